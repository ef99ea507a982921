"""The cheapest way of one village, found once for each set of levels."""

from __future__ import annotations

from functools import lru_cache

from emas.domain.path import ELIGIBLE, Path, default_target, find_path
from emas.domain.profile import Profile
from emas.domain.scoring import Score
from emas.services.rubrics import rubric


def way_to_eligibility(score: Score) -> Path:
    """The cheapest set of raises after which every condition is fulfilled (some tens of milliseconds).

    ``reaches`` is ``None`` for a village without migrants: nothing leads there.
    """
    return _found(score.rubric.version, score.profile.write(), ELIGIBLE)


def next_way(score: Score) -> Path:
    """The cheapest way to eligibility where it is not reached yet, else to the next band."""
    return _found(score.rubric.version, score.profile.write(), default_target(score))


@lru_cache(maxsize=1024)
def _found(version: str, profile: str, target: str) -> Path:
    return find_path(rubric(version), Profile.read(profile), target)
