"""From levels to score, criteria, eligibility and band: plain Python, exact integers.

The arithmetic is told in prose in ``docs/METHOD.md``. :mod:`emas.domain.scoring_many` does the same
for a nation at once and is held to this module village by village.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from emas.domain.profile import Profile, dropped
from emas.domain.rubric import MAX_LEVEL, Rubric


class Status(StrEnum):
    """State of a criterion; the values are the words of the published output."""

    MET = "terpenuhi"
    PARTLY = "sebagian"
    UNMET = "belum"
    UNANSWERED = "belum_diisi"
    NOT_APPLICABLE = "tidak_berlaku"

    @property
    def counts(self) -> bool:
        """Whether it counts as met: fulfilled, or nothing of it applies."""
        return self in (Status.MET, Status.NOT_APPLICABLE)


@dataclass(frozen=True)
class Score:
    """One village's result. All points are whole numbers of 1/``rubric.unit`` point.

    ``total`` is also the lowest value that the open answers leave possible, ``high`` the value with
    every open answer at the highest level. ``services`` add up to ``total``; so do the first figures
    of ``pillars`` (earned, attainable).
    """

    rubric: Rubric
    profile: Profile
    total: int
    high: int
    services: Mapping[str, int]
    pillars: Mapping[str, tuple[int, int]]
    criteria: Mapping[str, Status]
    prerequisites: Mapping[str, bool]
    not_applicable: tuple[str, ...]
    missing: tuple[str, ...]

    @cached_property
    def answered(self) -> int:
        """Indicators answered or not applicable."""
        return len(self.rubric.indicators) - len(self.missing)

    @cached_property
    def met(self) -> int:
        """Eligibility conditions fulfilled, of ``rubric.conditions``."""
        return sum(self.prerequisites.values()) + sum(status.counts for status in self.criteria.values())

    @cached_property
    def eligible(self) -> bool:
        """Whether every condition is fulfilled: *layak diusulkan*, never *ditetapkan*."""
        return self.met == self.rubric.conditions

    @cached_property
    def is_target(self) -> bool:
        """False for a village that counted its migrants and found none."""
        return not any(
            p.not_target and p.denominator_of and self.rubric.position[p.denominator_of] in self.profile.empty
            for p in self.rubric.prerequisites
        )

    @cached_property
    def band(self) -> str | None:
        """Code of the band, ``None`` where the village is no target of the programme."""
        return self.rubric.band_of(self.total).code if self.is_target else None

    @property
    def points(self) -> Fraction:
        """The total in points, exactly."""
        return Fraction(self.total, self.rubric.unit)

    @cached_property
    def covered(self) -> tuple[str, ...]:
        """Services that run, as the rubric's marks say."""
        rubric = self.rubric
        return tuple(
            service.code
            for service, at in zip(rubric.services, rubric.covering, strict=True)
            if (self.profile.levels[at] or 0) >= rubric.marks.covered_level
        )


def score(rubric: Rubric, profile: Profile) -> Score:
    """Score one village.

    Args:
        rubric: the rubric that the answers were given under.
        profile: one level an indicator, in rubric order.
    """
    out = dropped(rubric, profile)
    earned = earned_units(rubric, profile, out)
    attainable = earned_units(rubric, _full(rubric), out)
    return Score(
        rubric=rubric,
        profile=profile,
        total=sum(earned),
        high=_total(rubric, profile.filled(MAX_LEVEL)),
        services={
            service.code: sum(earned[rubric.position[i.code]] for i in rubric.of_service[service.code])
            for service in rubric.services
        },
        pillars={
            pillar.code: (
                sum(earned[at] for at, i in enumerate(rubric.indicators) if i.pillar == pillar.code),
                sum(attainable[at] for at, i in enumerate(rubric.indicators) if i.pillar == pillar.code),
            )
            for pillar in rubric.pillars
        },
        criteria={c.code: status(rubric, c.needs, profile, out) for c in rubric.criteria},
        prerequisites={
            p.code: status(rubric, p.needs, profile, out).counts
            if p.denominator_of is None
            else _somebody_counted(profile, rubric.position[p.denominator_of])
            for p in rubric.prerequisites
        },
        not_applicable=tuple(i.code for at, i in enumerate(rubric.indicators) if at in out),
        missing=tuple(
            i.code for at, i in enumerate(rubric.indicators) if profile.levels[at] is None and at not in out
        ),
    )


def earned_units(rubric: Rubric, profile: Profile, out: frozenset[int]) -> list[int]:
    """Units that each indicator earns, in rubric order; ``out`` are the positions that do not apply.

    Points of what does not apply go to the service's other indicators in proportion, so that every
    service keeps its weight.
    """
    earned = [0] * len(rubric.indicators)
    for service in rubric.services:
        members = [rubric.position[i.code] for i in rubric.of_service[service.code]]
        members = [at for at in members if at not in out]
        applicable = sum(rubric.indicators[at].points for at in members)
        for at in members:
            points = service.points * rubric.indicators[at].points * (profile.levels[at] or 0)
            # The unit is chosen so that this division leaves no remainder.
            earned[at] = points * rubric.unit // (MAX_LEVEL * applicable)
    return earned


def status(rubric: Rubric, needs: Mapping[str, int], profile: Profile, out: frozenset[int]) -> Status:
    """State of a condition whose parts are levels to reach; a part that does not apply drops out."""
    parts = [
        (profile.levels[rubric.position[code]], least)
        for code, least in needs.items()
        if rubric.position[code] not in out
    ]
    if not parts:
        return Status.NOT_APPLICABLE
    if all(level is None for level, _ in parts):
        return Status.UNANSWERED
    holding = sum((level or 0) >= least for level, least in parts)
    if holding == len(parts):
        return Status.MET
    return Status.PARTLY if holding else Status.UNMET


def _total(rubric: Rubric, profile: Profile) -> int:
    return sum(earned_units(rubric, profile, dropped(rubric, profile)))


def _full(rubric: Rubric) -> Profile:
    return Profile((MAX_LEVEL,) * len(rubric.indicators))


def _somebody_counted(profile: Profile, at: int) -> bool:
    return profile.levels[at] is not None and at not in profile.empty
