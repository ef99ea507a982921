"""Scores and bands by kind, how far a claim lies above what is proven or verified, and movement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.stored import KINDS, Kind
from emas.services.fulfilment import before
from emas.services.rounds import rounds
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
    """Between the round before (``since``) and the scores looked at, by band of the same villages.

    ``closer`` are villages whose band fell while they matched more of their migrants with BP3MI and found
    fewer of them recorded: honest work, not counted as fallen. ``new`` had no score before, ``silent`` have
    none in the latest round, ``stale`` have not changed for :data:`STALE_MONTHS` months. ``matrix`` counts
    villages by band before (rows) and now (columns).
    """

    since: str
    risen: int
    same: int
    fallen: int
    closer: int
    new: int
    silent: int
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

    Villages are those that the filter selects now; a village outside of the programme's target is left out.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("movement", lambda: _movement(selection))


def _movement(selection: Selection) -> Movement | None:
    earlier = before(selection)
    if earlier is None or not len(earlier.snapshot):
        return None
    now, then, kind = selection.snapshot, earlier.snapshot, selection.kind
    scores, old = now.scores[kind], then.scores[kind]
    rows = selection.scores[scores.target[selection.scores]]
    at, known = then.rows_of(now.code[rows])
    known &= then.has[kind][at] & old.target[at]
    here, there = rows[known], at[known]
    band, was = scores.band[here].astype(np.int64), old.band[there].astype(np.int64)
    position = now.rubric.position
    fell = band < was
    closer = fell.copy()
    if MATCHED in position and PROCEDURAL in position:
        closer &= scores.levels[here, position[MATCHED]] > old.levels[there, position[MATCHED]]
        closer &= scores.levels[here, position[PROCEDURAL]] < old.levels[there, position[PROCEDURAL]]
    else:
        closer[:] = False
    size = len(now.rubric.bands)
    latest = rounds(now)
    age = np.datetime64("today", "D") - now.updated[rows]
    return Movement(
        since=next(one.name for one in latest if one.id == then.of_round),
        risen=int(np.count_nonzero(band > was)),
        same=int(np.count_nonzero(band == was)),
        fallen=int(np.count_nonzero(fell & ~closer)),
        closer=int(np.count_nonzero(closer)),
        new=int(np.count_nonzero(~known)),
        silent=0 if now.of_round else int(np.count_nonzero(now.round_id[rows] != latest[0].id)),
        stale=int(np.count_nonzero(age > np.timedelta64(365 * STALE_MONTHS // 12, "D"))),
        matrix=np.bincount(was * size + band, minlength=size * size).reshape(size, size),
    )
