"""Indonesia's three time zones, and the day that it is in each: the one place that turns moments into days.

Moments are stored in UTC; a day is of a place. For the nation, a province and a regency it is that of WIB,
the capital's time: their figures are put together from villages of several zones, and one list, file or slide
has one day. For a village (a code of ten digits) it is that of its own zone: there a deadline ends and a
document is dated. In UTC the day begins seven to nine hours too late for everybody.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt

HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC; none of them has summer time."""

NATION = "WIB"
"""The zone of everything larger than a village."""

_EASTERN = ("81", "82", "91", "92", "93", "94", "95", "96")
_CENTRAL = ("51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76")
_VILLAGE = 10
"""Digits of a village's code."""


def now() -> datetime:
    """The present moment, aware, in UTC: the clock that everything in the product reads."""
    return datetime.now(UTC)


def time_zone(code: str = "") -> str:
    """``WIB``, ``WITA`` or ``WIT``: a village's own for its code, ``WIB`` for everything larger.

    By province as Keppres 41/1987 divides the country; provinces founded later keep the zone of the one
    that they came from.
    """
    province = code[:2] if len(code) == _VILLAGE else ""
    return "WIT" if province in _EASTERN else "WITA" if province in _CENTRAL else NATION


def local(moment: datetime, code: str = "") -> datetime:
    """A moment (aware) as the clocks show it in the zone of :func:`time_zone`."""
    return moment.astimezone(timezone(timedelta(hours=HOURS[time_zone(code)])))


def day_of(moment: datetime, code: str = "") -> date:
    """The day of a moment (aware) in a village, or for the nation."""
    return local(moment, code).date()


def today(code: str = "") -> date:
    """The day that it is now in a village, or for the nation: in Papua it begins two hours before Java's."""
    return day_of(now(), code)


def days_of(moments: npt.NDArray[np.datetime64], codes: npt.NDArray[np.str_]) -> npt.NDArray[np.datetime64]:
    """The day of each moment (UTC, without a zone) in the village of the code beside it."""
    province = codes.astype("U2")
    hours = np.full(len(codes), HOURS[NATION])
    hours[np.isin(province, _CENTRAL)] = HOURS["WITA"]
    hours[np.isin(province, _EASTERN)] = HOURS["WIT"]
    return (moments + hours.astype("timedelta64[h]")).astype("datetime64[D]")
