"""The village's plan on the screen: who, until when, how far; and whether the level is reached meanwhile."""

from __future__ import annotations

import streamlit as st

from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.plan import LONGEST, Change, Planned, change_action
from emas.services.promised import is_late
from emas.store.tables import PlanState
from emas.ui import formats
from emas.ui.i18n import N_, gettext
from emas.ui.i18n import gettext as _
from emas.ui.incidents import explained
from emas.ui.markdown import plain
from emas.ui.pdf_signs import tell_left_out
from emas.ui.problems import sentence
from emas.ui.words import text

STATES = {
    PlanState.PLANNED: N_("direncanakan"),
    PlanState.RUNNING: N_("dikerjakan"),
    PlanState.DONE: N_("selesai"),
    PlanState.DROPPED: N_("dibatalkan"),
}


def draw_plan(sheet: Sheet, actor: Actor, plan: list[Planned]) -> None:
    """Each action as a line that opens to be changed; nothing where nothing is planned."""
    if not plan:
        return
    st.subheader(_("Rencana kerja desa"), anchor=False)
    st.caption(_("Rencana ini tetap ada pada periode-periode berikutnya."))
    for action in plan:
        with st.expander(_line(sheet, action), key=f"plan-{action.id}"):
            _form(sheet, actor, action)


def _line(sheet: Sheet, action: Planned) -> str:
    """What, how far, by whom, until when; user text without its Markdown."""
    indicator = sheet.rubric.by_code.get(action.indicator)
    name = f"{action.indicator} {text(indicator.name)}" if indicator else action.indicator
    parts = [_("{name} ke tingkat {level}").format(name=name, level=action.level)]
    parts.append(gettext(STATES[action.state]))
    if _reached(sheet, action):
        parts.append(_("✓ tingkat tercapai"))
    parts += [plain(action.office)] if action.office else []
    if action.due:
        parts.append(_("sampai {date}").format(date=formats.day(action.due)))
        if is_late(action.state, action.due, sheet.village.code):
            parts.append(_("✕ lewat batas waktu"))
    return " · ".join(parts)


def _reached(sheet: Sheet, action: Planned) -> bool:
    """Whether the village's own answer stands at the level by now."""
    at = sheet.rubric.position.get(action.indicator)
    return at is not None and (sheet.claimed.profile.levels[at] or 0) >= action.level


def _form(sheet: Sheet, actor: Actor, action: Planned) -> None:
    # A version of its own: what somebody else changed meanwhile is drawn anew.
    key = f"plan-{action.id}-{action.version}"
    states = list(STATES)
    with st.form(f"{key}-form", border=False):
        office = st.text_input(
            _("Pelaksana (jabatan, bukan nama orang)"), action.office, max_chars=LONGEST, key=f"{key}-office"
        )
        tell_left_out(office)
        due = st.date_input(
            _("Batas waktu (hari/bulan/tahun)"), action.due, format="DD/MM/YYYY", key=f"{key}-due"
        )
        state = st.selectbox(
            _("Keadaan"),
            states,
            index=states.index(action.state),
            format_func=lambda one: gettext(STATES[one]),
            key=f"{key}-state",
            filter_mode=None,
        )
        note = st.text_input(_("Catatan (boleh kosong)"), action.note, max_chars=LONGEST, key=f"{key}-note")
        saved = st.form_submit_button(_("Simpan"), icon=":material/save:", key=f"{key}-save")
    if not saved:
        return
    try:
        change_action(
            actor,
            village_code=sheet.village.code,
            before=action,
            to=Change(office=office, due=due, state=state, note=note),
        )
    except Exception as error:
        st.error(sentence(explained(error, "plan")), icon=":material/error:")
    else:
        st.rerun()
