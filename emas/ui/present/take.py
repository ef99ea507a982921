"""The same story as a file: PPTX to be edited, PDF to be sent; made when asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.reports.deck.slide import Deck
from emas.reports.names import file_name
from emas.services.snapshot import Snapshot
from emas.store.tables import Origin
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.story.printed import MIMES, printed


def draw(deck: Deck, now: Snapshot) -> None:
    """A button for each kind of file."""
    mark = words.origin_name(Origin.SIMULATED) if any(slide.simulated for slide in deck.slides) else ""
    today = formats.now().date().isoformat()
    with st.container(horizontal=True, key="present-take"):
        for ending, label, icon in (
            ("pptx", _("Unduh PPTX"), ":material/co_present:"),
            ("pdf", _("Unduh PDF"), ":material/picture_as_pdf:"),
        ):
            st.download_button(
                label,
                data=partial(printed, deck, ending, now),
                file_name=file_name(_("paparan"), deck.title, today, mark, ending=ending),
                mime=MIMES[ending],
                icon=icon,
                key=f"present-{ending}",
                on_click="ignore",
            )
