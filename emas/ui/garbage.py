"""Keeps what never becomes garbage out of the collector's sight.

Streamlit collects fully after every run of a page; over what a page imports and reads once, that takes 40 ms.
"""

from __future__ import annotations

import gc

_settled: set[str] = set()


def freeze_after(page: str) -> None:
    """Freeze everything that is there, once the first run of ``page`` is over; later ones cost nothing."""
    if page not in _settled:
        _settled.add(page)
        gc.freeze()
