"""The same villages in each round: who was assessed, in which band, how many were eligible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from emas.services.rounds import RoundName, rounds
from emas.services.selection import Selection
from emas.services.snapshot import of_round

MOST_ROUNDS = 4
"""Rounds looked back at: as many as are kept in columns."""


@dataclass(frozen=True)
class InRound:
    """Of the villages that are selected now: ``n`` targets with a score in the round, ``silent`` without one.

    ``bands`` counts them by band, ``eligible`` those that fulfilled every condition; ``mean`` is in points,
    ``None`` where there is none.
    """

    name: str
    reference: date
    n: int
    silent: int
    eligible: int
    mean: float | None
    bands: dict[str, int]


def over_rounds(selection: Selection) -> list[InRound]:
    """The latest rounds under the same version of the rubric, the oldest first.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("over rounds", lambda: _over_rounds(selection))


def _over_rounds(selection: Selection) -> list[InRound]:
    version = selection.snapshot.rubric.version
    known = [one for one in rounds(selection.snapshot) if one.rubric_version == version]
    return [_in_round(selection, one) for one in reversed(known[:MOST_ROUNDS])]


def _in_round(selection: Selection, of: RoundName) -> InRound:
    now, kind = selection.snapshot, selection.kind
    then = of_round(now, of.id)
    scores = then.scores[kind]
    found, known = then.rows_of(now.code[selection.scores])
    rows = found[known]
    rows = rows[then.has[kind][rows]]
    silent = len(selection.scores) - len(rows)
    rows = rows[scores.target[rows]]
    counts = np.bincount(scores.band[rows], minlength=len(then.rubric.bands))
    total = int(scores.total[rows].sum(dtype=np.int64))
    return InRound(
        name=of.name,
        reference=of.reference,
        n=len(rows),
        silent=silent,
        eligible=int(np.count_nonzero(scores.eligible[rows])),
        mean=total / (then.rubric.unit * len(rows)) if len(rows) else None,
        bands={band.code: int(n) for band, n in zip(then.rubric.bands, counts, strict=True)},
    )
