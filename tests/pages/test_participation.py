"""The unscored part of the form, as a village head answers it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.participation import questions
from emas.services import assess
from emas.services.actors import VISITOR
from emas.services.participate import save_participation
from emas.services.rubrics import rubric
from emas.ui.assessment.participation import NOBODY
from tests.pages.conftest import OpenPage, words

REAL = "3525032009"


def asked(page: AppTest, number: int) -> Any:
    """The widget of a question; the first group of buttons on the page chooses the language."""
    return [one for one in page.button_group if str(one.key).startswith("who-")][number]


def stored(number: int) -> str:
    return questions(rubric())[number].of(assess.current_sheet(VISITOR, REAL).participation)


@pytest.mark.parametrize(("language", "told"), [("id", "Tidak dinilai"), ("en", "Not scored")])
def test_it_is_short_last_and_says_that_it_is_not_scored(
    open_page: OpenPage, language: str, told: str
) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan", lang=language)
    assert not page.exception
    assert told in words(page)
    assert asked(page, 5).options[-1] in ("tidak satu pun", "none of them")
    page.button(key="turn-on").click().run()
    assert page.button(key="turn-on").disabled  # after it comes the result alone


def test_an_answer_is_stored_as_one_chooses(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    asked(page, 0).set_value([0, 2]).run()
    assert not page.exception
    assert stored(0) == "101"
    assert "Semua jawaban tersimpan" in words(page)
    asked(page, 5).set_value([NOBODY]).run()
    assert stored(5) == "000"
    again = open_page("assessment", desa=REAL, bagian="pelibatan")
    assert asked(again, 0).value == [0, 2]
    assert asked(again, 5).value == [NOBODY]
    assert asked(again, 1).value == []


def test_nobody_and_somebody_exclude_each_other(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    asked(page, 0).set_value([1]).run()
    asked(page, 0).set_value([1, NOBODY]).run()
    assert stored(0) == "000"
    asked(page, 0).set_value([NOBODY, 2]).run()
    assert stored(0) == "001"
    asked(page, 0).set_value([]).run()
    assert stored(0) == "---"


def test_who_comes_later_compares_and_chooses(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    sheet = assess.current_sheet(VISITOR, REAL)
    save_participation(
        VISITOR, village_code=REAL, round_id=sheet.round_id, question=0, signs="110", seen="---"
    )
    asked(page, 0).set_value([2]).run()
    assert stored(0) == "110"
    told = words(page)
    assert "dijawab dari perangkat lain" in told
    assert "Belum tersimpan" in told
    page.button(key="who-mine-0").click().run()
    assert stored(0) == "001"
    assert "dijawab dari perangkat lain" not in words(page)


def test_the_stored_answer_can_be_kept(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    sheet = assess.current_sheet(VISITOR, REAL)
    save_participation(
        VISITOR, village_code=REAL, round_id=sheet.round_id, question=1, signs="110", seen="---"
    )
    asked(page, 1).set_value([2]).run()
    page.button(key="who-theirs-1").click().run()
    assert stored(1) == "110"
    assert asked(page, 1).value == [0, 1]
