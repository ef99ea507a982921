"""The same story as a file: PPTX to be edited, PDF to be sent; made when asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.geo.time_zones import today
from emas.reports.deck.slide import Deck
from emas.reports.names import file_name
from emas.services.snapshot import Snapshot
from emas.store.tables import Origin
from emas.ui import words
from emas.ui.guard import deferred
from emas.ui.i18n import gettext as _
from emas.ui.story import brief
from emas.ui.story.printed import MIMES, printed
from emas.ui.story.story import Story


def draw(deck: Deck, story: Story, now: Snapshot) -> None:
    """A button for each kind of file: the slides, and a brief of the region on A4."""
    mark = words.origin_name(Origin.SIMULATED) if any(slide.simulated for slide in deck.slides) else ""
    with st.container(horizontal=True, key="present-take"):
        for ending, label, icon in (
            ("pptx", _("Unduh PPTX"), ":material/co_present:"),
            ("pdf", _("Unduh PDF"), ":material/picture_as_pdf:"),
        ):
            st.download_button(
                label,
                data=deferred(partial(printed, deck, ending, now)),
                file_name=file_name(_("paparan"), deck.title, today().isoformat(), mark, ending=ending),
                mime=MIMES[ending],
                icon=icon,
                key=f"present-{ending}",
                on_click="ignore",
            )
        st.download_button(
            _("Ringkasan A4 (PDF)"),
            data=deferred(partial(_brief, story, now)),
            file_name=file_name(_("ringkasan"), deck.title, today().isoformat(), mark, ending="pdf"),
            mime=MIMES["pdf"],
            icon=":material/description:",
            key="present-brief",
            on_click="ignore",
        )


def _brief(story: Story, now: Snapshot) -> bytes:
    return brief.printed(brief.region_brief(story, now))
