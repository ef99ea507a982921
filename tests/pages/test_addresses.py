"""Codes in addresses: read as people paste them; what cannot be read is said, and the rest holds."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, words

CAMPUREJO = "3525032009"
PASTED = ["3525032009.", "3525032009)", "3525032009\u200e", "3525032009 ", "35.25.03.2009", "3525-03-2009"]


def address(page: AppTest) -> dict[str, str]:
    return {name: "".join(value) for name, value in page.query_params.items()}


def warnings(page: AppTest) -> str:
    return "\n".join(warning.value for warning in page.warning)


@pytest.mark.parametrize("typed", PASTED)
def test_a_village_is_found_as_its_code_was_pasted(open_page: OpenPage, typed: str) -> None:
    page = open_page("village", desa=typed)
    assert page.title[0].value == "Desa Campurejo"
    assert address(page)["desa"] == CAMPUREJO


def test_the_map_reads_regions_and_villages_alike(open_page: OpenPage) -> None:
    page = open_page("map", wilayah="35.25", desa="35.25.03.2009)", belum="K1")
    assert not page.warning
    assert page.selectbox(key="map-regency").value == "3525"
    assert address(page)["wilayah"] == "3525"
    assert address(page)["desa"] == CAMPUREJO
    assert address(page)["belum"] == "K1"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"wilayah": "99"}, "Bagian “wilayah” pada alamat tidak dapat dipakai. Kode wilayah 99 tidak ada"),
        ({"wilayah": "352503"}, "352503 adalah kode kecamatan (Panceng)"),
        ({"wilayah": CAMPUREJO}, "3525032009 adalah kode desa (Campurejo)"),
        ({"wilayah": "3,5E9"}, "bilangan ilmiah"),
        ({"desa": "3525"}, "3525 adalah kode Kabupaten Gresik, bukan kode desa"),
        ({"desa": "abc"}, "Bagian “desa” pada alamat tidak dapat dipakai. Itu bukan kode desa"),
        ({"sanding": "3525,99"}, "Bagian “sanding” pada alamat tidak dapat dipakai. Kode wilayah 99"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_holds(
    open_page: OpenPage, query: dict[str, str], told: str
) -> None:
    page = open_page("map", jenis="evidenced", belum="K1", lang="en", **query)
    assert not page.exception
    assert "In the address, “" in warnings(page)
    assert address(page)["jenis"] == "evidenced"
    assert address(page)["belum"] == "K1"
    assert address(page)["lang"] == "en"
    assert told in warnings(open_page("map", **query))


def test_words_that_mean_nothing_are_named_once(open_page: OpenPage) -> None:
    page = open_page("map", jenis="x", belum="K99", langkah="sk,x", wilayah="3525")
    (told,) = page.warning
    assert "tidak dikenal dan tidak dipakai: jenis, langkah, belum" in told.value
    assert page.selectbox(key="map-regency").value == "3525"
    assert address(page)["langkah"] == "sk"


def test_what_clings_to_the_last_word_is_no_part_of_it(open_page: OpenPage) -> None:
    page = open_page("map", wilayah="3525", jenis="evidenced).")
    assert not page.warning
    assert address(page)["jenis"] == "evidenced"


def test_choosing_the_right_village_keeps_the_rest_of_the_address(open_page: OpenPage) -> None:
    page = open_page("assessment", desa="352503200", bagian="pmi")
    assert "Bagian “desa” pada alamat" in words(page)
    page.text_input[0].set_value("campurejo gresik")
    page.button(key="village-search-go-assess").click().run()
    page.button(key=f"village-search-assess-{CAMPUREJO}").click().run()
    assert page.title[0].value == "Desa Campurejo"
    assert address(page)["bagian"] == "pmi"
