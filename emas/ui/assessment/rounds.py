"""The village's other rounds: each opens with its answers and what differed."""

from __future__ import annotations

import streamlit as st

from emas.domain.problems import Problem
from emas.services.assess import Sheet
from emas.services.history import rounds_of
from emas.store.tables import State
from emas.ui import asked, formats, navigation
from emas.ui.asked import Fault, tidy
from emas.ui.i18n import gettext as _

ROUND = "periode"
"""Name of the round in the address; without it the open one."""


def asked_round(village_code: str) -> int | None:
    """The round in the address; ``None`` for the one that is open now.

    A round that the village has no sheet in is said to be none, and the open one is shown.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    text = tidy(st.query_params.get(ROUND, ""))
    if not text:
        return None
    known = {str(one.round_id): one.round_id for one in rounds_of(village_code)}
    if text not in known:
        asked.warn([Fault(ROUND, Problem("unknown_round"))])
    return known.get(text)


def draw_other_rounds(sheet: Sheet) -> None:
    """A link to each, newest first, with its day and whether it was handed in."""
    others = [one for one in rounds_of(sheet.village.code) if one.round_id != sheet.round_id]
    if not others:
        return
    st.subheader(_("Periode lain"), anchor=False)
    for one in reversed(others):
        label = _("{round}, {date}").format(round=one.round_name, date=formats.day(one.reference_date))
        if one.open:
            label += " · " + _("masih terbuka")
        elif one.state is State.DRAFT:
            label += " · " + _("tidak diajukan")
        query = {} if one.open else {ROUND: str(one.round_id)}
        navigation.link("assessment", label, icon=":material/history:", desa=sheet.village.code, **query)
