"""Language and the band that a demonstration carries on every page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

import streamlit as st

from emas.services import database
from emas.ui.charts import paper
from emas.ui.i18n import LANGUAGES, language
from emas.ui.i18n import gettext as _
from emas.ui.reader import LANGUAGE

ASSETS = Path(__file__).parent / "assets"


def draw_frame() -> None:
    """The style sheet, the demonstration's band and the language switch, above the page.

    Raises:
        Problem: ``database_*``, once the switch is drawn: the reason can then be read in either language.
    """
    st.html(_styles(dark=st.context.theme.type == "dark"))
    demo = False
    try:
        demo = database.mode() == "demo"
    finally:
        with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
            _draw_band(demo=demo)
            st.segmented_control(
                "Bahasa / Language",
                list(LANGUAGES),
                format_func=str.upper,
                key=LANGUAGE,
                required=True,
                label_visibility="collapsed",
            )


@cache
def _styles(*, dark: bool) -> str:
    """What the theme cannot say, for screen and paper: in one element, which every page has."""
    sheets = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("style.css", "print.css"))
    return f"<style>{sheets}</style>{paper.style() if dark else ''}"


def _draw_band(*, demo: bool) -> None:
    """What is simulated; and with it what folds the menu and tells the browser which language is written.

    On a phone Streamlit leaves the menu open over the page that was chosen in it. The page's path in the
    script makes it run once for each page, not at each answer.
    """
    path = quote(urlsplit(st.context.url or "").path)
    open_menu = "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button"
    fold = f"if (innerWidth < 768) document.querySelector('{open_menu}')?.click()"
    name, text = _("Demo"), _("Penilaian di sini simulasi untuk desa rekaan; isian Anda adalah uji coba.")
    band = f'<div class="emas-band" role="note"><b>{name}</b> · {text}</div>' if demo else ""
    lang = f"document.documentElement.lang = '{language()}'"
    st.html(f"{band}<script>/* {path} */{lang};{fold}</script>", unsafe_allow_javascript=True)
