"""A clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from emas.geo import time_zones

HALF_PAST_SIX = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
"""06.30 WIB on 28 November 2026; in UTC it is still the 27th."""


def stop_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime = HALF_PAST_SIX) -> None:
    """Have everything in this process read ``moment`` from its clock."""
    monkeypatch.setattr(time_zones, "now", lambda: moment)
