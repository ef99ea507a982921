"""Self-assessment: choose a village, answer, and see score and eligibility move with each answer."""

import streamlit as st

from emas.domain.questionnaire import PARTICIPATION, groups
from emas.services import assess, snapshot
from emas.services.actors import Action, may, whoever_comes
from emas.ui.assessment import page_parts as parts
from emas.ui.assessment import participation
from emas.ui.assessment.questions import draw_question
from emas.ui.assessment.saving import desk_for
from emas.ui.assessment.strip import draw_strip
from emas.ui.i18n import gettext as _
from emas.ui.village_search import asked_village, choose_village

actor = whoever_comes(snapshot.current().mode)
if not may(actor, Action.SAVE_ANSWER):
    st.title(_("Penilaian mandiri"), anchor=False)
    parts.draw_no_account()
    st.stop()
village = asked_village()
if village is None:
    st.title(_("Penilaian mandiri"), anchor=False)
    parts.draw_welcome()
    choose_village("assess", "assessment")
    st.stop()

sheet = assess.current_sheet(actor, village.code)
desk = desk_for(actor, sheet)
group = parts.current_group(sheet)

parts.draw_village(sheet)
asking, standing = st.columns([3, 2], gap="large")
with asking:
    parts.draw_steps(sheet, group)
    for indicator in group.indicators:
        draw_question(sheet.rubric.by_code[indicator], sheet, desk)
    if group.code == PARTICIPATION:
        participation.draw(sheet, actor)
    parts.draw_saved(sheet, desk)
    parts.draw_end(sheet, group)
with standing:
    parts.draw_missing(sheet)
with st.bottom:
    draw_strip(sheet.claimed)
    parts.draw_turning(groups(sheet.rubric), group)
