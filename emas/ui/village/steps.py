"""The programme's ladder for one village: each step as a source states it, doubts beside it."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services.programme import Fact
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.source_link import source_link


def draw_steps(facts: list[Fact]) -> None:
    """The steps with date and source; a sentence where no source names the village."""
    if not facts:
        st.html(f'<p class="emas-note">{escape(_none())}</p>')
        return
    told: set[str] = set()
    st.html(f'<ol class="emas-steps">{"".join(_step(fact, _new(fact.note, told)) for fact in facts)}</ol>')


def _none() -> str:
    return _(
        "Tidak ada sumber yang kami temukan menyebut desa ini dalam program. "
        "Itu tidak berarti desa ini tidak ikut: daftar resmi belum diterbitkan."
    )


def _new(note: str, told: set[str]) -> str:
    """What a note says that the steps above it (``told``, which it adds to) have not said yet."""
    fresh = [clause for clause in note.split("; ") if clause not in told]
    told.update(fresh)
    return "; ".join(fresh)


def _step(fact: Fact, note: str) -> str:
    source, remark, doubtful = _("Sumber:"), _("Catatan:"), _("perlu verifikasi")
    details = [f"{escape(source)} {source_link(fact.source_url)}"]
    if fact.spelling:
        details.append(escape(_("Ejaan sumber: “{name}”").format(name=fact.spelling)))
    lines = f"<span>{' · '.join(details)}</span>"
    if note:
        lines += f'<span>{escape(remark)} <span lang="id">{escape(note)}</span></span>'
    if fact.needs_check:
        lines += (
            f'<span class="tone-partly"><b>? {escape(doubtful)}</b> '
            f'<span lang="id">{escape(fact.check_reason)}</span></span>'
        )
    return (
        f"<li><b>{escape(words.step_name(fact.step))}</b> "
        f"<span>{escape(formats.partial_day(fact.date))}</span>{lines}</li>"
    )
