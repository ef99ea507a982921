"""Peta: regions coloured by a measure, villages as points, a click to a region or a village."""

import streamlit as st

from emas.services import snapshot
from emas.ui import asked
from emas.ui.i18n import gettext as _
from emas.ui.maps import board, controls, measures, palette, screen, state, tips

now = snapshot.current()
known = measures.all_measures(now.rubric)
state.adopt(now, known, "map")
narrow = screen.width() < screen.NARROW

st.title(_("Peta"))
asked.warn(st.session_state[state.FAULTS])
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
