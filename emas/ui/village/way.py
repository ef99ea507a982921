"""The cheapest way to eligibility as a short list of what to raise."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from emas.domain.path import Path, Step
from emas.domain.rubric import Indicator, Rubric
from emas.domain.rubric_text import Text
from emas.domain.scoring import Score
from emas.services.way import way_to_eligibility
from emas.ui import formats, words
from emas.ui.i18n import gettext as _


def draw_way(score: Score) -> None:
    """The steps, what they cost in all, and what is to be answered first."""
    path, rubric = way_to_eligibility(score), score.rubric
    if path.reaches is None:
        st.html(no_way(rubric))
        return
    steps = "".join(_step(rubric, step) for step in path.steps)
    st.html(f'{_summary(path)}<ol class="emas-way">{steps}</ol>{_first(path)}')


def title(rubric: Rubric, path: Path) -> str:
    """Where a way leads: to eligibility, or to a band."""
    named = {band.code: words.text(band.name) for band in rubric.bands}
    if path.target in named:
        return _("Jalan menuju kategori {band}").format(band=named[path.target])
    return _("Jalan menuju kelayakan")


def no_way(rubric: Rubric) -> str:
    """Markup for a village without migrants, whom nothing leads anywhere."""
    counted = next(p.denominator_of for p in rubric.prerequisites if p.not_target)
    told = _(
        "Tidak ada jalan selama register mencatat tidak ada PMI: desa ini bukan sasaran program. "
        "Bila ternyata ada PMI, perbarui dahulu jawaban {indicator} dalam penilaian mandiri."
    ).format(indicator=counted)
    return f"<p>{escape(told)}</p>"


def goal(indicator: Indicator, level: int, say: Callable[[Text], str] = words.text) -> str:
    """What it takes to be at a level: the anchor, or the share to reach and what it is counted from.

    ``say`` puts a text into the reader's words.
    """
    if indicator.anchors:
        return say(indicator.anchors[level])
    if level < 2:
        return _("Hitung dan isi kedua angkanya.")
    told = _("Capai sekurangnya {cut}.").format(cut=formats.whole_percent(indicator.cuts[level - 2]))
    if indicator.denominator:
        told += " " + _("Dihitung dari: {counted}.").format(counted=say(indicator.denominator))
    return told


def _step(rubric: Rubric, step: Step) -> str:
    indicator = rubric.by_code[step.indicator]
    cost = _("tingkat {start} → {to} · beban kerja {effort} minggu").format(
        start=step.start, to=step.to, effort=step.effort
    )
    return (
        f"<li><b>{escape(indicator.code)} {escape(words.text(indicator.name))}</b> "
        f'<span class="emas-word">{escape(cost)}</span>'
        f'<span class="emas-way-goal">{escape(goal(indicator, step.to))}</span></li>'
    )


def _summary(path: Path) -> str:
    told = _(
        "{count} langkah dengan beban kerja terkecil agar semua syarat dan kriteria terpenuhi: seluruhnya "
        "{effort} minggu kerja satu petugas (perkiraan proyek ini), dihitung dari isian desa."
    ).format(count=len(path.steps), effort=path.effort)
    return f'<p class="emas-note">{escape(told)}</p>'


def _first(path: Path) -> str:
    if not path.answer_first:
        return ""
    told = _("Jawab dulu {count} indikator yang belum diisi; di sini dihitung sebagai tingkat 0: {codes}.")
    return (
        f'<p class="emas-note">'
        f"{escape(told.format(count=len(path.answer_first), codes=', '.join(path.answer_first)))}</p>"
    )
