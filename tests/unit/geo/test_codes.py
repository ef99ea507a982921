"""Reading codes as they are written, copied and pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo.codes import DIGITS, is_village, plain, shortened, village_in
from emas.geo.register import register

CAMPUREJO = "3525032009"
SPELLINGS = [
    "{}",
    "{}.",
    "{},",
    "{})",
    "({})",
    "{} ",
    " {}\n",
    "{}%20",
    "{}%E2%80%8E",
    "{}\u200e",
    "\ufeff{}",
    "“{}”",
    "'{}",
    "{}/",
]


def spelt(code: str) -> list[str]:
    """A village's code with the signs that people put between its groups, and what may cling to it."""
    groups = [code[:2], code[2:4], code[4:6], code[6:]]
    forms = [code, *(sign.join(groups) for sign in (".", "-", " ", "\u2013", "\u2011", "\u00a0", "/"))]
    forms.append(f"{code[:4]}-{code[4:6]}-{code[6:]}")
    forms.append(f"{code}.0")
    forms.append("".join(chr(ord("０") + int(digit)) for digit in code))
    return [around.format(form) for form in forms for around in SPELLINGS]


@pytest.mark.parametrize("text", spelt(CAMPUREJO))
def test_every_spelling_is_the_same_code(text: str) -> None:
    assert plain(text) == CAMPUREJO


@given(st.integers(0, 83761), st.data())
def test_every_village_is_read_in_every_spelling(row: int, data: st.DataObject) -> None:
    code = register().villages.code[row].as_py()
    assert plain(data.draw(st.sampled_from(spelt(code)))) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35", "35"),
        ("35.25", "3525"),
        ("35.25.03", "352503"),
        ("3525 ", "3525"),
        ("35.", "35"),
        ("3525.0", "3525"),
    ],
)
def test_codes_of_regions(text: str, code: str) -> None:
    assert plain(text) == code


def test_whole_numbers_of_a_spreadsheet_have_lost_nothing() -> None:
    assert plain("3525032009.0") == plain("3525032009,00") == plain("3.525.032.009") == CAMPUREJO


@pytest.mark.parametrize("text", ["3.52503E+09", "3,525E9", "3.525032009E9", "4e9"])
def test_a_number_in_scientific_form_is_told_apart(text: str) -> None:
    assert plain(text) == ""
    assert shortened(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Campurejo",
        "3",
        "352",
        "35250",
        "35250320099",
        "1.2",
        "11.1",
        "12,5",
        "35x25",
        "35.25.0.3",
        "9" * 500,
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert plain(text) == ""
    assert not shortened(text)


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert plain(text) == "" or len(plain(text)) in DIGITS.values()


def test_a_code_inside_a_text_is_taken_out() -> None:
    code, rest = village_in("35.25.03.2009 Campurejo")
    assert (code, rest.split()) == (CAMPUREJO, ["Campurejo"])
    code, rest = village_in("Campurejo (3525032009)")
    assert (code, rest.split()) == (CAMPUREJO, ["Campurejo", "(", ")"])
    assert village_in("Campurejo 35250320091") == ("", "Campurejo 35250320091")


def test_form_of_a_village_code() -> None:
    assert is_village(CAMPUREJO) and is_village("5203990421")
    assert not is_village("352503200") and not is_village("35.25.03.2009")
