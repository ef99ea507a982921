"""Personal numbers are refused by their form, and numbers of documents are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.personal import personal


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("3525011708450001", "nik"),
        ("NIK 352501-570845-0001", "nik"),
        ("3525 0117 0845 0001", "nik"),
        ("\uff13\uff15\uff12\uff15011708450001", "nik"),  # full-width digits
        ("9999999999999999", "nik"),  # sixteen in one piece, whatever they mean
        ("A1234567", "passport"),
        ("paspor no. 77", "passport"),
        ("x 1234567", "passport"),
        ("AB123456", "passport"),
        ("081234567890", "phone"),
        ("0812-3456-7890", "phone"),
        ("0812 3456 78901", "phone"),
        ("+62 812 3456 7890", "phone"),
        ("6281234567890", "phone"),
        ("(031) 3951234", "phone"),
        ("031-3951234", "phone"),
        ("1234000123456", None),  # a NIB
        ("0811220012345", None),  # a NIB issued on 8 November 2022
        ("NIB 0220001234567", None),
        ("141/7/437.104.09/2024", None),
        ("SK Kepala Desa No. 188/21/KEP/2025", None),
        ("Perdes No. 5 Tahun 2025", None),
        ("470/0123/2026 dan 470/0124/2026", None),
        ("2026-01-31 2026-02-28", None),
        ("Qanun Gampong 3/2024", None),
        ("560.8/1234/2026-01", None),
        ("https://desa.example.id/perdes/2025/5.pdf", None),
        ("", None),
    ],
)
def test_by_its_form(text: str, what: str | None) -> None:
    assert personal(text) == what


@given(
    st.integers(0, 10**16 - 1).map("{:016d}".format),
    st.sampled_from(["{}", "nomor {} ya", "({})", "a/{}", "{}, dari register"]),
)
def test_sixteen_digits_are_found_wherever_they_stand(digits: str, around: str) -> None:
    assert personal(around.format(digits)) == "nik"


@given(st.integers(0, 10**13 - 1).map("{:013d}".format).filter(lambda nib: nib[:3] != "628"))
def test_a_nib_is_never_a_telephone_number(digits: str) -> None:
    assert personal(f"NIB {digits}") is None
