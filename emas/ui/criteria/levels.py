"""By which regions figures stand: provinces or regencies of the nation, regencies inside of a province."""

from __future__ import annotations

import streamlit as st

from emas.geo.codes import DIGITS
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, state
from emas.ui.maps.choice import PROVINCES, REGENCIES, Choice


def choose(choice: Choice) -> int:
    """Ask where there is a choice, which is the map's own and in the address; gives the digits of codes."""
    if choice.region:
        return DIGITS["regency"]
    names = {PROVINCES: _("Menurut provinsi"), REGENCIES: _("Menurut kabupaten/kota")}
    st.segmented_control(
        _("Menurut"),
        list(names),
        format_func=names.__getitem__,
        key=state.LEVEL,
        required=True,
        label_visibility="collapsed",
        on_change=callback(acts.section_chosen),
    )
    return DIGITS["province"] if choice.provinces else DIGITS["regency"]
