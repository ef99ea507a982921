"""Counts as a village office types them: understood and echoed, or refused at the field with nothing lost."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.answers import Counts
from emas.services import assess
from emas.services.actors import VISITOR
from emas.ui.assessment.tab_copy import LARGEST, LONGEST, Held, read_held
from tests.pages.conftest import OpenPage, words

REAL = "3525032009"
DEN, NUM = 0, 1


def stored(code: str = "L7.3") -> object:
    answers = assess.current_sheet(VISITOR, REAL).stored
    return answers[code].answer if code in answers else None


def people() -> object:
    return assess.current_sheet(VISITOR, REAL).people


def refusals(page: AppTest) -> list[str]:
    bodies = [element.proto.body for element in page.get("html")]
    return [body for body in bodies if body.startswith('<p class="emas-count-said emas-refused"')]


def type_counts(page: AppTest, den: str, num: str) -> None:
    page.text_input[DEN].set_value(den).run()
    page.text_input[NUM].set_value(num).run()


@pytest.mark.parametrize(
    ("language", "den", "num", "echoes"),
    [
        ("id", "1.250", " 1 000 ", ["1.250 PMI", "1.000 PMI", "80% berarti tingkat 3"]),
        ("en", "1,250", "1000", ["1,250 migrants", "1,000 migrants"]),
    ],
)
def test_what_is_understood_is_stored_and_echoed(
    open_page: OpenPage, language: str, den: str, num: str, echoes: list[str]
) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi", lang=language)
    type_counts(page, den, num)
    assert stored() == Counts(1000, 1250)
    assert [echo for echo in echoes if echo not in words(page)] == []
    # What was typed stays as it was typed.
    assert [page.text_input[at].value for at in (DEN, NUM)] == [den, num]


@pytest.mark.parametrize("typed", ["12,5", "1.25", "12e3", "1,250", "-5", "lima", "1000001"])
def test_what_is_not_stays_in_the_field_and_changes_nothing(open_page: OpenPage, typed: str) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    type_counts(page, "50", "45")
    page.text_input[NUM].set_value(typed).run()
    (told,) = refusals(page)
    assert f"“{typed}”" in told
    assert "Yang tersimpan tetap 45 dari 50." in told
    assert "belum lengkap: L7.3" in words(page)
    assert stored() == Counts(45, 50)
    # A look at another part, and back: typed text and sentence are still there.
    page.button(key="turn-on").click().run()
    page.button(key="turn-back").click().run()
    assert page.text_input[NUM].value == typed
    assert refusals(page) == [told]
    page.text_input[NUM].set_value("46").run()
    assert refusals(page) == []
    assert stored() == Counts(46, 50)


def test_a_part_above_the_whole_names_both_numbers_as_understood(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    type_counts(page, "1.000", "1 250")
    (told,) = refusals(page)
    assert "1.250 lebih besar daripada 1.000" in told
    assert stored() is None
    page.text_input[DEN].set_value("2000").run()
    assert refusals(page) == []
    assert stored() == Counts(1250, 2000)


def test_none_of_none_is_said_and_takes_no_number_along(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    type_counts(page, "50", "45")
    # 45 of nobody: one of the two is wrong, and neither is dropped without a word.
    page.text_input[DEN].set_value("0").run()
    assert "45 lebih besar daripada 0" in refusals(page)[0]
    assert stored() == Counts(45, 50)
    page.text_input[NUM].set_value("").run()
    assert stored() == Counts(0, 0)
    assert len(page.text_input) == 1
    assert "0 dari 0: tidak ada yang dapat dihitung, jadi tingkat 0." in words(page)
    # Were there somebody after all, it would not be "0 of 50" before anybody said so.
    page.text_input[DEN].set_value("50").run()
    assert page.text_input[NUM].value == ""
    assert stored() == Counts(0, 0)


def test_a_switch_of_language_changes_no_number(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    type_counts(page, "1.250", "1.000")
    page.segmented_control(key="language").set_value("en").run()
    assert [page.text_input[at].value for at in (DEN, NUM)] == ["1,250", "1,000"]
    assert stored() == Counts(1000, 1250)
    # Refused in one language and a number in the other: offered, not taken.
    page.text_input[NUM].set_value("1.100").run()
    page.segmented_control(key="language").set_value("id").run()
    assert page.text_input[NUM].value == "1.100"
    assert stored() == Counts(1000, 1250)
    (told,) = refusals(page)
    assert "“1.100” belum disimpan" in told
    (offer,) = [button for button in page.button if button.label == "Simpan 1.100"]
    offer.click().run()
    assert stored() == Counts(1100, 1250)
    assert refusals(page) == []


def test_a_half_goes_with_the_language(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[DEN].set_value("1.250").run()
    page.segmented_control(key="language").set_value("en").run()
    assert page.text_input[DEN].value == "1,250"
    page.text_input[NUM].set_value("1,000").run()
    assert stored() == Counts(1000, 1250)


def test_emptied_again_nothing_waits(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[DEN].set_value("5x").run()
    page.text_input[DEN].set_value("").run()
    assert "belum lengkap" not in words(page)
    assert refusals(page) == []


def test_people_are_read_alike(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    page.text_input[0].set_value("1.250").run()
    assert "1.250 PMI" in words(page)
    page.text_input[0].set_value("12,5").run()
    assert people() == {"women": 1250}
    assert "Yang tersimpan tetap 1.250 PMI." in refusals(page)[0]
    # What else is counted is saved meanwhile; what was refused is still there.
    page.text_input[1].set_value("7").run()
    assert people() == {"women": 1250, "men": 7}
    assert page.text_input[0].value == "12,5"
    assert len(refusals(page)) == 1
    page.text_input[0].set_value("").run()
    assert people() == {"men": 7}


def test_a_country_that_is_refused_keeps_its_stored_count(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    page.multiselect[0].set_value(["MY", "TW"]).run()
    for at, typed in ((4, "1.500"), (5, "20"), (4, "12e3"), (5, "30")):
        page.text_input[at].set_value(typed).run()
    assert not page.exception
    assert people() == {"countries": {"MY": 1500, "TW": 30}}
    assert "“12e3”" in refusals(page)[0]
    page.button(key="turn-back").click().run()
    page.button(key="turn-on").click().run()
    assert page.text_input[4].value == "12e3"
    # Taken away, it takes along what was typed for it.
    page.multiselect[0].set_value(["TW"]).run()
    assert refusals(page) == []
    assert people() == {"countries": {"TW": 30}}


def test_the_trial_reads_alike(open_page: OpenPage) -> None:
    page = open_page("trial")
    type_counts(page, "1.250", "12e3")
    assert "1.250 PMI" in words(page)
    assert "Belum ada yang tersimpan." in refusals(page)[0]
    page.text_input[NUM].set_value("1 000").run()
    assert "80% berarti tingkat 3" in words(page)


def test_what_a_tab_gives_back_is_read_with_care() -> None:
    def given(fields: object, session: str = "now") -> str:
        return json.dumps({"session": session, "fields": fields})

    held = {"answer-1-1-L7.3-den": {"text": "1.250", "seen": 2}}
    assert read_held(given(held), "now") == {"answer-1-1-L7.3-den": Held("1.250", 2)}
    assert read_held(given(held, "before"), "now") == {}  # begun anew meanwhile
    for nonsense in (
        None,
        7,
        "",
        "{",
        "[]",
        "[" * 3000,
        given([]),
        given({"a": 1}),
        given({"a": {"text": 1, "seen": 0}}),
        given({"a": {"text": "1"}}),
        given({"a": {"text": "1" * (LONGEST + 1), "seen": 0}}),
        given(held) + " " * LARGEST,
    ):
        assert read_held(nonsense, "now") == {}
