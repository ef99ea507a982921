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
from emas.ui.assessment import count_field
from emas.ui.assessment.evidence import draw_evidence
from emas.ui.assessment.previous import draw_previous
from emas.ui.assessment.saving import Desk
from emas.ui.assessment.shown import shown
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.problems import sentence, sentence_as_text
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
        if desk.names_evidence and code not in {*desk.unsaved, *desk.incomplete}:
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
    code, typed = indicator.code, desk.typed(indicator.code)
    _count(indicator, sheet, desk, "den", text(indicator.denominator))
    # Of nobody there is no part; before that is known both stand, so that Tab leads from one to the other.
    if typed["den"].number != 0 or not typed["num"].blank:
        _count(indicator, sheet, desk, "num", text(indicator.numerator))
    stored = sheet.stored.get(code)
    given = stored.answer if stored else None
    if isinstance(given, Counts) and code not in {*desk.incomplete, *desk.unsaved}:
        st.caption(_what_it_means(indicator, sheet, given))


def _what_it_means(indicator: Indicator, sheet: Sheet, given: Counts) -> str:
    """The level that two stored counts give, and by which bounds."""
    if not given.den:
        if indicator.code in sheet.claimed.not_applicable:
            return _("0 dari 0: tidak ada yang dapat dihitung, dan itu tidak mengurangi skor.")
        return _("0 dari 0: tidak ada yang dapat dihitung, jadi tingkat 0.")
    level = sheet.claimed.profile.levels[sheet.rubric.position[indicator.code]]
    cuts = " · ".join(f"{cut}%" for cut in indicator.cuts)
    return _("{share} berarti tingkat {level}. Batas tingkat 2, 3, dan 4: {cuts}.").format(
        share=formats.percent_down(given.num, given.den),
        level=level,
        cuts=cuts,
    )


def _count(indicator: Indicator, sheet: Sheet, desk: Desk, part: str, label: str) -> None:
    code = indicator.code
    key = desk.key(code, part)
    given = desk.incomplete.get(code, {}).get(part)
    waiting = desk.unsaved.get(code)
    offer = None
    if given is not None and given.problem is not None:
        under = count_field.refusal(count_field.why(given.problem, given), _still_stored(code, sheet))
        offer = count_field.offered(given)
    elif part == "num" and waiting is not None and waiting.problem.code == "num_over_den":
        mend = _("Jawaban ini belum tersimpan; perbaiki salah satu angkanya.")
        kept = [_still_stored(code, sheet)] if code in sheet.stored else []
        under = count_field.refusal(sentence_as_text(waiting.problem), mend, *kept)
    else:
        number = count_field.typed_in(key).number
        hint = _("Isi 0 bila memang tidak ada.") if part == "den" else ""
        under = count_field.line(hint if number is None else _counted(indicator, sheet, number))
    count_field.draw_count(
        label, key=key, under=under, save=desk.save_counts, args=(code,), disabled=sheet.locked
    )
    if offer is not None:
        st.button(
            _("Simpan {number}").format(number=formats.number(offer)),
            key=f"offer-{key}",
            on_click=callback(desk.save_counts),
            args=(code,),
        )


def _counted(indicator: Indicator, sheet: Sheet, number: int) -> str:
    """A count with what is counted: ``1.250 PMI``."""
    if not indicator.counted:
        return formats.number(number)
    one, several = indicator.counted
    return f"{formats.number(number)} {_said(sheet, one if number == 1 else several)}"


def _still_stored(code: str, sheet: Sheet) -> str:
    """What the store holds while a number is refused."""
    if code not in sheet.stored:
        return _("Belum ada yang tersimpan.")
    return _("Yang tersimpan tetap {answer}.").format(answer=shown(sheet.stored[code].answer))


def _outcome(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    """What is not stored yet, and why; nothing where all is well."""
    waiting = desk.unsaved.get(indicator.code)
    # Saving the same numbers again would not help: the sentence stands at the field to be corrected.
    if waiting is None or waiting.problem.code == "num_over_den":
        return
    if waiting.problem.code == "answer_conflict":
        _compare(indicator, sheet, desk, waiting.answer)
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
