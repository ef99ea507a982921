"""What a reader has filled in and chosen on a page, as the session holds it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from enum import Enum
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

_PLAIN = (str, int, float, date, Enum, type(None))


def typed() -> dict[str, Any]:
    """Values by key. A button's True and a chart's selection are none of them: nobody may set those."""
    return {str(key): value for key, value in st.session_state.items() if _filled_in(value)}


def _filled_in(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(one, _PLAIN) for one in value)
    return isinstance(value, _PLAIN) and not isinstance(value, bool)


def say(values: dict[str, Any]) -> None:
    """Have widgets that are drawn from here on hold these values, and tell the browser so."""
    for key, value in values.items():
        # A widget that is drawn already keeps what it holds by itself.
        with suppress(StreamlitAPIException):
            st.session_state[key] = value
