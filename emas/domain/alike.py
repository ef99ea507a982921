"""How far apart two villages are: by their levels, by the size of their registers, and over the ground.

One village against many at once; which difference matters more is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import MAX_LEVEL
from emas.domain.scoring_many import OPEN, Scores

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

EARTH = 6371.0088
"""Mean radius of the earth in kilometres (IUGG)."""


def comparable(scores: Scores, row: int, outside: Sequence[str]) -> Rows:
    """Positions of the indicators that a village answered and that apply to it, but for those ``outside``.

    Raises:
        KeyError: there is no such indicator.
    """
    usable = (scores.levels[row] != OPEN) & scores.applicable[row]
    usable[[scores.rubric.position[code] for code in outside]] = False
    return np.flatnonzero(usable)


def level_gaps(scores: Scores, row: int, rows: Rows, columns: Rows) -> tuple[Rows, Rows]:
    """By how many levels each of ``rows`` differs from ``row``, summed up, and over how many indicators.

    Counted are those of ``columns`` (:func:`comparable`) that the other village answered too and that apply
    to it.
    """
    # All columns of a row lie together: taking them out one by one would cost four times as much.
    wanted = np.zeros(scores.levels.shape[1], dtype=bool)
    wanted[columns] = True
    gaps = scores.levels[rows]
    shared = (gaps != OPEN) & scores.applicable[rows] & wanted
    gaps -= scores.levels[row]
    gaps = np.abs(gaps) * shared
    return gaps.sum(axis=1, dtype=np.int64), shared.sum(axis=1, dtype=np.int64)


def size_gaps(sizes: npt.ArrayLike, own: int) -> Numbers:
    """How far other registers are from one of ``own`` people: twice as many is a level, four at most.

    NaN where either counted nobody.
    """
    there = np.asarray(sizes, dtype=np.float64)
    gaps = np.full(there.shape, np.nan)
    if own > 0:
        counted = there > 0
        gaps[counted] = np.minimum(MAX_LEVEL, np.abs(np.log2(there[counted] / own)))
    return gaps


def mean_gaps(gaps: Rows, shared: Rows, sizes: Numbers, least: int) -> Numbers:
    """The mean difference in levels; the register's size counts like one more indicator where it is known.

    Infinite where fewer than ``least`` indicators (at least one) are shared: too little to be called alike.
    """
    known = ~np.isnan(sizes)
    found = np.full(len(gaps), np.inf)
    enough = shared >= max(1, least)
    whole = gaps + np.where(known, sizes, 0)
    found[enough] = whole[enough] / (shared + known)[enough]
    return found


def kilometres(lon: Numbers, lat: Numbers, of_lon: float, of_lat: float) -> Numbers:
    """Great-circle distance of points (degrees) from one point, by the haversine formula."""
    east, north = np.radians(lon - of_lon), np.radians(lat - of_lat)
    chord = np.sin(north / 2) ** 2
    chord += np.cos(np.radians(lat)) * np.cos(np.radians(of_lat)) * np.sin(east / 2) ** 2
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.minimum(chord, 1))))


def first(keys: Sequence[Numbers], count: int) -> Rows:
    """Places of the ``count`` least by the first key, equals by the next one, at last in order of place.

    What is infinite by the first key is left out.
    """
    found = np.flatnonzero(np.isfinite(keys[0]))
    if len(found) > count:  # sorting a nation for its first few would take ten times as long
        most = np.partition(keys[0][found], count - 1)[count - 1]
        found = found[keys[0][found] <= most]
    order = np.lexsort([key[found] for key in reversed(keys)])
    return found[order[:count]]
