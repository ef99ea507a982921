"""The pages, their addresses, and links between them that keep the language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from emas.settings import ROOT
from emas.ui.i18n import DEFAULT, N_, gettext, language

PAGES: dict[str, tuple[str, str, str, str]] = {
    "overview": ("overview.py", "ringkasan", N_("Ringkasan"), ":material/home:"),
    "map": ("map.py", "peta", N_("Peta"), ":material/map:"),
    "criteria": ("criteria.py", "kriteria", N_("Kriteria & pilar"), ":material/grid_on:"),
    "village": ("village.py", "desa", N_("Profil desa"), ":material/location_city:"),
    "assessment": ("assessment.py", "penilaian", N_("Penilaian mandiri"), ":material/checklist:"),
    "present": ("present.py", "paparan", N_("Paparan"), ":material/slideshow:"),
    "trial": ("trial.py", "coba", N_("Coba tanpa akun"), ":material/science:"),
}
"""By name: file under ``pages/``, address, title, icon; in the order of the menu."""

UNLISTED = ("trial",)
"""Pages that another one leads to: the menu has room for what people come for."""


def page(name: str) -> StreamlitPage:
    """The page of this name, as Streamlit wants it."""
    file, address, title, icon = PAGES[name]
    path: Path = ROOT / "pages" / file
    return st.Page(
        path,
        title=gettext(title),
        icon=icon,
        url_path=address,
        default=name == "overview",
        visibility="hidden" if name in UNLISTED else "visible",
    )


@cache
def _target(name: str, _language: str) -> StreamlitPage:
    """A page to link to, made once for all readers of a language; what is run is one's own (:func:`page`)."""
    return page(name)


def link(name: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page; ``query`` names what it shows, such as ``desa="3525032009"``."""
    st.page_link(_target(name, language()), label=label, icon=icon, query_params=_query(query))


def go(name: str, **query: str) -> None:
    """Leave for a page at once."""
    st.switch_page(_target(name, language()), query_params=_query(query))


def _query(query: dict[str, str]) -> dict[str, str]:
    return query if language() == DEFAULT else {**query, "lang": language()}
