"""What regions show beside a measure: another one, or the same in another round and how it changed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emas.services import map_figures
from emas.services.map_figures import By
from emas.services.paired import Paired, pair
from emas.services.rounds import rounds
from emas.services.selection import Selection

Figures = npt.NDArray[np.float64]


def compared(
    selection: Selection, measure: str, other: Selection, other_measure: str, by: By
) -> tuple[Figures, Figures]:
    """The other measure in the other selection, and what the measure rose by (fell, below 0) between them.

    Both for every region of the level, in order of code; NaN where there is no figure. The change runs from
    the earlier round to the later and is of the villages complete in both; it is not rounded. It is NaN
    between two measures or two kinds of score, and where the rubrics differ: scores under two versions are
    not comparable.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: the selection has no such measure.
    """
    nothing = np.full(len(map_figures.by_region(selection, measure, by).value), np.nan)
    then = nothing
    # The rubric of an earlier round may not have the measure.
    if other_measure in map_figures.codes(other.snapshot):
        then = map_figures.by_region(other, other_measure, by).value
    if not changes(selection, measure, other, other_measure):
        return then, nothing
    earlier, later = in_order(selection, other)
    if measure == map_figures.ASSESSED:
        # How far the assessment has got: who came and who left is the very change.
        first, last = (map_figures.by_region(one, measure, by).value for one in (earlier, later))
        return then, last - first
    return then, change(pair(earlier, later), measure, by)


def change(of: Paired, measure: str, by: By) -> Figures:
    """How much a measure of scores rose (fell, below 0) in each region, in order of code; NaN without pairs.

    Exact: in points, or in percentage points of villages or of the attainable.
    """
    key = ("change", measure, by)
    return of.later.remember(key, lambda: _change(of, measure, by))


def _change(of: Paired, measure: str, by: By) -> Figures:
    was, is_now = (map_figures.of_villages(one, measure) for one in (of.earlier, of.later))
    where, size = map_figures.region_of(of.later, by)
    n = np.bincount(where, minlength=size)
    risen = np.full(size, np.nan)
    summed = np.bincount(where, is_now - was, size)
    risen[n > 0] = summed[n > 0] / n[n > 0]
    return risen


def same_villages(selection: Selection, measure: str, other: Selection, other_measure: str) -> Paired | None:
    """The villages that a measure's change between two rounds is of; ``None`` where it is no such change.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if measure == map_figures.ASSESSED or not changes(selection, measure, other, other_measure):
        return None
    return pair(*in_order(selection, other))


def changes(selection: Selection, measure: str, other: Selection, other_measure: str) -> bool:
    """Whether the difference of the two is a change in time: what sources state has no round."""
    return (
        measure == other_measure
        and map_figures.of_kind(measure)
        and selection.kind == other.kind
        and selection.snapshot.of_round != other.snapshot.of_round
        and selection.snapshot.rubric.version == other.snapshot.rubric.version
    )


def in_order(one: Selection, other: Selection) -> tuple[Selection, Selection]:
    """The two with the earlier round first; the latest scores are later than any round.

    Raises:
        Problem: ``database_*``.
    """
    latest_first = [0, *(known.id for known in rounds(one.snapshot))]
    first = latest_first.index(one.snapshot.of_round) >= latest_first.index(other.snapshot.of_round)
    return (one, other) if first else (other, one)
