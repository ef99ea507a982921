"""The page of criteria and pillars as its reader reads it."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.disclosure import FEW
from emas.services import snapshot, supposition
from emas.services.blocking import blocking
from emas.services.kinds import by_kind
from emas.services.selection import Filter, select
from emas.ui.maps.choice import ALL_SECTIONS, BLOCKING
from tests.pages.conftest import OpenPage, words


def table(page: AppTest) -> dict[str, Any]:
    found = [one for one in page.get("bidi_component") if one.proto.component_name == "emas.table"]
    told = json.loads(found[0].proto.bytes)
    assert isinstance(told, dict)
    return told


@pytest.mark.parametrize(
    ("language", "heading", "first"),
    [("id", "Kriteria & pilar", "Provinsi"), ("en", "Criteria & pillars", "Province")],
)
def test_the_scorecard_comes_first(open_page: OpenPage, language: str, heading: str, first: str) -> None:
    page = open_page("criteria", lang=language)
    assert not page.exception
    assert not page.error
    assert page.title[0].value == heading
    whole = select(snapshot.current(), "claimed", Filter())
    of = {"id": "dari", "en": "of"}[language]
    for one in by_kind(whole).values():
        assert f"{one.eligible} {of} {one.n} (" in words(page)
    told = table(page)
    assert told["dense"]
    codes = [column[0] for column in told["columns"]]
    assert told["columns"][0][1] == first
    assert codes[2:] == [
        *("pmi", "regulation", "K1", "K2", "K3", "K4", "K5", "K6"),
        *(f"L{number}" for number in range(1, 11)),
        *"EMAS",
    ]
    # A state is told by a sign with its figure, never by colour alone; of few villages there is none.
    few = set(told.get("faint", []))
    assert {row[-1][0] for at, row in enumerate(told["rows"]) if at not in few} <= set("✓◐✕–")
    for at in few:
        _code, _name, n, *cells = told["rows"][at]
        assert 0 < int(n.split("\n")[0]) < FEW
        for cell in cells[:8]:
            part, _, whole = cell.partition("/")
            assert int(part) <= int(whole) == int(n.split("\n")[0])


def test_it_opens_downwards_to_villages(open_page: OpenPage) -> None:
    now = snapshot.current()
    province = str(now.province[0])
    assert table(open_page("criteria", wilayah=province))["columns"][0][1] == "Kabupaten/kota"
    regency = str(now.regency[0])
    told = table(open_page("criteria", wilayah=regency))
    assert told["columns"][0][1] == "Desa"
    inside = now.code[now.regency == regency].tolist()
    assert {row[0] for row in told["rows"]} <= set(inside)


def test_what_blocks_is_told_in_words_beside_the_chart(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="menahan")
    assert not page.exception
    assert not page.error
    found = blocking(select(snapshot.current(), "claimed", Filter()))
    most = max(found, key=lambda one: one.lacking)
    assert f"{most.lacking} dari {most.of} desa (isian desa, simulasi)" in words(page)
    alone = sum(one.only for one in found)
    assert f"**{alone}** dari {most.of} desa kurang satu syarat saja" in words(page)
    assert "Sumber menyebut 52 desa" in words(page)


def test_services_stand_by_what_is_written_done_and_reached(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="layanan")
    assert not page.exception
    assert not page.error
    told = words(page)
    grid = next(text for text in told.splitlines() if "emas-grid" in text)
    for word in ("Tersedia", "Dokumen", "Hasil", "Sebelum", "Setelah", "L10 Inovasi pelayanan"):
        assert word in grid
    assert "usulan proyek ini" in told


def test_kinds_of_score_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="skor")
    assert not page.exception
    assert not page.error
    told = words(page)
    for word in (
        "isian desa: rata-rata",
        "berbukti: rata-rata",
        "terverifikasi: rata-rata",
        "Angka simulasi.",
    ):
        assert word in told
    assert "Bergerak dari periode 2025 ke 2026" in told
    assert "poin** di atas skor" in told


def test_a_supposition_says_that_it_is_one(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="andai", tingkat_andai="L5.3:3,L5.3:2,L99:1")
    assert not page.exception
    assert not page.error
    told = words(page)
    assert "Pengandaian, bukan data" in told
    found = supposition.effect(select(snapshot.current(), "claimed", Filter()), {"L5.3": 3})
    more = found.eligible[1] - found.eligible[0]
    # Nobody is no number of villages.
    told_so = f"**{more} desa lagi** menjadi layak" if more else "**Tidak ada desa lagi** yang menjadi layak"
    assert told_so in told
    assert "simulasi" in told
    assert page.multiselect[-1].value == ["L5.3:3", "L5.3:2"]


@pytest.mark.parametrize(
    ("section", "each"),
    [("layanan", [["L1 ", "L10 "], ["E ", "S "]]), ("skor", [["berbukti"], ["2024", "2026"]])],
)
def test_no_chart_is_taken_for_another(open_page: OpenPage, section: str, each: list[list[str]]) -> None:
    page = open_page("criteria", bagian=section)
    drawn = [str(chart.proto) for chart in page.get("vega_lite_chart")]
    assert len(drawn) == len(each)
    for chart, names in zip(drawn, each, strict=True):
        assert all(name in chart for name in names)
    english = open_page("criteria", bagian=section, lang="en").get("vega_lite_chart")
    assert str(english[0].proto) != drawn[0]


SELECTIONS = {
    "nothing": {"wilayah": "9103"},
    "one village": {},
    "no village that fulfils all": {"belum": "K1", "layak": "ya"},
    "everything": {},
}


@pytest.mark.parametrize("section", ALL_SECTIONS)
@pytest.mark.parametrize("which", SELECTIONS)
def test_each_section_draws_whatever_the_filter_selects(
    open_page: OpenPage, section: str, which: str
) -> None:
    query = SELECTIONS[which]
    if which == "one village":
        now = snapshot.current()
        codes, counts = np.unique(now.regency, return_counts=True)
        query = {"wilayah": str(codes[counts == 1][0])}
    asked = {"tingkat_andai": "L8.2:3", "sanding": "35,3525032009"}
    page = open_page("criteria", bagian=section, **asked, **query)
    assert not page.exception
    assert not page.error
    assert "peta" in [link.proto.page for link in page.get("page_link")]


def test_a_selection_without_scores_says_what_to_do(open_page: OpenPage) -> None:
    page = open_page("criteria", wilayah="9103")
    assert not page.exception
    assert "Longgarkan saringannya" in words(page)


def test_the_map_can_be_coloured_by_what_a_section_is_about(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="menahan", wilayah="35")

    def asked() -> str:
        (link,) = (one for one in page.get("page_link") if "ini di peta" in one.proto.label)
        return str(link.proto.query_string)

    assert asked() == "wilayah=35"
    page.selectbox(key="colour-menahan").select("K3").run()
    assert not page.exception
    assert asked() == "wilayah=35&ukuran=K3"


def test_a_label_with_a_figure_is_said_anew_for_each_region(open_page: OpenPage) -> None:
    # The browser keeps what is chosen by its label: unsaid, it shows another region's number.
    page = open_page("criteria", bagian=BLOCKING)
    told = {}
    for province in sorted({str(code)[:2] for code in snapshot.current().regency}):
        page.selectbox(key="map-province").set_value(province).run()
        for one in page.selectbox:
            if one.key == "criteria-nearly":
                assert one.proto.set_value
                assert one.proto.raw_value in one.options
                told[province] = one.proto.raw_value
    assert len(set(told.values())) > 1
