"""Language and the band that a demonstration carries on every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import streamlit as st

from emas.services import database
from emas.services.actors import VISITOR
from emas.services.demo.reset import reset_demo
from emas.ui.i18n import DEFAULT, LANGUAGES, gettext, language, set_language

_ = gettext
ASSETS = Path(__file__).parent / "assets"


def read_language() -> None:
    """Take the language from the switch, else from the address, else from earlier in this session."""
    state = st.session_state
    if "language" not in state:
        state.language = set_language(st.query_params.get("lang"))
    set_language(state.language)
    if language() == DEFAULT:
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = language()


def draw_frame() -> None:
    """The style sheet, the demonstration's band and the language switch, above the page."""
    st.html(ASSETS / "style.css")
    _fold_menu()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        band = st.container(width="content")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            reset = st.container(width="content")
            st.segmented_control(
                "Bahasa / Language",
                list(LANGUAGES),
                format_func=str.upper,
                key="language",
                required=True,
                label_visibility="collapsed",
            )
    # After the switch: where the store cannot be read, the reason can still be read in either language.
    if database.mode() == "demo":
        name, text = _("Demo"), _("Penilaian di sini simulasi untuk desa rekaan; isian Anda adalah uji coba.")
        band.html(f'<div class="emas-band" role="note"><b>{name}</b> · {text}</div>')
        with reset:
            _offer_reset()


def _fold_menu() -> None:
    """On a phone Streamlit leaves the menu open over the page that was chosen in it: fold it again.

    The page's path in the script makes it run once for each page, not at each answer.
    """
    path = quote(urlsplit(st.context.url or "").path)
    open_menu = "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button"
    fold = f"if (innerWidth < 768) document.querySelector('{open_menu}')?.click()"
    with st.container(key="fold-menu"):
        st.html(f"<script>/* {path} */{fold}</script>", unsafe_allow_javascript=True)


def _offer_reset() -> None:
    with st.popover(_("Setel ulang"), type="tertiary", icon=":material/restart_alt:"):
        st.markdown(_("Hapus semua uji coba dan kembalikan data simulasi seperti semula?"))
        if st.button(_("Ya, setel ulang demo"), type="primary", key="reset-demo"):
            with st.spinner(_("Menyetel ulang demo …")):
                reset_demo(VISITOR)
            st.rerun()
