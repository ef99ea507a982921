"""The row of choices above the map; folded on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from emas.domain.stored import KINDS
from emas.geo.register import register
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.measures import Measure


def draw(known: Mapping[str, Measure], *, narrow: bool) -> None:
    """All choices, each keeping itself under its key in ``state``."""
    if narrow:
        with st.expander(_("Pilih ukuran dan wilayah"), icon=":material/tune:"):
            _measure(known)
            _kind()
            _province()
            _regency()
            _points()
        return
    what, kind, province, regency = st.columns([3.3, 3.8, 2.4, 2.5], vertical_alignment="top")
    with what:
        _measure(known)
    with kind:
        _kind()
    with province:
        _province()
    with regency:
        _regency()


def breadcrumb(region: str, *, narrow: bool) -> None:
    """The way back: Indonesia, province, regency; and which points are shown."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map-way"):
            _crumb(_("Indonesia"), "", region)
            for length in (2, 4):
                if len(region) >= length:
                    st.html('<span aria-hidden="true">›</span>', width="content")
                    _crumb(register().name(region[:length]), region[:length], region)
        if not narrow:
            _points()


def _crumb(name: str, code: str, here: str) -> None:
    if code == here:
        st.html(f'<b aria-current="page">{escape(name)}</b>', width="content")
    else:
        st.button(name, key=f"map-crumb-{len(code)}", type="tertiary", on_click=state.go, args=(code,))


def _measure(known: Mapping[str, Measure]) -> None:
    st.selectbox(
        _("Warna wilayah"), list(known), format_func=lambda code: known[code].label, key=state.MEASURE
    )


def _kind() -> None:
    st.segmented_control(
        _("Jenis skor"), list(KINDS), format_func=words.kind_name, key=state.KIND, required=True
    )


def _province() -> None:
    names = {place.code: place.name for place in register().children()}
    st.selectbox(
        _("Provinsi"),
        list(names),
        format_func=names.__getitem__,
        key=state.PROVINCE,
        placeholder=_("Seluruh Indonesia"),
        on_change=state.province_changed,
    )


def _regency() -> None:
    names = {p.code: p.name for p in register().regencies_of(st.session_state.get(state.PROVINCE) or "")}
    st.selectbox(
        _("Kabupaten/kota"),
        list(names),
        format_func=lambda code: names.get(code, ""),
        key=state.REGENCY,
        placeholder=_("Semua") if names else _("Pilih provinsi dulu"),
        disabled=not names,
        on_change=state.regency_changed,
    )


def _points() -> None:
    told = {state.ASSESSED_POINTS: _("Desa dinilai"), state.NAMED_POINTS: _("Desa disebut sumber")}
    st.pills(
        _("Titik desa"),
        list(told),
        format_func=told.__getitem__,
        selection_mode="multi",
        key=state.POINTS,
        label_visibility="collapsed",
    )
