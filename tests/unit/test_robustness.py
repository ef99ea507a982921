"""What a score is worth: fast draws agree with scoring, with counting out, and with Wilson's bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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
from emas.domain.robustness_total import drawn_weights
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring import score
from emas.domain.scoring_many import OPEN, Scores, read_profiles, score_many
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


def band_of(rubric: Rubric, points: float) -> int:
    return max(at for at, band in enumerate(rubric.bands) if points >= band.start - 1e-6)


def put_together(rubric: Rubric, units: Iterable[float], weights: Iterable[float], geometric: bool) -> float:
    """Points of one village in one draw, the plain way; ``weights`` are shares of 1."""
    wholes = [service.points * rubric.unit for service in rubric.services]
    tens = [10 * one / whole for one, whole in zip(units, wholes, strict=True)]
    if not geometric:
        return sum(10 * ten * weight for ten, weight in zip(tens, weights, strict=True))
    mean = math.prod((1 + 0.9 * ten) ** weight for ten, weight in zip(tens, weights, strict=True))
    return 100 * (mean - 1) / 9


@given(st.lists(profiles(), min_size=1, max_size=5))
@settings(max_examples=30)
def test_without_any_source_scores_are_what_they_are(of: list[Profile]) -> None:
    scores = many(of, FEW)
    rows = targets(scores)
    found = robustness(scores, rows, uncounted(len(of)), ())
    assert found.bands.argmax(axis=1).tolist() == scores.band[rows].tolist()
    assert found.bands.sum() == found.stays.sum() == len(rows)
    assert found.eligible.tolist() == scores.eligible[rows].astype(float).tolist()
    for bound in (found.low, found.high):
        assert np.array_equal(bound, (scores.total[rows] / RUBRIC.unit).astype(np.float32))
    assert (found.moved, found.moved_by) == (0, {})
    assert not np.signbit(found.bands).any()  # none is written as -0


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


@given(st.lists(profiles(), min_size=1, max_size=4))
@settings(max_examples=15)
def test_totals_are_what_loops_give_for_the_same_draws(of: list[Profile]) -> None:
    rubric = replace(RUBRIC, robustness=replace(RUBRIC.robustness, draws_selection=200))
    scores = many(of, rubric)
    rows, draws = targets(scores), rubric.robustness.draws_nation
    found = robustness(scores, rows, uncounted(len(of)))
    assert found.draws == draws
    # The numbers that the first block of villages is drawn with.
    random = np.random.Generator(np.random.SFC64([rubric.robustness.seed, 2 ** len(SOURCES) - 1, 0]))
    error = (rubric.robustness.error_down, rubric.robustness.error_up)
    units = [
        service_draws(scores, rows, one, uncounted(len(of)), error).draw(random, slice(0, len(rows)), draws)
        for one in rubric.services
    ]
    weights = drawn_weights(rubric, draws).astype(float) / len(rubric.services)
    assert np.allclose(weights.sum(axis=1), 1)
    for row in range(len(rows)):
        totals = [
            put_together(rubric, [one[row, at] for one in units], weights[at], at >= draws // 2)
            for at in range(draws)
        ]
        bands = np.bincount([band_of(rubric, total) for total in totals], minlength=len(rubric.bands))
        # A total within rounding of a threshold may fall to either side.
        assert np.allclose(found.bands[row], bands / draws, atol=1 / draws)
        ordered = sorted(totals)
        assert found.low[row] == pytest.approx(ordered[round(0.05 * (draws - 1))], abs=1e-3)
        assert found.high[row] == pytest.approx(ordered[round(0.95 * (draws - 1))], abs=1e-3)


def test_chances_are_those_of_levels_drawn_and_scored_one_by_one() -> None:
    """Everything from scratch: shares from Wilson's formula, levels, the scoring itself, either mean."""
    counted = {"L1.3": Counts(17, 20), "L2.3": Counts(5, 7), "L3.3": Counts(9, 10), "L7.3": Counts(41, 50)}
    few: dict[str, Counts] = {"L1.3": Counts(4, 5), "L4.3": Counts(0, 0), "L3.3": Counts(0, 0)}
    answers: list[dict[str, int | Counts]] = []
    for base, counts in ((3, counted), (2, few), (3, few)):
        levels = {one.code: base for one in RUBRIC.indicators if one.kind == "level"}
        answers.append({**levels, "L7.3": Counts(30, 40), "L10.3": Counts(12, 20), **counts})
    answers[0] |= {"L1.2": 4, "L8.2": 4, "L10.1": 4, "L5.2": 4, "L6.2": 4}
    scores = many([Profile.of(RUBRIC, one) for one in answers])
    written = [
        write_counts(RUBRIC, {code: one for code, one in of.items() if isinstance(one, Counts)})
        for of in answers
    ]
    found = robustness(scores, np.arange(3), read_counts(RUBRIC, written))
    random, draws = np.random.default_rng(1), 12_000
    for row, of in enumerate(answers):
        levels = np.repeat(scores.levels[row : row + 1], draws, axis=0)
        for code, answer in of.items():
            at = RUBRIC.position[code]
            if scores.empty[row, at]:
                continue
            if isinstance(answer, Counts):
                levels[:, at] = drawn_levels(answer, RUBRIC.indicators[at].cuts, random.normal(size=draws))
            chance = random.random(draws)
            levels[:, at] += (chance > 1 - RUBRIC.robustness.error_up).astype(np.int8)
            levels[:, at] -= (chance < RUBRIC.robustness.error_down).astype(np.int8)
        levels = np.where(scores.levels[row] == OPEN, OPEN, np.clip(levels, 0, MAX_LEVEL))
        then = score_many(RUBRIC, levels, np.repeat(scores.empty[row : row + 1], draws, axis=0))
        weights = random.dirichlet([RUBRIC.robustness.dirichlet] * len(RUBRIC.services), draws)
        bands = np.zeros(len(RUBRIC.bands))
        for at in range(draws):
            bands[band_of(RUBRIC, put_together(RUBRIC, then.services[at], weights[at], at % 2 == 0))] += 1
        assert np.allclose(found.bands[row], bands / draws, atol=0.025)
        assert found.eligible[row] == pytest.approx(then.eligible.mean(), abs=0.015)
    assert 0.02 < found.eligible[0] < 0.9


def drawn_levels(counts: Counts, cuts: tuple[int, ...], z: np.ndarray) -> np.ndarray:
    """The level of each share at ``z``: Wilson's bound, with the deviate in place of its quantile."""
    n, p = counts.den, counts.num / counts.den
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    share = (p + z**2 / (2 * n) + half) / (1 + z**2 / n)
    return 1 + np.sum([100 * share >= cut for cut in cuts], axis=0)


def test_more_error_makes_intervals_no_narrower() -> None:
    levels = np.random.default_rng(1).integers(0, MAX_LEVEL + 1, (40, len(CODES))).astype(np.int8)
    wide = []
    for error in (0.0, 0.05, 0.2):
        of = replace(RUBRIC.robustness, error_down=error, error_up=error)
        scores = score_many(replace(RUBRIC, robustness=of), levels, np.zeros(levels.shape, dtype=bool))
        found = robustness(scores, np.arange(40), uncounted(40))
        wide.append(float((found.high - found.low).mean()))
    assert wide == sorted(wide)


def test_what_a_source_moves_hangs_on_it_alone() -> None:
    """Each by itself is drawn as if the others were not asked for, and no village's order matters to it."""
    levels = np.random.default_rng(2).integers(1, MAX_LEVEL + 1, (30, len(CODES))).astype(np.int8)
    scores = score_many(FEW, levels, np.zeros(levels.shape, dtype=bool))
    together = robustness(scores, np.arange(30), uncounted(30))
    for source in SOURCES:
        alone = robustness(scores, np.arange(30), uncounted(30), (source,))
        assert alone.moved_by == {source: together.moved_by[source]}
    backwards = robustness(scores, np.arange(30)[::-1], uncounted(30))
    for source in ("weights", "geometric"):
        assert backwards.moved_by[source] == pytest.approx(together.moved_by[source])
    assert np.allclose(backwards.eligible[::-1], together.eligible)


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
    # The second leaves its band by it, and by half of the draws.
    assert found.moved_by["geometric"] == 0.25
    assert found.low[1] < 80
    assert found.high[1] > 88


@pytest.mark.parametrize(("villages", "draws"), [(1, 10_000), (100, 10_000), (1000, 1000), (83_762, 200)])
def test_a_larger_selection_gets_fewer_draws(villages: int, draws: int) -> None:
    assert draws_for(RUBRIC, villages) == draws
