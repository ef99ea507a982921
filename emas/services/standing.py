"""Scores and bands by kind, how far a claim lies above what is proven or verified, and movement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.stored import KINDS, Kind
from emas.services.paired import Came, Left, since_last_round
from emas.services.selection import Selection, select

STALE_MONTHS = 12
"""Months without a change after which an assessment is told to grow old: activities count for as long."""

MATCHED, PROCEDURAL = "L7.3", "L1.3"
"""Who looks closer finds more undocumented departures: the first rises, the second may fall (METHOD)."""


@dataclass(frozen=True)
class OfKind:
    """The villages of a selection with a score of a kind: how many in each band, and their mean in points."""

    kind: Kind
    n: int
    mean: float | None
    bands: dict[str, int]


@dataclass(frozen=True)
class Gap:
    """Villages that have a claim and a score of another ``kind``.

    ``mean`` is by how many points the claim lies above it, ``higher`` counts villages whose claim stands in a
    higher band, ``eligible`` those eligible by their claim alone.
    """

    kind: Kind
    n: int
    mean: float
    higher: int
    eligible: int


@dataclass(frozen=True)
class Movement:
    """Between two rounds, by band of the same ``n`` villages: those complete in both.

    ``since`` and ``until`` are the rounds' names. ``closer`` are villages whose band fell while they matched
    more of their migrants with BP3MI and found fewer of them recorded: honest work, not counted as fallen.
    ``came`` and ``left`` are complete in one of the rounds alone. ``stale`` of the villages looked at have
    not changed for :data:`STALE_MONTHS` months. ``matrix`` counts the ``n`` by band before (rows) and now
    (columns).
    """

    since: str
    until: str
    n: int
    risen: int
    same: int
    fallen: int
    closer: int
    came: Came
    left: Left
    stale: int
    matrix: npt.NDArray[np.int64]


def by_kind(selection: Selection) -> list[OfKind]:
    """The same filter by each kind of score, in the order of the kinds.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = []
    for kind in KINDS:
        chosen = select(selection.snapshot, kind, selection.filter)
        scores, rows = selection.snapshot.scores[kind], chosen.scores
        rubric = selection.snapshot.rubric
        counts = np.bincount(scores.band[rows] + 1, minlength=len(rubric.bands) + 1)[1:]
        total = int(scores.total[rows].sum(dtype=np.int64))
        found.append(
            OfKind(
                kind=kind,
                n=len(rows),
                mean=total / (rubric.unit * len(rows)) if len(rows) else None,
                bands={band.code: int(n) for band, n in zip(rubric.bands, counts, strict=True)},
            )
        )
    return found


def gaps(selection: Selection) -> list[Gap]:
    """Claims against the other kinds, over those villages of the selection that have both."""
    snapshot, claimed = selection.snapshot, selection.snapshot.scores["claimed"]
    found = []
    for kind in KINDS[1:]:
        rows = selection.scores
        rows = rows[snapshot.has["claimed"][rows] & snapshot.has[kind][rows]]
        if not len(rows):
            continue
        other = snapshot.scores[kind]
        above = claimed.total[rows].astype(np.int64) - other.total[rows]
        found.append(
            Gap(
                kind=kind,
                n=len(rows),
                mean=float(above.sum()) / (snapshot.rubric.unit * len(rows)),
                higher=int(np.count_nonzero(claimed.band[rows] > other.band[rows])),
                eligible=int(np.count_nonzero(claimed.eligible[rows] & ~other.eligible[rows])),
            )
        )
    return found


def movement(selection: Selection) -> Movement | None:
    """Who moved since the round before; ``None`` where there is none to compare with.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("movement", lambda: _movement(selection))


def _movement(selection: Selection) -> Movement | None:
    found = since_last_round(selection)
    if found is None:
        return None
    rubric, kind = selection.snapshot.rubric, selection.kind
    here, there = found.later.complete, found.earlier.complete
    scores, old = found.later.snapshot.scores[kind], found.earlier.snapshot.scores[kind]
    band, was = scores.band[here].astype(np.int64), old.band[there].astype(np.int64)
    fell, position = band < was, rubric.position
    closer = fell.copy()
    if MATCHED in position and PROCEDURAL in position:
        closer &= scores.levels[here, position[MATCHED]] > old.levels[there, position[MATCHED]]
        closer &= scores.levels[here, position[PROCEDURAL]] < old.levels[there, position[PROCEDURAL]]
    else:
        closer[:] = False
    size = len(rubric.bands)
    age = np.datetime64("today", "D") - selection.snapshot.updated[selection.targets]
    return Movement(
        since=found.since,
        until=found.until,
        n=found.n,
        risen=int(np.count_nonzero(band > was)),
        same=int(np.count_nonzero(band == was)),
        fallen=int(np.count_nonzero(fell & ~closer)),
        closer=int(np.count_nonzero(closer)),
        came=found.came,
        left=found.left,
        stale=int(np.count_nonzero(age > np.timedelta64(365 * STALE_MONTHS // 12, "D"))),
        matrix=np.bincount(was * size + band, minlength=size * size).reshape(size, size),
    )
