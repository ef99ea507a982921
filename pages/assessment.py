"""Self-assessment: choose a village, answer, and see score and eligibility move with each answer."""

import streamlit as st

from emas.services import assess, database
from emas.services.actors import Action, may, whoever_comes
from emas.services.previous import previous_answers
from emas.ui.assessment import page_parts as parts
from emas.ui.assessment.answers import draw_answers
from emas.ui.assessment.asking import draw_group, keep_typed
from emas.ui.assessment.rounds import asked_round, draw_other_rounds
from emas.ui.assessment.saving import desk_for
from emas.ui.assessment.strip import draw_strip
from emas.ui.i18n import gettext as _
from emas.ui.result.page import draw_result
from emas.ui.result.submission import draw_locked, draw_submission
from emas.ui.village_search import asked_village, choose_village

actor = whoever_comes(database.mode())
if not may(actor, Action.SAVE_ANSWER):
    st.title(_("Penilaian mandiri"), anchor=False)
    parts.draw_no_account()
    parts.draw_trial_link()
    st.stop()
village = asked_village()
if village is None:
    st.title(_("Penilaian mandiri"), anchor=False)
    parts.draw_welcome()
    choose_village("assess", "assessment")
    parts.draw_trial_link()
    st.stop()

asked = asked_round(village.code)
sheet = (
    assess.current_sheet(actor, village.code)
    if asked is None
    else assess.sheet_in(actor, village.code, asked)
)
# First of all: the new score is what one looks for after an answer.
with st.bottom:
    draw_strip(sheet.claimed, sheet.evidenced)

parts.to_the_start(sheet)
parts.draw_village(sheet)
if sheet.locked:
    draw_locked(sheet)
    draw_result(sheet, actor)
    st.subheader(_("Jawaban"), anchor=False)
    draw_answers(sheet, previous_answers(actor, sheet))
    draw_other_rounds(sheet)
    st.stop()

desk, group = desk_for(actor, sheet), parts.current_group(sheet)
if group is None:
    parts.draw_steps(sheet, group)
    draw_result(sheet, actor)
    draw_submission(sheet, actor, parts.waiting(sheet, desk))
    parts.draw_saved(sheet, desk)
    draw_other_rounds(sheet)
else:
    asking, standing = st.columns([3, 2], gap="large")
    with asking:
        parts.draw_steps(sheet, group)
        draw_group(group, sheet, desk)
        parts.draw_saved(sheet, desk)
    with standing:
        parts.draw_missing(sheet)
        draw_other_rounds(sheet)
keep_typed(group, sheet, desk)
with st.bottom:
    parts.draw_turning(sheet, group)
