"""Reading a whole number as somebody typed it: 1.250 in Indonesian is one thousand two hundred and fifty.

One reader for form, commands and files that come in. What it cannot take as a whole number beyond doubt it
refuses; it never takes a part of what was typed.
"""

from __future__ import annotations

import re
import unicodedata

from babel.numbers import NumberFormatError, format_decimal, get_group_symbol, parse_decimal

from emas.domain.answers import MAX_COUNT
from emas.domain.problems import Problem

LONGEST = 40
"""Signs of a number, and of what is repeated to the reader: no number within any limit is longer."""

_LOOKED_AT = 10 * LONGEST
"""Signs of a text that are looked at, with spaces around it: what is longer is no number."""

_EXAMPLE = 1250
_MINUS = "-−‐‑–—"


def read_whole(typed: str, locale: str, *, most: int = MAX_COUNT) -> int | None:
    """The whole number from 0 to ``most`` that ``typed`` is, as ``locale`` (``id_ID``, ``en_GB``) writes it.

    Thousands stand in groups of three behind the locale's own sign or behind spaces of any width, or in one
    piece. Spaces around the number and signs that nobody sees do not count. ``None`` where nothing is typed.

    Digits are 0-9 alone. Babel would also take those of other scripts, ``12e3``, ``1_250`` and ``NaN``: none
    is how a village office writes a count.

    Raises:
        Problem: ``number_fraction`` (the signs between its digits are not those of a whole number),
            ``number_negative``, ``number_too_large`` or ``number_unreadable``; each with ``typed`` as it is
            repeated to the reader, and with ``grouped`` and ``plain``: how a number is written instead.
    """
    text = _visible(typed[:_LOOKED_AT])
    if not text and len(typed) <= _LOOKED_AT:
        return None
    if len(typed) > _LOOKED_AT or len(text) > LONGEST or not re.fullmatch(r"[0-9., ]+", text):
        code = "number_negative" if _is_negative(text[: LONGEST + 1]) else "number_unreadable"
        raise Problem(code, typed=_repeated(text), **_written(_EXAMPLE, locale))
    number = _parsed(text, locale)
    if number is None:
        raise Problem("number_fraction", typed=text, **_written(_meant(text, locale), locale))
    if number > most:
        raise Problem("number_too_large", typed=text, most=most)
    return number


def _visible(typed: str) -> str:
    """Without what nobody sees; spaces of any width are one kind of space."""
    seen = "".join(
        " " if unicodedata.category(sign) == "Zs" or sign in "\t\r\n" else sign
        for sign in typed
        if unicodedata.category(sign) != "Cf"
    )
    return seen.strip()


def _is_negative(text: str) -> bool:
    return text[:1] in tuple(_MINUS) and re.fullmatch(r"[0-9., ]+", text[1:]) is not None


def _parsed(text: str, locale: str) -> int | None:
    """The number, or ``None`` where the signs between its digits are not those of a whole one."""
    group = get_group_symbol(locale)
    if " " in text:
        if group in text:
            return None
        text = text.replace(" ", group)
    # Whatever else stands between digits is the sign of a fraction: 1,000 in Indonesian is not 1.
    if not text.replace(group, "").isdecimal():
        return None
    try:
        return int(parse_decimal(text, locale=locale, strict=True))
    except NumberFormatError:
        return None


def _meant(text: str, locale: str) -> int:
    """What the number would be with point and comma exchanged, as neighbours write it; else any example."""
    exchanged = text.translate(str.maketrans(".,", ",."))
    return _parsed(exchanged, locale) or _EXAMPLE


def _written(number: int, locale: str) -> dict[str, str]:
    return {"grouped": format_decimal(number, locale=locale), "plain": str(number)}


def _repeated(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST])
    return shown + "…" if len(text) > LONGEST else shown
