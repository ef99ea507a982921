"""Searching real and invented villages together."""

from __future__ import annotations

import pytest

from emas.services import villages
from emas.services.villages import Found
from tests.services.conftest import INVENTED, REAL


@pytest.mark.parametrize("text", ["Desa Contoh 0001 (simulasi)", "contoh  0001", INVENTED, f"{INVENTED}."])
def test_an_invented_village_is_found_by_name_and_code(round_id: int, text: str) -> None:
    found = villages.search(text)
    assert [village.code for village in found.exact] == [INVENTED]
    # No guess stands below what fits.
    assert found.near == []


@pytest.mark.parametrize("text", ["Contoh 00", "simulasi", "352599"])
def test_a_part_of_its_name_or_code_is_a_guess(round_id: int, text: str) -> None:
    found = villages.search(text)
    assert found.exact == []
    assert INVENTED in [village.code for village in found.near if village.simulated]


def test_what_fits_is_told_from_a_guess(round_id: int) -> None:
    right, wrong = villages.search("campurejo gresik"), villages.search("camprejo gresk")
    assert [village.code for village in right.exact] == [REAL]
    assert right.near == [] == wrong.exact
    assert wrong.near == right.exact
    assert wrong.near[0].place == "Panceng, Kabupaten Gresik, Jawa Timur"


@pytest.mark.parametrize(
    "text", ["", "  ", "\x00", "\ud800", "qwxz", "%", "_", "zz" * 100_000, "Contoh\x000002", "[0-9]+"]
)
def test_texts_in_which_nothing_fits(round_id: int, text: str) -> None:
    assert villages.search(text) == Found([], [])


def test_what_cannot_be_printed_is_a_space(round_id: int) -> None:
    assert villages.search("Contoh\x00\n0001") == villages.search("Contoh 0001")
