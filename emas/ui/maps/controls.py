"""The choices above the map: measure, kind and region in one row, the rest behind buttons under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from emas.domain.stored import KINDS
from emas.geo.register import register
from emas.services import snapshot
from emas.services.rounds import rounds
from emas.services.snapshot import Snapshot
from emas.ui import asked, words
from emas.ui.guard import callback, fragment
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, filters, finder, screen, state, takeaway
from emas.ui.maps.choice import (
    ASSESSED_POINTS,
    EQUAL,
    EVERY_POINT,
    NAMED_POINTS,
    PROVINCES,
    QUANTILE,
    REGENCIES,
)
from emas.ui.maps.measures import Measure, all_measures

_OWN_KEYS = (state.COMPARE, state.COMPARE_ROUND, state.LEVEL, state.CLASSES)
"""Of what stands behind buttons: Streamlit forgets a widget that is not drawn."""


def draw(known: Mapping[str, Measure], *, narrow: bool) -> None:
    """All choices, each keeping itself under its key in ``state``."""
    if narrow:
        with st.expander(_("Pilih ukuran dan wilayah"), icon=":material/tune:"):
            _measure(known)
            _kind()
            _way()
    else:
        what, kind, where = st.columns([3.3, 3.8, 4.9], vertical_alignment="top")
        with what:
            _measure(known)
        with kind:
            _kind()
        with where:
            _way()
    search, tools = (st.container(), st.container()) if narrow else st.columns([3.3, 8.7])
    with search:
        finder.draw()
    with tools:
        _tools(known)
    _trail(points=True)
    st.session_state[state.PARTS] = [state.LOOK, state.WAY, state.FIND, state.TOOLS, state.TRAIL]


def begin(page: str, title: str) -> None:
    """Take over the address and begin a page that looks at the map's selection: title, faults, choices.

    Raises:
        Problem: ``database_*`` or ``geo_file_*``.
    """
    now = snapshot.current()
    state.adopt(now, all_measures(now.rubric), page)
    st.title(title)
    asked.warn(st.session_state[state.FAULTS])
    _draw_filter(narrow=screen.width() < screen.NARROW)


def _draw_filter(*, narrow: bool) -> None:
    """The choices that other pages share with the map: kind, region and filter."""
    if narrow:
        with st.expander(_("Pilih jenis skor dan wilayah"), icon=":material/tune:"):
            _kind()
            _way()
            _filter_tool()
    else:
        kind, where, tool = st.columns([4, 5, 2], vertical_alignment="bottom")
        with kind:
            _kind()
        with where:
            _way()
        with tool:
            _filter_tool()
    _trail(points=False)
    st.session_state[state.PARTS] = [state.LOOK, state.WAY, state.TOOLS, state.TRAIL]


@fragment(state.TRAIL)
def _trail(*, points: bool) -> None:
    """The way back: Indonesia, province, regency; and which points are shown."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        region = state.region()
        if points:
            state.choose_points(snapshot.current())
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map-way"):
            _crumb(_("Indonesia"), "", region)
            for length in (2, 4):
                if len(region) >= length:
                    _crumb(register().name(region[:length]), region[:length], region)
        if points:
            _points()


def _crumb(name: str, code: str, here: str) -> None:
    if code == here:
        st.html(f'<b aria-current="page">{escape(name)}</b>', width="content")
    else:
        st.button(
            name,
            key=f"map-crumb-{len(code)}",
            type="tertiary",
            icon=":material/chevron_right:",
            icon_position="right",
            on_click=callback(acts.go),
            args=(code,),
        )


def _measure(known: Mapping[str, Measure]) -> None:
    st.selectbox(
        _("Warna wilayah"),
        list(known),
        format_func=lambda code: known[code].label,
        key=state.MEASURE,
        on_change=callback(acts.look_again),
    )


def _kind() -> None:
    st.segmented_control(
        _("Jenis skor"),
        list(KINDS),
        format_func=words.kind_name,
        key=state.KIND,
        required=True,
        on_change=callback(acts.kind_chosen),
    )


@fragment(state.TOOLS)
def _filter_tool() -> None:
    state.say_again(*filters.KEYS)
    _behind("filter", _("Saring"), ":material/filter_alt:", lambda: filters.draw(snapshot.current()))


@fragment(state.TOOLS)
def _tools(known: Mapping[str, Measure]) -> None:
    with st.container(horizontal=True, gap="small"):
        state.say_again(*filters.KEYS, *_OWN_KEYS)
        _behind("filter", _("Saring"), ":material/filter_alt:", lambda: filters.draw(snapshot.current()))
        _behind("compare", _("Bandingkan"), ":material/compare:", lambda: _compare(snapshot.current(), known))
        _behind("view", _("Tampilan"), ":material/palette:", _view)
        _behind("take", _("Unduh"), ":material/download:", takeaway.draw)


def _behind(key: str, label: str, icon: str, draw: Callable[[], None]) -> None:
    """A button with something behind it, which is drawn and sent while it is open: it seldom is."""
    with st.popover(label, icon=icon, key=f"map-tool-{key}", on_change="rerun") as tool:
        if tool.open:
            draw()


@fragment(state.WAY)
def _way() -> None:
    with st.container(horizontal=True, gap="small"):
        state.say_again(state.PROVINCE, state.REGENCY)
        names = {place.code: place.name for place in register().children()}
        st.selectbox(
            _("Provinsi"),
            list(names),
            format_func=names.__getitem__,
            key=state.PROVINCE,
            placeholder=_("Seluruh Indonesia"),
            on_change=callback(acts.province_changed),
        )
        inside = register().regencies_of(st.session_state.get(state.PROVINCE) or "")
        below = {place.code: place.name for place in inside}
        st.selectbox(
            _("Kabupaten/kota"),
            list(below),
            format_func=lambda code: below.get(code, ""),
            key=state.REGENCY,
            placeholder=_("Semua") if below else _("Pilih provinsi dulu"),
            disabled=not below,
            on_change=callback(acts.regency_changed),
        )


def _points() -> None:
    told = {
        ASSESSED_POINTS: _("Desa dinilai"),
        NAMED_POINTS: _("Desa disebut sumber"),
        EVERY_POINT: _("Semua desa"),
    }
    st.pills(
        _("Titik desa"),
        list(told),
        format_func=told.__getitem__,
        selection_mode="multi",
        key=state.POINTS,
        on_change=callback(acts.points_chosen),
        label_visibility="collapsed",
        wrap=True,
    )


def _compare(now: Snapshot, known: Mapping[str, Measure]) -> None:
    st.caption(_("Dua peta berdampingan, dengan wilayah yang sama."))
    st.selectbox(
        _("Ukuran kedua"),
        ["", *known],
        format_func=lambda code: known[code].label if code else _("sama"),
        key=state.COMPARE,
        on_change=callback(acts.look_again),
    )
    st.selectbox(
        _("Periode kedua"),
        ["", *(one.name for one in rounds(now))],
        format_func=lambda name: name or _("sama"),
        key=state.COMPARE_ROUND,
        on_change=callback(acts.look_again),
    )
    st.button(_("Kembali ke satu peta"), key="map-alone", on_click=callback(acts.one_map))


def _view() -> None:
    levels = {PROVINCES: _("provinsi"), REGENCIES: _("kabupaten/kota")}
    st.segmented_control(
        _("Wilayah pada peta Indonesia"),
        list(levels),
        format_func=levels.__getitem__,
        key=state.LEVEL,
        required=True,
        on_change=callback(acts.look_again),
    )
    methods = {EQUAL: _("selang sama"), QUANTILE: _("kuantil")}
    st.segmented_control(
        _("Kelas warna"),
        list(methods),
        format_func=methods.__getitem__,
        key=state.CLASSES,
        required=True,
        on_change=callback(acts.look_again),
        help=_(
            "Selang sama: tiap kelas sama lebar. Kuantil: tiap kelas berisi kira-kira sama banyak wilayah."
        ),
    )
