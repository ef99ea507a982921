"""Numbers, dates and shares as Indonesians (1.234,5) or English readers (1,234.5) write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from emas.geo.time_zones import HOURS
from emas.ui.i18n import _, locale

NOTHING = "–"
"""Stands where there is no figure: never 0, never blank."""


def number(value: float | None, digits: int = 0) -> str:
    """``value`` with thousands separators and at most ``digits`` decimals; a dash for ``None``."""
    if value is None:
        return NOTHING
    return _written(value, digits, locale())


@lru_cache(maxsize=4096)
def _written(value: float, digits: int, where: str) -> str:
    # Tables write the same few figures again and again, and Babel takes 40 microseconds for each.
    return str(format_decimal(value, format="#,##0." + "#" * digits if digits else "#,##0", locale=where))


def signed(value: float, digits: int = 0) -> str:
    """A change with its sign, ``+1,5`` or ``−1,5``; what rounds to nothing is 0 without one."""
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{number(abs(rounded), digits)}"


def points(units: int | None, unit: int) -> str:
    """A score of ``units`` / ``unit`` points with one decimal, rounded *down*: 74.96 is not 75."""
    if units is None:
        return NOTHING
    return _pointed(10 * units // unit, locale())


@lru_cache(maxsize=1024)
def _pointed(tenths: int, where: str) -> str:
    return str(format_decimal(Decimal(tenths) / 10, format="#,##0.0", locale=where))


def percent(part: float, whole: float) -> str:
    """``part`` of ``whole`` in per cent, rounded down, with its sign; a dash where there is no whole."""
    if not whole:
        return NOTHING
    return f"{number(int(100 * part // whole))}%"


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


def moment(value: datetime, zone: str) -> str:
    """A moment in a village's time zone: 23 Nov 2026 08.15 WIB (``value`` is aware)."""
    there = value.astimezone(timezone(timedelta(hours=HOURS[zone])))
    return f"{format_datetime(there, format='d MMM y HH.mm', locale=locale())} {zone}"


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
