"""The eligibility conditions over the nation: eight bars, each with its words and its *n dari N*."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services.figures import nation
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.bar import bar
from emas.ui.i18n import gettext as _


def draw_criteria(now: Snapshot) -> None:
    """The two prerequisites, then the six criteria; what does not apply counts as fulfilled."""
    rubric, found = now.rubric, nation(now, "claimed")
    rows = [(_("Syarat utama"), item) for item in rubric.prerequisites]
    names = [(label, item.code, words.text(item.name)) for label, item in rows]
    names += [(item.code, item.code, words.text(item.name)) for item in rubric.criteria]
    drawn = "".join(_row(label, name, found.conditions[code], found.assessed) for label, code, name in names)
    note = _(
        "Menurut isian desa, rubrik versi {version}. Kriteria telah dipublikasikan; cara mengukurnya usulan "
        "proyek ini. Kriteria yang tidak berlaku dihitung terpenuhi."
    ).format(version=rubric.version)
    st.html(f'<ul class="emas-criteria">{drawn}</ul><p class="emas-note">{escape(note)}</p>')


def _row(label: str, name: str, count: int, of: int) -> str:
    told = _("{count} dari {all}").format(count=formats.number(count), all=formats.number(of))
    return (
        f"<li><span><b>{escape(label)}</b> {escape(name)}</span>"
        f"<span class='emas-figure'>{escape(told)} · {formats.percent(count, of)}</span>"
        f"{bar(count / of if of else 0)}</li>"
    )
