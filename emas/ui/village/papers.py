"""A village on paper: a brief of two pages, and one page on its self-assessment."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.domain.problems import Problem
from emas.geo.time_zones import today
from emas.reports.names import file_name
from emas.services import snapshot
from emas.services.villages import VillageName
from emas.store.tables import Origin
from emas.ui import words
from emas.ui.guard import deferred
from emas.ui.i18n import gettext as _
from emas.ui.story import brief
from emas.ui.story.printed import MIMES


def draw_papers(village: VillageName, *, assessed: bool) -> None:
    """Buttons; the files are made when they are asked for."""
    mark = words.origin_name(Origin.SIMULATED) if village.simulated else ""
    day = today(village.code).isoformat()
    kinds = [("brief", _("Ringkasan A4 (PDF)"), _("ringkasan"), partial(_brief, village.code))]
    if assessed:
        one_page = partial(_summary, village.code)
        kinds.append(("summary", _("Penilaian, satu halaman (PDF)"), _("penilaian"), one_page))
    for key, label, name, make in kinds:
        st.download_button(
            label,
            data=deferred(make),
            file_name=file_name(name, village.name, village.code, day, mark, ending="pdf"),
            mime=MIMES["pdf"],
            icon=":material/picture_as_pdf:",
            key=f"profile-{key}",
            type="tertiary",
            on_click="ignore",
        )


def _brief(code: str) -> bytes:
    return brief.printed(brief.village_brief(code, snapshot.current()))


def _summary(code: str) -> bytes:
    deck = brief.assessment_summary(code)
    if deck is None:
        raise Problem("not_assessed")
    return brief.printed(deck, pages=1)
