"""The day that it is: WIB for the nation and its regions, a village's own zone for a village."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo import time_zones
from emas.geo.time_zones import day_of, days_of, time_zone, today
from emas.services.selection import since
from emas.ui import formats
from emas.ui.i18n import set_language
from tests.support.clock import HALF_PAST_SIX, stop_clock

ROOT = Path(__file__).resolve().parents[2]

GRESIK, BADUNG, MERAUKE = "3525032009", "5103012001", "9301012001"


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("", "WIB"),
        (GRESIK, "WIB"),
        ("1101012001", "WIB"),
        ("6101012001", "WIB"),
        (BADUNG, "WITA"),
        ("6401012001", "WITA"),
        ("7601012001", "WITA"),
        ("8101012001", "WIT"),
        (MERAUKE, "WIT"),
        ("93", "WIB"),  # figures of a region stand beside those of the nation
        ("9301", "WIB"),
    ],
)
def test_zone(code: str, zone: str) -> None:
    assert time_zone(code) == zone


def test_at_half_past_six_in_java_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch)
    assert HALF_PAST_SIX.date() == date(2026, 11, 27)
    assert {today(), today(GRESIK), today(MERAUKE), today("93")} == {date(2026, 11, 28)}


def test_the_day_begins_in_the_east(monkeypatch: pytest.MonkeyPatch) -> None:
    for hour, days in ((14, (27, 27, 27)), (15, (27, 27, 28)), (16, (27, 28, 28)), (17, (28, 28, 28))):
        stop_clock(monkeypatch, datetime(2026, 11, 27, hour, 0, tzinfo=UTC))
        assert tuple(today(code).day for code in (GRESIK, BADUNG, MERAUKE)) == days


def test_a_moment_says_its_zone() -> None:
    set_language("id")
    assert formats.moment(HALF_PAST_SIX) == "28 Nov 2026 06.30 WIB"
    assert formats.moment(HALF_PAST_SIX, BADUNG) == "28 Nov 2026 07.30 WITA"
    assert formats.moment(HALF_PAST_SIX, MERAUKE) == "28 Nov 2026 08.30 WIT"


@given(
    st.lists(
        st.tuples(
            st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - UTC is added below
            st.sampled_from([GRESIK, BADUNG, MERAUKE, "1101012001", "8101012001", "7210012001"]),
        ),
        max_size=20,
    )
)
def test_many_days_are_those_of_each(rows: list[tuple[datetime, str]]) -> None:
    moments = np.array([moment for moment, _code in rows], dtype="datetime64[s]")
    codes = np.array([code for _moment, code in rows], dtype="U10")
    one_by_one = [day_of(moment.replace(microsecond=0, tzinfo=UTC), code) for moment, code in rows]
    assert days_of(moments, codes).tolist() == one_by_one


def test_months_back_from_a_long_month_end_in_a_short_one() -> None:
    assert since(3, date(2026, 11, 28)) == np.datetime64("2026-08-28")
    assert since(1, date(2026, 3, 31)) == np.datetime64("2026-02-28")


def test_the_clock_that_is_stopped_is_the_one_that_runs() -> None:
    before, read, after = datetime.now(UTC), time_zones.now(), datetime.now(UTC)
    assert before <= read <= after


FORBIDDEN = ("today", "date", "utcnow", "utcfromtimestamp", "fromtimestamp")


CLOCKS = {("now", "datetime"), ("now", "datetime.datetime"), ("localtime", "time"), ("strftime", "time")}


def days_without_a_place(text: str) -> list[str]:
    """What in a module takes a day of a moment, or of this machine's clock."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called, owner = node.func.attr, ast.unparse(node.func.value)
            if called in FORBIDDEN and owner != "time_zones":
                found.append(f"{node.lineno}: .{called}()")
            if (called, owner) in CLOCKS:
                given = [ast.unparse(one) for one in (*node.args, *(word.value for word in node.keywords))]
                if given[:1] not in (["UTC"], ["tz"]):
                    found.append(f"{node.lineno}: {owner}.{called}")
        if isinstance(node, ast.Constant) and node.value in ("today", "now"):
            found.append(f"{node.lineno}: {node.value!r}")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "date.today()",
        "datetime.now(UTC).date()",
        "datetime.now()",
        "story.updated_at.date()",
        'np.datetime64("today", "D")',
        "datetime.utcnow()",
        'pd.Timestamp("now")',
        'time.strftime("%Y-%m-%d")',
    ],
)
def test_a_day_without_a_place_is_seen(text: str) -> None:
    assert days_without_a_place(text)


def test_no_other_module_makes_a_day_of_a_moment() -> None:
    files = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "emas").rglob("*.py")]
    files.remove(ROOT / "emas" / "geo" / "time_zones.py")
    found = {str(file.relative_to(ROOT)): days_without_a_place(file.read_text("utf-8")) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
