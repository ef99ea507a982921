"""A whole number is read as its writer's language writes it, or refused; never a part of it."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.answers import MAX_COUNT
from emas.domain.problems import Problem
from emas.settings import ROOT
from emas.text.numbers import LONGEST, read_whole
from emas.ui.i18n import set_language
from emas.ui.problems import sentence_as_text

ID, EN = "id_ID", "en_GB"


@pytest.mark.parametrize(
    ("typed", "locale", "number"),
    [
        ("1250", ID, 1250),
        (" 1250 ", ID, 1250),
        ("1.250", ID, 1250),
        ("1 250", ID, 1250),
        ("1\u00a0250", ID, 1250),  # no-break space, as a word processor writes it
        ("1\u202f250", ID, 1250),  # narrow no-break space
        ("1\u2009250", ID, 1250),  # thin space
        ("\u200e1.250\n", ID, 1250),  # pasted from a chat
        ("1.000", ID, 1000),
        ("1.000.000", ID, 1_000_000),
        ("1 000 000", ID, 1_000_000),
        ("0", ID, 0),
        ("007", ID, 7),
        ("1250", EN, 1250),
        ("1,250", EN, 1250),
        ("1 250", EN, 1250),
        ("1,000,000", EN, 1_000_000),
        ("", ID, None),
        ("  \u200b ", ID, None),
    ],
)
def test_understood(typed: str, locale: str, number: int | None) -> None:
    assert read_whole(typed, locale) == number


@pytest.mark.parametrize(
    ("typed", "locale", "code"),
    [
        ("12,5", ID, "number_fraction"),
        ("1.25", ID, "number_fraction"),
        ("1,250", ID, "number_fraction"),
        ("1,000", ID, "number_fraction"),
        ("1.250,00", ID, "number_fraction"),
        ("1,250.00", ID, "number_fraction"),
        ("12.50", ID, "number_fraction"),
        ("1.2500", ID, "number_fraction"),
        ("0.250", ID, "number_fraction"),
        (".250", ID, "number_fraction"),
        ("1.250.", ID, "number_fraction"),
        ("1..250", ID, "number_fraction"),
        ("12 50", ID, "number_fraction"),
        ("1  250", ID, "number_fraction"),
        ("1.250 000", ID, "number_fraction"),
        (".", ID, "number_fraction"),
        ("1.250", EN, "number_fraction"),
        ("1,25", EN, "number_fraction"),
        ("12.5", EN, "number_fraction"),
        ("12e3", ID, "number_unreadable"),
        ("1_250", ID, "number_unreadable"),
        ("NaN", ID, "number_unreadable"),
        ("Infinity", ID, "number_unreadable"),
        ("seribu", ID, "number_unreadable"),
        ("50 orang", ID, "number_unreadable"),
        ("+50", ID, "number_unreadable"),
        ("1'250", ID, "number_unreadable"),
        ("１２５０", ID, "number_unreadable"),
        ("١٢٥٠", ID, "number_unreadable"),
        ("12\x0050", ID, "number_unreadable"),
        ("5²", ID, "number_unreadable"),
        ("-5", ID, "number_negative"),
        ("−1.250", ID, "number_negative"),
        ("–5", ID, "number_negative"),
        ("1000001", ID, "number_too_large"),
        ("1.000.001", ID, "number_too_large"),
        ("9" * LONGEST, ID, "number_too_large"),
        ("9" * (LONGEST + 1), ID, "number_unreadable"),
        ("5" + " " * 1_000_000, ID, "number_unreadable"),
        (" " * 1_000_000, ID, "number_unreadable"),
    ],
)
def test_refused(typed: str, locale: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        read_whole(typed, locale)
    assert refused.value.code == code


def test_no_page_reads_numbers_by_a_rule_of_its_own() -> None:
    """Streamlit's field for numbers takes 1.250 for 1 and says nothing."""
    sources = [*(ROOT / "emas").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    assert sources
    assert [file.name for file in sources if "number_input" in file.read_text(encoding="utf-8")] == []


@given(st.integers(0, MAX_COUNT), st.sampled_from([ID, EN]))
def test_what_a_language_writes_it_reads(number: int, locale: str) -> None:
    written = format_decimal(number, locale=locale)
    assert read_whole(written, locale) == number
    assert read_whole(str(number), locale) == number


@given(st.text(alphabet="0123456789., ", max_size=9))
def test_no_text_is_two_numbers(typed: str) -> None:
    """What one language reads, the other reads alike or refuses: a switch of language changes no number."""
    read = set()
    for locale in (ID, EN):
        try:
            read.add(read_whole(typed, locale))
        except Problem:
            continue
    assert len(read) <= 1
    # And every digit that was typed is part of it.
    digits = "".join(sign for sign in typed if sign.isdigit())
    assert read <= {int(digits)} if digits else read <= {None}


@given(st.text())
def test_anything_is_read_or_refused_and_every_refusal_has_its_sentence(typed: str) -> None:
    try:
        number = read_whole(typed, ID)
    except Problem as refused:
        assert len(sentence_as_text(refused)) < 300
    else:
        assert number is None or 0 <= number <= MAX_COUNT


@pytest.mark.parametrize(
    ("typed", "language", "said"),
    [
        # Repeated as typed, with how this very number is written where that can be guessed.
        ("2,500", "id", ["2,500", "2.500", "2500"]),
        ("2.500", "en", ["2.500", "2,500", "2500"]),
        ("12,5", "id", ["12,5", "1.250", "1250"]),
        ("12e3", "id", ["12e3", "1.250", "1250"]),
        ("-5", "id", ["-5", "1.250"]),
        ("99999999", "id", ["99999999", "1.000.000"]),
        ("99999999", "en", ["99999999", "1,000,000"]),
    ],
)
def test_a_refusal_repeats_what_was_typed_and_says_how_to_write_it(
    typed: str, language: str, said: list[str]
) -> None:
    set_language(language)
    try:
        with pytest.raises(Problem) as refused:
            read_whole(typed, EN if language == "en" else ID)
        told = sentence_as_text(refused.value)
    finally:
        set_language("id")
    assert [part for part in said if part not in told] == []
