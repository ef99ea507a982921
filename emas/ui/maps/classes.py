"""Classes of a measure: from which figure on each colour begins, and how the legend writes it."""

from __future__ import annotations

from math import floor
from typing import Literal

import numpy as np
import numpy.typing as npt

from emas.ui import formats
from emas.ui.maps.measures import Scale

CLASSES = 5
_STEPS = (1, 2, 4, 5, 10, 15)
_WHOLE = tuple(range(0, 100, 100 // CLASSES))

Method = Literal["equal", "quantile"]
Figures = npt.NDArray[np.float64]

Edges = tuple[int, ...]
"""The lowest figure of each class, rising; a figure below the first is no data. Empty where none is known."""


def edges(scale: Scale, figures: Figures, method: Method = "equal") -> Edges:
    """At most five classes: of equal width, or with equally many regions each.

    Of equal width, shares always run from 0 to 100, so that two maps compare; means take the narrowest round
    step that spans what there is; counts begin at 1, since a region with none has nothing to colour.
    Quantiles begin at the lowest figure; equal figures are never parted, so there may be fewer classes.
    """
    known = figures[np.isfinite(figures)]
    if scale in ("count", "people"):
        known = known[known > 0]
    if not known.size:
        return ()
    count = CLASSES - int(np.isinf(figures).any())
    if method == "quantile":
        return _quantiles(known, count)
    if scale == "share":
        return _WHOLE
    high = float(known.max())
    if scale in ("count", "people"):
        step = _round_up(high / count)
        # 1–4, 5–9, 10–14 for a step of 5; 1, 2, 3 for a step of 1.
        return (1, *range(max(step, 2), floor(high) + 1, step))[:count]
    low = float(known.min())
    for step in _STEPS:
        first = floor(low / step) * step
        if high <= first + CLASSES * step and first + CLASSES * step <= 100:
            return tuple(edge for edge in range(first, first + CLASSES * step, step) if edge <= high)
    return _WHOLE


def _quantiles(known: Figures, count: int) -> Edges:
    # A figure that is really there, so that no class is empty.
    cuts = np.quantile(known, [at / count for at in range(count)], method="inverted_cdf")
    return tuple(dict.fromkeys(floor(cut) for cut in cuts))


def _round_up(width: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 …"""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            if width <= factor * unit:
                return factor * unit
        unit *= 10


def digits(figures: Figures, of: Edges) -> str:
    """One digit a region: 0 no data, 1 the lowest class; an infinite figure stands above the last edge."""
    found = np.searchsorted(np.array(of), figures, side="right")
    found[np.isnan(figures)] = 0
    found[np.isinf(figures)] = len(of) + 1
    return "".join(map(str, found.tolist()))


def labels(scale: Scale, of: Edges, highest: float) -> list[str]:
    """What the legend says beside each class: ``20–39``; the last one ends with the highest there is.

    Points have a decimal, and so have their classes (``20,0–39,9``): 39.6 lies in none of 20–39 and 40–59.
    """
    if not of:
        return []
    if of == _WHOLE and scale not in ("count", "people"):
        highest = 100
    decimals = 1 if scale == "points" else 0
    step = 0.1**decimals
    ends = [*(below - step for below in of[1:]), highest]
    return [_range(low, high, decimals) for low, high in zip(of, ends, strict=True)]


def _range(low: float, high: float, decimals: int) -> str:
    least, most = formats.number(low, decimals), formats.number(high, decimals)
    return least if low >= high else f"{least}–{most}"
