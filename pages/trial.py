"""The eligibility questions, tried without an account: nothing is stored."""

import streamlit as st

from emas.ui.assessment import trial
from emas.ui.assessment.questions import draw_question
from emas.ui.assessment.strip import draw_eligibility

desk = trial.trial_desk()
sheet = desk.sheet
step = trial.current_step(sheet)

trial.draw_head(sheet)
trial.draw_progress(sheet, step)
if step is None:
    trial.draw_verdict(sheet)
else:
    for indicator in step.indicators:
        draw_question(sheet.rubric.by_code[indicator], sheet, desk, {})
trial.keep_in_tab(desk, step)
with st.bottom:
    draw_eligibility(sheet.claimed)
    trial.draw_turning(sheet, step)
