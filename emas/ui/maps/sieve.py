"""A filter as the graphics card takes it: ranges and sets over the rows of villages.

Region, date, band and step are uniforms: changing them touches no row. Conditions and services are bits of
one number a row; asking for others has the browser look at that number again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from emas.domain.rubric import Rubric
from emas.services.points import NO_SCORE, NOT_TARGET
from emas.services.programme import STEPS
from emas.services.selection import Filter, since

EXTENSION = {"@@type": "DataFilterExtension", "filterSize": 3, "categorySize": 2}
"""What a layer needs so that a sieve works."""

CATEGORY = "[b, p]"
_LAST_DAY, _LAST_CODE = 10**6, 10**4


@dataclass(frozen=True)
class Sieve:
    """``value`` is an expression of three numbers a row, ``ranges`` what each may be; ``sets`` the bands and
    steps that pass."""

    value: str
    ranges: tuple[tuple[float, float], ...]
    sets: tuple[tuple[int, ...], tuple[int, ...]]


def sieve(wanted: Filter, rubric: Rubric, today: date) -> Sieve:
    """What lets the same villages through as :func:`emas.services.selection.select`."""
    bands = sorted(wanted.bands) or [NO_SCORE, NOT_TARGET, *range(len(rubric.bands))]
    steps = sorted(wanted.steps) or range(len(STEPS) + 1)
    first = int(since(wanted.months, today).astype(int)) if wanted.months else 0
    return Sieve(
        value=f"[c / 1000000, d, {_bits(wanted, rubric)}]",
        ranges=(_codes(wanted.region), (first, _LAST_DAY), (1, 1)),
        sets=(tuple(bands), tuple(steps)),
    )


def _codes(region: str) -> tuple[float, float]:
    """Regency codes inside a region; a village's code behind the point, in the card's seven digits."""
    if not region:
        return (0, _LAST_CODE)
    unit = 10 ** (4 - len(region))
    return (int(region) * unit, (int(region) + 1) * unit - 0.001)


def _bits(wanted: Filter, rubric: Rubric) -> str:
    """Expression that is 1 where conditions and services are as asked."""
    conditions = [item.code for item in (*rubric.prerequisites, *rubric.criteria)]
    services = [service.code for service in rubric.services]
    every = (1 << len(conditions)) - 1
    tests = []
    if wanted.eligible is not None:
        tests.append(f"(f & {every}) {'===' if wanted.eligible else '!=='} {every}")
    if wanted.lacks:
        tests.append(f"(f & {1 << conditions.index(wanted.lacks)}) === 0")
    if wanted.uncovered:
        tests.append(f"(f & {1 << len(conditions) + services.index(wanted.uncovered)}) === 0")
    return f"b > {NO_SCORE} && {' && '.join(tests)} ? 1 : 0" if tests else "1"
