"""The village that one means: regions by their words and short names, Kota and Kabupaten, what is beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo import abbreviations
from emas.geo.names import normal, region_name
from emas.geo.register import Village, register
from emas.geo.search import search

CAMPUREJO = "3525032009"
EVERY = 9999


def codes(text: str, limit: int = EVERY) -> list[str]:
    return [village.code for village in search(text, limit).exact]


def places(villages: list[Village]) -> set[tuple[str, str]]:
    return {(village.regency, village.province) for village in villages}


@pytest.mark.parametrize(
    "text",
    [
        "35.25.03.2009 Campurejo",
        "Campurejo (3525032009)",
        "Campurejo, Gresik 35.25.03.2009",
        "3525-03-2009 Jawa Timur",
        "Pemerintah Desa Campurejo Gresik",
        "Kantor Desa Campurejo, Panceng",
        "Pemdes Campurejo Gresik",
        "Ds. Campurejo RT 02 RW 01 Panceng",
        "Ds.Campurejo RT.02/RW.01 Kec.Panceng Kab.Gresik",
        "Desa Campurejo RT/RW 02/01 Gresik Jatim",
        "Kampung Campurejo Gresik",
        "Dusun Krajan, Desa Campurejo, Kab. Gresik",
        "Kab. Gresik, Kec. Panceng, Desa Campurejo",
        "Gresik Desa Campurejo",
        "CAMPUREJO KEC. PANCENG KAB. GRESIK PROV. JAWA TIMUR",
        "campurejo gresik jatim",
    ],
)
def test_one_village_in_the_ways_it_is_written(text: str) -> None:
    assert codes(text) == [CAMPUREJO]


def test_a_word_for_a_region_matches_the_beginning_of_a_word() -> None:
    # "Baturaja Barat" holds "jabar".
    found = search("Sukamaju Jabar", EVERY)
    assert {village.province for village in found.exact} == {"Jawa Barat"}
    assert len(found.exact) > 10
    assert {village.province for village in found.near} <= {"Jawa Barat"}


def test_kota_is_not_kabupaten() -> None:
    # Pemalang holds "malang".
    assert places(search("Kauman Kota Malang").exact) == {("Kota Malang", "Jawa Timur")}
    assert codes("Cibeureum Kota Bogor") == []
    (guess,) = search("Cibeureum Kota Bogor").near
    assert guess.regency == "Kabupaten Bogor"
    assert [village.code for village in search("Cibeureum Kab. Bogor").exact] == [guess.code]
    # Neither said: both are meant.
    assert codes("Tajur Bogor") == ["3201032004", "3271021006"]
    assert codes("Tajur Kota Bogor") == ["3271021006"]
    assert codes("Tajur Kab. Bogor") == ["3201032004"]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Kauman Jateng", "Jawa Tengah"),
        ("Kauman Jatim", "Jawa Timur"),
        ("Sukamaju Jabar", "Jawa Barat"),
        ("Sukamaju Sulsel", "Sulawesi Selatan"),
        ("Kuripan NTB", "Nusa Tenggara Barat"),
        ("Oesao NTT", "Nusa Tenggara Timur"),
        ("Sebawang Kaltara", "Kalimantan Utara"),
        ("Condongcatur DIY", "DI Yogyakarta"),
    ],
)
def test_short_names_of_provinces(text: str, province: str) -> None:
    found = search(text, EVERY)
    assert {village.province for village in found.exact} == {province}


@pytest.mark.parametrize("short", sorted({*abbreviations.PROVINCES} - {"jogja"}))  # a village's name
def test_a_short_name_alone_lists_what_is_in_the_province(short: str) -> None:
    found = search(short.upper())
    assert found.exact == []
    assert {village.province for village in found.near} == {abbreviations.PROVINCES[short]}


def test_every_short_name_stands_for_one_region() -> None:
    reg = register()
    assert set(abbreviations.PROVINCES.values()) <= {region_name(n) for n in reg.provinces.name.to_pylist()}
    assert set(abbreviations.REGENCIES.values()) <= {region_name(n) for n in reg.regencies.name.to_pylist()}
    both = [*abbreviations.PROVINCES, *abbreviations.REGENCIES]
    assert len(both) == len(set(both))
    assert all(word == normal(word) for word in both)


def test_the_whole_name_of_a_region_is_meant_before_its_beginning() -> None:
    assert {regency for regency, _ in places(search("Kuripan Lombok Barat").exact)} == {
        "Kabupaten Lombok Barat"
    }
    papua = search("Pasir Putih Papua", EVERY)
    assert {village.province for village in papua.exact} == {"Papua"}
    assert "Papua Tengah" in {village.province for village in papua.near}


def test_a_name_that_begins_with_a_word_for_villages_wins() -> None:
    found = search("Kampung Baru", EVERY)
    assert {normal(village.name) for village in found.exact} == {"kampungbaru"}


def test_the_kind_that_is_said_tells_two_villages_apart() -> None:
    assert codes("Kelurahan Wakumoro") == ["7403251005"]
    assert codes("Desa Wakumoro") == ["7403252012"]
    assert codes("Wakumoro") == ["7403251005", "7403252012"]
    assert search("Desa Wakumoro").near[0].code == "7403251005"


def test_a_later_word_of_a_region_is_likely_only() -> None:
    found = search("Sukamaju Barat")
    assert found.exact == []
    assert found.near


def test_a_code_that_words_contradict_is_likely_only() -> None:
    found = search("Campurejo 3525032010")
    assert found.exact == []
    assert found.near[0].code == "3525032010"
    assert CAMPUREJO in [village.code for village in found.near]
    assert codes("35.25.03.2009 Aceh") == []


def test_what_is_within_a_region_stays_in_it() -> None:
    assert search("Campurejo", within="3525").exact[0].code == CAMPUREJO
    assert search("3525032009 Campurejo", within="33").exact == []


def written(village: Village) -> list[str]:
    """One village as letters, forms and lists write it."""
    code = village.code
    kind = village.regency.split()[0]
    short = village.regency.replace("Kabupaten", "Kab.")
    groups = code[:2], code[2:4], code[4:6], code[6:]
    return [
        f"{village.name}, Kec. {village.district}, {short}, {village.province}",
        f"{village.name.upper()} KECAMATAN {village.district.upper()} {village.regency.upper()}",
        f"{village.name}, {village.district}, {village.regency}, Prov. {village.province}",
        f"{kind} {village.regency[len(kind) + 1 :]}, Kecamatan {village.district}, {village.full_name}",
        code,
        ".".join(groups),
        "-".join(groups),
        " ".join(groups),
        f"{code}.",
        f"({code})",
        f"{code}\u200e",
        f"{'.'.join(groups)} {village.name}",
        f"{village.full_name} ({code})",
    ]


@pytest.mark.parametrize("row", range(1000, 83762, 3301))
def test_a_village_in_each_way_of_writing_it_is_that_village(row: int) -> None:
    village = register().village_at(row)
    for text in written(village):
        assert village.code in [found.code for found in search(text, EVERY).exact], text


@given(st.integers(0, 83761), st.data())
def test_every_village_in_any_way_of_writing_it_is_itself(row: int, data: st.DataObject) -> None:
    village = register().village_at(row)
    text = data.draw(st.sampled_from(written(village)))
    assert village.code in [found.code for found in search(text, EVERY).exact]
