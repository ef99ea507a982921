"""A filter as words of an address, and back: what links, the browser's Back and the map's data share.

``langkah=sk,tanpa&kategori=dasar,bukan&layak=ya&belum=K1&tanpa=L3&bulan=12``; what is left out is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from emas.domain.rubric import Rubric
from emas.services.points import NOT_TARGET, UNFINISHED
from emas.services.programme import STEPS
from emas.services.selection import LONGEST, Filter

NAMES = ("langkah", "kategori", "layak", "belum", "tanpa", "bulan")

YES, NO, NONE, OUTSIDE, OPEN = "ya", "tidak", "tanpa", "bukan", "taklengkap"

T = TypeVar("T")


def write(of: Filter, rubric: Rubric) -> dict[str, str]:
    """The words for all but the region."""
    steps = {number: name for name, number in _steps().items()}
    bands = {number: name for name, number in _bands(rubric).items()}
    told = {
        "langkah": ",".join(steps[step] for step in sorted(of.steps)),
        "kategori": ",".join(bands[band] for band in sorted(of.bands)),
        "layak": "" if of.eligible is None else YES if of.eligible else NO,
        "belum": of.lacks,
        "tanpa": of.uncovered,
        "bulan": str(of.months) if of.months else "",
    }
    return {name: value for name, value in told.items() if value}


def read(query: Mapping[str, str], rubric: Rubric, region: str = "") -> Filter:
    """The filter in an address; words that mean nothing are left out, as if they were not there."""
    conditions = [item.code for item in (*rubric.prerequisites, *rubric.criteria)]
    return Filter(
        region=region,
        steps=_set(query.get("langkah", ""), _steps().get),
        bands=_set(query.get("kategori", ""), _bands(rubric).get),
        eligible={YES: True, NO: False}.get(query.get("layak", "")),
        lacks=_one(query.get("belum", ""), conditions),
        uncovered=_one(query.get("tanpa", ""), [service.code for service in rubric.services]),
        months=_months(query.get("bulan", "")),
    )


def unread(found: Filter, rubric: Rubric, query: Mapping[str, list[str]]) -> list[str]:
    """Names of the parts of ``query`` (words by name) that :func:`read` made less of than was asked."""
    told = {name: text.split(",") for name, text in write(found, rubric).items()}
    return [name for name in NAMES if len(set(query.get(name, ()))) > len(told.get(name, ()))]


def _steps() -> dict[str, int]:
    return {**{step: at for at, step in enumerate(STEPS, 1)}, NONE: 0}


def _bands(rubric: Rubric) -> dict[str, int]:
    named = {band.code.lower(): at for at, band in enumerate(rubric.bands)}
    return {**named, OUTSIDE: NOT_TARGET, OPEN: UNFINISHED}


def _set(text: str, number: Callable[[str], int | None]) -> frozenset[int]:
    found = (number(word) for word in text.split(",")[:20])
    return frozenset(one for one in found if one is not None)


def _one(word: str, known: list[str]) -> str:
    return word if word in known else ""


def _months(text: str) -> int:
    months = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    return months if months <= LONGEST else 0
