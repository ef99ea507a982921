"""Peta: regions coloured by a measure, villages as points, a click to a region or a village."""

import streamlit as st

from emas.services import snapshot
from emas.ui.i18n import gettext as _
from emas.ui.maps import board, controls, measures, palette, screen, state, tips
from emas.ui.problems import sentence

now = snapshot.current()
known = measures.all_measures(now.rubric)
state.adopt(now, known)
narrow = screen.width() < screen.NARROW

st.title(_("Peta"))
for fault in st.session_state[state.FAULTS]:
    st.warning(sentence(fault), icon=":material/wrong_location:")
if not len(now):
    st.info(
        _("Belum ada desa yang dinilai. Peta menunjukkan batas wilayah dan desa yang disebut sumber."),
        icon=":material/info:",
    )
controls.draw(known, narrow=narrow)
st.html(palette.style())
board.draw()
tips.watch()
screen.measure()
