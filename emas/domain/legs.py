"""A way step by step: what each raise adds, taken one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from emas.domain.path import Path, Step
from emas.domain.scoring import Score, score


@dataclass(frozen=True)
class Leg:
    """One step with what it brings after those before it.

    ``units`` are added to the total (less than nothing where the raise makes something not applicable);
    ``fulfils`` are codes of conditions that hold from here on.
    """

    step: Step
    units: int
    fulfils: tuple[str, ...]


def legs(current: Score, path: Path) -> tuple[Leg, ...]:
    """The steps of a path from the village's present score, in the path's order."""
    rubric, profile, before = current.rubric, current.profile, current
    found = []
    for step in path.steps:
        profile = profile.with_levels({rubric.position[step.indicator]: step.to})
        after = score(rubric, profile)
        held = _held(before)
        found.append(
            Leg(step, after.total - before.total, tuple(code for code in _held(after) if code not in held))
        )
        before = after
    return tuple(found)


def _held(of: Score) -> list[str]:
    """Codes of the conditions that hold, in rubric order."""
    held = [code for code, holds in of.prerequisites.items() if holds]
    return held + [code for code, status in of.criteria.items() if status.counts]
