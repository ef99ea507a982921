"""The same scores for many villages at once, with numpy.

Equal to :mod:`emas.domain.scoring` for every village exactly (the tests compare them): all points are
integers of the rubric's unit here too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from emas.domain.profile import EMPTY, UNANSWERED
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring import Status

OPEN = -1
"""Level of an unanswered indicator in a matrix of levels."""

STATUSES = tuple(Status)
"""Order of the states of a criterion in :attr:`Scores.criteria`."""

_SIGNS = np.isin(np.arange(256), [ord(sign) for sign in (*map(str, range(MAX_LEVEL + 1)), UNANSWERED, EMPTY)])
"""Which of all 256 bytes stand in a profile."""

Levels = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Units = npt.NDArray[np.int32]


def read_profiles(profiles: Sequence[str], indicators: int) -> tuple[Levels, Flags]:
    """Levels (n x indicators, ``OPEN`` where unanswered) and the flags of empty denominators.

    ``profiles`` are texts as :meth:`emas.domain.profile.Profile.write` gives them.

    Raises:
        ValueError: where a text has another length than ``indicators``, or a sign that a profile never has.
    """
    if any(len(text) != indicators for text in profiles):
        raise ValueError(f"a profile of other than {indicators} signs")
    signs = np.frombuffer("".join(profiles).encode("ascii"), dtype=np.uint8)
    if not _SIGNS[signs].all():
        raise ValueError("a profile with a sign that is none")
    signs = signs.reshape(len(profiles), indicators)
    empty = signs == ord(EMPTY)
    levels = (signs - np.uint8(ord("0"))).astype(np.int8)
    levels[empty] = 0
    levels[signs == ord(UNANSWERED)] = OPEN
    return levels, empty


@dataclass(frozen=True)
class Scores:
    """Results of n villages, row by row as given.

    ``levels`` (n x indicators, ``OPEN`` where unanswered) and ``empty`` are what was scored;
    ``total``, ``high`` (n), ``services`` (n x services), ``earned`` and ``attainable`` (n x pillars) are in
    units; ``criteria`` (n x criteria) indexes :data:`STATUSES`; ``applicable`` and ``covered`` are flags by
    indicator and by service; ``answered`` counts indicators.
    """

    rubric: Rubric
    levels: Levels
    empty: Flags
    total: Units
    services: Units
    criteria: npt.NDArray[np.int8]
    prerequisites: Flags
    applicable: Flags
    covered: Flags
    answered: npt.NDArray[np.int16]
    target: Flags

    @cached_property
    def high(self) -> Units:
        """The total with every open answer at the highest level (n); made when it is first asked for."""
        best = np.where(self.levels == OPEN, MAX_LEVEL, self.levels).astype(np.int32)
        found: Units = _units(self.rubric, best, _applicable(self.rubric, best, self.empty)).sum(
            axis=1, dtype=np.int32
        )
        return found

    @cached_property
    def earned(self) -> Units:
        """Units of each pillar (n x pillars); made when it is first asked for."""
        return _sums(self.units, _of_pillars(self.rubric))

    @cached_property
    def attainable(self) -> Units:
        """Units that each pillar could reach (n x pillars); made when it is first asked for."""
        return _sums(self.full, _of_pillars(self.rubric))

    @cached_property
    def units(self) -> npt.NDArray[np.int16]:
        """What each indicator earns (n x indicators), in units; made when it is first asked for.

        In half the memory: no indicator is worth more than its service's points.
        """
        levels = np.maximum(self.levels, 0).astype(np.int32)
        return _units(self.rubric, levels, self.applicable).astype(np.int16)

    @cached_property
    def full(self) -> npt.NDArray[np.int16]:
        """What each indicator could earn (n x indicators), in units; made when it is first asked for."""
        best = np.full(self.levels.shape, MAX_LEVEL, dtype=np.int32)
        return _units(self.rubric, best, self.applicable).astype(np.int16)

    @cached_property
    def fulfilled(self) -> Flags:
        """Which conditions hold: prerequisites, then criteria (n x conditions)."""
        counts = np.array([status.counts for status in STATUSES])
        return np.hstack([self.prerequisites, counts[self.criteria]])

    @cached_property
    def met(self) -> npt.NDArray[np.int64]:
        """Number of conditions that hold (n)."""
        met: npt.NDArray[np.int64] = np.sum(self.fulfilled, axis=1, dtype=np.int64)
        return met

    @cached_property
    def eligible(self) -> Flags:
        """Whether all conditions hold (n)."""
        eligible: Flags = np.all(self.fulfilled, axis=1)
        return eligible

    @cached_property
    def band(self) -> npt.NDArray[np.int8]:
        """Index of the band in the rubric (n), -1 where the village is no target."""
        starts = np.array([band.start * self.rubric.unit for band in self.rubric.bands])
        at = (np.searchsorted(starts, self.total, side="right") - 1).astype(np.int8)
        return np.where(self.target, at, np.int8(-1))


def score_many(rubric: Rubric, levels: Levels, empty: Flags) -> Scores:
    """Score n villages.

    Args:
        rubric: the rubric of all of them.
        levels: n x indicators, 0-4 or ``OPEN``.
        empty: n x indicators, true where a percent indicator was counted with denominator 0.
    """
    known = levels != OPEN
    at_zero = np.where(known, levels, 0).astype(np.int32)
    applicable = _applicable(rubric, at_zero, empty)
    units = _units(rubric, at_zero, applicable)
    of_services = _membership([i.service for i in rubric.indicators], [s.code for s in rubric.services])
    services = _sums(units, of_services)
    criteria = [_status(rubric, c.needs, at_zero, known, applicable) for c in rubric.criteria]
    return Scores(
        rubric=rubric,
        levels=levels,
        empty=empty,
        total=services.sum(axis=1, dtype=np.int32),
        services=services,
        criteria=np.stack(criteria, axis=1),
        prerequisites=_prerequisites(rubric, at_zero, known, empty, applicable),
        applicable=applicable,
        covered=at_zero[:, list(rubric.covering)] >= rubric.marks.covered_level,
        answered=(known | ~applicable).sum(axis=1).astype(np.int16),
        target=_targets(rubric, empty),
    )


def _applicable(rubric: Rubric, levels: Units, empty: Flags) -> Flags:
    applicable = np.ones(levels.shape, dtype=np.bool_)
    for rule in rubric.not_applicable:
        holds = empty[:, rubric.position[rule.indicator]].copy()
        for code, least in rule.and_at_least.items():
            holds &= levels[:, rubric.position[code]] >= least
        for code in rule.drops:
            applicable[holds, rubric.position[code]] = False
    return applicable


def _units(rubric: Rubric, levels: Units, applicable: Flags) -> Units:
    units = np.zeros(levels.shape, dtype=np.int32)
    for service in rubric.services:
        members = [rubric.position[i.code] for i in rubric.of_service[service.code]]
        points = np.array([rubric.indicators[at].points for at in members], dtype=np.int32)
        whole = service.points * rubric.unit
        units[:, members] = earned(whole, points, applicable[:, members], levels[:, members])
    return units


def earned(whole: int, points: Units, applicable: Flags, levels: Units | Levels) -> Units:
    """What the indicators of one service earn (... x members) of its ``whole`` units.

    ``points`` (members) of those that do not apply go to the others in proportion.
    """
    left = applicable * points
    full = MAX_LEVEL * left.sum(axis=-1, dtype=np.int32)
    found: Units = left * levels * whole // full[..., None]
    return found


def _status(
    rubric: Rubric, needs: Mapping[str, int], levels: Units, known: Flags, applicable: Flags
) -> npt.NDArray[np.int8]:
    at = [rubric.position[code] for code in needs]
    counted = applicable[:, at]
    holds = (levels[:, at] >= np.array(list(needs.values()))) & known[:, at] & counted
    parts, holding = counted.sum(axis=1), holds.sum(axis=1)
    nothing, unanswered = parts == 0, ~(known[:, at] & counted).any(axis=1)
    of = {status: np.int8(index) for index, status in enumerate(STATUSES)}
    return np.select(
        [nothing, unanswered, holding == parts, holding > 0],
        [of[Status.NOT_APPLICABLE], of[Status.UNANSWERED], of[Status.MET], of[Status.PARTLY]],
        of[Status.UNMET],
    ).astype(np.int8)


def _prerequisites(rubric: Rubric, levels: Units, known: Flags, empty: Flags, applicable: Flags) -> Flags:
    counts = np.array([status.counts for status in STATUSES])
    columns = []
    for prerequisite in rubric.prerequisites:
        if prerequisite.denominator_of is None:
            columns.append(counts[_status(rubric, prerequisite.needs, levels, known, applicable)])
        else:
            at = rubric.position[prerequisite.denominator_of]
            columns.append(known[:, at] & ~empty[:, at])
    return np.stack(columns, axis=1)


def _targets(rubric: Rubric, empty: Flags) -> Flags:
    counted = [
        rubric.position[p.denominator_of] for p in rubric.prerequisites if p.denominator_of and p.not_target
    ]
    target: Flags = ~np.any(empty[:, counted], axis=1)
    return target


def _of_pillars(rubric: Rubric) -> npt.NDArray[np.float64]:
    return _membership([i.pillar for i in rubric.indicators], [p.code for p in rubric.pillars])


def _membership(of: Sequence[str], codes: Sequence[str]) -> npt.NDArray[np.float64]:
    """Matrix (indicators x codes) of ones where an indicator belongs to a code."""
    return np.array([[one == code for code in codes] for one in of], dtype=np.float64)


def _sums(units: npt.NDArray[np.integer], membership: npt.NDArray[np.float64]) -> Units:
    """Units summed by code (n x codes).

    By the processor's own matrix product, which knows floats alone; whole numbers are exact there.
    """
    found: Units = (units.astype(np.float64) @ membership).astype(np.int32)
    return found
