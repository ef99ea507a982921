"""What holds villages back: for each condition of eligibility, how many do not fulfil it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emas.domain.rubric import Criterion, Prerequisite
from emas.domain.rubric_text import Text
from emas.services.selection import Selection


@dataclass(frozen=True)
class Blocker:
    """A prerequisite or criterion that ``lacking`` of ``of`` complete villages do not fulfil.

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

    Counted are the complete villages of the selection: one whose register has no migrant is not held back by
    anything, and what a form leaves open is no obstacle yet.
    """
    return selection.remember("blocking", lambda: _blocking(selection))


def most_lacking(found: tuple[Blocker, ...]) -> Blocker | None:
    """The condition that most of the villages lack, the first of equals; ``None`` where none lacks any."""
    most = max(found, key=lambda one: one.lacking)
    return most if most.lacking else None


def eligible(selection: Selection) -> int:
    """How many of the complete villages fulfil every condition."""
    return int(np.count_nonzero(selection.snapshot.scores[selection.kind].eligible[selection.complete]))


def _blocking(selection: Selection) -> tuple[Blocker, ...]:
    rubric = selection.snapshot.rubric
    rows = selection.complete
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
