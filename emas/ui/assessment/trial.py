"""The eligibility questions without an account: answers stay in this browser session."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

import streamlit as st

from emas.domain.answers import Answer, parse_answer
from emas.domain.questionnaire import Group, groups, minutes
from emas.services.actors import PUBLIC
from emas.services.assess import Sheet
from emas.services.trial import NOWHERE, trial_sheet
from emas.ui import formats, navigation
from emas.ui.assessment import tab_copy
from emas.ui.assessment.memory import remember
from emas.ui.assessment.page_parts import RESULT, STEP, draw_to_open, no_grant, to_the_top, turn_among
from emas.ui.assessment.saving import Desk, Unsaved
from emas.ui.conditions import draw_conditions
from emas.ui.i18n import gettext as _
from emas.ui.incidents import explained
from emas.ui.summary import summary
from emas.ui.words import text

_KEPT, _AGAIN = "trial", "trial-again"


@dataclass
class TrialDesk(Desk):
    """A desk whose answers go nowhere but into the browser session."""

    names_evidence: ClassVar[bool] = False
    answers: dict[str, Answer] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)

    def save(self, indicator: str, answer: Any) -> None:
        """Keep an answer here."""
        try:
            self.answers[indicator] = parse_answer(self.sheet.rubric.by_code[indicator], answer)
        except Exception as error:
            self.unsaved[indicator] = Unsaved(answer, explained(error, f"trial {indicator}"))
            return
        self.unsaved.pop(indicator, None)
        self.versions[indicator] = self.seen[indicator] = self.versions.get(indicator, 0) + 1

    @property
    def sheet(self) -> Sheet:
        """The answers so far and what follows from them."""
        return trial_sheet(self.answers, self.versions)


def trial_desk() -> TrialDesk:
    """This browser session's own."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = TrialDesk(PUBLIC, _KEPT, NOWHERE)
    found: TrialDesk = st.session_state[_KEPT]
    return found


def keep_in_tab(desk: TrialDesk, step: Group | None) -> None:
    """A reload brings back what is answered and typed: it stays in the reader's own tab, and nowhere else."""

    def take(held: dict[str, Answer]) -> None:
        # What this session has heard by now is newer.
        missing = {code: answer for code, answer in held.items() if code not in desk.answers}
        desk.answers.update(missing)
        desk.versions.update(dict.fromkeys(missing, 1))

    sheet, again = desk.sheet, st.session_state.get(_AGAIN, False)
    remember(sheet.rubric, desk.answers, forget=again, take=take)
    fields = desk.fields(sheet, step.indicators if step else ())
    take_back = partial(desk.take_back, sheet)
    tab_copy.keep_in_tab([desk.scope], fields, desk.waiting(), take_back, forget=again)


def current_step(sheet: Sheet) -> Group | None:
    """The group of questions in the address, else the first; ``None`` for the verdict."""
    asked, screening = st.query_params.get(STEP), screening_of(sheet)
    if asked == RESULT:
        return None
    return next((group for group in screening if group.code == asked), screening[0])


def screening_of(sheet: Sheet) -> tuple[Group, ...]:
    """The groups of eligibility questions."""
    return tuple(group for group in groups(sheet.rubric) if group.screening)


def draw_head(sheet: Sheet) -> None:
    """What this is, how long it takes, and that nothing of it is stored."""
    asked = sheet.rubric
    st.title(_("Coba tanpa akun"), anchor=False)
    told = _("{n} pertanyaan, kira-kira {minutes} menit; boleh berhenti kapan saja.").format(
        n=formats.number(len(asked.screening)), minutes=formats.number(minutes(asked, asked.screening))
    )
    st.caption(f"{told} {no_grant()}")
    st.info(
        _(
            "Hanya pertanyaan kelayakan, untuk desa mana pun. Jawaban ada di tab peramban ini saja, sampai "
            "tab ditutup; tidak ada yang disimpan di server. Ini uji coba, bukan penilaian resmi."
        ),
        icon=":material/science:",
    )


def draw_progress(sheet: Sheet, current: Group | None) -> None:
    """Where one is, and about how long the rest takes."""
    every = screening_of(sheet)
    with st.container(key="steps"):
        to_the_top()
        if current is None:
            return
        told = _("Bagian {at} dari {all}").format(at=every.index(current) + 1, all=len(every))
        still = minutes(
            sheet.rubric, [code for code in sheet.rubric.screening if code in sheet.claimed.missing]
        )
        if still:
            told += " · " + _("kira-kira {minutes} menit lagi").format(minutes=formats.number(still))
        st.caption(f"{told} · {text(current.name)}")


def draw_turning(sheet: Sheet, current: Group | None) -> None:
    """Back and forward; after the last group comes the verdict."""
    turn_among([*(group.code for group in screening_of(sheet)), RESULT], sheet, current)


def draw_verdict(sheet: Sheet) -> None:
    """The verdict 2 + 6 and its text to keep."""
    score = sheet.claimed
    st.subheader(
        _("Kelayakan: {met} dari {of} terpenuhi").format(
            met=formats.number(score.met), of=formats.number(score.rubric.conditions)
        ),
        anchor=False,
    )
    draw_to_open(sheet, sheet.rubric.screening)
    draw_conditions(score, sheet.village.kind)
    st.subheader(_("Simpan sebagai teks"), anchor=False)
    told = summary(
        _("Uji coba kelayakan Desa Migran EMAS, {date}").format(date=formats.day(sheet.reference_date)),
        score,
        _("Uji coba tanpa akun, bukan penilaian resmi."),
        scored=False,
    )
    st.code(told, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.download_button(
            _("Unduh teks"),
            told,
            file_name="uji-coba-kelayakan.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
        )
        if st.button(_("Mulai lagi dari awal"), icon=":material/restart_alt:"):
            st.session_state.pop(_KEPT)
            st.session_state[_AGAIN] = True
            tab_copy.begin_anew()
            navigation.go("trial")
