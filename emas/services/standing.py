"""Who rose and who fell since the round before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.geo.time_zones import today
from emas.services.paired import Came, Left, since_last_round
from emas.services.selection import Selection

STALE_MONTHS = 12
"""Months without a change after which an assessment is told to grow old: activities count for as long."""

MATCHED, PROCEDURAL = "L7.3", "L1.3"
"""Who looks closer finds more undocumented departures: the first rises, the second may fall (METHOD)."""


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
    age = np.datetime64(today(), "D") - selection.snapshot.updated[selection.targets]
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
