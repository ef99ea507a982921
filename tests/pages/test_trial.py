"""The eligibility questions without an account: a verdict in a few minutes, and nothing stored."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from emas.domain.answers import parse_answers
from emas.services.rubrics import rubric
from emas.ui.assessment.memory import read
from tests.pages.conftest import OpenPage, words


def rows(file: Path) -> list[int]:
    """How many rows every table that a visitor could write to has."""
    with sqlite3.connect(file) as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("assessment", "village_score", "audit_entry", "plan_action")
        ]


def test_from_the_first_question_to_the_verdict(open_page: OpenPage, demo: Path) -> None:
    before = rows(demo)
    page = open_page("trial")
    assert "tidak ada yang disimpan" in words(page)
    while not page.code:
        for radio in page.radio:
            radio.set_value(4)
        page.run()
        for number in page.text_input:
            number.set_value("20")
        page.run()
        assert not page.exception
        assert not page.expander  # no document is asked for
        page.button(key="turn-on").click().run()
    told = page.code[0].value
    conditions = rubric().conditions
    assert f"Kelayakan: {conditions} dari {conditions} terpenuhi" in told
    assert "bukan penilaian resmi" in told
    assert "Skor" not in told  # two thirds of what makes a score were not asked
    assert rows(demo) == before


def test_a_wrong_number_is_told_and_a_skipped_question_stays_open(open_page: OpenPage) -> None:
    page = open_page("trial")
    page.text_input[0].set_value("5").run()
    page.text_input[1].set_value("6").run()
    assert "6 lebih besar daripada 5" in words(page)
    page = open_page("trial", bagian="hasil")
    assert "Kelayakan: 0 dari 8 terpenuhi" in words(page)
    page.button(key="turn-open").click().run()
    assert page.text_input


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_assessment_leads_there(open_page: OpenPage, language: str) -> None:
    page = open_page("assessment", lang=language)
    links = [link.proto.label for link in page.get("page_link")]
    assert {"id": "Coba tanpa akun", "en": "Try without an account"}[language] in links
    assert {"id": "14 pertanyaan kelayakan saja", "en": "14 eligibility questions only"}[language] in words(
        page
    )


def test_what_a_tab_gives_back_is_read_with_care() -> None:
    asked = rubric()
    held = {"L8.1": 3, "L1.3": {"num": 4, "den": 5}}
    assert read(asked, json.dumps(held)) == parse_answers(asked, held)
    for nonsense in (
        None,
        7,
        "",
        "{",
        "[]",
        "[" * 2000,
        '{"L8.1": 9}',
        '{"X": 1}',
        json.dumps({"L8.1": 3}) + " " * 5000,
    ):
        assert read(asked, nonsense) == {}
