"""The same villages over several rounds: in which band they stood, how many were eligible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from emas.domain.disclosure import FEW
from emas.domain.stored import KINDS, Kind
from emas.services.paired import comparable, in_round
from emas.services.rounds import RoundName
from emas.services.selection import Selection
from emas.services.snapshot_columns import Text

MOST_ROUNDS = 4
"""Rounds looked back at: as many as are kept in columns."""


@dataclass(frozen=True)
class InRound:
    """One round: ``complete`` counts all villages of the filter that are complete in it, the rest is of the
    same ``n`` in each round.

    ``eligible`` are, by kind of score, how many fulfil every condition and of how many that are complete by
    that kind; ``mean`` is in points, ``bands`` count villages.
    """

    name: str
    reference: date
    complete: int
    n: int
    eligible: dict[Kind, tuple[int, int]]
    mean: float
    bands: dict[str, int]


def over_rounds(selection: Selection) -> list[InRound]:
    """The latest rounds under the same version of the rubric, the oldest first, each of the same villages.

    They are those complete in every round that is shown. A round by whose kind of score nobody is complete
    is passed over; one that would leave fewer than :data:`FEW` villages, and all before it, are not shown.
    Empty where no village is complete in two rounds.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("over rounds", lambda: _over_rounds(selection))


def _over_rounds(selection: Selection) -> list[InRound]:
    shown: list[tuple[RoundName, Selection]] = []
    same: Text = np.array([], dtype="U10")
    for one in comparable(selection.snapshot)[:MOST_ROUNDS]:
        found = in_round(selection, one.id)
        complete = found.snapshot.complete[selection.kind] if shown else found.complete
        codes = found.snapshot.code[complete]
        if not len(codes):
            continue
        both = np.intersect1d(same, codes, assume_unique=True) if shown else codes
        if len(both) < (1 if len(shown) == 1 else FEW) and shown:
            break
        shown.append((one, found))
        same = both
    return [_in_round(of, found, same) for of, found in reversed(shown)] if len(shown) > 1 else []


def _in_round(of: RoundName, found: Selection, same: Text) -> InRound:
    then, kind = found.snapshot, found.kind
    rows, _known = then.rows_of(same)
    scores = then.scores[kind]
    counts = np.bincount(scores.band[rows], minlength=len(then.rubric.bands))
    complete = {one: rows[then.complete[one][rows]] for one in KINDS}
    return InRound(
        name=of.name,
        reference=of.reference,
        complete=len(found.complete),
        n=len(rows),
        eligible={
            one: (int(np.count_nonzero(then.scores[one].eligible[at])), len(at))
            for one, at in complete.items()
        },
        mean=int(scores.total[rows].sum(dtype=np.int64)) / (then.rubric.unit * len(rows)),
        bands={band.code: int(n) for band, n in zip(then.rubric.bands, counts, strict=True)},
    )
