"""How far a share over villages may lie: wider than over as many independent people, and inside 0 to 1."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.intervals import clustered, students_quantile, wilson

Counted = list[tuple[int, int]]

VILLAGES: st.SearchStrategy[Counted] = st.lists(
    st.integers(1, 200).flatmap(lambda den: st.tuples(st.integers(0, den), st.just(den))),
    min_size=2,
    max_size=12,
)


def of(counted: Counted, times: int = 1, level: float = 0.9) -> tuple[float, float]:
    """The interval of one group of villages, each with ``times`` as many people."""
    num, den = (times * np.array(column) for column in zip(*counted, strict=True))
    low, high = clustered(num, den, np.zeros(len(counted), dtype=np.int64), 1, level)
    return float(low[0]), float(high[0])


def alone(counted: Counted, times: int = 1) -> tuple[float, float]:
    """The same of independent people."""
    num, den = (times * sum(column) for column in zip(*counted, strict=True))
    low, high = wilson(num, den, 0.9)
    return float(low), float(high)


def test_villages_that_differ_are_worth_few_people() -> None:
    # Three villages of ten: 9, 5 and 1 of them. p = 1/2, v = 3/2 * (16 + 0 + 16) / 900 = 0.05333, so 0.25 / v
    # = 4.69 people; with two degrees of freedom t = 2.92 (z = 1.645), so 4.69 * 0.3173 = 1.49 people.
    low, high = of([(9, 10), (5, 10), (1, 10)])
    assert (low, high) == pytest.approx(tuple(map(float, wilson(0.745, 1.49, 0.9))), abs=2e-3)
    assert low < alone([(9, 10), (5, 10), (1, 10)])[0] - 0.2


def test_villages_that_are_alike_are_worth_their_people() -> None:
    assert of([(5, 10), (5, 10), (10, 20)]) == pytest.approx(alone([(5, 10), (5, 10), (10, 20)]))


def test_of_none_and_of_all_one_bound_is_exact() -> None:
    assert of([(0, 10), (0, 20)])[0] == 0
    assert of([(10, 10), (20, 20)])[1] == 1
    assert of([(0, 10), (0, 20)])[1] > 0


def test_of_one_village_nothing_is_known() -> None:
    assert of([(5, 10)]) == (0, 1)


def teststudents_quantile_quantile_is_that_of_the_tables() -> None:
    told = students_quantile(1.6448536, np.array([2, 3, 5, 10, 30]))
    assert told == pytest.approx([2.920, 2.353, 2.015, 1.812, 1.697], rel=4e-3)


@given(VILLAGES)
def test_it_holds_the_share_and_is_no_narrower_than_of_independent_people(counted: Counted) -> None:
    low, high = of(counted)
    share = sum(num for num, _den in counted) / sum(den for _num, den in counted)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    assert high - low >= alone(counted)[1] - alone(counted)[0] - 1e-9


@given(VILLAGES, st.integers(2, 50))
def test_more_migrants_of_the_same_villages_are_no_more_knowledge_of_villages(
    counted: Counted, times: int
) -> None:
    """Each village's people counted ``times`` over: what villages differ by does not shrink."""
    once, again = of(counted), of(counted, times)
    as_people = once == pytest.approx(alone(counted))
    if not as_people:
        assert again == pytest.approx(once)
    assert again[1] - again[0] >= alone(counted, times)[1] - alone(counted, times)[0] - 1e-9


def test_groups_do_not_touch_one_another() -> None:
    num, den, group = np.array([9, 1, 5, 3]), np.array([10, 10, 10, 5]), np.array([0, 1, 0, 1])
    low, high = clustered(num, den, group, 2, 0.9)
    assert (low[0], high[0]) == of([(9, 10), (5, 10)])
    assert (low[1], high[1]) == of([(1, 10), (3, 5)])
