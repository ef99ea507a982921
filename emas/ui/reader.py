"""Which language is spoken to the reader of a session, in a whole run of the page and in a part of it."""

from __future__ import annotations

import streamlit as st

from emas.ui.i18n import DEFAULT, language, set_language
from emas.ui.typed import say, typed

LANGUAGE = "language"
"""Key of the switch, and of the choice in the address that came before it."""

ADDRESS = "lang"

_SPOKEN = "language-spoken"


def read_language() -> None:
    """Take the language from the switch, else from the address, and say it in the address."""
    state = st.session_state
    if LANGUAGE not in state:
        state[LANGUAGE] = set_language(st.query_params.get(ADDRESS))
    set_language(state[LANGUAGE])
    if state.setdefault(_SPOKEN, language()) != language():
        # The browser names what is chosen in a list by its label, which is another one from here on.
        say(typed())
        state[_SPOKEN] = language()
    if language() == DEFAULT:
        st.query_params.pop(ADDRESS, None)
    else:
        st.query_params[ADDRESS] = language()


def resume_language() -> None:
    """Speak the session's language in a callback or a fragment: each runs as if nothing had been set."""
    set_language(st.session_state.get(LANGUAGE) or st.query_params.get(ADDRESS))
