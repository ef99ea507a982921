"""Words in the reader's language: gettext with Indonesian in the code and English in a catalogue.

``emas/ui/locale/en/LC_MESSAGES/emas.po`` is the only catalogue; CONTRIBUTING.md says how it is renewed.
The language belongs to the running session (a context variable), never to the process.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages of the screen, each named in itself; the first is the product's own."""

DEFAULT = "id"
CATALOGUES = Path(__file__).parent / "locale"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def set_language(code: str | None) -> str:
    """Use ``code`` for this session's words from here on; anything unknown means Indonesian.

    ``EN``, ``en-US`` and ``en_GB`` are English too: people write addresses, and browsers name countries.
    """
    plain = re.split("[-_]", (code or "").strip().casefold())[0]
    chosen = plain if plain in LANGUAGES else DEFAULT
    _language.set(chosen)
    return chosen


def language() -> str:
    """Code of the language in use: ``id`` or ``en``."""
    return _language.get()


def locale() -> str:
    """Name of Babel's locale for numbers and dates: ``id_ID`` or ``en_GB`` (both write the day first)."""
    return "en_GB" if language() == "en" else "id_ID"


def gettext(message: str) -> str:
    """``message`` (Indonesian) in the language in use."""
    return str(_catalogue(language()).gettext(message))


def ngettext(singular: str, plural: str, count: int) -> str:
    """As :func:`gettext`, with English's plural; Indonesian has one form for both."""
    return str(_catalogue(language()).ngettext(singular, plural, count))


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark ``message`` for the catalogue; it is translated where it is shown."""
    return message


_ = gettext


@cache
def _catalogue(code: str) -> NullTranslations:
    path = CATALOGUES / code / "LC_MESSAGES" / "emas.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Translations(compiled)
