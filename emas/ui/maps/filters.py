"""The filter: its widgets, and what it asks for in words."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services.points import NOT_TARGET, UNFINISHED
from emas.services.programme import STEPS
from emas.services.rounds import rounds
from emas.services.selection import Filter, known_bands, known_steps
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import acts, state

MONTHS = (3, 6, 12, 24)

KEYS = (state.STEPS, state.BANDS, state.ELIGIBLE, state.LACKS, state.UNCOVERED, state.MONTHS, state.ROUND)


def draw(now: Snapshot) -> None:
    """The widgets, each keeping itself under its key in ``state``."""
    rubric = now.rubric
    conditions, services = _conditions(rubric), {s.code: s for s in rubric.services}
    st.selectbox(
        _("Periode penilaian"),
        ["", *(one.name for one in rounds(now))],
        format_func=lambda name: name or _("terbaru tiap desa"),
        key=state.ROUND,
        on_change=callback(acts.look_again),
    )
    st.multiselect(
        _("Langkah program (menurut sumber)"),
        known_steps(),
        format_func=step_name,
        key=state.STEPS,
        select_all=False,
        placeholder=_("semua"),
        on_change=callback(acts.look_again),
    )
    st.multiselect(
        _("Kategori"),
        known_bands(now),
        format_func=lambda band: band_name(rubric, band),
        key=state.BANDS,
        select_all=False,
        placeholder=_("semua"),
        on_change=callback(acts.look_again),
    )
    st.selectbox(
        _("Kelayakan"),
        [None, True, False],
        format_func=lambda eligible: _("semua") if eligible is None else _eligible(eligible),
        key=state.ELIGIBLE,
        on_change=callback(acts.look_again),
    )
    st.selectbox(
        _("Syarat yang belum terpenuhi"),
        list(conditions),
        index=None,
        format_func=lambda code: conditions[code],
        key=state.LACKS,
        placeholder=_("semua"),
        on_change=callback(acts.look_again),
    )
    st.selectbox(
        _("Layanan yang belum tersedia"),
        list(services),
        index=None,
        format_func=lambda code: f"{code} {words.text(services[code].name)}",
        key=state.UNCOVERED,
        placeholder=_("semua"),
        on_change=callback(acts.look_again),
    )
    # A link may ask for any number of months.
    asked = st.session_state[state.MONTHS]
    st.selectbox(
        _("Dinilai dalam"),
        sorted({0, *MONTHS, asked}),
        format_func=lambda months: _within(months) if months else _("kapan saja"),
        key=state.MONTHS,
        on_change=callback(acts.look_again),
    )
    st.button(_("Hapus saringan"), key="map-clear", on_click=callback(acts.clear_filter))


def told(wanted: Filter, rubric: Rubric, round_name: str = "") -> str:
    """What is asked for beyond a region, in words; empty where nothing is."""
    parts = []
    if round_name:
        parts.append(_("periode {name}").format(name=round_name))
    if wanted.steps:
        steps = ", ".join(step_name(step) for step in sorted(wanted.steps, key=known_steps().index))
        parts.append(_("langkah {steps}").format(steps=steps))
    if wanted.bands:
        bands = ", ".join(band_name(rubric, band) for band in sorted(wanted.bands))
        parts.append(_("kategori {bands}").format(bands=bands))
    if wanted.eligible is not None:
        parts.append(_eligible(wanted.eligible))
    if wanted.lacks:
        parts.append(_("belum {condition}").format(condition=_conditions(rubric)[wanted.lacks]))
    if wanted.uncovered:
        parts.append(_("layanan {service} belum tersedia").format(service=wanted.uncovered))
    if wanted.months:
        parts.append(_("dinilai dalam {period}").format(period=_within(wanted.months)))
    return " · ".join(parts)


def step_name(step: int) -> str:
    """The step of the ladder with this number, from 1; 0 is none."""
    return words.step_name(STEPS[step - 1]) if step else _("tidak disebut sumber")


def band_name(rubric: Rubric, band: int) -> str:
    """The band with this index, or why there is none."""
    without = {NOT_TARGET: _("bukan sasaran"), UNFINISHED: _("belum lengkap")}
    return without.get(band) or words.text(rubric.bands[band].name)


def _eligible(eligible: bool) -> str:
    return _("layak") if eligible else _("belum layak")


def _within(months: int) -> str:
    return ngettext("{count} bulan terakhir", "{count} bulan terakhir", months).format(
        count=formats.number(months)
    )


def _conditions(rubric: Rubric) -> dict[str, str]:
    named = {item.code: words.text(item.name) for item in rubric.prerequisites}
    return named | {item.code: f"{item.code} {words.text(item.name)}" for item in rubric.criteria}
