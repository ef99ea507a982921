"""In which form CSV is taken away: chosen beside the button, and remembered for the visit."""

from __future__ import annotations

import streamlit as st

from emas.reports.csv_file import Form
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language

_CHOSEN = "csv-form"

_FORMS: tuple[Form, ...] = ("indonesian", "international")


def chosen() -> Form:
    """The form that the reader chose; before that, the one of their language."""
    form: Form = st.session_state.get(_CHOSEN, _FORMS[language() == "en"])
    return form


def draw(key: str) -> None:
    """The choice, beside the button of the place called ``key``."""
    told = {
        "indonesian": _("Indonesia: titik koma, 0,5"),
        "international": _("Internasional: koma, 0.5"),
    }
    widget = f"{key}-csv-form"
    # What was chosen beside another button holds here too.
    st.session_state[widget] = chosen()
    st.radio(
        _("Bentuk CSV"),
        _FORMS,
        format_func=told.__getitem__,
        key=widget,
        label_visibility="collapsed",
        on_change=callback(_keep),
        args=(widget,),
    )


def _keep(widget: str) -> None:
    st.session_state[_CHOSEN] = st.session_state[widget]
