"""Who takes part in what, and which of the returnees' obstacles are met: asked, never scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.problems import Problem
from emas.domain.rubric import Rubric
from emas.domain.rubric_text import Text

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


@dataclass(frozen=True)
class Question:
    """One question of the unscored part: several ``options``, any or none of which hold.

    ``start`` is where its signs stand in the written form, one an option; ``name`` whom or what it is about.
    """

    start: int
    name: Text
    options: tuple[Text, ...]

    def of(self, written: str) -> str:
        """Its signs in a village's written form."""
        return written[self.start : self.start + len(self.options)]


def questions(rubric: Rubric) -> tuple[Question, ...]:
    """One question a stakeholder, and one about the obstacles."""
    asked = rubric.participation
    step = len(asked.stages)
    who = [Question(at * step, one, asked.stages) for at, one in enumerate(asked.stakeholders)]
    return (*who, Question(len(who) * step, asked.obstacle_question, asked.obstacles))


def put(rubric: Rubric, written: str | None, question: Question, signs: str) -> str:
    """A village's written form with another answer to one question.

    Raises:
        Problem: ``participation_expected`` where ``signs`` are not as many as its options, or others than
            yes and no throughout or unknown throughout.
    """
    if len(signs) != len(question.options) or not (set(signs) <= {YES, NO} or set(signs) == {UNKNOWN}):
        raise Problem("participation_expected")
    whole = written or UNKNOWN * length(rubric)
    return whole[: question.start] + signs + whole[question.start + len(signs) :]


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
