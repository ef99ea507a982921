"""Equal classes of a measure: from which figure on each colour begins, and how the legend writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor

from emas.ui import formats
from emas.ui.maps.measures import Scale

CLASSES = 5
_STEPS = (1, 2, 4, 5, 10, 20)

Edges = tuple[int, ...]
"""The lowest figure of each class, rising; a figure below the first is no data."""


def edges(scale: Scale, figures: Iterable[float | None]) -> Edges:
    """At most five classes of equal width.

    Shares always run from 0 to 100, so that two maps compare; means take the narrowest round step that
    spans what there is; counts begin at 1, since a region with none has nothing to colour.
    """
    if scale == "share":
        return tuple(range(0, 100, 100 // CLASSES))
    known = [figure for figure in figures if figure is not None]
    if scale == "count":
        highest = int(max(known, default=0))
        step = max(1, ceil(highest / CLASSES))
        return tuple(range(1, max(highest, 1) + 1, step))
    low, high = min(known, default=0), max(known, default=0)
    for step in _STEPS:
        first = floor(low / step) * step
        if high <= first + CLASSES * step and first + CLASSES * step <= 100:
            return tuple(range(first, first + CLASSES * step, step))
    return tuple(range(0, 100, 100 // CLASSES))


def labels(scale: Scale, of: Edges, highest: float | None) -> list[str]:
    """What the legend says beside each class: ``20–39``; the last one ends with the highest there is."""
    step = of[1] - of[0] if len(of) > 1 else 1
    top = of[-1] + step if scale != "count" else int(highest or of[-1]) + 1
    ends = [*of[1:], top]
    written = [_range(low, below - 1) for low, below in zip(of, ends, strict=True)]
    if scale != "count" and (top >= 100 or (highest or 0) >= top):
        written[-1] = _range(of[-1], top)
    return written


def _range(low: int, high: int) -> str:
    return formats.number(low) if low >= high else f"{formats.number(low)}–{formats.number(high)}"


def class_of(figure: float | None, of: Sequence[int]) -> int | None:
    """Which class a figure falls into, from 0; ``None`` for no data. What the map's expression decides."""
    if figure is None or figure < of[0]:
        return None
    return sum(figure >= edge for edge in of) - 1
