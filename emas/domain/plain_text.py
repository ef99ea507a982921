"""Text that somebody typed, as it may be stored: one line, printable, and no longer than allowed.

Every command that stores text reads it here, so that SQLite and PostgreSQL are given the same, and so that
nothing a page, a slide or a file shows can hide or turn what stands beside it.
"""

from __future__ import annotations

import unicodedata

from emas.domain.problems import Problem

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidirectional embeddings, overrides and isolates: text after them is read in another order than stored."""

_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
)
"""Signs without a form of their own that come along when text is copied; joiners are not among them, since
scripts and emoji are written with those."""

_TAGS = range(0xE0000, 0xE0080)
"""Letters that nobody sees."""

_ROOM = 4
"""So many times longer than allowed may a text be before it is read at all: spaces and unseen signs go."""


def plain_text(raw: object, most: int) -> str:
    """The text ``raw`` on one line: composed (NFC), without doubled spaces and without unseen signs.

    Line breaks and tabs become spaces: they are slips of a phone's keyboard. ``None`` is the empty text.

    Args:
        raw: what was typed, or stood in an address or an argument.
        most: letters that it may have.

    Raises:
        Problem: ``text_long``; ``text_signs`` where it holds control characters (the null character among
            them), signs that turn the direction of reading, halves of a surrogate pair, or code points that
            Unicode keeps from being characters.
    """
    text = "" if raw is None else str(raw)
    if len(text) > _ROOM * most + _ROOM:
        raise Problem("text_long", most=most)
    if any(map(_refused, text)):
        raise Problem("text_signs")
    seen = "".join(sign for sign in text if sign not in _UNSEEN and ord(sign) not in _TAGS)
    plain = " ".join(unicodedata.normalize("NFC", seen).split())
    if len(plain) > most:
        raise Problem("text_long", most=most)
    return plain


def visible(text: str) -> str:
    """``text`` for showing, on one line: the same without what :func:`plain_text` drops or refuses.

    For what was not read by it, such as the words of an address that are repeated to the reader.
    """
    seen = "".join(
        sign for sign in text if not _refused(sign) and sign not in _UNSEEN and ord(sign) not in _TAGS
    )
    return " ".join(seen.split())


def _refused(sign: str) -> bool:
    if sign in "\t\n\r":
        return False
    point = ord(sign)
    return (
        unicodedata.category(sign) in ("Cc", "Cs")
        or sign in _TURNING
        or 0xFDD0 <= point <= 0xFDEF
        or point & 0xFFFE == 0xFFFE
    )
