"""The last step of the self-assessment: the way on, the plan, the summary, and handing in."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from emas.services import assess, history
from emas.services.actors import VISITOR
from emas.services.plan import plan_of
from emas.services.way import next_way
from emas.store.tables import PlanState, State
from tests.pages.conftest import OpenPage, invented_villages, words

REAL = "3525032009"


def answered(**answers: object) -> assess.Sheet:
    """The village with these answers: ``L8_1=2``."""
    sheet = assess.current_sheet(VISITOR, REAL)
    for name, answer in answers.items():
        code = name.replace("_", ".")
        sheet = assess.save_answer(
            VISITOR,
            village_code=REAL,
            round_id=sheet.round_id,
            indicator=code,
            answer=answer,
            version=sheet.version_of(code),
        )
    return sheet


def result(open_page: OpenPage, **query: str) -> AppTest:
    return open_page("assessment", desa=REAL, bagian="hasil", **query)


def test_the_way_stands_in_the_columns_of_a_village_office(open_page: OpenPage) -> None:
    sheet = answered(L7_3={"num": 45, "den": 50}, L8_1=2, L8_2=1)
    told = words(result(open_page))
    for column in ("Kegiatan", "Bukti", "Pelaksana (usulan)", "Beban kerja", "Nilai tambah"):
        assert f">{column}</th>" in told
    path = next_way(sheet.claimed)
    assert f"{len(path.steps)} langkah, seluruhnya {path.effort} minggu kerja satu petugas" in told
    for step in path.steps:
        assert f"<b>{step.indicator} " in told


def test_steps_go_into_the_plan_and_are_changed_there(open_page: OpenPage) -> None:
    sheet = answered(L7_3={"num": 45, "den": 50}, L8_1=2)
    page = result(open_page)
    page.button(key="plan-take-over").click().run()
    assert not page.exception
    plan = plan_of(VISITOR, REAL)
    assert [(one.indicator, one.level) for one in plan] == [
        (step.indicator, step.to) for step in next_way(sheet.claimed).steps
    ]
    assert "Semua langkah ini sudah ada dalam rencana" in words(page)
    first = plan[0]
    key = f"plan-{first.id}-{first.version}"
    page.text_input(key=f"{key}-office").set_value("Kasi Pelayanan, 0812-3456-7890")
    page.button(key=f"{key}-save").click().run()
    assert "Tulis jabatan atau kantornya saja" in words(page)
    page.text_input(key=f"{key}-office").set_value("Kasi Pelayanan *dua*")
    page.selectbox(key=f"{key}-state").set_value(PlanState.DONE)
    page.button(key=f"{key}-save").click().run()
    assert plan_of(VISITOR, REAL)[0].state is PlanState.DONE
    line = page.expander[0].label
    assert "selesai" in line
    assert r"\*dua\*" in line  # what people write is not read as Markdown


def test_what_one_level_would_change_is_no_data(open_page: OpenPage) -> None:
    answered(L7_3={"num": 45, "den": 50}, L8_1=1)
    page = result(open_page)
    page.selectbox(key="suppose-indicator").set_value("L8.1").run()
    assert "Andai tingkat 2, bukan 1" in words(page)
    assert "**2 dari 8** (kini 1)" in words(page)
    assert "Pengandaian, bukan data" in words(page)
    assert assess.current_sheet(VISITOR, REAL).stored["L8.1"].answer == 1


def test_the_summary_says_what_it_is(open_page: OpenPage) -> None:
    answered(L7_3={"num": 45, "den": 50}, L8_1=2)
    told = result(open_page).code[0].value
    assert told.startswith("Desa Campurejo, Panceng, Kabupaten Gresik, Jawa Timur")
    assert "isian desa (uji coba)" in told
    assert "Kelayakan: 2 dari 8 terpenuhi" in told
    assert "bukan penetapan" in told
    assert "bukan penilaian resmi" in told


def test_handed_in_after_a_look_at_what_it_is(open_page: OpenPage) -> None:
    answered(L7_3={"num": 45, "den": 50}, L8_1=2)
    page = result(open_page)
    assert page.button(key="submit").disabled
    assert "28 pertanyaan belum dijawab" in words(page)
    page.checkbox[0].check().run()
    page.button(key="submit").click().run()
    assert not page.exception
    assert assess.current_sheet(VISITOR, REAL).state is State.SUBMITTED
    assert "Jawaban terkunci" in words(page)
    assert not page.radio
    assert "2 · berdasar resmi" in words(page)
    again = open_page("assessment", desa=REAL, bagian="regulation")
    assert "Jawaban terkunci" in words(again)
    assert not again.radio


def test_what_was_saved_meanwhile_is_seen_before_it_is_handed_in(open_page: OpenPage) -> None:
    answered(L8_1=2)
    page = result(open_page)
    page.checkbox[0].check().run()
    answered(L8_2=4)
    page.button(key="submit").click().run()
    assert "Periksa lagi ringkasannya" in words(page)
    assert assess.current_sheet(VISITOR, REAL).state is State.DRAFT
    assert page.button(key="submit").disabled  # the new summary is to be confirmed anew


def test_an_earlier_round_is_read_with_what_differs(open_page: OpenPage) -> None:
    invented = next(code for code in invented_villages() if len(history.rounds_of(code)) > 1)
    rounds = history.rounds_of(invented)
    page = open_page("assessment", desa=invented, periode=str(rounds[-2].round_id))
    assert not page.exception
    assert not page.radio
    told = words(page)
    assert rounds[-2].round_name in told
    if len(rounds) > 2:
        page.toggle[0].set_value(True).run()
        assert words(page).count("<tr><th") < told.count("<tr><th")


def test_a_round_that_is_none_is_said_to_be_none(open_page: OpenPage) -> None:
    for asked in ("99", "x", "9" * 20):
        page = open_page("assessment", desa=REAL, periode=asked)
        told = words(page)
        assert "Bagian “periode” pada alamat tidak dapat dipakai. Periode penilaian itu tidak ada." in told
        # The rest of the address holds: the village's open sheet stands below.
        assert page.title[0].value == "Desa Campurejo"
        assert not page.error
