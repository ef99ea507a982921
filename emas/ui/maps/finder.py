"""The search on the map: a village by name or code; choosing one shows it in its regency."""

from __future__ import annotations

import streamlit as st

from emas.services import villages
from emas.services.villages import VillageName
from emas.ui import village_search
from emas.ui.guard import callback, fragment
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, state

TEXT = "map-find-text"

LIMIT = 6
"""Results of each sort: what fits under the field on a phone."""


@fragment(state.FIND)
def draw() -> None:
    """The field and its results; drawn anew by itself at each search."""
    state.say_again(TEXT)
    typed = st.text_input(
        _("Cari desa atau kelurahan"),
        key=TEXT,
        placeholder=_("Cari desa: nama atau kode"),
        label_visibility="collapsed",
        max_chars=100,
        icon=":material/search:",
    ).strip()
    if not typed:
        return
    found = villages.search(typed, LIMIT)
    for village in found.exact:
        _result(village)
    if found.near:
        st.caption(village_search.guessed(typed, found))
    for village in found.near:
        _result(village)
    if not found.exact and not found.near:
        st.caption(_("Tidak ada desa yang cocok. Periksa ejaannya, atau ketik nama desa saja."))


def _result(village: VillageName) -> None:
    st.button(
        village_search.label(village),
        key=f"map-found-{village.code}",
        icon=":material/location_on:",
        width="stretch",
        on_click=callback(_chosen),
        args=(village.regency_code, village.code),
    )


def _chosen(region: str, village: str) -> None:
    st.session_state[TEXT] = ""
    acts.go(region, village)
