"""Numbers that tell who somebody is: they have no place among a village's answers.

Only what can be told by its form: a name cannot, so the form asks in words that none be written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Personal = Literal["nik", "passport", "phone"]

_BETWEEN = r"[ .-]?"

_SIXTEEN = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{15}}(?!\d)")
"""A NIK or a family card's number."""

_PASSPORT = re.compile(
    r"(?<![^\W_])(?:[a-z][ -]?\d{7}|[a-z]{2}\d{6,7})(?!\d)|paspor\w*\W{0,3}(?:no\w*\W{0,3})?\d"
)

_PHONE = re.compile(
    # With the country's code; mobile; an office's line with its area code.
    rf"(?:\+62|(?<![\d+])62(?={_BETWEEN}8)){_BETWEEN}\d(?:{_BETWEEN}\d){{7,11}}(?!\d)"
    rf"|(?<!\d)08(?:{_BETWEEN}\d){{8,11}}(?!\d)"
    r"|(?<!\d)\(?0[2-79]\d{1,2}(?:\)[ -]?|[ -])\d{5,8}(?!\d)"
)

_NIB = re.compile(r"(?<!\d)(?!628)\d{13}(?!\d)")
"""A business identification number: since 2021 it begins with the date of its issue, so also with 08.

None begins as a mobile number with the country's code does."""


def personal(text: str) -> Personal | None:
    """Which personal number ``text`` holds, as far as its form tells; ``None`` for none.

    Sixteen digits in one piece are taken for a NIK (Nomor Induk Kependudukan: region, date of birth, serial),
    with signs between them only where they hold a date of birth. Thirteen digits in one piece are a
    business's NIB, not a telephone number.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    if any(_is_nik(found[0]) for found in _SIXTEEN.finditer(plain)):
        return "nik"
    if _PASSPORT.search(plain):
        return "passport"
    return "phone" if _PHONE.search(_NIB.sub(" ", plain)) else None


def _is_nik(found: str) -> bool:
    digits = re.sub(r"\D", "", found)
    # Women's day of birth is written with 40 added.
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    return found == digits or (1 <= day <= 31 and 1 <= month <= 12)
