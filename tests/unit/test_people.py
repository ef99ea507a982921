"""Counts of people: whole numbers in range, countries by their code, each part by itself."""

from __future__ import annotations

from typing import Any

import pytest

from emas.domain.answers import MAX_COUNT
from emas.domain.people import COUNTRIES, put_people
from emas.domain.problems import Problem


def test_each_part_has_its_own_place() -> None:
    people = put_people({}, "women", 12)
    people = put_people(people, COUNTRIES, {"TW": 3, "MY": 9})
    assert people == {"women": 12, COUNTRIES: {"MY": 9, "TW": 3}}
    assert put_people(people, "women", 0)["women"] == 0
    assert put_people(people, "women", None) == {COUNTRIES: {"MY": 9, "TW": 3}}
    assert put_people(people, COUNTRIES, {}) == {"women": 12}


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        ("children", 1, "people_expected"),
        ("women", "12", "people_expected"),
        ("women", True, "people_expected"),
        ("women", 1.5, "people_expected"),
        ("women", {"MY": 1}, "people_expected"),
        ("women", -1, "people_out_of_range"),
        ("women", MAX_COUNT + 1, "people_out_of_range"),
        (COUNTRIES, 3, "people_expected"),
        (COUNTRIES, {"Malaysia": 3}, "people_expected"),
        (COUNTRIES, {"my": 3}, "people_expected"),
        (COUNTRIES, {"MY": None}, "people_expected"),
        (COUNTRIES, dict.fromkeys(["MY", "TW", "HK", "SG", "KR", "JP"], 1), "people_expected"),
    ],
)
def test_refused(part: str, value: Any, code: str) -> None:
    with pytest.raises(Problem, match=code):
        put_people({}, part, value)
