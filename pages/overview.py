"""Overview: what the programme is, what is said about its size, and how the assessed villages stand."""

import streamlit as st

from emas.services import snapshot
from emas.services.assessed import assessed
from emas.ui import left_out, navigation
from emas.ui.i18n import gettext as _
from emas.ui.overview.counts import draw_counts
from emas.ui.overview.criteria import draw_criteria
from emas.ui.overview.figures import draw_figures, draw_state, simulated
from emas.ui.overview.next import draw_next, draw_ways
from emas.ui.overview.programme import draw_programme
from emas.ui.picture_map import draw_picture

now = snapshot.current()
known = assessed(now)

st.title(_("Desa Migran EMAS"), anchor=False)
st.write(
    _(
        "Program Kementerian Pelindungan Pekerja Migran Indonesia (KP2MI) untuk melindungi, melayani, dan "
        "memberdayakan pekerja migran Indonesia (PMI) beserta keluarganya, mulai dari desa."
    )
)
draw_ways()
draw_state(known)
left_out.warn(now)
draw_figures(now, known)

left, right = st.columns([7, 5], gap="large")
with left:
    st.subheader(simulated(now, _("Di mana desa dinilai")), anchor=False)
    draw_picture(now)
    navigation.link("map", _("Buka peta lengkap"), icon=":material/map:")
with right:
    st.subheader(simulated(now, _("Syarat utama dan kriteria terpenuhi")), anchor=False)
    draw_criteria(now)

st.subheader(_("Berapa desa dalam program? Angka yang beredar"), anchor=False)
st.write(_("Sumber-sumber berikut saling bertentangan dan tidak menggambarkan pertumbuhan."))
draw_counts(now)

st.subheader(_("Apa itu Desa Migran EMAS"), anchor=False)
draw_programme(now.rubric)

with st.container(key="overview-search"):
    st.subheader(_("Lihat profil satu desa"), anchor=False)
    draw_next()
