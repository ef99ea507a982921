"""The score keeps what docs/METHOD.md promises."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.answers import answer_to_json, parse_answers
from emas.domain.output import hundredths, score_to_json
from emas.domain.profile import Profile, dropped
from emas.domain.rubric import MAX_LEVEL
from emas.domain.rubric_file import read, write
from emas.domain.scoring import Status, earned_units, score
from emas.domain.scoring_many import STATUSES, read_profiles, score_many
from tests.unit.domain_cases import RUBRIC, answers, everything, profiles


def result(raw: dict) -> dict:
    return score_to_json(score(RUBRIC, Profile.of(RUBRIC, parse_answers(RUBRIC, raw))))


@given(profiles())
def test_bounded_and_adds_up(profile: Profile) -> None:
    got = score(RUBRIC, profile)
    assert 0 <= got.total <= 100 * RUBRIC.unit
    assert got.total == sum(got.services.values()) == sum(earned for earned, _ in got.pillars.values())
    assert sum(whole for _, whole in got.pillars.values()) == 100 * RUBRIC.unit
    assert set(got.missing).isdisjoint(got.not_applicable)


@given(profiles())
def test_every_point_is_a_whole_number_of_units(profile: Profile) -> None:
    """Against the formula in fractions: nothing is lost in the integer division."""
    got = score(RUBRIC, profile)
    exact = Fraction(0)
    for service in RUBRIC.services:
        left = [i for i in RUBRIC.of_service[service.code] if i.code not in got.not_applicable]
        whole = sum(i.points for i in left)
        for i in left:
            level = profile.levels[RUBRIC.position[i.code]] or 0
            exact += Fraction(service.points * i.points * level, whole * MAX_LEVEL)
    assert got.points == exact


@given(profiles(), st.integers(0, 29))
def test_never_falls_when_a_level_rises(profile: Profile, at: int) -> None:
    before = score(RUBRIC, profile)
    level = profile.levels[at] or 0
    if level == MAX_LEVEL:
        return
    after = score(RUBRIC, profile.with_levels({at: level + 1}))
    assert after.total >= before.total
    assert after.met >= before.met


@given(answers(), st.randoms())
def test_order_of_answers_does_not_matter(given_answers: dict, random) -> None:
    shuffled = list(given_answers.items())
    random.shuffle(shuffled)
    assert Profile.of(RUBRIC, dict(shuffled)) == Profile.of(RUBRIC, given_answers)


@given(st.lists(profiles(), min_size=1, max_size=8))
def test_many_equals_one_by_one(village_profiles: list[Profile]) -> None:
    levels, empty = read_profiles([p.write() for p in village_profiles], len(RUBRIC.indicators))
    many = score_many(RUBRIC, levels, empty)
    for row, profile in enumerate(village_profiles):
        one = score(RUBRIC, profile)
        assert many.total[row] == one.total
        assert many.high[row] == one.high
        assert many.services[row].tolist() == list(one.services.values())
        out = dropped(RUBRIC, profile)
        assert many.units[row].tolist() == earned_units(RUBRIC, profile, out)
        best = Profile((MAX_LEVEL,) * len(RUBRIC.indicators))
        assert many.full[row].tolist() == earned_units(RUBRIC, best, out)
        pairs = zip(many.earned[row].tolist(), many.attainable[row].tolist(), strict=True)
        assert list(pairs) == list(one.pillars.values())
        assert [STATUSES[at] for at in many.criteria[row]] == list(one.criteria.values())
        assert many.prerequisites[row].tolist() == list(one.prerequisites.values())
        assert many.met[row] == one.met
        assert bool(many.eligible[row]) == one.eligible
        assert many.answered[row] == one.answered
        band = None if many.band[row] < 0 else RUBRIC.bands[many.band[row]].code
        assert band == one.band
        covered = [s.code for s, on in zip(RUBRIC.services, many.covered[row], strict=True) if on]
        assert covered == list(one.covered)
        gone = [i.code for i, on in zip(RUBRIC.indicators, many.applicable[row], strict=True) if not on]
        assert gone == list(one.not_applicable)


@given(profiles())
def test_written_profile_reads_back(profile: Profile) -> None:
    assert Profile.read(profile.write()) == profile


@given(answers())
def test_answers_read_back_from_json(given_answers: dict) -> None:
    raw = {code: answer_to_json(answer) for code, answer in given_answers.items()}
    assert parse_answers(RUBRIC, raw) == given_answers


@given(profiles())
def test_rubric_written_out_and_read_back_scores_the_same(profile: Profile) -> None:
    again = read(write(RUBRIC))
    assert score_to_json(score(again, profile)) == score_to_json(score(RUBRIC, profile))


def test_everything_at_the_highest_level_is_a_hundred() -> None:
    got = result(everything())
    assert (got["score"], got["exact"], got["band"]) == (100.0, [100, 1], "Teladan")
    assert got["eligible"] == {"met": 8, "of": 8, "all": True}
    assert got["missing"] == []


def test_nothing_answered() -> None:
    got = result({})
    assert (got["score"], got["range"], got["answered"]) == (0.0, [0.0, 100.0], 0)
    assert set(got["criteria"].values()) == {"belum_diisi"}
    assert got["prerequisites"] == {"pmi": False, "regulation": False}
    assert len(got["missing"]) == 30


@pytest.mark.parametrize(
    ("num", "den", "level"),
    [
        (0, 0, 0),
        (0, 5, 1),
        (59, 100, 1),
        (3, 5, 2),
        (79, 100, 2),
        (4, 5, 3),
        (94, 100, 3),
        (19, 20, 4),
        (1, 1, 4),
    ],
)
def test_counts_become_levels_at_the_cuts(num: int, den: int, level: int) -> None:
    assert RUBRIC.by_code["L1.3"].level_of_counts(num, den) == level


def test_no_returnees_leaves_one_indicator_to_carry_its_service() -> None:
    got = result(everything(0, L4_3={"num": 0, "den": 0}, L5_2=2))
    assert got["services"]["L5"] == 5.0
    assert got["criteria"]["K5"] == "tidak_berlaku"


def test_no_complaints_count_only_with_a_channel() -> None:
    silent = everything(4, L3_3={"num": 0, "den": 0})
    assert result(silent)["services"]["L3"] == 10.0
    assert result({**silent, "L3.1": 2})["services"]["L3"] == 5.5  # 3*2/4 + 4 + 0


def test_part_of_a_criterion_is_partly() -> None:
    assert result(everything(4, L3_1=1))["criteria"]["K2"] == "sebagian"
    assert result(everything(4, L3_1=1, L10_1=2))["criteria"]["K2"] == "belum"


def test_village_without_migrants_is_no_target() -> None:
    got = result(everything(4, L7_3={"num": 0, "den": 0}))
    assert got["band"] == "Bukan sasaran"
    assert got["prerequisites"]["pmi"] is False


def test_rounding_is_downwards() -> None:
    assert hundredths(7496, 100) == 74.96
    assert hundredths(2 * 28 - 1, 28) == 1.96  # 1.9642...


def test_states_of_a_criterion_keep_their_published_words() -> None:
    assert [str(s) for s in Status] == ["terpenuhi", "sebagian", "belum", "belum_diisi", "tidak_berlaku"]


def test_a_profile_from_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape("5")):
        Profile.read("5" * 30)
    with pytest.raises(ValueError, match="30 signs"):
        read_profiles(["0" * 29], 30)


@given(st.integers(0, 400), st.integers(1, 100))
def test_rounded_figure_is_never_above_the_exact_one(units: int, whole: int) -> None:
    assert Fraction(round(hundredths(units, whole) * 100), 100) <= Fraction(units, whole)
    assert np.isclose(hundredths(units, whole), units / whole, atol=0.0101)
