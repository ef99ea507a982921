"""How wide the reader's page is, so that a region fills it: a guess first, corrected where it is wrong."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2 import component

from emas.ui.guard import callback

NARROW = 608
"""Below so many pixels of content columns stand under one another: Streamlit's 640, less the edges."""

_PHONE, _DESK = 328, 1056
_KEY = "map-screen"

# Tells its width once, and only where the page was laid out for another: most readers cost no second run.
_SCRIPT = """
export default function ({ data, setStateValue }) {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  const style = getComputedStyle(page);
  const width = Math.round(page.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
  if (Math.abs(width - data.width) > 60) setStateValue("width", width);
}
"""


def width() -> int:
    """Width of the page's content in pixels: what the browser told, else what its machine suggests."""
    told = (st.session_state.get(_KEY) or {}).get("width")
    if told:
        return int(told)
    return _PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else _DESK


def measure() -> None:
    """Ask the browser (draws nothing)."""
    component("emas_screen", js=_SCRIPT)(
        key=_KEY, data={"width": width()}, on_width_change=callback(_keep), height=0
    )


def _keep() -> None:
    # That there is a callback is what makes Streamlit keep the value for the next run.
    return None
