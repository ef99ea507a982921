"""Numbers, dates and shares as Indonesians (1.234,5) or English readers (1,234.5) write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from emas.domain import rounding
from emas.domain.disclosure import few
from emas.geo.time_zones import local, time_zone
from emas.ui.i18n import _, locale, ngettext

NOTHING = "–"
"""Stands where there is no figure: never 0, never blank."""


def number(value: float | None, digits: int = 0) -> str:
    """``value`` with thousands separators and ``digits`` decimals, never fewer; a dash for ``None``.

    Figures of one column have as many decimals each: 52,0 beside 48,5.
    """
    if value is None:
        return NOTHING
    return _written(value, digits, locale())


@lru_cache(maxsize=4096)
def _written(value: float, digits: int, where: str) -> str:
    # Tables write the same few figures again and again, and Babel takes 40 microseconds for each.
    return str(format_decimal(value, format="#,##0." + "0" * digits if digits else "#,##0", locale=where))


def signed(value: float, digits: int = 0) -> str:
    """A change with its sign, ``+1,5`` or ``−1,5``; what rounds to nothing is 0 without one."""
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number(abs(rounded), digits)}"


def points(units: int | None, unit: int) -> str:
    """A score of ``units`` / ``unit`` points with one decimal, rounded *down*: 74.96 is not 75."""
    if units is None:
        return NOTHING
    return _pointed(tenths(units, unit), locale())


def tenths(units: int, unit: int) -> int:
    """The tenths of a point that a score is shown with."""
    return 10 * units // unit


@lru_cache(maxsize=1024)
def _pointed(tenths: int, where: str) -> str:
    return str(format_decimal(Decimal(tenths) / 10, format="#,##0.0", locale=where))


def percent(part: int, whole: int) -> str:
    """A share, ``part`` of ``whole``, to the nearest whole per cent; a dash where there is no whole."""
    return whole_percent(rounding.percent(int(part), int(whole))) if whole else NOTHING


def share(part: int, villages: int) -> str:
    """A share of villages: in per cent, of few as what it is, ``3 dari 3 desa``: never a bare 100%."""
    if not few(villages):
        return percent(part, villages)
    told = ngettext("{count} dari {n} desa", "{count} dari {n} desa", villages)
    return told.format(count=number(part), n=number(villages))


def counted(percentage: float, villages: int) -> int:
    """How many villages a share in whole per cent of few villages is."""
    return round(percentage * villages / 100)


def percent_down(part: int, whole: int) -> str:
    """The same rounded *down*: of what is held against a threshold, 94.9 % is not 95 %."""
    return whole_percent(100 * int(part) // int(whole)) if whole else NOTHING


def mean_points(mean: float | None) -> str:
    """A mean score in points with one decimal, rounded down as every score; a dash where there is none."""
    return NOTHING if mean is None else number(rounding.score_down(mean, 1), 1)


def score_percent(score: float) -> str:
    """A mean of scores in per cent, rounded down as every score."""
    return whole_percent(rounding.score_down(score))


def whole_percent(value: float) -> str:
    """A figure that is in per cent, to the nearest whole one, with its sign."""
    return f"{number(value)}%"


def between(low: float, high: float) -> tuple[str, str]:
    """The bounds of an interval of shares (from 0 to 1) in whole per cent, rounded outwards."""
    found = rounding.outwards(100 * low, 100 * high)
    return whole_percent(found[0]), whole_percent(found[1])


def day(value: date | None) -> str:
    """A date in words: 17 Agustus 1945."""
    return NOTHING if value is None else str(format_date(value, format="d MMMM y", locale=locale()))


def partial_day(value: str | None) -> str:
    """A date as precise as its source: ``2025-06`` becomes Juni 2025, nothing becomes *tanpa tanggal*."""
    if not value:
        return _("tanpa tanggal")
    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return str(year)
    if len(rest) == 1:
        return str(format_date(date(year, rest[0], 1), format="MMMM y", locale=locale()))
    return day(date(year, *rest))


def moment(value: datetime, code: str = "") -> str:
    """A moment with its zone, a village's own or WIB: 23 Nov 2026 08.15 WIB (``value`` is aware)."""
    written = format_datetime(local(value, code), format="d MMM y HH.mm", locale=locale())
    return f"{written} {time_zone(code)}"
