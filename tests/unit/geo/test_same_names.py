"""Villages of one name: what tells them apart wherever both can stand."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from emas.geo.names import normal
from emas.geo.register import register
from emas.geo.same_names import told_apart
from emas.geo.search import search
from emas.services import villages

PAIRS = [("7102112003", "7102112018"), ("9403012011", "9403012018")]


def test_two_of_one_district_carry_their_codes() -> None:
    names = pa.array(["Suka", "SUKA", "Suka", "Maju"])
    codes = pa.array(["1101011001", "1101012002", "1101022001", "1101012003"])
    assert told_apart(names, codes).to_pylist() == ["Suka (1101011001)", "SUKA (1101012002)", "Suka", "Maju"]


def test_no_two_villages_of_a_district_have_one_display_name() -> None:
    of = register().villages
    count = Counter(
        (code[:6], name.casefold())
        for code, name in zip(of.code.to_pylist(), of.name.to_pylist(), strict=True)
    )
    assert max(count.values()) == 1


def test_names_everywhere_carry_the_code_once() -> None:
    for pair in PAIRS:
        for code in pair:
            village = register().village(code)
            assert village is not None
            assert village.name == register().name(code) == f"{village.bare_name} ({code})"
            assert villages.find(code).name.endswith(f" {village.bare_name} ({code})")
            assert (code, village.name) in register().children(code[:6])
            assert villages.find(code).bare_name.endswith(village.bare_name)


def test_both_are_found_by_the_name_that_they_share() -> None:
    for pair in PAIRS:
        village = register().village(pair[0])
        assert village is not None
        found = search(f"{village.bare_name} {village.district}").exact
        assert tuple(one.code for one in found) == pair
        assert [one.code for one in search(village.full_name).exact] == [pair[0]]


def test_names_that_stand_alone_are_told_apart_by_district_or_code() -> None:
    register_names = {
        "3201062001": "Desa Sukamaju",
        "3201162013": "Desa Sukamaju",
        "3525032009": "Desa Campurejo",
    }
    assert villages.told_apart(register_names) == {
        "3201062001": "Desa Sukamaju (Jonggol)",
        "3201162013": "Desa Sukamaju (Cibungbulang)",
        "3525032009": "Desa Campurejo",
    }
    same_district_name = {
        "3301012001": "Desa A",
        "3301012002": "Desa A",
        "3271": "Kota Bogor",
        "3201": "Kabupaten Bogor",
    }
    assert villages.told_apart(same_district_name) == {
        "3301012001": "Desa A (3301012001)",
        "3301012002": "Desa A (3301012002)",
        "3271": "Kota Bogor",
        "3201": "Kabupaten Bogor",
    }
    assert normal(villages.find("3525032009").name) == "desacampurejo"
