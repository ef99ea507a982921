"""Peta: regions coloured by a measure, villages as points, a click to a region or a village."""

import streamlit as st

from emas.services import snapshot
from emas.ui.i18n import gettext as _
from emas.ui.maps import canvas, controls, measures, panel, screen, state
from emas.ui.problems import sentence

now = snapshot.current()
known = measures.all_measures(now.rubric)
state.adopt(known)
width = screen.width()
narrow = width < screen.NARROW

st.title(_("Peta"))
for fault in st.session_state[state.FAULTS]:
    st.warning(sentence(fault), icon=":material/wrong_location:")
if not len(now):
    st.info(
        _("Belum ada desa yang dinilai. Peta menunjukkan batas wilayah dan desa yang disebut sumber."),
        icon=":material/info:",
    )
controls.draw(known, narrow=narrow)
choice = state.current()
measure = known[choice.measure]
controls.breadcrumb(choice.region, narrow=narrow)

left, right = (st.container(), st.container()) if narrow else st.columns([7, 3], gap="medium")
with left:
    canvas.draw(now, choice, measure, width=width)
with right:
    if choice.village:
        panel.card(now, choice.village, choice.kind)
    rows = panel.ROWS_UNDER_CARD if choice.village else panel.ROWS
    panel.region(now, choice.region, measure, choice.kind, rows=rows)
screen.measure()
