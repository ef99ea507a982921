"""Searching villages: by name, by code, with a region, fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo.names import normal
from emas.geo.register import register
from emas.geo.search import Found, exact, search


@pytest.mark.parametrize(
    "text",
    [
        "campurejo gresik",
        "gresik campurejo",
        "CAMPUREJO, Kab. Gresik",
        "Desa Campurejo Kecamatan Panceng",
        "  campu  rejo   panceng ",
        "Cámpurejo Gresik",
        "campurejo panceng gresik jawa timur",
        "3525032009",
        "35.25.03.2009",
        "35 25 03 2009",
    ],
)
def test_many_ways_to_find_one_village(text):
    found = search(text)
    assert [village.code for village in found.exact] == ["3525032009"]
    assert found.near == []


def test_a_name_itself_is_exact_then_what_begins_with_it_is_likely_then_what_holds_it():
    found = search("suka", limit=9999)
    assert {normal(village.name) for village in found.exact} == {"suka"}
    ranks = [1 if normal(village.name).startswith("suka") else 2 for village in found.near]
    assert ranks == sorted(ranks)
    assert set(ranks) == {1, 2}
    assert "Sukra Wetan" in [village.name for village in search("sukra indramayu").near]


def test_words_may_be_written_apart_or_together():
    both = {"5201082004", "5203082015"}
    assert {v.code for v in search("telaga waru nusa tenggara barat").exact} == both
    assert {v.code for v in search("Telagawaru", within="52").exact} == both


def test_a_word_for_the_kind_may_be_part_of_the_name():
    assert all(v.name.casefold().startswith("kampung baru") for v in search("Kampung Baru", limit=5).exact)
    assert search("gampong keude bakongan").exact[0].code == "1101012001"


def test_short_names_of_provinces_are_known():
    assert {v.province for v in search("cideng dki jakarta").exact} == {"DKI Jakarta"}
    assert {v.province for v in search("condongcatur di yogyakarta").exact} == {"DI Yogyakarta"}


def test_apostrophes_do_not_count():
    assert "5307012021" in {village.code for village in search("regapuu").exact}


@pytest.mark.parametrize("text", ["", "   ", "zzzzqq", "!!!", "campurejo aceh", "9999", "5203990421"])
def test_nothing_fits(text):
    assert search(text) == Found([], [])


def test_the_beginning_of_a_code_lists_what_is_inside():
    found = search("352503", limit=50)
    assert found.exact == []
    assert [v.code for v in found.near] == [p.code for p in register().children("352503")]
    assert search("3525", within="33") == Found([], [])


def test_limit_and_region_hold():
    found = search("suka", limit=7)
    assert len(found.exact) + len(found.near) == 7
    found = search("suka", within="3212", limit=50)
    assert {v.regency_code for v in [*found.exact, *found.near]} <= {"3212"}


def test_exact_is_the_same_name_and_nothing_else():
    assert {v.code for v in exact("Bontomanai", "7306")} == {"7306061002", "7306092002", "7306182007"}
    assert exact("Bontomana", "7306") == []
    assert [v.code for v in exact("bontotangnga", "7303")] == ["7303062002"]


@given(st.integers(0, 83761))
def test_every_village_is_found_by_its_full_address(row):
    village = register().village_at(row)
    text = f"{village.name} {village.district} {village.regency}"
    assert village.code in {found.code for found in search(text, limit=50).exact} | {
        found.code for found in exact(village.name, village.district_code)
    }
    assert search(village.code) == Found([village], [])


@given(st.text(max_size=60))
def test_no_text_breaks_the_search(text):
    found = search(text, limit=3)
    assert len(found.exact) + len(found.near) <= 3


def test_a_text_of_a_thousand_words_is_answered():
    assert search("x " * 1000) == Found([], [])
