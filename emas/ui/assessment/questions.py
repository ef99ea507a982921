"""One question: its text, its choices with the document that proves each, and what became of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from emas.domain.answers import Counts
from emas.domain.rubric import Indicator
from emas.domain.rubric_text import Text
from emas.services.assess import Sheet
from emas.services.balance import reasons_of
from emas.services.previous import Previous
from emas.ui import formats
from emas.ui.assessment.evidence import draw_evidence
from emas.ui.assessment.previous import draw_previous
from emas.ui.assessment.saving import Desk
from emas.ui.assessment.shown import shown
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.problems import sentence
from emas.ui.words import local_text, text


def draw_question(indicator: Indicator, sheet: Sheet, desk: Desk, previous: Mapping[str, Previous]) -> None:
    """One question of the sheet in the words of the place, ready to answer; each change is saved at once."""
    code = indicator.code
    with st.container(key=f"question-{code.replace('.', '-')}"):
        asked, helped = (escape(_said(sheet, of)) for of in (indicator.question, indicator.help))
        st.html(f'<p class="emas-asked">{asked}</p><p class="emas-note">{code} · {helped}</p>')
        if code in sheet.claimed.not_applicable:
            st.info(_not_applicable_reason(indicator, sheet), icon=":material/block:")
            if indicator.kind == "level":
                return
        draw_previous(indicator, sheet, desk, previous)
        if indicator.kind == "percent" or not desk.is_new(code):
            desk.bring_up_to_date(indicator, sheet)
        if indicator.kind == "level":
            _levels(indicator, sheet, desk)
        else:
            _counts(indicator, sheet, desk)
        _outcome(indicator, sheet, desk)
        if desk.names_evidence and code not in {*desk.unsaved, *desk.halves}:
            draw_evidence(indicator, sheet, desk)


def _levels(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    names = [text(level.name) for level in sheet.rubric.levels]
    new = desk.is_new(indicator.code)
    stored = sheet.stored.get(indicator.code)
    chosen = st.radio(
        _said(sheet, indicator.question),
        range(len(names)),
        # Only at first: afterwards the desk keeps the widget up to date.
        index=stored.answer if new and stored and isinstance(stored.answer, int) else None,
        format_func=lambda level: f"{level} · {names[level]}",
        captions=[_said(sheet, anchor) for anchor in indicator.anchors],
        key=desk.key(indicator.code),
        label_visibility="collapsed",
        on_change=callback(desk.save_level),
        args=(indicator.code,),
    )
    if new:
        desk.heard(indicator, chosen, sheet)


def _counts(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    if indicator.denominator is None or indicator.numerator is None:
        raise ValueError(indicator.code)
    whole = _count(indicator, desk, "den", text(indicator.denominator))
    if whole is None:
        st.caption(_("Isi 0 bila memang tidak ada."))
    # Of nobody there is no part; before that is known both stand, so that Tab leads from one to the other.
    if whole != 0:
        _count(indicator, desk, "num", text(indicator.numerator))
    at = sheet.rubric.position[indicator.code]
    level, stored = sheet.claimed.profile.levels[at], sheet.stored.get(indicator.code)
    given = stored.answer if stored else None
    if isinstance(given, Counts) and given.den and indicator.code not in {*desk.halves, *desk.unsaved}:
        cuts = " · ".join(f"{cut}%" for cut in indicator.cuts)
        st.caption(
            _("{share} berarti tingkat {level}. Batas tingkat 2, 3, dan 4: {cuts}.").format(
                share=formats.percent_down(given.num, given.den),
                level=level,
                cuts=cuts,
            )
        )


def _count(indicator: Indicator, desk: Desk, part: str, label: str) -> int | None:
    value: int | None = st.number_input(
        label,
        min_value=0,
        value=None,
        step=1,
        key=desk.key(indicator.code, part),
        on_change=callback(desk.save_counts),
        args=(indicator.code,),
        width=320,
    )
    return value


def _outcome(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    """What is not stored yet, and why; nothing where all is well."""
    waiting = desk.unsaved.get(indicator.code)
    if waiting is None:
        return
    if waiting.problem.code == "answer_conflict":
        _compare(indicator, sheet, desk, waiting.answer)
        return
    if waiting.problem.code in ("num_over_den", "count_out_of_range"):
        # Saving again would not help: the reader has to correct a number.
        warning = _("Jawaban ini belum tersimpan; perbaiki salah satu angkanya.")
        st.error(f"{sentence(waiting.problem)} {warning}", icon=":material/error:")
        return
    warning = _("Jawaban ini belum tersimpan; jangan tutup halaman ini.")
    st.error(f"{sentence(waiting.problem)} {warning}", icon=":material/cloud_off:")
    st.button(
        _("Simpan lagi"),
        key=f"again-{indicator.code}",
        icon=":material/refresh:",
        on_click=callback(desk.save_again),
    )


def _compare(indicator: Indicator, sheet: Sheet, desk: Desk, mine: Any) -> None:
    theirs = sheet.stored.get(indicator.code)
    st.warning(sentence(desk.unsaved[indicator.code].problem), icon=":material/compare_arrows:")
    with st.container(horizontal=True):
        kept = shown(theirs.answer) if theirs else _("belum diisi")
        st.button(
            _("Tetap jawaban tersimpan: {answer}").format(answer=kept),
            key=f"theirs-{indicator.code}",
            on_click=callback(desk.take_theirs),
            args=(indicator,),
        )
        st.button(
            _("Ganti dengan jawaban saya: {answer}").format(answer=shown(mine)),
            key=f"mine-{indicator.code}",
            on_click=callback(desk.keep_mine),
            args=(indicator.code, sheet.version_of(indicator.code)),
        )


def _said(sheet: Sheet, of: Text) -> str:
    return local_text(sheet.rubric, sheet.village.kind, of)


def _not_applicable_reason(indicator: Indicator, sheet: Sheet) -> str:
    return _("Tidak berlaku, poinnya dialihkan ke indikator lain pilar layanan ini. {reason}").format(
        reason=text(reasons_of(sheet.claimed)[indicator.code])
    )
