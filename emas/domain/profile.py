"""A village's levels in rubric order: the one form that scoring, path and the store share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emas.domain.answers import Answer, Counts
from emas.domain.rubric import MAX_LEVEL, NotApplicable, Rubric

UNANSWERED, EMPTY = "-", "o"
"""Signs in the written form: not answered; a percent indicator counted with denominator 0."""


@dataclass(frozen=True)
class Profile:
    """Levels by position in the rubric, ``None`` where unanswered.

    ``empty`` holds the positions of percent indicators whose denominator was answered with 0: a fact
    beside the level (which is then 0), because rules on what does not apply hang on it.
    """

    levels: tuple[int | None, ...]
    empty: frozenset[int] = frozenset()

    @classmethod
    def of(cls, rubric: Rubric, answers: Mapping[str, Answer]) -> Profile:
        """The profile of checked answers."""
        levels: list[int | None] = []
        empty = set()
        for at, indicator in enumerate(rubric.indicators):
            answer = answers.get(indicator.code)
            if isinstance(answer, Counts):
                levels.append(indicator.level_of_counts(answer.num, answer.den))
                if answer.den == 0:
                    empty.add(at)
            else:
                levels.append(answer)
        return cls(tuple(levels), frozenset(empty))

    @classmethod
    def read(cls, text: str) -> Profile:
        """The inverse of :meth:`write`.

        Raises:
            ValueError: for a sign that :meth:`write` never gives.
        """
        levels = tuple(None if sign == UNANSWERED else 0 if sign == EMPTY else int(sign) for sign in text)
        if any(level is not None and level > MAX_LEVEL for level in levels):
            raise ValueError(text)
        return cls(levels, frozenset(at for at, sign in enumerate(text) if sign == EMPTY))

    def write(self) -> str:
        """One character an indicator: ``0``-``4``, ``-`` unanswered, ``o`` level 0 with nobody counted."""
        return "".join(
            UNANSWERED if level is None else EMPTY if at in self.empty else str(level)
            for at, level in enumerate(self.levels)
        )

    def with_levels(self, changes: Mapping[int, int]) -> Profile:
        """The same village with some levels changed, by position; what was counted stays."""
        return Profile(
            tuple(changes.get(at, level) for at, level in enumerate(self.levels)),
            self.empty,
        )

    def filled(self, level: int) -> Profile:
        """The same village with every open answer at ``level``."""
        return Profile(tuple(level if known is None else known for known in self.levels), self.empty)


def holding_rules(rubric: Rubric, profile: Profile) -> tuple[NotApplicable, ...]:
    """The rules of the rubric by which something does not apply to this village."""
    return tuple(
        rule
        for rule in rubric.not_applicable
        if rubric.position[rule.indicator] in profile.empty
        and all(
            (profile.levels[rubric.position[code]] or 0) >= at_least
            for code, at_least in rule.and_at_least.items()
        )
    )


def dropped(rubric: Rubric, profile: Profile) -> frozenset[int]:
    """Positions of the indicators that do not apply. Follows from counts alone; nobody chooses it."""
    return frozenset(rubric.position[code] for rule in holding_rules(rubric, profile) for code in rule.drops)
