"""Public statistics beside the scores: sourced, side by side, and there without any score."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage, words


@pytest.mark.parametrize(("language", "told"), [("id", "bukan bagian darinya"), ("en", "no part of them")])
def test_the_nation_s_figures_carry_their_sources(open_page: OpenPage, language: str, told: str) -> None:
    page = open_page("criteria", bagian="konteks", lang=language)
    assert not page.exception
    assert not page.error
    text = words(page)
    assert told in text
    # Two figures for 2023, marked as contradicting; remittances with their unit; cases with their doubt.
    assert text.count("≠") == 2
    for figure in ("297.108", "274.965", "220,3", "15.516") if language == "id" else ("297,108", "220.3"):
        assert figure in text
    assert "rmol.id" in text
    assert "koran-jakarta" in text
    # Placements, destinations, cases by country, remittances.
    assert len(page.get("vega_lite_chart")) == 4


def test_a_region_without_figures_says_so_and_shows_what_it_lies_in(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="7210")
    text = words(page)
    assert not page.error
    assert "Belum ada angka bersumber untuk Kabupaten Sigi." in text
    assert "Belum ada angka bersumber untuk Sulawesi Tengah." in text
    assert "297.434" in text


def test_they_need_no_score(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="konteks", wilayah="9103")
    assert not page.error
    assert "Longgarkan saringannya" not in words(page)
    assert "297.434" in words(page)


def test_a_regency_stands_before_its_province(open_page: OpenPage) -> None:
    text = words(open_page("criteria", bagian="konteks", wilayah="3212"))
    assert text.index("Kabupaten Indramayu") < text.index("Jawa Barat")
    for figure in ("17.917", "19.178", "20.900"):
        assert figure in text
