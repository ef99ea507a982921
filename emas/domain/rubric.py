"""The rubric as the program holds it: immutable, already checked, in the order of its file.

Nothing here knows a particular indicator or threshold: those stand in ``data/rubric-*.toml`` and are
read by :mod:`emas.domain.rubric_file`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from math import gcd, lcm
from typing import Literal

from emas.domain.rubric_text import Local, Text

MAX_LEVEL = 4
"""Levels run from 0 to this, for every indicator."""

TOTAL_POINTS = 100
"""Points of a rubric; the loader refuses one that does not add up to it."""

Kind = Literal["level", "percent"]


@dataclass(frozen=True)
class Named:
    """Something that has a code, a name and a meaning: a pillar, a phase, a group."""

    code: str
    name: Text
    meaning: Text | None = None


@dataclass(frozen=True)
class Level:
    """One of the five steps of the scale."""

    value: int
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Service:
    """One of the ten service pillars; ``points`` is its share of 100.

    ``office`` is who in a village office would take it in hand: a proposal, not a rule.
    """

    code: str
    name: Text
    points: int
    office: Text


@dataclass(frozen=True)
class EvidenceKind:
    """A kind of evidence and how long it proves something.

    ``valid_months`` is ``None`` where it never expires; an expired one still supports ``expired_cap``.
    """

    code: str
    name: Text
    valid_months: int | None = None
    expired_cap: int | None = None


@dataclass(frozen=True)
class Indicator:
    """One of the thirty indicators.

    ``effort`` holds four integers: what each raise by one level costs, in weeks of one officer (a
    guess of the rubric's authors). Level indicators have five ``anchors``; percent indicators have
    ``cuts`` (three percentages), the labels of the two counts that are asked and, in ``counted``, what is
    counted: of one and of several ("complaint", "complaints"), or nothing.
    """

    code: str
    service: str
    pillar: str
    phase: str
    group: str
    points: int
    kind: Kind
    effort: tuple[int, int, int, int]
    evidence: tuple[str, ...]
    name: Text
    question: Text
    help: Text
    anchors: tuple[Text, ...] = ()
    cuts: tuple[int, ...] = ()
    numerator: Text | None = None
    denominator: Text | None = None
    counted: tuple[Text, ...] = ()

    def level_of_counts(self, num: int, den: int) -> int:
        """Level of ``num`` out of ``den``: one more than the number of cuts reached; 0 out of 0 is level 0.

        Compared in integers (100 * num >= cut * den), so no rounding ever decides.
        """
        if den == 0:
            return 0
        return 1 + sum(100 * num >= cut * den for cut in self.cuts)


@dataclass(frozen=True)
class NotApplicable:
    """A rule: where ``indicator``'s denominator is 0 (and levels suffice), ``drops`` do not apply."""

    indicator: str
    and_at_least: Mapping[str, int]
    drops: tuple[str, ...]
    reason: Text


@dataclass(frozen=True)
class Criterion:
    """A published criterion and the levels that this rubric reads it as (all parts needed)."""

    code: str
    name: Text
    published: Text
    needs: Mapping[str, int]


@dataclass(frozen=True)
class Prerequisite:
    """A published precondition: either a level reached, or at least one person counted."""

    code: str
    name: Text
    needs: Mapping[str, int]
    denominator_of: str | None = None
    not_target: Text | None = None


@dataclass(frozen=True)
class Band:
    """A quality band: from ``start`` points up to, not including, ``below`` (the last has no upper edge)."""

    code: str
    start: int
    below: int | None
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Marks:
    """Levels and shares at which something is said of a village beside its score.

    A service is *covered* where its indicator of group ``covered_group`` reaches ``covered_level``; it is
    *lopsided* below ``lopsided_below`` per cent of its points; ``unproven_level`` is the highest level that
    needs no document.
    """

    covered_group: str
    covered_level: int
    lopsided_below: int
    unproven_level: int


@dataclass(frozen=True)
class Participation:
    """The unscored part: who takes part in what, and what hinders returnees.

    ``name`` is the part's; ``question`` is asked of each of the ``stakeholders`` and answered by ``stages``,
    ``obstacle_question`` by ``obstacles``.
    """

    name: Text
    question: Text
    obstacle_question: Text
    stakeholders: tuple[Text, ...]
    stages: tuple[Text, ...]
    obstacles: tuple[Text, ...]


@dataclass(frozen=True)
class Robustness:
    """Parameters of the robustness analysis; see ``docs/METHOD.md``."""

    draws_selection: int
    draws_nation: int
    selection_limit: int
    dirichlet: float
    error_down: float
    error_up: float
    interval: float
    borderline: float
    seed: int


@dataclass(frozen=True)
class Rubric:
    """One version of the method, complete."""

    version: str
    title: Text
    status: Text
    source: Text
    levels: tuple[Level, ...]
    pillars: tuple[Named, ...]
    phases: tuple[Named, ...]
    groups: tuple[Named, ...]
    services: tuple[Service, ...]
    evidence: tuple[EvidenceKind, ...]
    indicators: tuple[Indicator, ...]
    not_applicable: tuple[NotApplicable, ...]
    prerequisites: tuple[Prerequisite, ...]
    criteria: tuple[Criterion, ...]
    bands: tuple[Band, ...]
    screening: tuple[str, ...]
    marks: Marks
    participation: Participation
    local: tuple[Local, ...]
    robustness: Robustness

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Indicators by their code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def position(self) -> dict[str, int]:
        """Position of each indicator in rubric order, from 0."""
        return {indicator.code: at for at, indicator in enumerate(self.indicators)}

    @cached_property
    def of_service(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators of each service, in rubric order."""
        return {
            service.code: tuple(i for i in self.indicators if i.service == service.code)
            for service in self.services
        }

    @cached_property
    def covering(self) -> tuple[int, ...]:
        """For each service the position of the indicator that tells whether it is covered."""
        return tuple(
            next(self.position[i.code] for i in members if i.group == self.marks.covered_group)
            for members in self.of_service.values()
        )

    @cached_property
    def evidence_by_code(self) -> dict[str, EvidenceKind]:
        """Kinds of evidence by their code."""
        return {kind.code: kind for kind in self.evidence}

    @cached_property
    def local_by_kind(self) -> dict[str, Local]:
        """The words of the place by the kind of a village, for kinds that have their own."""
        return {local.kind: local for local in self.local}

    @cached_property
    def after_screening(self) -> tuple[str, ...]:
        """Indicators asked after the eligibility questions, in rubric order."""
        return tuple(i.code for i in self.indicators if i.code not in self.screening)

    @cached_property
    def conditions(self) -> int:
        """Number of eligibility conditions: prerequisites and criteria together."""
        return len(self.prerequisites) + len(self.criteria)

    @cached_property
    def unit(self) -> int:
        """The common unit: every score is a whole number of 1/``unit`` points.

        A level earns ``service.points * points / applicable points * level / MAX_LEVEL``; this is the
        least common denominator over every set of indicators of a service that may not apply.
        """
        dropped_somewhere = {code for rule in self.not_applicable for code in rule.drops}
        denominators = [1]
        for service in self.services:
            members = self.of_service[service.code]
            droppable = [i for i in members if i.code in dropped_somewhere]
            for out in chain.from_iterable(combinations(droppable, n) for n in range(len(droppable) + 1)):
                left = [i for i in members if i not in out]
                whole = MAX_LEVEL * sum(i.points for i in left)
                for indicator in left:
                    share = service.points * indicator.points
                    denominators.append(whole // gcd(share, whole))
        return lcm(*denominators)

    def band_of(self, total: int) -> Band:
        """The band of ``total`` units. Points alone decide."""
        return next(band for band in reversed(self.bands) if total >= band.start * self.unit)
