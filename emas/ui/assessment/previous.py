"""What the village answered the last time, with one touch to say that it is still so."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from emas.domain.questionnaire import Group
from emas.domain.rubric import Indicator
from emas.services.assess import Sheet
from emas.services.previous import Previous, confirm_previous
from emas.ui import formats
from emas.ui.assessment.saving import Desk
from emas.ui.assessment.shown import shown
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.incidents import explained
from emas.ui.problems import sentence

_REFUSED = "previous-refused"


def draw_previous(indicator: Indicator, sheet: Sheet, desk: Desk, previous: Mapping[str, Previous]) -> None:
    """The last answer to one question that is still open, and whether it still holds."""
    code = indicator.code
    if code not in previous or code in sheet.stored or code in {*desk.unsaved, *desk.incomplete}:
        return
    last = previous[code]
    count = len(last.stored.evidence)
    told = _("Periode {round}: {answer}.").format(round=last.round_name, answer=shown(last.stored.answer))
    if count:
        told += " " + ngettext("Dengan {n} dokumen.", "Dengan {n} dokumen.", count).format(
            n=formats.number(count)
        )
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"last-{desk.key(code)}"
    ):
        if last.aged:
            aged = _("Buktinya kini sudah terlalu lama: jawab lagi, lalu sebutkan bukti yang baru.")
            st.markdown(f":material/history: {told} {aged}")
            return
        st.markdown(f":material/history: {told}")
        st.button(
            _("Masih sama"),
            key=f"same-{desk.key(code)}",
            icon=":material/check:",
            on_click=callback(_confirm),
            args=(desk, [code]),
        )


def draw_previous_all(group: Group, sheet: Sheet, desk: Desk, previous: Mapping[str, Previous]) -> None:
    """One touch for all questions of a group that can be confirmed, where there are several."""
    problem = st.session_state.pop(_REFUSED, None)
    if problem is not None:
        warning = _("Jawaban ini belum tersimpan.")
        st.error(f"{sentence(problem)} {warning}", icon=":material/cloud_off:")
    codes = [
        code
        for code in group.indicators
        if code in previous and code not in sheet.stored and not previous[code].aged
    ]
    if len(codes) > 1:
        st.button(
            _("Semua {n} jawaban di bagian ini masih sama").format(n=formats.number(len(codes))),
            key=f"same-all-{group.code}",
            icon=":material/done_all:",
            on_click=callback(_confirm),
            args=(desk, codes),
        )


def _confirm(desk: Desk, codes: list[str]) -> None:
    try:
        confirm_previous(desk.actor, **desk.place, indicators=codes)
    except Exception as error:
        st.session_state[_REFUSED] = explained(error, "previous answers")
    else:
        for code in codes:
            desk.incomplete.pop(code, None)
