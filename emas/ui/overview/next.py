"""Where to go from the overview: the map, a village, one's own assessment."""

from __future__ import annotations

import streamlit as st

from emas.ui import navigation
from emas.ui.i18n import gettext as _
from emas.ui.village_search import choose_village


def draw_ways() -> None:
    """Links for whoever knows already what to do: on a phone the menu is folded away."""
    with st.container(horizontal=True, key="ways"):
        navigation.link("assessment", _("Isi penilaian mandiri"), icon=":material/checklist:")
        navigation.link("village", _("Cari desa"), icon=":material/search:")
        navigation.link("map", _("Lihat peta"), icon=":material/map:")


def draw_next() -> None:
    """The search for a village."""
    choose_village("overview", "village")
