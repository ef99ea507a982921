"""Who did it already: the nearest villages that fulfil what is lacking here."""

from __future__ import annotations

import streamlit as st

from emas.services import alike, snapshot
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.ui import navigation
from emas.ui.criteria.names import names as names_of
from emas.ui.i18n import gettext as _
from emas.ui.neighbour import far, name

FEW = 3


def draw_neighbours(sheet: Sheet, actor: Actor) -> None:
    """For each condition that the village lacks, the nearest by distance, each leading to its profile."""
    now = snapshot.current()
    row = alike.row_of(now, "claimed", sheet.village.code)
    lacks = [] if row is None else alike.lacking(now, "claimed", row)
    if not lacks:
        st.write(_("Tidak ada syarat yang perlu dicontoh dari desa lain."))
        return
    names = names_of(sheet.rubric)
    for condition in lacks:
        found = alike.nearest(actor, now, "claimed", sheet.village.code, condition)
        st.markdown(f"**{names[condition]}**")
        if not found.by_distance:
            st.caption(_("Belum ada desa lain yang memenuhinya."))
        with st.container(horizontal=True, gap="small"):
            for one in found.by_distance[:FEW]:
                navigation.link("village", f"{name(one)} · {far(one)}", desa=one.code)
    st.caption(_("Menurut isian desa; jarak garis lurus."))
