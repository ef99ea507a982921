"""The map's table as its reader gets it: columns, cells, pages, and what its actions tell the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services import map_table, snapshot
from emas.services.points import UNFINISHED
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.ui.maps import twin
from emas.ui.maps.measures import all_measures
from emas.ui.maps.twin_sheet import ROWS
from emas.ui.table import PRINTED, Event

GRESIK, NAMED = "3525", "3525032009"
"""Campurejo, Gresik, is named by a source and not assessed."""


def selected(region: str = "", of_round: str = "", **asked: Any) -> Selection:
    now = snapshot.current()
    ids = {one.name: one.id for one in rounds(now)}
    chosen = snapshot.of_round(now, ids[of_round] if of_round else 0)
    return select(chosen, "claimed", Filter(region=region, **asked))


def script(selection, measure, compare, more):  # type: ignore[no-untyped-def]
    # Runs as a page of its own: names of this module are unknown there.
    import streamlit as st

    from emas.ui.maps import measures, twin

    known = measures.all_measures(selection.snapshot.rubric)

    def heard(kind: str, value: str) -> None:
        st.session_state["heard"] = [*st.session_state.get("heard", []), (kind, value)]

    twin.draw(selection, known[measure], compare=known.get(compare), on_event=heard, **more)


def draw(selection: Selection, measure: str = "score", compare: str = "", **more: Any) -> AppTest:
    given = {
        "selection": selection,
        "measure": measure,
        "compare": compare,
        "more": {"by": "province", **more},
    }
    page = AppTest.from_function(script, default_timeout=60, kwargs=given).run()
    assert not page.exception
    return page


def table(page: AppTest) -> dict[str, Any]:
    """What the browser gets: ``columns``, ``rows``, ``caption`` and so on."""
    one, *_paper = page.get("bidi_component")
    told = json.loads(one.proto.bytes)
    assert isinstance(told, dict)
    return told


def titles(told: dict[str, Any]) -> list[str]:
    return [title for _code, title, *_rest in told["columns"]]


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Every test has a demonstration."""


def test_provinces_stand_by_the_measure_from_the_highest() -> None:
    chosen = select(snapshot.current(), "evidenced", Filter())
    told = table(draw(chosen))
    assert titles(told) == ["Provinsi", "Skor rata-rata", "Desa lengkap", "Layak"]
    rows = map_table.regions(chosen, ["score"], "province", sort="score", descending=True)
    assert [key for key, *_cells in told["rows"]] == [row.code for row in rows[:ROWS]]
    assert (told["sort"], told["descending"], told["pages"]) == ("score", True, 4)
    first = told["rows"][0]
    assert first[1] == rows[0].name
    assert re.fullmatch(r"\d+(,\d)? poin", first[2])


def test_regions_are_not_ranked_by_claims_unless_somebody_asks_for_it() -> None:
    assert (table(draw(selected()))["sort"], table(draw(selected()))["descending"]) == ("name", False)
    assert table(draw(selected(), "n"))["sort"] == "n"
    assert table(draw(selected(), sort="-score"))["sort"] == "score"


def test_the_caption_says_what_of_whom_and_how_many() -> None:
    chosen = selected(lacks="K1")
    told = table(draw(chosen, "L1", narrowed="belum memenuhi K1"))
    for word in (
        "L1",
        "Indonesia",
        "isian desa (simulasi)",
        f"{len(chosen.scores)} dinilai · {len(chosen.targets)} sasaran · {len(chosen.complete)} lengkap",
        "belum memenuhi K1",
    ):
        assert word in told["caption"]


def test_few_villages_are_said_to_be_few() -> None:
    chosen = selected()
    told = [table(draw(chosen, page=page)) for page in range(1, 5)]
    counts = {row.code: row.n for row in map_table.regions(chosen, ["score"], "province")}
    for one in told:
        cells = {key: cells[2] for key, *cells in one["rows"]}
        assert {key for key, cell in cells.items() if "(sedikit)" in cell} == {
            key for key in cells if 0 < counts[key] < 5
        }
        assert ("terlalu sedikit untuk disimpulkan" in one["caption"]) == any(
            "(" in c for c in cells.values()
        )


def test_a_measure_without_a_figure_is_a_dash_and_stands_last() -> None:
    last = table(draw(selected(lacks="K1"), page=99, sort="-score"))
    assert last["page"] == last["pages"] == 4
    assert last["rows"][-1][2] == "–"


@pytest.mark.parametrize("measure", ["score", "K1", "n"])
def test_a_second_round_has_its_column_and_the_change_a_sign_and_a_word(measure: str) -> None:
    told = table(draw(selected(), measure, compare_selection=selected(of_round="2025"), sort="-change"))
    (name,) = {title.removesuffix(", 2025") for title in titles(told) if title.endswith(", 2025")}
    assert titles(told)[:4] == [titles(told)[0], name, f"{name}, 2025", "Perubahan"]
    assert told["columns"][3][3] == "dari 2025 ke terbaru tiap desa"
    assert ("desa yang lengkap di kedua periode" in told["caption"]) == (measure != "n")
    assert (told["sort"], told["descending"]) == ("change", True)
    changes = [cells[4] for cells in told["rows"]]
    for change in changes:
        assert re.fullmatch(r"–|\+\d.*\(naik\)|−\d.*\(turun\)|0.*\(tetap\)", change)
    assert any(change != "–" for change in changes)
    if measure == "score":
        # Three figures of one line do not contradict each other: 41,7 beside 23,3 is +18,4.
        for _name, _region, now, then, change, *_rest in told["rows"]:
            if change != "–":
                found, was, is_now = (
                    Decimal(re.sub("[^0-9,-]", "", text.replace("−", "-")).replace(",", "."))
                    for text in (change, then, now)
                )
                assert found == is_now - was


@pytest.mark.parametrize("measure", ["placements", "named"])
def test_what_sources_state_does_not_change_between_rounds(measure: str) -> None:
    told = table(draw(selected(), measure, compare_selection=selected(of_round="2025")))
    assert "Perubahan" not in titles(told)


def test_a_second_measure_stands_beside_the_first_without_a_change() -> None:
    told = table(draw(selected(), "K1", "score"))
    assert titles(told)[2:] == ["Skor rata-rata", "Desa lengkap", "Layak"]
    assert "Perubahan" not in titles(told)


def test_the_same_thing_twice_is_shown_once() -> None:
    assert table(draw(selected(), "K1", "K1", compare_selection=selected())) == table(draw(selected(), "K1"))


def test_paper_gets_every_province_and_a_page_turned_sends_nothing_for_it_again() -> None:
    first, second = (draw(selected(), page=number).get("bidi_component") for number in (1, 2))
    told = json.loads(first[1].proto.bytes)
    assert {key for key, *_cells in told["rows"]} == set(register().provinces.code.to_pylist())
    assert told["words"]["cut"] == ""
    assert told["rows"][:ROWS] == json.loads(first[0].proto.bytes)["rows"]
    assert first[1].proto.bytes == second[1].proto.bytes


def test_paper_says_what_it_leaves_out() -> None:
    _screen, paper = draw(selected(GRESIK), every=True).get("bidi_component")
    told = json.loads(paper.proto.bytes)
    total = map_table.villages(selected(GRESIK), count=1, every=True).total
    assert len(told["rows"]) == PRINTED < total
    assert told["words"]["cut"] == f"Dicetak {PRINTED} dari {total} baris; berkas unduhan memuat semuanya."


def test_a_province_has_its_regencies() -> None:
    told = table(draw(selected("35")))
    assert titles(told)[0] == "Kabupaten/kota"
    assert all(key.startswith("35") and len(key) == 4 for key, *_cells in told["rows"])


def test_a_regency_has_villages_and_no_switch() -> None:
    page = draw(selected(GRESIK), marked=NAMED)
    assert not page.get("button_group")
    told = table(page)
    assert titles(told) == ["Desa", "Kelayakan", "Skor", "Kategori", "Langkah program"]
    (at,) = [at for at, row in enumerate(told["rows"]) if row[0] == NAMED]
    assert told["rows"][at][1:5] == ["Campurejo (Panceng)", "belum dinilai", "–", "–"]
    assert told["marked"] == [at]


def test_every_village_of_a_regency_is_on_some_page() -> None:
    chosen = selected(GRESIK)
    first = table(draw(chosen, every=True, sort="name"))
    assert "Semua desa" in first["caption"]
    pages = [table(draw(chosen, every=True, sort="name", page=at)) for at in (1, 2, first["pages"])]
    assert [one["page"] for one in pages] == [1, 2, first["pages"]]
    keys = [row[0] for one in pages for row in one["rows"]]
    assert len(set(keys)) == len(keys)
    assert (
        ROWS * (first["pages"] - 1) + len(pages[2]["rows"])
        == map_table.villages(chosen, count=1, every=True).total
    )


def test_a_village_says_how_it_stands_and_that_it_is_simulated() -> None:
    told = table(draw(selected(), tab="desa", sort="-score"))
    assert titles(told)[:2] == ["Desa", "Kabupaten/kota"]
    (best,) = map_table.villages(selected(), count=1).rows
    key, name, place, met, score, *_rest = told["rows"][0]
    assert (key, name) == (best.code, best.name)
    assert "(simulasi)" in name
    assert place == f"{best.regency}, {best.province}"
    assert met == f"{best.met} dari 8"
    assert re.fullmatch(r"\d+,\d", score)


def test_an_unfinished_form_says_so_with_the_range_it_may_still_take() -> None:
    told = table(draw(selected(bands=frozenset({UNFINISHED})), tab="desa"))
    for _key, _name, _place, _met, score, band, *_rest in told["rows"]:
        assert re.fullmatch(r"\d+,\d–\d+,\d", score)
        assert band == "belum lengkap"
    assert told["rows"]


@pytest.mark.parametrize(("kind", "first"), [("claimed", "name"), ("evidenced", "score")])
def test_villages_are_not_ranked_by_their_own_claim(kind: Kind, first: str) -> None:
    now = snapshot.current()
    assert table(draw(select(now, kind, Filter()), tab="desa"))["sort"] == first


def test_a_village_with_only_its_districts_point_says_so() -> None:
    column = register().villages.point_source
    at = column.to_pylist().index("district")
    code: str = register().villages.code[at].as_py()
    pages = 1 + map_table.villages(selected(code[:4]), count=1, every=True).total // ROWS
    rows = {
        row[0]: row[1]
        for page in range(1, pages + 1)
        for row in table(draw(selected(code[:4]), every=True, page=page))["rows"]
    }
    assert "letak desa belum tercatat" in rows[code]


def test_nobody_is_told_in_a_sentence() -> None:
    nobody = selected(GRESIK, steps=frozenset({5}), eligible=True, months=1)
    told = table(draw(nobody))
    assert told["rows"] == []
    assert told["empty"].startswith("Tidak ada desa")


@pytest.mark.parametrize("sort", ["", "zzz", "-zzz", "-"])
def test_an_order_that_the_table_does_not_have_is_the_usual_one(sort: str) -> None:
    told = table(draw(select(snapshot.current(), "evidenced", Filter()), "K1", sort=sort))
    assert (told["sort"], told["descending"]) == ("K1", True)


def test_an_order_of_one_table_is_not_one_of_the_other() -> None:
    assert table(draw(selected(), tab="desa", sort="ok"))["sort"] == "name"


def test_the_switch_tells_the_page() -> None:
    page = draw(selected())
    page.get("button_group")[0].set_value("desa").run()
    assert page.session_state["heard"] == [("tab", "desa")]


@pytest.mark.parametrize("tab", ["wilayah", "desa"])
def test_what_the_table_hears_it_tells_the_page(monkeypatch: pytest.MonkeyPatch, tab: str) -> None:
    drawn: list[Callable[[Event], None]] = []
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(twin, "table", lambda *_args, **more: drawn.append(more["on_event"]))
    measure = all_measures(snapshot.current().rubric)["score"]
    region = GRESIK if tab == "desa" else ""
    twin.draw(
        selected(region), measure, by="province", tab=tab, on_event=lambda kind, to: heard.append((kind, to))
    )
    for event in (
        Event("open", "35"),
        Event("sort", "n", descending=True),
        Event("sort", "n"),
        Event("page", "2"),
    ):
        drawn[0](event)
    opened = "village" if tab == "desa" else "region"
    assert heard == [(opened, "35"), ("sort", "-n"), ("sort", "n"), ("page", "2")]
