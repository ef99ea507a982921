"""Claimed, evidenced, verified: the same villages by each kind of score, so that no claim stands alone.

Every page, slide and file that says how many are eligible, or how high scores are, takes it from here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.stored import KINDS, Kind
from emas.services.points import points
from emas.services.selection import Selection

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class OfKind:
    """Villages of a selection by one kind of score.

    ``assessed`` have such a score, ``targets`` of them are not known to be without migrants, ``n`` of those
    have every question answered. ``mean`` (:func:`mean_points`), ``bands`` (by code) and
    ``eligible`` count the ``n`` alone; ``early`` fulfil every condition while their form is unfinished.
    ``drafts`` of the ``n``, and ``eligible_drafts`` of the eligible, have not been submitted.
    """

    kind: Kind
    assessed: int
    targets: int
    n: int
    mean: float | None
    bands: dict[str, int]
    eligible: int
    early: int
    drafts: int
    eligible_drafts: int


@dataclass(frozen=True)
class Gap:
    """``n`` villages that are complete by their claim and by another ``kind``: the same ones by both.

    ``claimed`` and ``other`` are their means (:func:`mean_points`), ``mean`` is their difference as it is
    shown; ``higher`` counts villages whose claim stands in a higher band, ``eligible`` those eligible by
    their claim alone.
    """

    kind: Kind
    n: int
    claimed: float
    other: float
    mean: float
    higher: int
    eligible: int


def by_kind(selection: Selection) -> dict[Kind, OfKind]:
    """The selection's villages by each kind of score, claimed first.

    Which villages, says the filter by the selection's own kind; so a filter on scores tells how the same
    villages stand by the other kinds.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("by kind", lambda: {kind: _of_kind(selection, kind) for kind in KINDS})


def gaps(selection: Selection) -> list[Gap]:
    """The claim against each other kind that some village is complete by.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("gaps", lambda: _gaps(selection))


def _assessed(selection: Selection) -> Rows:
    """Rows of the snapshot that the selection's points stand on."""
    row = points(selection.snapshot).row[selection.rows]
    return row[row >= 0]


def _of_kind(selection: Selection, kind: Kind) -> OfKind:
    snapshot, rows = selection.snapshot, _assessed(selection)
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    rows = rows[snapshot.has[kind][rows]]
    complete = rows[snapshot.complete[kind][rows]]
    eligible = complete[scores.eligible[complete]]
    counts = np.bincount(scores.band[complete], minlength=len(rubric.bands))
    return OfKind(
        kind=kind,
        assessed=len(rows),
        targets=int(np.count_nonzero(scores.target[rows])),
        n=len(complete),
        mean=mean_points(scores.total[complete], rubric.unit),
        bands={band.code: int(n) for band, n in zip(rubric.bands, counts, strict=True)},
        eligible=len(eligible),
        early=int(np.count_nonzero(scores.eligible[rows])) - len(eligible),
        drafts=int(np.count_nonzero(snapshot.draft[complete])),
        eligible_drafts=int(np.count_nonzero(snapshot.draft[eligible])),
    )


def _gaps(selection: Selection) -> list[Gap]:
    snapshot, claimed = selection.snapshot, selection.snapshot.scores["claimed"]
    of_claim = _assessed(selection)
    of_claim = of_claim[snapshot.complete["claimed"][of_claim]]
    found = []
    for kind in KINDS[1:]:
        rows = of_claim[snapshot.complete[kind][of_claim]]
        other, unit = snapshot.scores[kind], snapshot.rubric.unit
        above, below = mean_points(claimed.total[rows], unit), mean_points(other.total[rows], unit)
        if above is None or below is None:
            continue
        found.append(
            Gap(
                kind=kind,
                n=len(rows),
                claimed=above,
                other=below,
                mean=round(above - below, 1),
                higher=int(np.count_nonzero(claimed.band[rows] > other.band[rows])),
                eligible=int(np.count_nonzero(claimed.eligible[rows] & ~other.eligible[rows])),
            )
        )
    return found


def mean_points(total: npt.NDArray[np.integer], unit: int) -> float | None:
    """Mean of scores in ``unit``-ths of a point: points with one decimal, rounded down; ``None`` of none."""
    return 10 * int(total.sum(dtype=np.int64)) // (unit * len(total)) / 10 if len(total) else None
