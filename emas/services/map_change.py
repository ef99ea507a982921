"""What regions show beside a measure: another one, or the same in another round and how it changed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emas.services import map_figures
from emas.services.map_figures import By
from emas.services.rounds import rounds
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot

Figures = npt.NDArray[np.float64]


def compared(
    selection: Selection, measure: str, other: Selection, other_measure: str, by: By
) -> tuple[Figures, Figures]:
    """The other measure in the other selection, and what the measure rose by (fell, below 0) between them.

    Both for every region of the level, in order of code; NaN where there is no figure. The change is the
    figure of the later round less that of the earlier, with one decimal, as both are shown. It is NaN too
    between two measures or two kinds of score, and where the rubrics differ: scores under two versions are
    not comparable.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: the selection has no such measure.
    """
    value = map_figures.by_region(selection, measure, by).value
    then, risen = np.full(len(value), np.nan), np.full(len(value), np.nan)
    # The rubric of an earlier round may not have the measure.
    if other_measure in map_figures.codes(other.snapshot):
        then = map_figures.by_region(other, other_measure, by).value
    if changes(selection, measure, other, other_measure):
        finite = np.isfinite(value) & np.isfinite(then)
        sign = 1 if _in_order(other, selection) else -1
        risen[finite] = np.round(sign * (value[finite] - then[finite]), 1)
    return then, risen


def changes(selection: Selection, measure: str, other: Selection, other_measure: str) -> bool:
    """Whether the difference of the two is a change in time: what sources state has no round."""
    return (
        measure == other_measure
        and map_figures.of_kind(measure)
        and selection.kind == other.kind
        and selection.snapshot.of_round != other.snapshot.of_round
        and selection.snapshot.rubric.version == other.snapshot.rubric.version
    )


def span(selection: Selection, other: Selection) -> tuple[str, str]:
    """The names of the two rounds that a change runs between, the earlier first.

    Empty for the current scores, which are later than those of any round.

    Raises:
        Problem: ``database_*``.
    """
    both = (other, selection) if _in_order(other, selection) else (selection, other)
    return round_name(both[0].snapshot), round_name(both[1].snapshot)


def round_name(snapshot: Snapshot) -> str:
    """Name of the round whose scores these are; empty for the current ones.

    Raises:
        Problem: ``database_*``.
    """
    return next((one.name for one in rounds(snapshot) if one.id == snapshot.of_round), "")


def _in_order(one: Selection, other: Selection) -> bool:
    """Whether the first is of the earlier round, or both are of the same."""
    latest_first = [0, *(known.id for known in rounds(one.snapshot))]
    return latest_first.index(one.snapshot.of_round) >= latest_first.index(other.snapshot.of_round)
