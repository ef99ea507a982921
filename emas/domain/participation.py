"""Who takes part in what, and which of the returnees' obstacles are met: asked, never scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import Rubric

NO, YES, UNKNOWN = "0", "1", "-"
"""Signs of the written form; nobody who was not asked counts as a no."""

Answers = npt.NDArray[np.int8]


@dataclass(frozen=True)
class TakingPart:
    """Of n villages: 1 yes, 0 no, -1 not answered.

    ``who`` (n x stakeholders x stages): whether they take part; ``met`` (n x obstacles): whether the village
    does something against the obstacle.
    """

    who: Answers
    met: Answers


def length(rubric: Rubric) -> int:
    """Signs of the written form: stakeholder by stakeholder its stages, then the obstacles."""
    asked = rubric.participation
    return len(asked.stakeholders) * len(asked.stages) + len(asked.obstacles)


def read_participation(rubric: Rubric, texts: Sequence[str | None]) -> TakingPart:
    """The answers of n villages; ``None`` has none.

    Raises:
        ValueError: a text is of another length than the rubric asks for.
    """
    asked = rubric.participation
    nothing = UNKNOWN * length(rubric)
    signs = np.frombuffer("".join([text or nothing for text in texts]).encode("ascii"), dtype=np.uint8)
    answers = np.where(signs == ord(UNKNOWN), -1, signs == ord(YES)).astype(np.int8)
    answers = answers.reshape(len(texts), length(rubric))
    who = len(asked.stakeholders) * len(asked.stages)
    shape = (len(texts), len(asked.stakeholders), len(asked.stages))
    return TakingPart(answers[:, :who].reshape(shape), answers[:, who:])
