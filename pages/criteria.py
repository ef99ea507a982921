"""Kriteria & pilar: what villages fulfil and cover, and what holds them back; same filter as the map."""

import streamlit as st

from emas.services import snapshot
from emas.ui.criteria import board
from emas.ui.i18n import gettext as _
from emas.ui.maps import controls, measures, screen, state
from emas.ui.problems import sentence

now = snapshot.current()
state.adopt(now, measures.all_measures(now.rubric))

st.title(_("Kriteria & pilar"))
for fault in st.session_state[state.FAULTS]:
    st.warning(sentence(fault), icon=":material/wrong_location:")
controls.draw_filter(narrow=screen.width() < screen.NARROW)
board.draw()
screen.measure()
