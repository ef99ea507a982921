"""A deck as the bytes of a file."""

from __future__ import annotations

from dataclasses import replace

from emas.reports.deck.slide import Deck
from emas.reports.signs import of_deck
from emas.services.snapshot import Snapshot
from emas.ui import formats
from emas.ui.i18n import ngettext

MIMES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


def printed(deck: Deck, ending: str, now: Snapshot) -> bytes:
    """The deck as ``pptx`` or ``pdf``, made once for as long as the data stand."""
    # The deck itself is made once for equal words: its identity tells it apart from every other.
    return now.remember_lately(("printed", deck, ending), lambda: _printed(deck, ending))


def _printed(deck: Deck, ending: str) -> bytes:
    # Either library takes a quarter of a second to import, and few readers take a file.
    if ending == "pdf":
        from emas.reports.deck.pdf_file import deck_pdf

        return deck_pdf(noted(deck))
    from emas.reports.deck.pptx_file import pptx_bytes

    return pptx_bytes(deck)


def noted(deck: Deck) -> Deck:
    """The deck as PDF prints it: at its foot stands how many signs its letters do not have."""
    left_out = len(of_deck(deck))
    if not left_out:
        return deck
    told = ngettext(
        "{n} tanda yang tidak ada dalam huruf berkas ini ditinggalkan",
        "{n} tanda yang tidak ada dalam huruf berkas ini ditinggalkan",
        left_out,
    )
    return replace(deck, stamp=f"{deck.stamp} · {told.format(n=formats.number(left_out))}")
