"""Who is alike and who is near: the fast answer is what comparing with each one by hand gives."""

from __future__ import annotations

from math import acos, cos, inf, log2, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain import alike
from emas.domain.profile import Profile, dropped
from emas.domain.scoring_many import read_profiles, score_many
from tests.unit.domain_cases import RUBRIC, profiles

CODES = [indicator.code for indicator in RUBRIC.indicators]
NEEDS = st.sampled_from([list(one.needs) for one in RUBRIC.criteria])


def compared(one: Profile, other: Profile, outside: list[str]) -> tuple[int, int, int]:
    """Sum of the differences, indicators shared, indicators of the first that can be compared."""
    out, gap, shared, own = dropped(RUBRIC, one), 0, 0, 0
    for at, code in enumerate(CODES):
        here, there = one.levels[at], other.levels[at]
        if code in outside or at in out or here is None:
            continue
        own += 1
        if at not in dropped(RUBRIC, other) and there is not None:
            shared += 1
            gap += abs(here - there)
    return gap, shared, own


@given(
    st.lists(st.tuples(profiles(), st.integers(-1, 300)), min_size=2, max_size=8),
    NEEDS,
    st.integers(1, 4),
)
def test_the_nearest_is_what_brute_force_finds(
    of: list[tuple[Profile, int]], outside: list[str], count: int
) -> None:
    scores = score_many(RUBRIC, *read_profiles([one.write() for one, _size in of], len(CODES)))
    rows, columns = np.arange(1, len(of)), alike.comparable(scores, 0, outside)
    gaps, shared = alike.level_gaps(scores, 0, rows, columns)
    sizes = alike.size_gaps([size for _one, size in of[1:]], of[0][1])
    found = alike.mean_gaps(gaps, shared, sizes, (len(columns) + 1) // 2)
    expected = []
    for other, size in of[1:]:
        gap, both, own = compared(of[0][0], other, outside)
        assert own == len(columns)
        if both == 0 or 2 * both < own:
            expected.append(inf)
        elif size > 0 and of[0][1] > 0:
            expected.append((gap + min(4, abs(log2(size / of[0][1])))) / (both + 1))
        else:
            expected.append(gap / both)
    assert found.tolist() == pytest.approx(expected)
    places = [at for at, value in enumerate(expected) if value < inf]
    nearest = alike.first([found], count).tolist()
    assert nearest == sorted(places, key=lambda at: (found[at], at))[:count]


@given(
    st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0, inf]), st.integers(0, 3)), max_size=12),
    st.integers(1, 5),
)
def test_equals_go_by_the_second_key_and_then_by_place(of: list[tuple[float, int]], count: int) -> None:
    keys = [np.array([one for one, _two in of]), np.array([float(two) for _one, two in of])]
    order = sorted((at for at, (one, _two) in enumerate(of) if one < inf), key=lambda at: (*of[at], at))
    assert alike.first(keys, count).tolist() == order[:count]


POINTS = st.tuples(st.floats(95, 141), st.floats(-11, 6))


@given(POINTS, st.lists(POINTS, min_size=1, max_size=5))
def test_distance_is_that_of_the_sphere(here: tuple[float, float], there: list[tuple[float, float]]) -> None:
    lon, lat = (np.array(of) for of in zip(*there, strict=True))
    found = alike.kilometres(lon, lat, *here)
    for (east, north), km in zip(there, found.tolist(), strict=True):
        a, b = radians(north), radians(here[1])
        along = sin(a) * sin(b) + cos(a) * cos(b) * cos(radians(east - here[0]))
        # The plain formula loses what is nearer than some hundred metres.
        assert km == pytest.approx(alike.EARTH * acos(min(1.0, max(-1.0, along))), abs=0.5)


def test_a_degree_on_the_equator_and_a_register_twice_as_long() -> None:
    assert alike.kilometres(np.array([101.0]), np.array([0.0]), 100, 0)[0] == pytest.approx(111.195, abs=0.01)
    gaps = alike.size_gaps([104, 26, 52, 0, -1, 5200], 52).tolist()
    assert gaps[:3] == [1, 1, 0]
    assert np.isnan(gaps[3:5]).all()
    assert gaps[5] == 4
    assert np.isnan(alike.size_gaps([1, 2], 0)).all()
