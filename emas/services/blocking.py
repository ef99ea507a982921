"""What holds villages back: for each condition of eligibility, how many do not fulfil it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import Criterion, Prerequisite
from emas.domain.rubric_text import Text
from emas.services.selection import Selection


@dataclass(frozen=True)
class Blocker:
    """A prerequisite or criterion that ``lacking`` of ``of`` villages do not fulfil (open answers included).

    ``only`` of them fulfil everything else.
    """

    code: str
    name: Text
    prerequisite: bool
    lacking: int
    only: int
    of: int


def blocking(selection: Selection) -> tuple[Blocker, ...]:
    """Every condition, prerequisites first, in rubric order.

    Counted are the villages of the selection with a score of its kind that the programme is meant for: one
    whose register has no migrant is not held back by anything, see :func:`outside`.
    """
    return selection.remember("blocking", lambda: _blocking(selection))


def eligible(selection: Selection) -> int:
    """How many villages fulfil every condition."""
    return int(np.count_nonzero(selection.snapshot.scores[selection.kind].eligible[selection.scores]))


def outside(selection: Selection) -> int:
    """How many villages with a score of the kind are no target of the programme."""
    return int(len(selection.scores) - np.count_nonzero(_targets(selection)))


def _targets(selection: Selection) -> npt.NDArray[np.bool_]:
    return np.asarray(selection.snapshot.scores[selection.kind].target[selection.scores])


def _blocking(selection: Selection) -> tuple[Blocker, ...]:
    rubric = selection.snapshot.rubric
    rows = selection.scores[_targets(selection)]
    # A row a condition: numpy counts along the last axis several times faster.
    lacks = np.ascontiguousarray(~selection.snapshot.scores[selection.kind].fulfilled[rows].T)
    lacking = np.count_nonzero(lacks, axis=1)
    only = np.count_nonzero(lacks & (lacks.sum(axis=0, dtype=np.uint8) == 1), axis=1)
    conditions: list[Prerequisite | Criterion] = [*rubric.prerequisites, *rubric.criteria]
    return tuple(
        Blocker(
            code=item.code,
            name=item.name,
            prerequisite=at < len(rubric.prerequisites),
            lacking=int(lacking[at]),
            only=int(only[at]),
            of=len(rows),
        )
        for at, item in enumerate(conditions)
    )
