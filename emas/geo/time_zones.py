"""Indonesia's three time zones by province."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC; none of them has summer time."""

_EASTERN = ("81", "82", "91", "92", "93", "94", "95", "96")
_CENTRAL = ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")


def time_zone(code: str) -> str:
    """``WIB``, ``WITA`` or ``WIT`` for a Kemendagri code of any level.

    By province as Keppres 41/1987 divides the country; provinces founded later keep the zone of the one
    that they came from.
    """
    province = code[:2]
    return "WIT" if province in _EASTERN else "WITA" if province in _CENTRAL else "WIB"


def today_at(code: str) -> date:
    """The day that it is there now: in Papua it begins two hours before Java's."""
    return datetime.now(UTC).astimezone(timezone(timedelta(hours=HOURS[time_zone(code)]))).date()
