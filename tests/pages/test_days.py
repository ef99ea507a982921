"""At 06.30 WIB, when UTC still has yesterday, everything that leaves the product says today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
import streamlit as st

from emas.cli import main
from emas.domain.path import Step
from emas.domain.problems import Problem
from emas.services import assess, database, plan, snapshot
from emas.services.actors import VISITOR
from emas.services.evidence import name_evidence
from emas.services.plan import Change
from emas.services.promised import promised
from emas.services.selection import Filter, select
from emas.services.stories import keep_story
from emas.services.trial import trial_sheet
from emas.store.tables import Story, VillageScore
from emas.store.unit_of_work import write
from emas.ui import about
from emas.ui.i18n import set_language
from tests.pages.conftest import OpenPage, words
from tests.support.clock import HALF_PAST_SIX, stop_clock
from tests.support.eight import eight

REAL = "3525032009"
"""Campurejo, Gresik."""

EASTERN = "9301012001"
"""In Merauke it is two hours later than in Java."""

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)


@pytest.fixture(autouse=True)
def half_past_six(monkeypatch: pytest.MonkeyPatch) -> None:
    set_language("id")
    stop_clock(monkeypatch)


@pytest.mark.parametrize(
    ("page", "query"),
    [("present", {}), ("village", {"desa": REAL})],
)
def test_names_of_files(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, page: str, query: dict[str, str]
) -> None:
    names: list[str] = []
    button = st.delta_generator.DeltaGenerator.download_button

    def noted(self: Any, *given: Any, **named: Any) -> bool:
        names.append(str(named.get("file_name")))
        return button(self, *given, **named)

    monkeypatch.setattr(st.delta_generator.DeltaGenerator, "download_button", noted)
    monkeypatch.setattr(st, "download_button", lambda *a, **k: noted(st._main, *a, **k))
    drawn = open_page(page, **query)
    assert not drawn.exception
    dated = [name for name in names if "2026" in name]
    assert dated
    assert all("2026-11-28" in name for name in dated), dated


def test_what_is_taken_from_maps_and_charts_is_of_the_day(demo: Path) -> None:
    caption = about.of_scores(select(snapshot.current(), "claimed", Filter()))
    assert caption.date == "28 November 2026"
    assert "2026-11-28" in about.named_after(caption)


def test_the_overview_says_the_day(open_page: OpenPage) -> None:
    assert "Keadaan 28 November 2026" in words(open_page("overview"))


def test_slides_and_briefs_are_stamped_with_the_day(demo: Path, tmp_path: Path) -> None:
    for arguments in (["brief", REAL], ["brief", "35"], ["deck", "--story", "musdes"]):
        out = tmp_path / f"{arguments[0]}-{arguments[-1]}.pdf"
        assert main([*arguments, str(out)]) == 0
        document = pdfium.PdfDocument(out)
        read = " ".join(page.get_textpage().get_text_range() for page in document)
        assert "28 November 2026" in read
        assert "27 November 2026" not in read


def test_a_promise_of_yesterday_is_late_and_one_of_today_is_not(demo: Path, open_page: OpenPage) -> None:
    now = snapshot.current()
    code = str(now.code[0])
    steps = [Step("L8.2", 1, 3, 3), Step("L8.1", 0, 3, 8)]
    plan.take_over(
        VISITOR, village_code=code, rubric_version=now.rubric.version, steps=steps, offices=["Kasi"] * 2
    )
    for action, due in zip(plan.plan_of(VISITOR, code), (YESTERDAY, TODAY), strict=True):
        to = Change("Kasi", due, action.state, "")
        plan.change_action(VISITOR, village_code=code, before=action, to=to)
    found = promised(VISITOR, select(now, "claimed", Filter()), 5)
    assert [(one.indicator, one.late) for one in found.open] == [("L8.2", True), ("L8.1", False)]
    assert found.late == 1
    lines = [one.label for one in open_page("assessment", desa=code, bagian="hasil").expander]
    late = [line for line in lines if "lewat batas waktu" in line]
    assert len(late) == 1
    assert "27 November 2026" in late[0]


def test_a_kept_story_is_of_the_day_on_which_it_was_kept(open_page: OpenPage) -> None:
    kept = keep_story(VISITOR, name="Rapat pagi", query={})
    with write(database.engine()) as session:
        row = session.get(Story, kept.id)
        assert row is not None
        row.updated_at = HALF_PAST_SIX
        session.commit()
    assert "28 November 2026" in [one.value for one in open_page("present").caption]


def test_a_document_of_today_is_taken_and_one_of_tomorrow_is_not(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(code: str, day: date) -> None:
        sheet = assess.current_sheet(VISITOR, code)
        place = {"village_code": code, "round_id": sheet.round_id, "indicator": "L8.2"}
        version = sheet.version_of("L8.2")
        assess.save_answer(VISITOR, **place, answer=4, version=version)  # type: ignore[arg-type]
        raw = {"kind": "satgas_decree", "date": day, "number": f"141/{day.day}/2026", "office": "Desa"}
        name_evidence(VISITOR, **place, raw=raw)  # type: ignore[arg-type]

    named(REAL, TODAY)
    with pytest.raises(Problem, match="evidence_date_range"):
        named(REAL, TOMORROW)
    stop_clock(monkeypatch, datetime(2026, 11, 27, 15, 30, tzinfo=UTC))
    named(EASTERN, TODAY)
    with pytest.raises(Problem, match="evidence_date_range"):
        named("3525032008", TODAY)


def test_a_score_was_changed_on_the_day_of_its_village(demo: Path) -> None:
    code = str(snapshot.current().code[0])
    with write(database.engine()) as session:
        row = session.get(VillageScore, code)
        assert row is not None
        row.updated_at = HALF_PAST_SIX
        session.commit()
    assert snapshot.current().updated[0] == np.datetime64(TODAY)


def test_months_are_counted_back_from_the_day(demo: Path) -> None:
    now = eight()
    days = [date(2026, 8, 28 - number % 2) for number in range(len(now.code))]
    now = replace(now, updated=np.array(days, dtype="datetime64[D]"))
    found = select(now, "claimed", Filter(months=3)).scores
    assert found.tolist() == [0, 2, 4, 6]  # those of 28 August


def test_a_trial_refers_to_the_day() -> None:
    assert trial_sheet({}, {}).reference_date == TODAY


def test_yesterday_in_utc_is_a_day_before() -> None:
    # What every other test here stands on.
    assert HALF_PAST_SIX.date() == YESTERDAY
    assert (HALF_PAST_SIX + timedelta(hours=7)).date() == TODAY
