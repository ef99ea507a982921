"""Adding a village to a comparison: by its name or code."""

from __future__ import annotations

import streamlit as st

from emas.services import villages
from emas.services.villages import VillageName
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import Choice
from emas.ui.markdown import plain
from emas.ui.village_search import guessed, label

SHOWN = 4
"""Results of each sort (real, invented): a name that more villages have is better typed with its regency."""

_TEXT = "criteria-beside-text"


def draw(choice: Choice) -> None:
    """The field, and what was found as buttons that add it.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if len(choice.beside) >= state.MOST_BESIDE:
        return
    # By this name its results look like those of every other search.
    with st.container(key="village-search-beside"):
        typed = st.text_input(
            _("Tambahkan desa"),
            key=_TEXT,
            placeholder=_("Nama atau kode, misalnya Campurejo Gresik"),
            max_chars=100,
            icon=":material/search:",
        ).strip()
        if typed:
            _results(typed, choice)


def _results(typed: str, choice: Choice) -> None:
    found = villages.search(typed, SHOWN)
    if not found.exact and not found.near:
        st.caption(
            _("Tidak ada desa yang cocok dengan “{text}”. Periksa ejaannya.").format(text=plain(typed))
        )
    for village in found.exact:
        _offer(village, choice)
    if found.near:
        st.caption(guessed(typed, found))
    for village in found.near:
        _offer(village, choice)


def _offer(village: VillageName, choice: Choice) -> None:
    st.button(
        label(village),
        key=f"criteria-beside-{village.code}",
        icon=":material/add:",
        width="stretch",
        disabled=village.code in choice.beside,
        on_click=callback(add),
        args=(village.code,),
    )


def add(code: str) -> None:
    """Put a place beside the others, if there is room. For callbacks inside the fragment."""
    chosen = list(st.session_state.get(state.BESIDE) or [])
    if code not in chosen and len(chosen) < state.MOST_BESIDE:
        st.session_state[state.BESIDE] = [*chosen, code]
    st.session_state[_TEXT] = ""
