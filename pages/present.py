"""Paparan: a story for a meeting, on the whole screen; what it tells of is chosen as on the map."""

import streamlit as st

from emas.services import snapshot
from emas.ui.i18n import gettext as _
from emas.ui.maps import controls, measures, screen, state
from emas.ui.present import desk
from emas.ui.problems import sentence

now = snapshot.current()
state.adopt(now, measures.all_measures(now.rubric))

st.title(_("Paparan"))
for fault in st.session_state[state.FAULTS]:
    st.warning(sentence(fault), icon=":material/wrong_location:")
controls.draw_filter(narrow=screen.width() < screen.NARROW)
desk.draw()
screen.measure()
