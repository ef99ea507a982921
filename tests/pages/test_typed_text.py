"""What is stored as text is drawn as text: escaped for Markdown in labels, for HTML in markup."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from emas.domain.path import Step
from emas.domain.problems import Problem
from emas.services import assess, snapshot
from emas.services.actors import VISITOR
from emas.services.evidence import name_evidence
from emas.services.plan import Change, change_action, plan_of, take_over
from emas.services.stories import keep_story
from emas.ui.asked import Fault, told
from emas.ui.assessment import count_field
from emas.ui.i18n import set_language
from emas.ui.markdown import plain
from emas.ui.problems import sentence, sentence_as_text
from tests.pages.conftest import OpenPage, invented_villages
from tests.pages.test_evidence import REAL, unfold
from tests.support.hostile import MARKUP, SITE

SAMPLE = (f"[klik](https://{SITE}/a)", f"www.{SITE}/c", f'<a href="https://{SITE}/e">klik</a>')


def test_an_office_in_the_plan(open_page: OpenPage) -> None:
    code = invented_villages()[0]
    version = snapshot.current().rubric.version
    steps = [Step("L8.1", 0, level, 1) for level in range(2, 2 + len(SAMPLE))]
    take_over(VISITOR, village_code=code, rubric_version=version, steps=steps, offices=["Kasi"] * len(steps))
    for action, text in zip(plan_of(VISITOR, code), SAMPLE, strict=True):
        change_action(VISITOR, village_code=code, before=action, to=Change(text, None, action.state, text))
    lines = [one.label for one in open_page("assessment", desa=code, bagian="hasil").expander]
    for text in SAMPLE:
        assert [line for line in lines if plain(text) in line], text
        assert not [line for line in lines if text in line], text


def test_the_name_of_a_story(open_page: OpenPage) -> None:
    for text in SAMPLE:
        keep_story(VISITOR, name=text, query={"judul": f"sampul:{text}"})
    labels = [one.proto.label for one in open_page("present").get("page_link")]
    assert {plain(text) for text in SAMPLE} <= set(labels)


def test_a_document(open_page: OpenPage) -> None:
    sheet = assess.current_sheet(VISITOR, REAL)
    place = {"village_code": REAL, "round_id": sheet.round_id, "indicator": "L8.1"}
    assess.save_answer(VISITOR, **place, answer=2, version=0)  # type: ignore[arg-type]
    link, number, note = SAMPLE
    raw = {"kind": "regulation", "date": date(2025, 3, 1), "number": number, "office": link, "note": note}
    name_evidence(VISITOR, **place, raw={**raw, "link": "drive.google.com/x"})  # type: ignore[arg-type]
    page = open_page("assessment", desa=REAL, bagian="regulation")
    unfold(page, "L8.1")
    (body,) = [one.proto.body for one in page.get("html") if '<div class="emas-proof">' in one.proto.body]
    assert all(escape(text) in body for text in SAMPLE)
    # The one link is the one that was typed as a link, and says where it leads.
    assert body.count("<a ") == 1
    assert (
        '<a href="https://drive.google.com/x" target="_blank" rel="noopener noreferrer">'
        "https://drive.google.com/x</a>"
    ) in body


@pytest.mark.parametrize("text", MARKUP)
def test_a_sentence_that_repeats_what_was_typed(text: str) -> None:
    set_language("id")
    problem = Problem("number_unreadable", typed=text, grouped="1.250", plain="1250")
    assert plain(text) in sentence(problem)
    assert text in sentence_as_text(problem)
    assert plain(text) in told(Fault(text, Problem("unknown_village", code="3525032999")))


def test_a_count_that_is_no_number_is_repeated_in_markup_as_it_was_typed() -> None:
    set_language("id")
    for text in ("[klik](x) 5", "<b>5</b>", "www.evil.example"):
        given = count_field.read(text, "id_ID")
        assert given.problem is not None
        assert f"“{escape(text)}”" in count_field.refusal(count_field.why(given.problem, given))


def test_signs_that_turn_a_sentence_are_not_repeated() -> None:
    assert plain("wila\u202eyah\x00 \u200b 35\n# 1") == "wilayah 35 \\# 1"
