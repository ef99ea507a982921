"""The map's page as its reader reads it; the drawing itself is looked at in tests/browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from emas.services import snapshot
from emas.services.initialise import Progress, initialise
from emas.services.selection import Filter, select
from tests.pages.conftest import OpenPage


def text(page: AppTest) -> str:
    """Everything that the page says, without markup."""
    parts: list[Any] = [*page.get("html"), *page.markdown, *page.caption, *page.warning, *page.info]
    told = " ".join(str(getattr(part, "value", "") or part.proto.body) for part in parts)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", told))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "id",
            ["Skor rata-rata", "Batas indikatif", "(simulasi)", " lengkap (isian desa)"],
        ),
        ("en", ["Mean score", "Boundaries are indicative", "(simulated)", " complete (claimed)"]),
    ],
)
def test_the_page_says_what_it_shows(open_page: OpenPage, language: str, words: list[str]) -> None:
    page = open_page("map", lang=language)
    assert not page.exception
    assert not page.error
    told = text(page)
    for word in words:
        assert word in told


WHOLE = {
    "ukuran": "K1",
    "jenis": "evidenced",
    "wilayah": "3525",
    "titik": "program",
    "desa": "3525032009",
    "tingkat": "kabupaten",
    "kelas": "kuantil",
    "periode": "2025",
    "banding": "L3",
    "banding_periode": "2026",
    "urut": "-score",
    "tabel": "desa",
    "langkah": "peluncuran,tanpa",
    "kategori": "berkembang,dasar",
    "layak": "tidak",
    "belum": "K3",
    "tanpa": "L1",
    "bulan": "24",
}


def address(page: AppTest) -> dict[str, str]:
    """The query of the page's address."""
    return {name: "".join(value) for name, value in page.query_params.items()}


def test_a_link_opens_the_same_view(open_page: OpenPage) -> None:
    page = open_page("map", **WHOLE)
    assert not page.exception
    assert not page.error
    assert page.selectbox(key="map-measure").value == "K1"
    assert page.selectbox(key="map-province").value == "35"
    assert page.selectbox(key="map-regency").value == "3525"
    assert page.session_state["map-lacks"] == "K3"
    assert page.session_state["map-round"] == "2025"
    told = text(page)
    for word in ("Kabupaten Gresik", "Desa Campurejo", "disebut sumber: peluncuran", "berbukti"):
        assert word in told
    assert "24 bulan terakhir" in told
    kept = address(page)
    assert {name: set(value.split(",")) for name, value in kept.items()} == {
        name: set(value.split(",")) for name, value in WHOLE.items()
    }
    assert len(page.get("deck_gl_json_chart")) == 2


def test_a_filter_narrows_all_that_is_shown(open_page: OpenPage) -> None:
    now = snapshot.current()
    passed = len(select(now, "claimed", Filter(lacks="K1")))
    told = text(open_page("map", belum="K1"))
    assert f"{passed} desa" in told
    assert "belum K1" in told
    assert "Hapus saringan" not in text(open_page("map"))


def test_two_rounds_stand_side_by_side_with_the_same_classes(open_page: OpenPage) -> None:
    page = open_page("map", banding_periode="2024")
    legends = [part.proto.body for part in page.get("html") if "data-tips" in part.proto.body]
    assert len(legends) == 2
    classes = [re.findall(r"</i>([^<]*)</div>", legend) for legend in legends]
    assert classes[0] == classes[1]


@pytest.mark.parametrize("measure", ["pockets", "placements", "step_sk", "band_Dasar", "E", "named"])
def test_every_kind_of_measure_is_drawn(open_page: OpenPage, measure: str) -> None:
    for query in ({}, {"wilayah": "35", "kelas": "kuantil"}):
        page = open_page("map", ukuran=measure, **query)
        assert not page.exception
        assert not page.error


def test_placements_say_year_and_source(open_page: OpenPage) -> None:
    told = text(open_page("map", ukuran="placements"))
    assert "2023" in told
    assert "BP2MI" in told


def test_a_village_alone_opens_its_regency(open_page: OpenPage) -> None:
    page = open_page("map", desa="3525032009")
    assert page.selectbox(key="map-regency").value == "3525"
    assert "Belum dinilai." in text(page)


def test_choices_are_kept_in_the_address(open_page: OpenPage) -> None:
    page = open_page("map")
    # Each choice has a part of the page drawn; a second run draws all of it again.
    page.selectbox(key="map-measure").set_value("L3").run().run()
    page.selectbox(key="map-province").set_value("52").run().run()
    assert address(page) == {"ukuran": "L3", "wilayah": "52"}
    page.button(key="map-crumb-0").click().run().run()
    assert address(page) == {"ukuran": "L3"}
    assert not page.exception


def test_a_simulated_village_says_so(open_page: OpenPage) -> None:
    code = str(snapshot.current().code[0])
    page = open_page("map", desa=code)
    told = text(page)
    assert "(simulasi)" in told
    assert "isian desa" in told
    assert re.search(r"[0-8] dari 8", told)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({"wilayah": "9999"}, "tidak ada di register"),
        ({"wilayah": "<b>"}, "bukan kode wilayah"),
        ({"desa": "1234567890"}, "1234567890"),
    ],
)
def test_what_does_not_exist_is_told_and_the_nation_shown(
    open_page: OpenPage, query: dict[str, str], word: str
) -> None:
    page = open_page("map", **query)
    assert not page.exception
    assert not page.error
    assert word in " ".join(warning.value for warning in page.warning)
    assert page.selectbox(key="map-province").value is None


def test_unknown_choices_fall_back(open_page: OpenPage) -> None:
    page = open_page(
        "map", ukuran="zzz", jenis="zzz", titik="zzz", hal="x", periode="1", banding="<b>", urut="<b>"
    )
    assert page.selectbox(key="map-measure").value == "score"
    assert not page.exception
    assert not page.error


@pytest.mark.parametrize("region", ["11", "31", "3101", "9109"])
def test_regions_with_few_villages_or_none_are_drawn(open_page: OpenPage, region: str) -> None:
    page = open_page("map", wilayah=region, jenis="verified")
    assert not page.exception
    assert not page.error


def test_an_empty_store_still_draws_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    monkeypatch.setenv("EMAS_DATABASE_URL", url)
    initialise(demo_villages=None, progress=Progress())
    page = open_page("map")
    assert not page.exception
    assert not page.error
    assert "Belum ada desa yang dinilai" in text(page)
    assert "(simulasi)" not in text(page)


def test_no_word_is_left_in_indonesian(open_page: OpenPage) -> None:
    code = str(snapshot.current().code[0])
    told = text(open_page("map", lang="en", wilayah=code[:2], desa=code, ukuran="L1"))
    for word in ("skor ", "Skor", "syarat", "Titik desa", "Desa di peta", "belum ada", "Kelayakan"):
        assert word not in told
