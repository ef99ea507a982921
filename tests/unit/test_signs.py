"""Signs that our letters lack: named, left out whole, and nothing else with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo.register import register
from emas.reports.lettering import width
from emas.reports.signs import OWN, lacking, without


@pytest.mark.parametrize(
    ("text", "lost", "kept"),
    [
        ("Desa Campurejo", "", "Desa Campurejo"),
        ("Layak 😀 diusulkan 😀", "😀", "Layak diusulkan"),
        ("ꦗꦮ dan 村", "ꦗꦮ村", "dan"),
        ("Keluarga 👩\u200d👧 maju", "👩👧", "Keluarga maju"),
        ("Hati ❤\ufe0f", "❤", "Hati"),
        ("😀", "😀", "–"),
        ("Cafe\u0301 “Ηλ” ≥ 3 → Жур", "", "Café “Ηλ” ≥ 3 → Жур"),
        (f"1 {OWN} 2", "", f"1 {OWN} 2"),
        ("", "", ""),
    ],
)
def test_what_is_lost_and_what_is_kept(text: str, lost: str, kept: str) -> None:
    assert lacking(text) == lost
    assert without(text) == kept


def test_every_name_of_the_register_can_be_written() -> None:
    assert lacking("".join(register().villages.name.to_pylist())) == ""


@given(st.text(max_size=60))
def test_what_is_left_lacks_nothing(text: str) -> None:
    assert lacking(without(text)) == ""
    assert without(without(text)) == without(text)


def test_signs_of_other_fonts_have_room() -> None:
    assert width("😀", 10) >= 13
    assert width("😀😀", 10) >= 2 * 13
