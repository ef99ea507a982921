"""Villages like one that already fulfil a condition which it lacks: whom to ask how they did it.

Searched is the whole snapshot by one kind of score, whatever the filter: the nearest may live elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain import alike
from emas.domain.problems import Problem
from emas.domain.rubric import Indicator, Rubric
from emas.domain.scoring import Status
from emas.domain.scoring_many import OPEN, STATUSES
from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services.actors import Action, Actor, may
from emas.services.figures import condition_codes
from emas.services.snapshot import Snapshot

COUNT = 4
"""Villages in each of the two lists: what fits beside each other on a screen."""


@dataclass(frozen=True)
class Lesson:
    """One part of the condition: the level it must reach, there and here; ``None`` where not answered."""

    indicator: Indicator
    there: int
    here: int | None


@dataclass(frozen=True)
class Neighbour:
    """A village that fulfils the condition, with all reasons why it is near.

    ``gap`` is the mean difference in levels over ``shared`` indicators and, where both are counted, the
    registers' size; ``None`` where too few are shared. ``km`` is the great-circle distance, ``approximate``
    where either point is only its district's; ``both`` counts the other conditions that both fulfil.
    ``register`` (people in the register) and ``lessons`` are answers: ``None`` and empty for who may not
    read them. ``origin`` is text of :class:`emas.store.tables.Origin`.
    """

    code: str
    name: str
    origin: str
    gap: float | None
    shared: int
    km: float
    approximate: bool
    both: int
    register: int | None
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Alike:
    """The nearest by profile and by distance; ``fulfil`` counts all others that fulfil the condition.

    ``answered`` is how many indicators of this village can be compared, ``register`` as in
    :class:`Neighbour`; ``sized`` tells whether the size of the registers counts.
    """

    fulfil: int
    answered: int
    register: int | None
    sized: bool
    by_profile: tuple[Neighbour, ...]
    by_distance: tuple[Neighbour, ...]


def row_of(snapshot: Snapshot, kind: Kind, code: str) -> int | None:
    """The row of a village that has a score of the kind; ``None`` where it has none."""
    at = int(np.searchsorted(snapshot.code, code))
    found = at < len(snapshot) and snapshot.code[at] == code and snapshot.has[kind][at]
    return at if found else None


def lacking(snapshot: Snapshot, kind: Kind, row: int) -> list[str]:
    """Codes of the conditions that a village lacks and that levels decide, in rubric order.

    Nobody learns from another village how to have migrants.
    """
    held = snapshot.scores[kind].fulfilled[row]
    needs = _needs(snapshot.rubric)
    return [
        code for code, holds in zip(condition_codes(snapshot), held, strict=True) if not holds and needs[code]
    ]


def nearest(actor: Actor, snapshot: Snapshot, kind: Kind, code: str, condition: str) -> Alike:
    """The nearest villages by profile (ties by distance) and by distance (ties by profile), then by code.

    Profile: the mean absolute difference of levels over the indicators that both answered and that apply to
    both, without those the condition asks for; the size of the registers counts like one more indicator
    (:func:`emas.domain.alike.size_gaps`). At least half of what this village answered must be shared.
    Candidates are complete villages that fulfil the condition by their levels, not by its not
    applying. Some 20 ms for a nation; kept for who asks again.

    Raises:
        Problem: ``unknown_village`` where the village has no score of the kind, ``unknown_condition`` or
            ``geo_file_*``.
    """
    answers = may(actor, Action.READ_ANSWERS)
    return snapshot.remember_lately(
        ("alike", kind, code, condition, answers),
        lambda: _nearest(snapshot, kind, code, condition, answers=answers),
    )


def _nearest(snapshot: Snapshot, kind: Kind, code: str, condition: str, *, answers: bool) -> Alike:
    row, needs = row_of(snapshot, kind, code), _needs(snapshot.rubric).get(condition)
    if row is None:
        raise Problem("unknown_village", code=code)
    if not needs:
        raise Problem("unknown_condition")
    scores = snapshot.scores[kind]
    rows = _candidates(snapshot, kind, condition)
    rows = rows[rows != row]
    columns = alike.comparable(scores, row, list(needs))
    gaps, shared = alike.level_gaps(scores, row, rows, columns)
    sizes = _sizes(snapshot, kind)
    by_size = alike.size_gaps(sizes[rows], int(sizes[row]))
    profile = alike.mean_gaps(gaps, shared, by_size, (len(columns) + 1) // 2)
    km = alike.kilometres(
        snapshot.lon[rows], snapshot.lat[rows], float(snapshot.lon[row]), float(snapshot.lat[row])
    )

    def told(at: int) -> Neighbour:
        other = int(rows[at])
        both = scores.fulfilled[row] & scores.fulfilled[other]
        return Neighbour(
            code=str(snapshot.code[other]),
            name=str(snapshot.name[other]),
            origin=str(snapshot.origin[other]),
            gap=float(profile[at]) if np.isfinite(profile[at]) else None,
            shared=int(shared[at]),
            km=float(km[at]),
            approximate=_of_district(code) or _of_district(str(snapshot.code[other])),
            both=int(both.sum()),
            register=_counted(sizes, other) if answers else None,
            lessons=_lessons(snapshot, kind, row, other, needs) if answers else (),
        )

    return Alike(
        fulfil=len(rows),
        answered=len(columns),
        register=_counted(sizes, row) if answers else None,
        sized=bool(sizes[row] > 0),
        by_profile=tuple(told(at) for at in alike.first([profile, km], COUNT).tolist()),
        by_distance=tuple(told(at) for at in alike.first([km, profile], COUNT).tolist()),
    )


def _candidates(snapshot: Snapshot, kind: Kind, condition: str) -> npt.NDArray[np.int64]:
    """Rows of the villages that somebody could learn the condition from, in order of code."""
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    prerequisites = [one.code for one in rubric.prerequisites]
    if condition in prerequisites:
        holds = scores.prerequisites[:, prerequisites.index(condition)]
    else:
        at = [one.code for one in rubric.criteria].index(condition)
        holds = scores.criteria[:, at] == STATUSES.index(Status.MET)
    return np.flatnonzero(holds & snapshot.complete[kind])


def _needs(rubric: Rubric) -> dict[str, dict[str, int]]:
    """Least level by indicator of every condition; empty where somebody must have been counted."""
    found = {one.code: {} if one.denominator_of else dict(one.needs) for one in rubric.prerequisites}
    return found | {one.code: dict(one.needs) for one in rubric.criteria}


def _sizes(snapshot: Snapshot, kind: Kind) -> npt.NDArray[np.int64]:
    """People in each village's register (n); below 1 where nobody is counted."""
    rubric = snapshot.rubric
    counted = [one.denominator_of for one in rubric.prerequisites if one.denominator_of]
    if not counted:
        return np.zeros(len(snapshot), dtype=np.int64)
    return snapshot.counts[kind].den[:, rubric.position[counted[0]]].astype(np.int64)


def _counted(sizes: npt.NDArray[np.int64], row: int) -> int | None:
    return int(sizes[row]) if sizes[row] > 0 else None


def _of_district(code: str) -> bool:
    """Whether a village's point is only its district's."""
    real = register().village(code)
    return real is not None and real.point_source == "district"


def _lessons(
    snapshot: Snapshot, kind: Kind, row: int, other: int, needs: dict[str, int]
) -> tuple[Lesson, ...]:
    """The parts that this village lacks and the other one has."""
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    found = []
    for code, least in needs.items():
        at = rubric.position[code]
        here, there = int(scores.levels[row, at]), int(scores.levels[other, at])
        if scores.applicable[row, at] and here < least <= there:
            found.append(Lesson(rubric.by_code[code], there, None if here == OPEN else here))
    return tuple(found)
