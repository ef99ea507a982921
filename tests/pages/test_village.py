"""The village profile: the way to it, what it says, and what it never says."""

from __future__ import annotations

import sqlite3
from html import escape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.path import find_path
from emas.services import assess, examples, history, programme, snapshot
from emas.services.actors import VISITOR
from emas.services.conditions import conditions
from emas.services.way import way_to_eligibility
from emas.ui import formats
from emas.ui.village_search import LIMIT
from tests.pages.conftest import OpenPage, words

DECREED, LAUNCHED, DOUBTFUL, UNKNOWN = "7210122002", "3525032009", "2102102004", "9999999999"


def links(page: AppTest) -> list[str]:
    """Labels of the page's buttons, the search's results among them."""
    return [button.label for button in page.button]


def look_for(page: AppTest, text: str) -> None:
    """Type into the search and press its button."""
    page.text_input[0].set_value(text)
    page.button(key="village-search-go-profile").click().run()


def answer(code: str, indicator: str, value: object) -> None:
    """Answer one indicator for a village as a visitor."""
    sheet = assess.current_sheet(VISITOR, code)
    assess.save_answer(
        VISITOR,
        village_code=code,
        round_id=sheet.round_id,
        indicator=indicator,
        answer=value,
        version=sheet.version_of(indicator),
    )


def invented(wanted: str = "any") -> str:
    """Code of an invented village of the demonstration, with a verified score if ``wanted`` says so."""
    now = snapshot.current()
    rows = now.simulated & now.has["verified"] if wanted == "verified" else now.simulated
    return str(now.code[rows][0])


def test_without_a_village_there_is_a_search_with_examples(open_page: OpenPage) -> None:
    page = open_page("village")
    assert not page.exception
    expected = examples.villages()
    assert [village.simulated for village in expected] == [False, False, False, True]
    for village in expected:
        assert any(village.code in label for label in links(page))


def test_the_search_finds_by_name_and_region(open_page: OpenPage) -> None:
    page = open_page("village")
    look_for(page, "campurejo gresik")
    assert any(LAUNCHED in label for label in links(page))
    assert "1 desa ditemukan" in words(page)


def test_the_search_says_when_nothing_fits_and_shows_it_as_typed(open_page: OpenPage) -> None:
    page = open_page("village", lang="en")
    look_for(page, "[zzz](http://x)")
    assert "No village fits “\\[zzz\\]" in words(page)
    assert not [label for label in links(page) if "zzz" in label]


def test_invented_villages_are_found_and_marked(open_page: OpenPage) -> None:
    page = open_page("village")
    look_for(page, "Contoh")
    found = [label for label in links(page) if label.split(" · ")[-1][4:6] == "99"]
    assert len(found) == LIMIT
    assert all("Contoh" in label and "simulasi" in label for label in found)


def test_a_result_leads_to_the_profile(open_page: OpenPage) -> None:
    page = open_page("village")
    look_for(page, "campurejo gresik")
    page.button(key=f"village-search-profile-{LAUNCHED}").click().run()
    assert not page.exception
    assert page.title[0].value == "Desa Campurejo"


def test_an_unknown_code_is_a_sentence_and_a_search(open_page: OpenPage) -> None:
    page = open_page("village", desa=UNKNOWN)
    assert not page.exception
    assert f"Tidak ada desa berkode {UNKNOWN}" in page.error[0].value
    assert page.text_input


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_profile_says_kind_round_rubric_and_that_it_is_simulated(
    open_page: OpenPage, language: str
) -> None:
    open_page("overview")
    code = invented("verified")
    page = open_page("village", desa=code, lang=language)
    assert not page.exception
    read, latest = words(page), history.rounds_of(code)[-1]
    kind, score = latest.headline
    assert kind == "verified"
    with_language = "," if language == "id" else "."
    shown = f"<b>{score.total // score.rubric.unit}{with_language}"
    assert shown in read
    assert ("terverifikasi (simulasi)" if language == "id" else "verified (simulated)") in read
    assert ("rubrik versi 1 (usulan)" if language == "id" else "rubric version 1 (a proposal)") in read
    assert latest.round_name in read
    gap = latest.claimed.total - score.total
    assert gap == 0 or ("isian desa" if language == "id" else "claim") in read


def test_the_eight_conditions_name_what_is_missing(open_page: OpenPage) -> None:
    open_page("overview")
    code = invented()
    read = words(open_page("village", desa=code))
    score = history.rounds_of(code)[-1].headline[1]
    assert f"Kelayakan: {score.met} dari 8 terpenuhi" in read
    rows = conditions(score)
    assert read.count('class="emas-sign"') == len(rows) == 8
    for part in (part for row in rows for part in row.missing if part.anchor):
        assert escape(part.anchor.id) in read


def test_the_way_is_the_cheapest_path(open_page: OpenPage) -> None:
    open_page("overview")
    now = snapshot.current()
    codes = [str(code) for code in now.code]
    code = next(c for c in codes if not history.rounds_of(c)[-1].claimed.eligible)
    score = history.rounds_of(code)[-1].claimed
    path = way_to_eligibility(score)
    assert path == find_path(score.rubric, score.profile, "eligible")
    read = words(open_page("village", desa=code))
    assert "Jalan menuju kelayakan" in read
    for step in path.steps:
        assert f"tingkat {step.start} → {step.to} · beban kerja {step.effort}" in read


def test_history_keeps_every_round(open_page: OpenPage) -> None:
    open_page("overview")
    now = snapshot.current()
    code = next(str(c) for c in now.code if len(history.rounds_of(str(c))) == 3)
    results = history.rounds_of(code)
    assert [result.round_name for result in results] == ["2024", "2025", "2026"]
    read = words(open_page("village", desa=code))
    for result in results:
        assert f"<b>{result.round_name}</b>" in read
        assert formats.points(result.claimed.total, result.rubric.unit) in read
    assert not any(word in read for word in ("peringkat", "turun "))


def test_scores_read_are_those_of_the_columns(open_page: OpenPage, demo: Path) -> None:
    open_page("overview")
    code = invented("verified")
    with sqlite3.connect(demo) as connection:
        stored = connection.execute(
            "SELECT claimed_total, evidenced_total, verified_total FROM assessment a JOIN round r "
            "ON r.id = a.round_id WHERE village_code = ? ORDER BY r.reference_date",
            (code,),
        ).fetchall()
    connection.close()
    read = [
        tuple(None if result.scores[kind] is None else result.scores[kind].total for kind in result.scores)
        for result in history.rounds_of(code)
    ]
    assert read == stored


def test_steps_have_dates_and_sources_and_none_is_made_up(open_page: OpenPage) -> None:
    read = words(open_page("village", desa=DECREED))
    assert [fact.step for fact in programme.facts_of(snapshot.current(), DECREED)] == [
        "pencanangan",
        "plakat",
        "sk",
    ]
    assert "2 Januari 2025" in read
    assert "sultengprov.go.id" in read
    assert "SK Menteri</b>" in read
    launched = words(open_page("village", desa=LAUNCHED))
    assert "peluncuran</b>" in launched
    assert "11 Juli 2025" in launched
    assert "SK Menteri</b>" not in launched
    assert "ditetapkan" not in launched.split("Sumber data")[0]


def test_a_doubtful_match_says_so_with_its_reason(open_page: OpenPage) -> None:
    read = words(open_page("village", desa=DOUBTFUL))
    assert "perlu verifikasi" in read
    assert escape(programme.facts_of(snapshot.current(), DOUBTFUL)[0].check_reason) in read


def test_the_source_s_own_spelling_is_shown(open_page: OpenPage) -> None:
    open_page("overview")
    differing = [fact for fact in programme.facts(snapshot.current()) if fact.spelling]
    assert {fact.raw_name for fact in differing} >= {"Pemangkong"}
    for fact in differing:
        assert f"Ejaan sumber: “{fact.raw_name}”" in words(open_page("village", desa=fact.village_code))


def test_a_real_village_without_assessment_offers_one_and_shows_no_score(open_page: OpenPage) -> None:
    page = open_page("village", desa=LAUNCHED)
    assert "Desa ini belum dinilai" in words(page)
    assert 'class="emas-score"' not in words(page)
    assert any("Mulai penilaian mandiri" in button.label for button in page.button)


def test_what_a_visitor_answers_is_marked_as_a_trial(open_page: OpenPage) -> None:
    open_page("overview")
    answer(LAUNCHED, "L8.1", 2)
    read = words(open_page("village", desa=LAUNCHED))
    assert "isian desa (uji coba)" in read
    assert "29 dari 30 indikator belum diisi" in read
    assert "simulasi)" not in read.split("Sumber data")[0].split("Kelayakan:")[1]


def test_a_village_without_migrants_is_no_target(open_page: OpenPage) -> None:
    open_page("overview")
    answer(LAUNCHED, "L7.3", {"num": 0, "den": 0})
    read = words(open_page("village", desa=LAUNCHED))
    assert "Bukan sasaran" in read
    assert "Register mencatat tidak ada PMI" in read
    assert "Tidak ada jalan" in read


def test_what_does_not_apply_has_its_reason(open_page: OpenPage) -> None:
    open_page("overview")
    answer(LAUNCHED, "L4.3", {"num": 0, "den": 0})
    read = words(open_page("village", desa=LAUNCHED))
    assert "Tidak berlaku; poinnya dibagi" in read
    assert "Tidak ada purna PMI yang tercatat tinggal di desa." in read


def test_sources_say_what_is_proposed_and_that_there_is_no_grant(open_page: OpenPage) -> None:
    read = words(open_page("village", desa=LAUNCHED))
    assert "Kepmendagri 300.2.2-2138/2025" in read
    assert "Tidak ada dana hibah untuk desa" in read
    assert "belum diterbitkan secara resmi" in read
