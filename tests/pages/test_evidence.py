"""Documents named for an answer, as a village head names them."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Expander

from emas.services import assess
from emas.services.actors import VISITOR
from tests.pages.conftest import OpenPage, words

REAL = "3525032009"


def unfold(page: AppTest, indicator: str) -> Expander:
    """Open the documents of one question, the first on the page that has any."""
    round_id = assess.current_sheet(VISITOR, REAL).round_id
    page.session_state[f"proof-answer-{REAL}-{round_id}-{indicator}-level"] = True
    page.run()
    return page.expander[0]


def test_naming_a_document_moves_the_evidenced_score(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(2).run()
    assert "Berbukti 0,7 · 0 dari 8" in words(page)  # without a document level 1 of 4 counts
    assert page.expander[0].label == "Sebutkan buktinya: skor berbukti +0,7"
    proof = unfold(page, "L8.1")
    proof.date_input[0].set_value(date(2025, 3, 1))
    number, office, _link, note = proof.text_input
    number.set_value("5 Tahun 2025")
    office.set_value("Kepala Desa <b>")
    note.set_value("hubungi 0812-3456-7890")
    proof.button[-1].click().run()
    assert "tampak seperti nomor telepon" in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].evidence == ()
    note = page.expander[0].text_input[3]
    assert note.value == "hubungi 0812-3456-7890"  # nothing typed is lost
    note.set_value("")
    page.expander[0].button[-1].click().run()
    unfold(page, "L8.1")
    assert not page.exception
    assert "Berbukti 1,5 · 1 dari 8" in words(page)
    assert "5 Tahun 2025 · Kepala Desa &lt;b&gt; · 1 Maret 2025" in words(page)
    assert page.expander[0].label == "Bukti: 1 dokumen · ✓ tingkat ini didukung penuh"
    page.expander[0].button[0].click().run()
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].evidence == ()


def test_a_document_that_is_being_named_waits_while_the_page_is_turned(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(3).run()
    unfold(page, "L8.1").date_input[0].set_value(date(2025, 3, 1))
    page.expander[0].text_input[0].set_value("5 Tahun 2025").run()
    assert "bukti L8.1" in words(page)  # said to be not saved yet
    page.button(key="turn-on").click().run()
    assert "bukti L8.1" in words(page)
    page.button(key="turn-back").click().run()
    assert page.expander[0].date_input[0].value == date(2025, 3, 1)
    assert page.expander[0].text_input[0].value == "5 Tahun 2025"
    page.expander[0].text_input[1].set_value("Kepala Desa")
    page.expander[0].button[-1].click().run()
    assert "bukti L8.1" not in words(page)
    (named,) = assess.current_sheet(VISITOR, REAL).stored["L8.1"].evidence
    assert (named.number, named.office) == ("5 Tahun 2025", "Kepala Desa")


def test_documents_are_sent_only_when_asked_for(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(3).run()
    assert not page.expander[0].text_input
    assert unfold(page, "L8.1").text_input
