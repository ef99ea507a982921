"""A filter as the browser takes it: as data for the script that draws a crowd, as an expression for rows.

Dates are a range that the graphics card compares, and so are regions where villages are rows: changing them
touches no village. Bands and steps are sets, conditions and services bits of one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from emas.domain.rubric import Rubric
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED
from emas.services.programme import STEPS
from emas.services.selection import Filter, since

LAST_DAY, _LAST_CODE = 10**6, 10**4


@dataclass(frozen=True)
class Sieve:
    """``regencies`` is the range of their codes, ``first_day`` counts from 1970.

    Of a village's flags all of ``held`` must be set, not all of ``not_all``, and none of ``lacking``.
    """

    regencies: tuple[float, float]
    first_day: int
    bands: tuple[int, ...]
    steps: tuple[int, ...]
    held: int = 0
    not_all: int = 0
    lacking: int = 0

    @property
    def ranges(self) -> list[list[float]]:
        """What each of the three numbers of a row may be: regency, day, and 1 for all the rest."""
        return [list(self.regencies), *self.ranges_of_crowd]

    @property
    def ranges_of_crowd(self) -> list[list[float]]:
        """The same of a village in a crowd: day, and 1 for all the rest."""
        return [[self.first_day, LAST_DAY], [1, 1]]

    @property
    def rest(self) -> dict[str, Any]:
        """All but the day, as ``static/village_tile.js`` takes it."""
        return {
            "regencies": list(self.regencies),
            "bands": list(self.bands),
            "steps": list(self.steps),
            "scored": self._asks_of_score,
            "held": self.held,
            "notAll": self.not_all,
            "lacking": self.lacking,
        }

    @property
    def value(self) -> str:
        """Expression of the two first numbers of a row, and of 1 where its flags are as asked."""
        tests = [f"b > {NO_SCORE}"] if self._asks_of_score else []
        if self.held:
            tests.append(f"(f & {self.held}) === {self.held}")
        if self.not_all:
            tests.append(f"(f & {self.not_all}) !== {self.not_all}")
        if self.lacking:
            tests.append(f"(f & {self.lacking}) === 0")
        return f"[c / 1000000, d, {' && '.join(tests) + ' ? 1 : 0' if tests else '1'}]"

    @property
    def _asks_of_score(self) -> bool:
        return bool(self.held or self.not_all or self.lacking)


def sieve(wanted: Filter, rubric: Rubric, today: date) -> Sieve:
    """What lets the same villages through as :func:`emas.services.selection.select`."""
    conditions = [item.code for item in (*rubric.prerequisites, *rubric.criteria)]
    services = [service.code for service in rubric.services]
    every = (1 << len(conditions)) - 1
    lacking = 1 << conditions.index(wanted.lacks) if wanted.lacks else 0
    if wanted.uncovered:
        lacking |= 1 << len(conditions) + services.index(wanted.uncovered)
    return Sieve(
        regencies=_codes(wanted.region),
        first_day=int(since(wanted.months, today).astype(int)) if wanted.months else 0,
        bands=tuple(sorted(wanted.bands)) or (NO_SCORE, UNFINISHED, NOT_TARGET, *range(len(rubric.bands))),
        steps=tuple(sorted(wanted.steps)) or tuple(range(len(STEPS) + 1)),
        held=every if wanted.eligible else 0,
        not_all=every if wanted.eligible is False else 0,
        lacking=lacking,
    )


def _codes(region: str) -> tuple[float, float]:
    """Regency codes inside a region; a village's code behind the point, in the card's seven digits."""
    if not region:
        return (0, _LAST_CODE)
    unit = 10 ** (4 - len(region))
    return (int(region) * unit, (int(region) + 1) * unit - 0.001)
