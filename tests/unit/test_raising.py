"""Raising levels of many villages at once is scoring them anew on other levels: never more, never less."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.profile import Profile, dropped
from emas.domain.raising import effort, raised, single_steps
from emas.domain.rubric import MAX_LEVEL
from emas.domain.scoring import Score, score
from emas.domain.scoring_many import Scores, read_profiles, score_many
from tests.unit.domain_cases import RUBRIC, profiles

MANY = st.lists(profiles(), min_size=1, max_size=6)
CODES = [indicator.code for indicator in RUBRIC.indicators]


def many(of: list[Profile]) -> Scores:
    return score_many(RUBRIC, *read_profiles([one.write() for one in of], len(CODES)))


def can_rise(profile: Profile, at: int) -> bool:
    return at not in dropped(RUBRIC, profile) and at not in profile.empty


def band(of: Score) -> int:
    return -1 if of.band is None else [one.code for one in RUBRIC.bands].index(of.band)


@given(MANY, st.dictionaries(st.sampled_from(CODES), st.integers(1, MAX_LEVEL), max_size=5))
def test_a_supposition_is_scored_as_if_it_were_true(of: list[Profile], least: dict[str, int]) -> None:
    scores = many(of)
    then = raised(scores, np.arange(len(of)), least)
    weeks = effort(RUBRIC, scores.levels, then.levels)
    for row, profile in enumerate(of):
        higher, cost = {}, 0
        for code, level in least.items():
            at = RUBRIC.position[code]
            now = profile.levels[at] or 0
            if can_rise(profile, at):
                higher[at] = max(now, level)
                cost += sum(RUBRIC.indicators[at].effort[now : max(now, level)])
        expected = score(RUBRIC, profile.with_levels(higher))
        assert then.total[row] == expected.total
        assert bool(then.eligible[row]) == expected.eligible
        assert then.total[row] >= scores.total[row]
        assert weeks[row] == cost


@given(MANY)
def test_a_single_step_counts_what_scoring_anew_counts(of: list[Profile]) -> None:
    found = list(single_steps(many(of), np.arange(len(of))))
    assert [one.indicator for one in found] == CODES
    for at, step in enumerate(found):
        villages, eligible, lifted = [], [], []
        for place, profile in enumerate(of):
            level = profile.levels[at] or 0
            if not can_rise(profile, at) or level == MAX_LEVEL:
                continue
            before = score(RUBRIC, profile)
            after = score(RUBRIC, profile.with_levels({at: level + 1}))
            villages.append(place)
            eligible.append(after.eligible and not before.eligible)
            lifted.append(before.is_target and band(after) > band(before))
        assert step.villages.tolist() == villages
        assert (step.eligible.tolist(), step.lifted.tolist()) == (eligible, lifted)
