"""Eight villages whose every figure can be counted by hand: what all aggregates are checked against.

| village      | answers                         | what it lacks                        |
|--------------|---------------------------------|--------------------------------------|
| 3524012001   | all 3, no PMI in the register   | the prerequisite PMI: no target      |
| 3524012002   | nothing answered                | everything                           |
| 3525032001   | all 3                           | nothing: eligible                    |
| 3525032002   | all 3, L8.2 = 2                 | K1 alone                             |
| 3525032003   | all 3, L8.2 = 2, L10.1 = 2      | K1 and K2                            |
| 5201152001   | all 3, L5.2 = 1                 | K3 alone                             |
| 5201152002   | all 4                           | nothing: eligible                    |
| 5201152003   | all 3, L8.1 = 1                 | the regulation alone                 |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from emas.domain.answers import Counts
from emas.domain.counts import read_counts, write_counts
from emas.domain.participation import read_participation
from emas.domain.scoring_many import OPEN, Scores, score_many
from emas.domain.stored import KINDS
from emas.services.rubrics import rubric
from emas.services.snapshot import Snapshot

CODES = (
    *("3524012001", "3524012002", "3525032001", "3525032002", "3525032003"),
    *("5201152001", "5201152002", "5201152003"),
)

_NO_MIGRANT, _UNANSWERED, _BEST = 0, 1, 6
Changes = Mapping[int, Mapping[str, int]]
_BELOW: Changes = {3: {"L8.2": 2}, 4: {"L8.2": 2, "L10.1": 2}, 5: {"L5.2": 1}, 7: {"L8.1": 1}}


def eight(
    changes: Changes | None = None,
    *,
    verified: Changes | None = None,
    counts: Mapping[int, Mapping[str, Counts]] | None = None,
    participation: Mapping[int, str] | None = None,
    drafts: Iterable[int] = (),
) -> Snapshot:
    """A snapshot of the eight, each with the same score of every kind.

    ``changes`` are other levels, by row and indicator; ``verified`` those that a verifier alone found.
    ``counts`` stand beside the levels, by row and indicator, and change none; ``participation`` are written
    forms by row. ``drafts`` are rows that nobody submitted.
    """
    used, rows = rubric(), range(len(CODES))
    counted = read_counts(used, [write_counts(used, (counts or {}).get(row, {})) for row in rows])
    of_all = _scored(changes or {})
    of_verifier = _scored({**(changes or {}), **verified}) if verified else of_all
    n = len(CODES)
    return Snapshot(
        number=0,
        mode="production",
        rubric=used,
        code=np.array(CODES),
        name=np.array([f"Desa {code}" for code in CODES]),
        lon=np.full(n, 112.0),
        lat=np.full(n, -7.0),
        origin=np.full(n, "village"),
        round_id=np.ones(n, dtype=np.int64),
        answered=of_all.answered.astype(np.int64),
        updated=np.full(n, "2026-10-01", dtype="datetime64[D]"),
        scores={"claimed": of_all, "evidenced": of_all, "verified": of_verifier},
        has={kind: np.ones(n, dtype=bool) for kind in KINDS},
        counts=dict.fromkeys(KINDS, counted),
        taking_part=read_participation(used, [(participation or {}).get(row) for row in rows]),
        draft=np.isin(rows, list(drafts)),
    )


def _scored(changes: Changes) -> Scores:
    used = rubric()
    levels = np.full((len(CODES), len(used.indicators)), 3, dtype=np.int8)
    empty = np.zeros(levels.shape, dtype=bool)
    levels[_UNANSWERED], levels[_BEST] = OPEN, 4
    for told in (_BELOW, changes):
        for row, below in told.items():
            for code, level in below.items():
                levels[row, used.position[code]] = level
    empty[_NO_MIGRANT, used.position["L7.3"]] = True
    levels[empty] = 0
    return score_many(used, levels, empty)
