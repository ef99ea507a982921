"""Public statistics: sourced, dated, contradictions side by side, and there without any score."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from emas.services import statistics, statistics_topics
from emas.ui.criteria import context_figures
from tests.pages.conftest import OpenPage, words


def charts(page: Any) -> list[dict[str, Any]]:
    return [json.loads(one.proto.spec) for one in page.get("vega_lite_chart")]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("region", ["", "52", "3212", "3507", "5203", "6503"])
def test_every_figure_stands_with_definition_source_and_date(
    open_page: OpenPage, language: str, region: str
) -> None:
    page = open_page("criteria", bagian="konteks", lang=language, **({"wilayah": region} if region else {}))
    assert not page.exception
    assert not page.error
    text = words(page)
    for code in statistics_topics.around(region):
        for one in statistics.of_region(code):
            assert one.definition[language].replace("'", "&#x27;") in text
            assert one.source_url.replace("&", "&amp;") in text
            assert one.source in text
            assert one.check_reason[language].replace("'", "&#x27;") in text
            if not one.country.id and one.unit in ("people", "services"):
                assert f"{one.value:,}".replace(",", "." if language == "id" else ",") in text
    assert "31 Desember 2024" in text or "31 December 2024" in text


def test_what_contradicts_stands_side_by_side(open_page: OpenPage) -> None:
    told = open_page("criteria", bagian="konteks", wilayah="3212").get("html")
    first = next(one.proto.body for one in told if "emas-counts" in one.proto.body)
    cards = first.split("emas-counts")[1].split("</table>")[0].split("<h4")[0]
    assert cards.count('class="emas-count"') == 3
    for figure in ("17.917", "19.178", "20.900"):
        assert figure in cards
    assert "belum terekonsiliasi" in first


def test_lines_join_only_what_one_page_counts_in_one_way(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks")
    drawn = charts(page)
    # Placements, destinations, cases by country, remittances; all protection is of one year.
    assert len(drawn) == 4
    spec = str(page.get("vega_lite_chart")[3].proto)
    assert "Remitansi PMI menurut Bank Indonesia" in spec
    assert "Sumber atau cara menghitungnya berganti" in words(page)
    assert "Tidak ada dua tahun dengan definisi dan laman yang sama" in words(page)


def test_units_stand_beside_the_figures(open_page: OpenPage) -> None:
    text = words(open_page("criteria", bagian="konteks"))
    for told in ("Rp253,3 triliun", "US$15,7 miliar", "1.500 pengaduan", "297.434 layanan", "10.568 orang"):
        assert told in text
    assert "berjumlah 15.507, bukan 15.516" in text


def test_a_region_without_figures_says_so_and_shows_what_it_lies_in(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="7210")
    text = words(page)
    assert not page.error
    assert "Belum ada angka bersumber untuk Kabupaten Sigi, Sulawesi Tengah;" in text
    assert "297.434" in text


def test_they_need_no_score(open_page: OpenPage) -> None:
    assert "Longgarkan saringannya" in words(open_page("criteria", bagian="rapor", wilayah="9103"))
    page = open_page("criteria", bagian="konteks", wilayah="9103")
    assert not page.error
    assert "Longgarkan saringannya" not in words(page)
    assert "297.434" in words(page)


def test_a_regency_stands_before_its_province_and_the_nation(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="3212")
    assert [one.value for one in page.header] == ["Kabupaten Indramayu", "Jawa Barat", "Indonesia"]


def test_placements_lead_to_the_map_of_their_region(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="3212")
    asked = [link.proto.query_string for link in page.get("page_link") if "ini di peta" in link.proto.label]
    asked = [one for one in asked if "ukuran" in one]
    assert len(asked) == 3
    assert all("ukuran=placements" in one for one in asked)
    assert "wilayah=3212" in asked[0] and "wilayah=32" in asked[1] and "wilayah" not in asked[2]
    # Sums over many years are not on the map.
    links = open_page("criteria", bagian="konteks", wilayah="5203").get("page_link")
    assert not any("5203" in one.proto.query_string for one in links if "Penempatan ini" in one.proto.label)


def test_what_is_taken_away_names_its_region(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="3212")
    told = [one.proto.alt for one in page.get("vega_lite_chart")]
    assert [one.split(":")[0] for one in told[:3]] == ["Kabupaten Indramayu", "Jawa Barat", "Indonesia"]
    rows = context_figures.table(statistics.of_region("3212"))
    assert {row["Wilayah"] for row in rows} == {"Kabupaten Indramayu"}
    assert {row["Nilai"] for row in rows} >= {17_917, 19_178, 20_900}


def test_a_lone_figure_of_a_country_and_part_of_a_year_alone_are_shown(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(one for one in statistics.statistics() if one.series == "destinations")
    part = next(
        one for one in statistics.statistics() if one.unit == "billion_rupiah" and one.period == "part"
    )
    moved = tuple(replace(one, region_code="7210") for one in (first, part))
    monkeypatch.setattr(statistics, "statistics", lambda: moved)
    page = open_page("criteria", bagian="konteks", wilayah="7210")
    assert not page.error
    assert "Penempatan menurut negara tujuan: Hong Kong" in words(page)
    assert "Terbaru: **Rp212 triliun**" in words(page)
