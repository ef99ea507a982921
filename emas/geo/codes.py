"""The one reader of Kemendagri codes: as people write, copy and paste them, in addresses, commands, files.

``35.25.03.2009``, ``3525-03-2009`` and ``3525032009`` are one code. What a sentence or a messenger left
around it (a full stop, a bracket, blanks, marks that cannot be seen) does not count.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

DIGITS = {"province": 2, "regency": 4, "district": 6, "village": 10}
"""Length of the code of each level; a code's level is told by its length."""

LONGEST = 100
"""Letters read at most: a code with everything that may cling to it."""

# Groups have an even number of digits, as those of the code: else "1.2" were Sumatera Utara.
_GROUPED = re.compile(r"(?:[0-9]{2})+(?:[\s.,/_-]+(?:[0-9]{2})+)*")
_THOUSANDS = re.compile(r"[0-9]([.,])[0-9]{3}\1[0-9]{3}\1[0-9]{3}")
_DECIMAL = re.compile(r"([0-9]+)[.,]0+")
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]*)?[eE]\+?[0-9]{1,2}")
_VILLAGE = re.compile(r"(?<![0-9])[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{4}(?![0-9])")


def plain(text: str) -> str:
    """The code that ``text`` is, as digits (2, 4, 6 or 10); empty where it is none.

    A spreadsheet's whole number ("3525032009.0", "3.525.032.009") has lost nothing and is understood;
    one in scientific form has (:func:`shortened`).
    """
    core = _core(text)
    decimal = _DECIMAL.fullmatch(core)
    if decimal and len(decimal[1]) in DIGITS.values():
        return decimal[1]
    if not (_GROUPED.fullmatch(core) or _THOUSANDS.fullmatch(core)):
        return ""
    digits = re.sub(r"[^0-9]", "", core)
    return digits if len(digits) in DIGITS.values() else ""


def shortened(text: str) -> bool:
    """Whether ``text`` is a number in scientific form ("3.52503E+09"): its last digits may be lost."""
    return _SCIENTIFIC.fullmatch(_core(text)) is not None


def village_in(text: str) -> tuple[str, str]:
    """The first village code within ``text``, as ten digits, and the text without it; ("", text) if none."""
    found = _VILLAGE.search(folded(text))
    if found is None:
        return "", text
    return re.sub(r"[^0-9]", "", found[0]), f"{found.string[: found.start()]} {found.string[found.end() :]}"


def folded(text: str) -> str:
    """``text`` with one sign for what looks alike: dashes, blanks, digits; invisible marks left out."""
    return "".join(map(_fold, unicodedata.normalize("NFKC", text)))


def is_village(text: str) -> bool:
    """Whether ``text`` is a village's code in its plain form (ten digits), real or invented."""
    return len(text) == DIGITS["village"] and text.isascii() and text.isdecimal()


def _core(text: str) -> str:
    """``text`` from its first to its last letter or digit."""
    text = folded(unquote(text[:LONGEST]))
    kept = [at for at, sign in enumerate(text) if sign.isalnum()]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _fold(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    if category in ("Cf", "Cs"):
        return ""
    return " " if category in ("Cc", "Zs", "Zl", "Zp") else sign
