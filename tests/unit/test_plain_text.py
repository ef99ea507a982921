"""What somebody typed, as it may be stored."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.plain_text import plain_text
from emas.domain.problems import Problem
from tests.support.hostile import SIGNS


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Kantor Desa", "Kantor Desa"),
        ("  Kantor \t Desa\r\n Campurejo ", "Kantor Desa Campurejo"),
        ("cafe\u0301", "caf\u00e9"),  # composed
        ("141/\u200b7\u200e/2026\ufeff", "141/7/2026"),  # what came along when it was copied
        ("a\u00adb", "ab"),
        ("\U0001f469\u200d\U0001f33e", "\U0001f469\u200d\U0001f33e"),  # one sign, joined from two
        ("\u0627\u0644\u0628\u064a\u062a", "\u0627\u0644\u0628\u064a\u062a"),  # Arabic is read as it is
        ("\ua9b2\ua9a4", "\ua9b2\ua9a4"),  # Javanese
        ("x\U000e0041\U000e0042", "x"),  # letters that nobody sees
        ("   ", ""),
        (None, ""),
        (7, "7"),
    ],
)
def test_read(raw: object, read: str) -> None:
    assert plain_text(raw, 40) == read


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("text", ["{}", "Kantor {} Desa", "{}Desa", "Desa{}"])
def test_signs_that_no_text_may_hold(sign: str, text: str) -> None:
    with pytest.raises(Problem) as problem:
        plain_text(text.format(sign), 40)
    assert problem.value.code == "text_signs"


def test_length_is_of_what_is_kept() -> None:
    assert plain_text(" " * 20 + "x" * 40, 40) == "x" * 40
    for long in ("x" * 41, "x" * 10**6, " " * 10**6):
        with pytest.raises(Problem) as problem:
            plain_text(long, 40)
        assert (problem.value.code, problem.value.params) == ("text_long", {"most": 40})


@given(st.text(max_size=60))
def test_what_is_read_reads_the_same_again(raw: str) -> None:
    try:
        read = plain_text(raw, 60)
    except Problem as problem:
        assert problem.code in ("text_signs", "text_long")
    else:
        assert plain_text(read, 60) == read
        assert not {unicodedata.category(sign) for sign in read} & {"Cc", "Cs", "Zl", "Zp"}
        read.encode()
