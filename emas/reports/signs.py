"""Signs that the letters of our files lack: emoji, Javanese, Chinese. A PDF shows its own letters alone.

A screen and PowerPoint take such signs from the reader's own fonts and keep them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emas.reports.deck.slide import Deck

OWN = "◐∅✕●○★✚"
"""Signs of the product itself that our font lacks and Typst brings."""

_FACES = ("SourceSansPro", "SourceSansProSemibold", "SourceSansProBold")


def lacking(text: str) -> str:
    """The signs of ``text`` that no file can show in its own letters, each once."""
    if text.isascii():
        return ""
    return "".join(dict.fromkeys(sign for sign in _composed(text) if _lacks(sign) and _seen(sign)))


def without(text: str) -> str:
    """``text`` without such signs; a dash where nothing else is left."""
    composed = _composed(text)
    kept = "".join(sign for sign in composed if not _lacks(sign))
    if kept == composed:
        return kept
    return re.sub(r"\s+", " ", kept).strip() or "–"


def of_deck(deck: Deck) -> str:
    """The signs that a deck's texts lose as PDF, each once."""
    return lacking("".join(dict.fromkeys(_texts(asdict(deck)))))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list | tuple):
        for value in told:
            yield from _texts(value)


def _composed(text: str) -> str:
    """A letter and its accents as one sign, where there is one."""
    return unicodedata.normalize("NFC", text)


def _lacks(sign: str) -> bool:
    return not (sign.isspace() or sign in OWN or ord(sign) in _letters())


def _seen(sign: str) -> bool:
    """Whether it is seen by itself: joiners and what stands on another sign are lost with that."""
    return unicodedata.category(sign)[0] not in "MC"


@cache
def _letters() -> frozenset[int]:
    """What every face of our font has."""
    import font_source_sans_pro
    from fontTools.ttLib import TTFont

    faces = [
        TTFont(font_source_sans_pro.font_files_ttf[face], lazy=True).getBestCmap() or {} for face in _FACES
    ]
    return frozenset(set.intersection(*map(set, faces)))
