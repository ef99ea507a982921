"""What a score is worth: fast draws agree with scoring, with counting out, and with Wilson's bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emas.domain.answers import Counts
from emas.domain.counts import Counted, read_counts, write_counts
from emas.domain.intervals import wilson
from emas.domain.profile import Profile, dropped
from emas.domain.robustness import SOURCES, draws_for, robustness
from emas.domain.robustness_service import SLOTS, percent_levels, service_draws
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring import score
from emas.domain.scoring_many import Scores, read_profiles, score_many
from tests.unit.domain_cases import RUBRIC, profiles

CODES = [indicator.code for indicator in RUBRIC.indicators]
CERTAIN = replace(RUBRIC, robustness=replace(RUBRIC.robustness, error_down=0.0, error_up=0.0))
FEW = replace(RUBRIC, robustness=replace(RUBRIC.robustness, draws_selection=400))


def many(of: Sequence[Profile], rubric: Rubric = RUBRIC) -> Scores:
    return score_many(rubric, *read_profiles([one.write() for one in of], len(CODES)))


def uncounted(n: int) -> Counted:
    return read_counts(RUBRIC, [None] * n)


def targets(scores: Scores) -> np.ndarray:
    return np.flatnonzero(scores.target)


@given(st.lists(profiles(), min_size=1, max_size=5))
@settings(max_examples=30)
def test_without_error_and_counts_eligibility_is_what_it_is(of: list[Profile]) -> None:
    scores = many(of, CERTAIN)
    rows = targets(scores)
    found = robustness(scores, rows, uncounted(len(of)))
    assert found.eligible.tolist() == scores.eligible[rows].astype(float).tolist()
    assert found.moved_by["error"] == found.moved_by["counts"] == 0


@given(st.lists(profiles(), min_size=1, max_size=4))
@settings(max_examples=20)
def test_chances_are_chances(of: list[Profile]) -> None:
    scores = many(of, FEW)
    rows = targets(scores)
    found = robustness(scores, rows, uncounted(len(of)))
    assert np.allclose(found.bands.sum(axis=1), 1)
    assert np.all((found.bands >= 0) & (found.bands <= 1))
    assert np.all((found.eligible >= 0) & (found.eligible <= 1))
    assert np.all((found.low >= -0.01) & (found.low <= found.high) & (found.high <= 100.01))
    assert set(found.moved_by) == set(SOURCES)
    if len(rows):
        assert found.ranks is not None
        assert np.all((found.ranks >= 1) & (found.ranks <= len(rows)))
    again = robustness(scores, rows, uncounted(len(of)))
    assert np.array_equal(again.bands, found.bands)


@given(profiles(), st.sampled_from(RUBRIC.services))
@settings(max_examples=25)
def test_a_service_s_table_is_every_combination_scored(of: Profile, service: object) -> None:
    """Counted out: every combination of one level up or down, with its chance, scored by scoring."""
    scores = many([of])
    down, up = 0.1, 0.2
    of_service = next(one for one in RUBRIC.services if one == service)
    drawn = service_draws(scores, np.array([0]), of_service, None, (down, up))
    members = [RUBRIC.position[one.code] for one in RUBRIC.of_service[of_service.code]]
    fixed = dropped(RUBRIC, of) | of.empty
    expected: dict[int, float] = {}
    steps = [(0,) if at in fixed or of.levels[at] is None else (-1, 0, 1) for at in members]
    for moved in product(*steps):
        chance, levels = 1.0, {}
        for at, step in zip(members, moved, strict=True):
            if len(steps[members.index(at)]) > 1:
                chance *= {-1: down, 0: 1 - down - up, 1: up}[step]
                levels[at] = min(max((of.levels[at] or 0) + step, 0), MAX_LEVEL)
        units = score(RUBRIC, of.with_levels(levels)).services[of_service.code]
        expected[units] = expected.get(units, 0) + chance
    begin = int(drawn.begins[0, 0])
    row = drawn.table.ravel()[begin : begin + SLOTS]
    for units in {*expected, *row.tolist()}:
        assert np.count_nonzero(row == units) / SLOTS == pytest.approx(expected.get(units, 0), abs=4 / SLOTS)


def test_eligibility_s_chance_is_the_product_of_its_parts() -> None:
    """All at 3 and nothing counted: each of the parts that ask for 3 fails where it is set one too high."""
    levels = np.full((1, len(CODES)), 3, dtype=np.int8)
    scores = score_many(RUBRIC, levels, np.zeros(levels.shape, dtype=bool))
    found = robustness(scores, np.array([0]), uncounted(1))
    asked = [least for one in RUBRIC.criteria for least in one.needs.values()]
    assert found.eligible[0] == pytest.approx((1 - RUBRIC.robustness.error_down) ** asked.count(3))


@given(st.integers(1, 400).flatmap(lambda den: st.tuples(st.integers(0, den), st.just(den))))
def test_what_a_percent_can_be_is_wilson_s_interval(counted: tuple[int, int]) -> None:
    num, den = counted
    cuts = (60, 80, 95)
    chances = percent_levels(np.array([num]), np.array([den]), cuts)[0]
    assert chances[0] == 1
    assert np.all(np.diff(chances) <= 1e-9)
    low, high = wilson(num, den, 0.9)
    for cut, chance in zip(cuts, chances[1:], strict=True):
        # Above the upper bound it lies in one draw of twenty, above the lower one in nineteen.
        if cut / 100 > high + 1e-3:
            assert chance < 0.05 + 1e-3
        if cut / 100 < low - 1e-3:
            assert chance > 0.95 - 1e-3


def test_few_people_are_less_sure_than_many() -> None:
    levels = np.full((2, len(CODES)), 3, dtype=np.int8)
    scores = score_many(RUBRIC, levels, np.zeros(levels.shape, dtype=bool))
    texts = [
        write_counts(RUBRIC, {"L7.3": Counts(8 * times, 10 * times), "L1.3": Counts(9 * times, 10 * times)})
        for times in (1, 50)
    ]
    found = robustness(scores, np.arange(2), read_counts(RUBRIC, texts))
    assert found.eligible[0] < found.eligible[1]


def test_a_score_at_a_threshold_is_unsure_and_one_amid_its_band_is_not() -> None:
    levels = np.full((2, len(CODES)), 3, dtype=np.int8)
    levels[1, ::3] = 2  # 30 points of indicators a level lower: 67.5
    scores = score_many(RUBRIC, levels, np.zeros(levels.shape, dtype=bool))
    found = robustness(scores, np.arange(2), uncounted(2))
    limit = RUBRIC.robustness.borderline
    assert found.stays[0] < limit
    assert found.stays[1] > limit
    assert found.ranks is not None
    assert found.ranks[0].tolist() == [1, 1]
    assert found.ranks[1].tolist() == [2, 2]


def test_the_geometric_mean_asks_for_balance() -> None:
    """Equal services score alike either way; one that is missing costs more than its tenth."""
    even = np.full((1, len(CODES)), 2, dtype=np.int8)
    uneven = np.full((1, len(CODES)), 4, dtype=np.int8)
    for code in ("L1.1", "L1.2", "L1.3"):
        uneven[0, CODES.index(code)] = 0
    scores = score_many(CERTAIN, np.vstack([even, uneven]), np.zeros((2, len(CODES)), dtype=bool))
    found = robustness(scores, np.arange(2), uncounted(2))
    # 50 by either mean; 90 by the arithmetic one is (10 ** 0.9 - 1) / 9 = 77.1 by the geometric one.
    assert found.moved_by["geometric"] == pytest.approx(0.5)
    assert found.low[1] < 80
    assert found.high[1] > 88


@pytest.mark.parametrize(("villages", "draws"), [(1, 10_000), (100, 10_000), (1000, 1000), (83_762, 200)])
def test_a_larger_selection_gets_fewer_draws(villages: int, draws: int) -> None:
    assert draws_for(RUBRIC, villages) == draws
