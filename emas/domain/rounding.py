"""How exact figures become the whole numbers that are read: shares, parts of a whole, bounds of intervals.

Shares go to the nearest, bounds outwards; scores, which stand against thresholds, only ever down
(docs/METHOD.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import overload

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


@overload
def percent(part: int, whole: int) -> int: ...


@overload
def percent(part: Whole, whole: Whole) -> Whole: ...


def percent(part: int | Whole, whole: int | Whole) -> int | Whole:
    """``part`` of ``whole`` to the nearest whole per cent, halves up; whole numbers or arrays of them.

    In integers, so that no arithmetic decides; ``whole`` is above 0.
    """
    return (200 * part + whole) // (2 * whole)


def percents(counts: Sequence[int], of: int = 100) -> list[int]:
    """The parts of one whole in per cent, adding up to 100; all 0 where there is nothing.

    In tenths of a per cent where ``of`` is 1000.

    By largest remainder (Hamilton's method): each is cut off, and what is missing goes to those that lost
    most, equals in their order. So each differs by less than 1 from its exact share, and none of nothing
    becomes something.
    """
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    cut = [of * count // whole for count in counts]
    lost = [of * count % whole for count in counts]
    for at in sorted(range(len(counts)), key=lambda at: -lost[at])[: of - sum(cut)]:
        cut[at] += 1
    return cut


def score_down(score: float, digits: int = 0) -> float:
    """A score, or a mean of scores, cut off after ``digits`` decimals: 74.96 is not 75.

    A mean of floats that is exactly 60 may come as 59.999…: what is within a billionth counts as reached.
    """
    step: int = 10**digits
    return floor(score * step + 1e-9) / step


def outwards(low: float, high: float, digits: int = 0) -> tuple[float, float]:
    """Both bounds of an interval with ``digits`` decimals, never inside of the exact ones."""
    step: int = 10**digits
    return floor(Fraction(low) * step) / step, ceil(Fraction(high) * step) / step
