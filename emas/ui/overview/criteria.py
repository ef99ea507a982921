"""The eligibility conditions over the nation: eight bars, each with its words and its *n dari N*."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.disclosure import few
from emas.services.blocking import Blocker, blocking
from emas.services.selection import Filter, select
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.bar import bar
from emas.ui.i18n import gettext as _


def draw_criteria(now: Snapshot) -> None:
    """The two prerequisites, then the six criteria; what does not apply counts as fulfilled."""
    drawn = "".join(map(_row, blocking(select(now, "claimed", Filter()))))
    note = _(
        "Menurut isian desa, dari desa lengkap; rubrik versi {version}. Kriteria telah dipublikasikan; cara "
        "mengukurnya usulan proyek ini. Kriteria yang tidak berlaku dihitung terpenuhi."
    ).format(version=now.rubric.version)
    st.html(f'<ul class="emas-criteria">{drawn}</ul><p class="emas-note">{escape(note)}</p>')


def _row(one: Blocker) -> str:
    label = _("Syarat utama") if one.prerequisite else one.code
    name, count, of = words.text(one.name), one.of - one.lacking, one.of
    told = _("{count} dari {all}").format(count=formats.number(count), all=formats.number(of))
    told = told if few(of) else f"{told} · {formats.percent(count, of)}"
    return (
        f"<li><span><b>{escape(label)}</b> {escape(name)}</span>"
        f"<span class='emas-figure'>{escape(told)}</span>"
        f"{bar(count / of if of else 0)}</li>"
    )
