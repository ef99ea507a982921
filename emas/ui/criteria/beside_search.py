"""Adding a village to a comparison: by its name or code."""

from __future__ import annotations

import streamlit as st

from emas.services import villages
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import Choice
from emas.ui.village_search import guessed, label, plain

SHOWN = 6
"""Results that are offered: a name that more villages have is better typed with its regency."""

_TEXT = "criteria-beside-text"


def draw(choice: Choice) -> None:
    """The field, and what was found as buttons that add it.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if len(choice.beside) >= state.MOST_BESIDE:
        return
    typed = st.text_input(
        _("Tambahkan desa"),
        key=_TEXT,
        placeholder=_("Nama atau kode, misalnya Campurejo Gresik"),
        max_chars=100,
        icon=":material/search:",
    ).strip()
    if not typed:
        return
    found = villages.search(typed, SHOWN)
    if not found.exact and not found.near:
        st.caption(
            _("Tidak ada desa yang cocok dengan “{text}”. Periksa ejaannya.").format(text=plain(typed))
        )
    if found.near and not found.exact:
        st.caption(guessed(typed, found))
    for village in (found.exact or found.near)[:SHOWN]:
        st.button(
            label(village),
            key=f"criteria-beside-{village.code}",
            icon=":material/add:",
            width="stretch",
            disabled=village.code in choice.beside,
            on_click=_add,
            args=(village.code,),
        )


def _add(code: str) -> None:
    st.session_state[state.BESIDE] = [*(st.session_state.get(state.BESIDE) or []), code]
    st.session_state[_TEXT] = ""
