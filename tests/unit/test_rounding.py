"""Shares to the nearest, parts of a whole to 100, bounds outwards, scores down."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.rounding import outwards, percent, percents, score_down
from emas.ui import formats

COUNTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=8)


def test_a_share_goes_to_the_nearest() -> None:
    assert percent(969, 1000) == 97
    assert percent(1, 8) == 13  # 12.5: halves go up
    assert percent(1, 3) == 33
    assert percent(np.array([969, 1, 0]), np.array([1000, 8, 3])).tolist() == [97, 13, 0]
    assert formats.percent(969, 1000) == "97%"
    assert formats.percent(0, 0) == formats.NOTHING


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_off_by_half_a_per_cent_at_most(part: int, whole: int) -> None:
    assert abs(percent(part, whole) - Fraction(100 * part, whole)) <= Fraction(1, 2)


def test_parts_of_a_whole_add_up() -> None:
    assert percents([1, 1, 1]) == [34, 33, 33]
    assert percents([2, 1, 0]) == [67, 33, 0]
    # 16.66…, 16.66…, 66.66…: two are missing, and all lost the same; the first two get them.
    assert percents([1, 1, 4]) == [17, 17, 66]
    assert percents([1, 1, 1], 1000) == [334, 333, 333]
    assert percents([0, 0]) == [0, 0]


@given(COUNTS, st.sampled_from([100, 1000]))
def test_parts_add_up_and_none_is_off_by_one(counts: list[int], of: int) -> None:
    found = percents(counts, of)
    if not sum(counts):
        assert found == [0] * len(counts)
        return
    assert sum(found) == of
    for count, told in zip(counts, found, strict=True):
        assert abs(told - Fraction(of * count, sum(counts))) < 1
        assert count or not told


@given(st.floats(0, 100), st.floats(0, 100), st.integers(0, 2))
def test_bounds_hold_the_exact_ones(one: float, other: float, digits: int) -> None:
    low, high = sorted([one, other])
    found = outwards(low, high, digits)
    # Decimals as they are read: a float of them may lie a hair beside.
    assert Fraction(f"{found[0]:.{digits}f}") <= Fraction(low)
    assert Fraction(f"{found[1]:.{digits}f}") >= Fraction(high)
    assert found[0] > low - 10**-digits - 1e-9
    assert found[1] < high + 10**-digits + 1e-9


def test_an_interval_is_told_as_wide_as_it_is() -> None:
    assert formats.between(0.602, 0.6201) == ("60%", "63%")
    assert formats.between(0.6, 0.62) == ("60%", "62%")
    assert formats.between(0, 1) == ("0%", "100%")


@pytest.mark.parametrize(
    ("score", "digits", "told"), [(74.96, 1, 74.9), (74.96, 0, 74), (59.9999999999, 0, 60), (0, 1, 0)]
)
def test_a_score_goes_down(score: float, digits: int, told: float) -> None:
    assert score_down(score, digits) == told
