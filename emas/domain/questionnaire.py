"""The order in which a village is asked: eligibility first, condition by condition, then the services."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from emas.domain.rubric import Rubric
from emas.domain.rubric_text import Text

PARTICIPATION = "pelibatan"
"""Code of the last group: the unscored part, which has questions of its own kind and no indicator."""


SECONDS = {"level": 35, "percent": 70}
"""What a question takes, by its kind: a guess, since no village office was timed yet."""


@dataclass(frozen=True)
class Group:
    """A few questions that are asked together.

    ``code`` is the condition's, the service's or :data:`PARTICIPATION`; ``screening`` tells the eligibility
    questions.
    """

    code: str
    name: Text
    screening: bool
    indicators: tuple[str, ...]


def groups(rubric: Rubric) -> tuple[Group, ...]:
    """All questions of the rubric, each once: conditions in screening order, services, the unscored part."""
    names = {item.code: item.name for item in rubric.prerequisites}
    names |= {item.code: item.name for item in rubric.criteria}
    asked: dict[str, list[str]] = {}
    waiting: list[str] = []
    for indicator in rubric.screening:
        waiting.append(indicator)
        condition = _condition_of(rubric, indicator)
        # A count that no condition asks for (the returnees) stands before what hangs on it.
        if condition is not None:
            asked.setdefault(condition, []).extend(waiting)
            waiting = []
    screening = [Group(code, names[code], True, tuple(members)) for code, members in asked.items()]
    if waiting:
        last = screening.pop()
        screening.append(Group(last.code, last.name, True, (*last.indicators, *waiting)))
    services = []
    for service in rubric.services:
        rest = tuple(i.code for i in rubric.of_service[service.code] if i.code in rubric.after_screening)
        if rest:
            services.append(Group(service.code, service.name, False, rest))
    unscored = Group(PARTICIPATION, rubric.participation.name, False, ())
    return (*screening, *services, unscored)


def next_open(rubric: Rubric, missing: Collection[str]) -> Group | None:
    """The first group with a question still to answer; ``None`` when all is answered."""
    return next((g for g in groups(rubric) if any(code in missing for code in g.indicators)), None)


def minutes(rubric: Rubric, indicators: Collection[str]) -> int:
    """About how many minutes these questions take: 0 for none of them, else at least 1."""
    seconds = sum(SECONDS[rubric.by_code[code].kind] for code in indicators)
    return -(-seconds // 60)


def _condition_of(rubric: Rubric, indicator: str) -> str | None:
    for prerequisite in rubric.prerequisites:
        if indicator in prerequisite.needs or indicator == prerequisite.denominator_of:
            return prerequisite.code
    return next((c.code for c in rubric.criteria if indicator in c.needs), None)
