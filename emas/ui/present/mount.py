"""Mode paparan in the browser: all slides at once, so that the next one waits for nobody."""

from __future__ import annotations

import json
from pathlib import Path

from emas.reports.deck.slide import Deck
from emas.ui.component import renderer
from emas.ui.i18n import gettext as _
from emas.ui.present.markup import slide_markup

PAUSE = 15
"""Seconds that a slide stands in a lobby."""


def present(deck: Deck, *, loop: bool, at_once: bool) -> None:
    """The button that begins, and the slides behind it.

    ``at_once`` opens them without being asked, ``loop`` has them follow one another by themselves.
    """
    data = {
        "title": deck.title,
        "stamp": deck.stamp,
        "language": deck.language,
        "loop": loop,
        "atOnce": at_once,
        "pause": PAUSE,
        "slides": [
            {
                "key": slide.key,
                "title": deck.title_of(slide),
                "html": slide_markup(deck, slide),
                "note": slide.note,
                "sources": list(slide.sources),
            }
            for slide in deck.slides
        ],
        "words": {
            "start": _("Mulai paparan"),
            "help": _(
                "Panah, spasi, atau penunjuk: maju dan mundur · B: layar hitam · N: catatan · L: putar "
                "sendiri · F: layar penuh · Esc: selesai"
            ),
            "of": _("{n} dari {all}"),
            "sources": _("Sumber"),
            "notes": _("Catatan pembicara"),
            "close": _("Selesai"),
            "next": _("Berikutnya"),
            "previous": _("Sebelumnya"),
            "loop": _("Putar sendiri"),
            "black": _("Layar hitam"),
        },
    }
    made = renderer("present", Path(__file__).parent, js="present.js", css="present.css")
    made(key="present", data=json.dumps(data, ensure_ascii=False).encode())
