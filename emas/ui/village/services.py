"""Pillars and services of one score as small bars."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.scoring import Score
from emas.services.balance import ServiceState, balance
from emas.ui import formats, words
from emas.ui.bar import bar
from emas.ui.i18n import gettext as _


def draw_pillars(score: Score) -> None:
    """The four pillars, each out of what it can reach, always with its letter."""
    rows = ""
    for pillar in score.rubric.pillars:
        earned, whole = score.pillars[pillar.code]
        rows += (
            f'<li><span class="emas-letter pillar-{escape(pillar.code)}">{escape(pillar.code)}</span>'
            f"<span>{escape(words.text(pillar.name))}</span>"
            f"{bar(earned / whole, f'pillar-{pillar.code}')}"
            f"<span class='emas-figure'>{formats.points(100 * earned, whole)}</span></li>"
        )
    note = _(
        "Dari 100 bagi tiap pilar. Penempatan indikator pada pilar adalah usulan proyek ini; "
        "tidak ada sumber yang menerbitkannya."
    )
    st.html(f'<ul class="emas-pillars">{rows}</ul><p class="emas-note">{escape(note)}</p>')


def draw_services(score: Score) -> None:
    """The ten services with what runs and what lags; indicators that do not apply with their reason."""
    states = balance(score)
    st.html(
        f'<ul class="emas-services">{"".join(_service(score, state) for state in states)}</ul>'
        f'<p class="emas-note">{escape(_key())}</p>{_not_applicable(states)}'
    )


def _service(score: Score, state: ServiceState) -> str:
    whole = state.service.points * score.rubric.unit
    runs, lags, tags = _("berjalan"), _("timpang"), ""
    if state.covered:
        tags += f'<span class="tone-met">✓ {escape(runs)}</span> '
    if state.lopsided:
        tags += f'<span class="tone-partly">! {escape(lags)}</span>'
    return (
        f"<li><b>{escape(state.service.code)}</b><span>{escape(words.text(state.service.name))}</span>"
        f"{bar(state.units / whole)}"
        f'<span class="emas-figure">{formats.points(state.units, score.rubric.unit)}</span>'
        f'<span class="emas-tags">{tags}</span></li>'
    )


def _key() -> str:
    return _(
        "Tiap pilar layanan bernilai paling banyak 10 poin. ✓ berjalan: layanannya sendiri (indikator kedua) "
        "sekurangnya tingkat 3. ! timpang: di bawah 5 poin."
    )


def _not_applicable(states: list[ServiceState]) -> str:
    items = "".join(
        f"<li><b>{escape(indicator.code)}</b> {escape(words.text(indicator.name))}: "
        f"{escape(words.text(reason))}</li>"
        for state in states
        for indicator, reason in state.not_applicable
    )
    if not items:
        return ""
    title = _("∅ Tidak berlaku; poinnya dibagi kepada indikator lain dalam layanan yang sama:")
    return f'<div class="emas-note"><p>{escape(title)}</p><ul>{items}</ul></div>'
