"""The eligibility conditions one by one: how each stands and what is still missing for it."""

from __future__ import annotations

from dataclasses import dataclass

from emas.domain.profile import dropped
from emas.domain.rubric import Criterion, Indicator, Prerequisite
from emas.domain.rubric_text import Text
from emas.domain.scoring import Score, Status, status


@dataclass(frozen=True)
class Part:
    """One indicator that a condition hangs on: the level it must reach and the level it has.

    ``now`` is ``None`` where it is not answered; ``applies`` is false where it drops out.
    ``needed`` is ``None`` where somebody must have been counted, whatever the level.
    """

    indicator: Indicator
    needed: int | None
    now: int | None
    applies: bool
    holds: bool

    @property
    def cut(self) -> int | None:
        """The percentage that the needed level begins at, for a percent indicator."""
        if self.needed is None or self.needed < 2 or not self.indicator.cuts:
            return None
        return self.indicator.cuts[self.needed - 2]

    @property
    def anchor(self) -> Text | None:
        """What the needed level means, naming the document that proves it; ``None`` for counts."""
        if self.needed is None or not self.indicator.anchors:
            return None
        return self.indicator.anchors[self.needed]


@dataclass(frozen=True)
class Condition:
    """A prerequisite or a criterion of one village."""

    code: str
    name: Text
    prerequisite: bool
    status: Status
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that apply and do not hold yet."""
        return tuple(part for part in self.parts if part.applies and not part.holds)


def conditions(score: Score) -> list[Condition]:
    """The conditions in rubric order, prerequisites first; their statuses are those of the score."""
    rubric = score.rubric
    return [_prerequisite(score, item) for item in rubric.prerequisites] + [
        Condition(item.code, item.name, False, score.criteria[item.code], _parts(score, item))
        for item in rubric.criteria
    ]


def _prerequisite(score: Score, item: Prerequisite) -> Condition:
    if item.denominator_of is None:
        found = status(score.rubric, item.needs, score.profile, dropped(score.rubric, score.profile))
        return Condition(item.code, item.name, True, found, _parts(score, item))
    at = score.rubric.position[item.denominator_of]
    now, holds = score.profile.levels[at], score.prerequisites[item.code]
    found = Status.MET if holds else Status.UNANSWERED if now is None else Status.UNMET
    part = Part(score.rubric.by_code[item.denominator_of], None, now, True, holds)
    return Condition(item.code, item.name, True, found, (part,))


def _parts(score: Score, item: Criterion | Prerequisite) -> tuple[Part, ...]:
    rubric, levels = score.rubric, score.profile.levels
    return tuple(
        Part(
            indicator=rubric.by_code[code],
            needed=least,
            now=levels[rubric.position[code]],
            applies=code not in score.not_applicable,
            holds=(levels[rubric.position[code]] or 0) >= least,
        )
        for code, least in item.needs.items()
    )
