"""The self-assessment as a village head uses it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from emas.domain.answers import Counts
from emas.domain.questionnaire import groups
from emas.services import assess, database
from emas.services.actors import VISITOR
from emas.services.demo.reset import reset_demo
from emas.services.initialise import Progress, initialise
from emas.services.previous import previous_answers
from tests.pages.conftest import OpenPage, invented_villages, words

REAL = "3525032009"


def test_first_screen_says_what_comes_and_that_there_is_no_grant(open_page: OpenPage) -> None:
    page = open_page("assessment")
    assert not page.exception
    assert "Tidak ada dana hibah" in words(page)
    assert "14 pertanyaan kelayakan" in words(page)


def test_an_answer_is_stored_and_moves_the_score(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    assert "Kelayakan" in words(page)
    page.radio[0].set_value(2).run()
    assert not page.exception
    stored = assess.current_sheet(VISITOR, REAL)
    assert stored.stored["L8.1"].answer == 2
    assert "1,5" in words(page)  # 3 points at level 2 of 4
    assert "1 dari 8 terpenuhi" in words(page)
    assert "uji coba" in words(page)


def test_counts_are_stored_when_both_are_there(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[0].set_value("50").run()
    assert assess.current_sheet(VISITOR, REAL).stored == {}
    page.text_input[1].set_value("45").run()
    assert assess.current_sheet(VISITOR, REAL).claimed.prerequisites["pmi"] is True
    assert "90% berarti tingkat 3" in words(page)


def test_nobody_needs_one_number_only(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[0].set_value("0").run()
    assert "Bukan sasaran" in words(page)
    assert len(page.text_input) == 1


def test_half_an_answer_outlives_a_look_at_another_part(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[0].set_value("50").run()
    page.button(key="turn-on").click().run()
    page.button(key="turn-back").click().run()
    assert page.text_input[0].value == "50"


def test_more_than_the_whole_is_refused_in_place(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[0].set_value("5").run()
    page.text_input[1].set_value("6").run()
    assert "6 lebih besar daripada 5" in words(page)
    assert "belum tersimpan" in words(page)
    page.text_input[1].set_value("4").run()
    assert "belum tersimpan" not in words(page)


def test_reload_goes_on_where_it_stopped(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL)
    page.text_input[0].set_value("0").run()
    again = open_page("assessment", desa=REAL)
    assert "Bagian 2 dari 17" in words(again)


def test_what_does_not_apply_is_said_and_not_asked(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="K5")
    assert len(page.radio) == 2
    page.text_input[0].set_value("0").run()
    assert "Tidak berlaku" in words(page)
    assert len(page.radio) == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_part_can_be_drawn(open_page: OpenPage, language: str) -> None:
    page = open_page("assessment", desa=REAL, lang=language)
    parts = page.selectbox[0].options
    assert len(parts) == 18  # 17 groups of questions, and the result
    assert ("Skip for now" if language == "en" else "Lewati dulu") in words(page)
    for _ in parts[1:]:
        page.button(key="turn-on").click().run()
        assert not page.exception
        assert not page.error
    assert page.button(key="turn-on").disabled


def test_two_devices_on_one_question(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    sheet = assess.current_sheet(VISITOR, REAL)
    assess.save_answer(
        VISITOR, village_code=REAL, round_id=sheet.round_id, indicator="L8.1", answer=4, version=0
    )
    page.radio[0].set_value(1).run()
    assert "dari perangkat lain" in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 4
    page.button(key="theirs-L8.1").click().run()
    assert page.radio[0].value == 4
    page.radio[0].set_value(2).run()
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 2


def test_own_answer_can_replace_the_other(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    sheet = assess.current_sheet(VISITOR, REAL)
    assess.save_answer(
        VISITOR, village_code=REAL, round_id=sheet.round_id, indicator="L8.1", answer=4, version=0
    )
    page.radio[0].set_value(1).run()
    page.button(key="mine-L8.1").click().run()
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 1
    assert "dari perangkat lain" not in words(page)


def test_a_busy_store_loses_nothing(open_page: OpenPage, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emas.store.engine.LOCK_TIMEOUT", 0.2)
    page = open_page("assessment", desa=REAL, bagian="regulation")
    other = sqlite3.connect(demo, isolation_level=None)
    other.execute("PRAGMA locking_mode = NORMAL")
    other.execute("BEGIN IMMEDIATE")
    page.radio[0].set_value(2).run(timeout=60)
    assert "sedang dipakai" in words(page)
    assert "belum tersimpan" in words(page)
    assert page.radio[0].value == 2
    page.button(key="turn-on").click().run(timeout=60)
    page.button(key="turn-back").click().run(timeout=60)
    assert page.radio[0].value == 2
    other.execute("ROLLBACK")
    other.close()
    page.button(key="again-L8.1").click().run()
    assert "belum tersimpan" not in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 2


@pytest.mark.parametrize(
    "code",
    [
        "abc",
        "35250320091",
        "<script>alert(1)</script>",
        "![](http://evil.example/x.png)",
        "[Masuk](http://evil.example)",
        "http://evil.example",
    ],
)
@pytest.mark.parametrize("name", ["assessment", "village", "map"])
def test_what_is_no_code_is_not_repeated(open_page: OpenPage, name: str, code: str) -> None:
    page = open_page(name, desa=code)
    assert not page.exception
    assert "Itu bukan kode desa" in words(page)
    assert code not in words(page)


def test_unknown_village(open_page: OpenPage) -> None:
    assert "Tidak ada desa berkode 0000000000" in words(open_page("assessment", desa="0000000000"))


def test_half_an_answer_does_not_overwrite_what_came_between(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    sheet = assess.current_sheet(VISITOR, REAL)
    theirs = {"num": 8, "den": 10}
    assess.save_answer(
        VISITOR, village_code=REAL, round_id=sheet.round_id, indicator="L7.3", answer=theirs, version=0
    )
    page.text_input[0].set_value("20").run()
    assert "belum lengkap: L7.3" in words(page)
    assert "Semua jawaban tersimpan" not in words(page)
    page.text_input[1].set_value("5").run()
    assert "dari perangkat lain" in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L7.3"].answer == Counts(8, 10)


def test_a_reset_in_between_loses_no_answer(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(2).run()
    reset_demo(VISITOR)
    page.radio[0].set_value(3).run()
    assert not page.exception
    assert "L8.1" in words(page)
    again = [button.key for button in page.button if button.key in ("again-L8.1", "mine-L8.1")]
    page.button(key=again[0]).click().run()
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 3


def test_a_count_beyond_reason_is_said_to_be_one(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    page.text_input[0].set_value("99999999").run()
    page.text_input[1].set_value("1").run()
    assert "di luar batas" in words(page)


def test_nobody_enters_anything_where_there_are_no_accounts(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAS_DATABASE_URL", f"sqlite:///{tmp_path / 'real.db'}")
    initialise(demo_villages=None, progress=Progress())
    page = open_page("assessment", desa=REAL)
    assert not page.exception
    assert "memerlukan akun" in words(page)
    assert len(page.radio) + len(page.text_input) == 0


def test_a_full_disk_loses_nothing(open_page: OpenPage, demo: Path) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(1).run()
    engine = database.engine()

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        used = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {used}")

    event.listen(engine, "connect", limit)
    engine.dispose()
    refused = None
    for attempt in range(60):  # the first answers may still fit into pages that are there
        page.radio[0].set_value(2 + attempt % 2).run()
        if "Ruang penyimpanan penuh" in words(page):
            refused = 2 + attempt % 2
            break
    assert refused is not None
    assert "belum tersimpan" in words(page)
    event.remove(engine, "connect", limit)
    engine.dispose()
    page.button(key="again-L8.1").click().run()
    assert "belum tersimpan" not in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == refused


def test_last_round_s_answer_is_confirmed_with_one_touch(open_page: OpenPage) -> None:
    village, code = next(
        (code, open_now)
        for code in invented_villages()
        for sheet in [assess.current_sheet(VISITOR, code)]
        for open_now, last in previous_answers(VISITOR, sheet).items()
        if open_now not in sheet.stored and not last.aged
    )
    last = previous_answers(VISITOR, assess.current_sheet(VISITOR, village))[code]
    group = next(g for g in groups(assess.current_sheet(VISITOR, village).rubric) if code in g.indicators)
    page = open_page("assessment", desa=village, bagian=group.code)
    assert f"Periode {last.round_name}:" in words(page)
    round_id = assess.current_sheet(VISITOR, village).round_id
    page.button(key=f"same-answer-{village}-{round_id}-{code}-level").click().run()
    assert not page.exception
    assert assess.current_sheet(VISITOR, village).stored[code].answer == last.stored.answer


def test_a_village_reads_its_own_words(open_page: OpenPage) -> None:
    aceh = open_page("assessment", desa="1101012001", bagian="regulation")
    assert "Qanun Gampong bernomor dan berlaku." in aceh.radio[0].proto.captions
    assert "di gampong ini" in aceh.radio[0].label
    assert "Qanun Gampong bernomor dan berlaku." in words(aceh)
    city = open_page("assessment", desa="1201011001", bagian="regulation", lang="en")
    assert "Perwali/Perbup/SK numbered and in force." in city.radio[0].proto.captions


def test_how_much_is_left_is_told_in_minutes(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pmi")
    assert "0 dari 30 terisi · kelayakan kira-kira 10 menit lagi" in words(page)
    page.text_input[0].set_value("0").run()
    assert "1 dari 30 terisi · kelayakan kira-kira 9 menit lagi" in words(page)


def test_counts_of_people_are_saved_one_by_one(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="pelibatan")
    page.text_input[0].set_value("7").run()
    page.multiselect[0].set_value(["MY", "TW"]).run()
    page.text_input[-1].set_value("3").run()
    assert not page.exception
    assert assess.current_sheet(VISITOR, REAL).people == {"women": 7, "countries": {"TW": 3}}
    again = open_page("assessment", desa=REAL, bagian="pelibatan")
    assert again.text_input[0].value == "7"
    assert again.multiselect[0].value == ["TW"]
