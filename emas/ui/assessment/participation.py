"""The unscored part of the form: who takes part in which stage, and which obstacles are met."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from emas.domain.participation import NO, UNKNOWN, YES, Question, questions
from emas.domain.problems import Problem
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.participate import save_participation
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.incidents import explained
from emas.ui.problems import sentence
from emas.ui.words import text

NOBODY = -1
"""The option that says none of the others holds."""


@dataclass
class _Kept:
    """What a browser session holds of a village's unscored part: the signs it saw of each question, and what
    could not be saved with the reason."""

    seen: dict[int, str] = field(default_factory=dict)
    unsaved: dict[int, tuple[str, Problem]] = field(default_factory=dict)


def draw(sheet: Sheet, actor: Actor) -> None:
    """Its questions, each answered by any of its options or by none; saved as one chooses."""
    asked = sheet.rubric.participation
    st.markdown(f"**{text(asked.question)}**")
    st.caption(_("Tidak dinilai: jawaban ini tidak mengubah skor. Pilih semua yang sesuai."))
    for number, question in enumerate(questions(sheet.rubric)):
        _ask(sheet, actor, number, question)


def waits(sheet: Sheet) -> bool:
    """Whether any of its answers could not be saved."""
    return bool(_kept(sheet).unsaved)


def _ask(sheet: Sheet, actor: Actor, number: int, question: Question) -> None:
    kept, key, stored = _kept(sheet), _key(sheet, number), question.of(sheet.participation)
    # While an answer waits to be saved, what the reader saw is kept to compare with.
    if number not in kept.unsaved and (key not in st.session_state or kept.seen.get(number) != stored):
        kept.seen[number], st.session_state[key] = stored, _chosen(stored)
    elif key not in st.session_state:
        st.session_state[key] = _chosen(kept.unsaved[number][0])
    names = {at: text(option) for at, option in enumerate(question.options)} | {NOBODY: _("tidak satu pun")}
    with st.container(key=f"who-{number}"):
        st.pills(
            text(question.name),
            list(names),
            format_func=names.__getitem__,
            selection_mode="multi",
            key=key,
            disabled=sheet.locked,
            on_change=callback(_changed),
            args=(sheet, actor, number, question),
        )
        if number in kept.unsaved:
            _outcome(sheet, actor, number, question)


def _outcome(sheet: Sheet, actor: Actor, number: int, question: Question) -> None:
    """Why an answer is not saved, and what can be done."""
    mine, problem = _kept(sheet).unsaved[number]
    stored = question.of(sheet.participation)
    if problem.code != "participation_conflict":
        warning = _("Jawaban ini belum tersimpan; jangan tutup halaman ini.")
        st.error(f"{sentence(problem)} {warning}", icon=":material/cloud_off:")
        st.button(
            _("Simpan lagi"),
            key=f"who-again-{number}",
            icon=":material/refresh:",
            on_click=callback(_save),
            args=(sheet, actor, number, mine),
        )
        return
    st.warning(sentence(problem), icon=":material/compare_arrows:")
    with st.container(horizontal=True):
        st.button(
            _("Tetap jawaban tersimpan: {answer}").format(answer=_told(question, stored)),
            key=f"who-theirs-{number}",
            on_click=callback(_take_theirs),
            args=(sheet, number),
        )
        st.button(
            _("Ganti dengan jawaban saya: {answer}").format(answer=_told(question, mine)),
            key=f"who-mine-{number}",
            on_click=callback(_keep_mine),
            args=(sheet, actor, number, stored),
        )


def _changed(sheet: Sheet, actor: Actor, number: int, question: Question) -> None:
    key, before = _key(sheet, number), _chosen(_kept(sheet).seen[number])
    chosen: list[int] = st.session_state[key]
    if NOBODY in chosen and len(chosen) > 1:
        # Nobody and somebody exclude each other: the one chosen last holds.
        chosen = [at for at in chosen if at != NOBODY] if NOBODY in before else [NOBODY]
        st.session_state[key] = chosen
    signs = "".join(YES if at in chosen else NO for at in range(len(question.options)))
    _save(sheet, actor, number, signs if chosen else UNKNOWN * len(question.options))


def _save(sheet: Sheet, actor: Actor, number: int, signs: str) -> None:
    kept = _kept(sheet)
    try:
        save_participation(
            actor,
            village_code=sheet.village.code,
            round_id=sheet.round_id,
            question=number,
            signs=signs,
            seen=kept.seen[number],
        )
    except Exception as error:
        kept.unsaved[number] = (signs, explained(error, f"participation {number}"))
    else:
        kept.unsaved.pop(number, None)
        kept.seen[number] = signs


def _keep_mine(sheet: Sheet, actor: Actor, number: int, stored: str) -> None:
    kept = _kept(sheet)
    kept.seen[number] = stored
    _save(sheet, actor, number, kept.unsaved[number][0])


def _take_theirs(sheet: Sheet, number: int) -> None:
    kept = _kept(sheet)
    kept.unsaved.pop(number, None)
    kept.seen.pop(number, None)


def _chosen(signs: str) -> list[int]:
    """The options that written signs mean."""
    if UNKNOWN in signs:
        return []
    return [at for at, sign in enumerate(signs) if sign == YES] or [NOBODY]


def _told(question: Question, signs: str) -> str:
    """An answer in a few words."""
    if UNKNOWN in signs:
        return _("belum diisi")
    named = [text(option) for option, sign in zip(question.options, signs, strict=True) if sign == YES]
    return ", ".join(named) or _("tidak satu pun")


def _kept(sheet: Sheet) -> _Kept:
    key = f"who-{sheet.village.code}-{sheet.round_id}"
    found: _Kept = st.session_state.setdefault(key, _Kept())
    return found


def _key(sheet: Sheet, number: int) -> str:
    return f"who-{sheet.village.code}-{sheet.round_id}-{number}"
