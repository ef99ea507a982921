"""Villages that lack one condition of eligibility only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emas.services.figures import condition_codes
from emas.services.selection import Selection


@dataclass(frozen=True)
class Near:
    """A village with its score in units of the rubric."""

    code: str
    name: str
    total: int


def lacking_only(selection: Selection, condition: str) -> list[Near]:
    """Those that fulfil everything but ``condition``, the highest score first, equals in order of code.

    As :func:`emas.services.blocking.blocking` counts them: complete villages.

    Raises:
        ValueError: there is no such condition.
    """
    snapshot, rows = selection.snapshot, selection.complete
    scores = snapshot.scores[selection.kind]
    at = condition_codes(snapshot).index(condition)
    lacks = ~scores.fulfilled[rows]
    alone = rows[lacks[:, at] & (lacks.sum(axis=1) == 1)]
    best = alone[np.argsort(-scores.total[alone].astype(np.int64), kind="stable")]
    return [Near(str(snapshot.code[row]), str(snapshot.name[row]), int(scores.total[row])) for row in best]
