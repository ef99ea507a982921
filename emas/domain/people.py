"""How many people a village counts, beside the score: by sex, prospective, families, main countries.

Counts only; nobody is named. None of it moves a score, and none is published by village.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from emas.domain.answers import MAX_COUNT
from emas.domain.problems import Problem

PARTS = ("women", "men", "prospective", "families")
"""PMI by sex, CPMI, families of PMI."""

COUNTRIES = "countries"
"""The part that holds the main countries of destination: ``{"MY": 12, …}`` by ISO 3166 code."""

MOST_COUNTRIES = 5

People = Mapping[str, int | Mapping[str, int]]
"""Counts by part; what is not answered is left out."""


def put_people(people: People, part: str, value: Any) -> dict[str, int | Mapping[str, int]]:
    """The counts with one part changed; ``None`` takes it back.

    Raises:
        Problem: ``people_expected`` (no such part, or no counts), ``people_out_of_range``.
    """
    if part not in (*PARTS, COUNTRIES):
        raise Problem("people_expected")
    rest = {name: count for name, count in people.items() if name != part}
    if value is None or value == {}:
        return rest
    if part != COUNTRIES:
        return {**rest, part: _count(value)}
    if not isinstance(value, Mapping) or len(value) > MOST_COUNTRIES:
        raise Problem("people_expected")
    for code in value:
        if not (isinstance(code, str) and len(code) == 2 and code.isascii() and code.isupper()):
            raise Problem("people_expected")
    return {**rest, part: {code: _count(count) for code, count in sorted(value.items())}}


def _count(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Problem("people_expected")
    if not 0 <= raw <= MAX_COUNT:
        raise Problem("people_out_of_range", highest=MAX_COUNT)
    return raw
