"""Submitting: what is handed in, shown once more before it is locked."""

from __future__ import annotations

import streamlit as st

from emas.services.actors import Action, Actor, may
from emas.services.assess import Sheet
from emas.services.submit import submit
from emas.store.tables import State
from emas.ui import formats, words
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.incidents import explained
from emas.ui.problems import sentence
from emas.ui.summary import verdict

_REFUSED = "not-submitted"


def draw_submission(sheet: Sheet, actor: Actor, waiting: list[str]) -> None:
    """The way to hand in; ``waiting`` are codes of answers that are not saved yet."""
    st.subheader(_("Ajukan penilaian"), anchor=False)
    if not may(actor, Action.SUBMIT):
        st.write(_("Akun ini tidak dapat mengajukan penilaian."))
        return
    if not sheet.stored:
        st.write(_("Jawab sekurangnya satu pertanyaan, lalu ajukan."))
        return
    with st.container(border=True):
        st.markdown(_told(sheet))
        if waiting:
            told = _("Belum tersimpan: {codes}. Simpan dahulu sebelum mengajukan.")
            st.warning(told.format(codes=", ".join(waiting)), icon=":material/cloud_off:")
        # A round of its own each time something was saved: what is confirmed is what stands here.
        sure = st.checkbox(
            _("Saya sudah memeriksa ringkasan ini. Setelah diajukan, jawaban terkunci."),
            key=f"sure-{sheet.village.code}-{sheet.saved_at}",
        )
        st.button(
            _("Ajukan sekarang"),
            icon=":material/send:",
            key="submit",
            type="primary",
            disabled=not sure or bool(waiting),
            on_click=callback(_submit),
            args=(sheet, actor),
        )
        problem = st.session_state.pop(_REFUSED, None)
        if problem is not None:
            st.error(sentence(problem), icon=":material/error:")


def draw_locked(sheet: Sheet) -> None:
    """That nothing can be changed any more, and why."""
    if sheet.submitted_at is not None:
        told = _("Diajukan {moment}. Jawaban terkunci.").format(
            moment=formats.moment(sheet.submitted_at, sheet.village.code)
        )
        if sheet.state is State.SUBMITTED:
            told += " " + _("Yang berikutnya ialah verifikasi.")
        st.success(told, icon=":material/lock:")
    else:
        st.warning(
            _("Periode ini sudah ditutup; penilaian ini **tidak diajukan**. Jawabannya tetap dapat dibaca."),
            icon=":material/lock_clock:",
        )


def _told(sheet: Sheet) -> str:
    """What would be handed in, line by line."""
    score, evidenced, unit = sheet.claimed, sheet.evidenced, sheet.rubric.unit
    documents = sum(len(one.evidence) for one in sheet.stored.values())
    lines = [
        _("Periode {round}, rubrik versi {version} (usulan)").format(
            round=sheet.round_name, version=sheet.rubric.version
        ),
        _("Kelayakan: {met} dari {of} terpenuhi").format(met=score.met, of=sheet.rubric.conditions)
        + f". {verdict(score)}",
        _("Skor isian {points}, kategori {band}; berbukti {evidenced}").format(
            points=formats.points(score.total, unit),
            band=words.band_of(score),
            evidenced=formats.points(evidenced.total, unit),
        ),
        ngettext("{n} dokumen disebut", "{n} dokumen disebut", documents).format(n=formats.number(documents)),
    ]
    if score.missing:
        told = _("{count} pertanyaan belum dijawab dan tidak memperoleh poin: {codes}")
        lines.append(told.format(count=len(score.missing), codes=", ".join(score.missing)))
    return "\n".join(f"- {line}" for line in lines)


def _submit(sheet: Sheet, actor: Actor) -> None:
    try:
        submit(actor, village_code=sheet.village.code, round_id=sheet.round_id, seen=sheet.saved_at)
    except Exception as error:
        st.session_state[_REFUSED] = explained(error, "submission")
    else:
        st.toast(_("Penilaian sudah diajukan dan terkunci."), icon=":material/lock:")
