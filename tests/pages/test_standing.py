"""Movement between rounds, over eight villages counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.services import over_rounds, snapshot, standing
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(of: Snapshot, region: str = "") -> Selection:
    return select(of, "claimed", Filter(region=region))


def test_the_demonstration_s_movement_adds_up() -> None:
    selection = chosen(snapshot.current())
    found = standing.movement(selection)
    assert found is not None
    assert found.risen + found.same + found.fallen + found.closer == found.n == found.matrix.sum()
    latest, before = (snapshot.of_round(selection.snapshot, one.id) for one in rounds(selection.snapshot)[:2])
    assert found.n + found.came.n == int(latest.complete["claimed"].sum())
    assert found.n + found.left.n == int(before.complete["claimed"].sum())


def test_the_first_round_moved_from_nothing() -> None:
    now = snapshot.current()
    assert standing.movement(chosen(snapshot.of_round(now, rounds(now)[-1].id))) is None


def test_the_same_villages_are_followed_over_the_rounds() -> None:
    found = over_rounds.over_rounds(chosen(snapshot.current()))
    assert [one.name for one in found] == ["2024", "2025", "2026"]
    assert len({one.n for one in found}) == 1
    assert all(sum(one.bands.values()) == one.n <= one.complete for one in found)
