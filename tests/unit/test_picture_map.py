"""Classes of the overview's picture: every region falls into one, the highest into the darkest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emas.ui.picture_map import CLASSES, class_edges


@given(st.lists(st.integers(min_value=1, max_value=5000), min_size=1, max_size=38))
def test_edges_ascend_and_hold_every_value(values: list[int]) -> None:
    edges = class_edges(values)
    assert 1 <= len(edges) <= CLASSES
    assert edges == sorted(set(edges))
    assert edges[0] == min(values)
    assert edges[-1] <= max(values)


def test_no_region_no_class() -> None:
    assert class_edges([]) == []


def test_five_even_classes() -> None:
    assert class_edges(list(range(1, 11))) == [1, 3, 5, 7, 9]
