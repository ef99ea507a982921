"""The strip at the foot of the screen: score, range, band, eligibility; back and forward beside it."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.output import band_name
from emas.domain.scoring import Score
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language
from emas.ui.summary import verdict
from emas.ui.words import text


def draw_strip(score: Score, evidenced: Score) -> None:
    """The claimed score as it stands, beside it what documents prove and the pillars.

    Announced to screen readers as it changes.
    """
    unit = score.rubric.unit
    points = formats.points(score.total, unit)
    # Nothing answered is no band yet: the lowest one would look like a verdict.
    band = band_name(score, language()) if score.answered else _("belum dinilai")
    if score.missing:
        span = _("rentang {low}–{high}").format(low=points, high=formats.points(score.high, unit))
        progress = _("{answered} dari {all} terisi").format(
            answered=score.answered, all=len(score.rubric.indicators)
        )
    else:
        span, progress = _("semua terisi"), ""
    eligibility = _("{met} dari {of} terpenuhi").format(met=score.met, of=score.rubric.conditions)
    cells = (
        _cell(_("Skor kesiapan"), points, span, "emas-strip-figure"),
        _cell(_("Kategori"), band, progress),
        _cell(_("Kelayakan"), eligibility, _verdict(score)),
    )
    st.html(
        f'<div role="status" aria-live="polite"><div class="emas-strip">{"".join(cells)}</div>'
        f'<div class="emas-strip-more">{_evidenced(evidenced)}{_pillars(score)}</div></div>'
    )


def draw_eligibility(score: Score) -> None:
    """Where only the eligibility questions are asked: how many conditions hold, and how far one is."""
    asked = score.rubric.screening
    answered = sum(code not in score.missing for code in asked)
    eligibility = _("{met} dari {of} terpenuhi").format(met=score.met, of=score.rubric.conditions)
    progress = _("{answered} dari {all} terisi").format(answered=answered, all=len(asked))
    said = verdict(score) if answered else _("belum dinilai")
    cell = _cell(_("Kelayakan"), eligibility, f"{progress} · {said}")
    st.html(f'<div class="emas-strip emas-strip-one" role="status" aria-live="polite">{cell}</div>')


def _evidenced(score: Score) -> str:
    told = _("Berbukti {points} · {met} dari {of}").format(
        points=formats.points(score.total, score.rubric.unit), met=score.met, of=score.rubric.conditions
    )
    return f"<span>{escape(told)}</span>"


def _pillars(score: Score) -> str:
    """The four pillars out of 100 each, by their letters."""
    cells = "".join(
        f'<abbr title="{escape(text(pillar.name))}">{escape(pillar.code)}</abbr> '
        f"{formats.points(*_share(score, pillar.code))} "
        for pillar in score.rubric.pillars
    )
    label = _("Pilar")
    return f"<span>{escape(label)} {cells}</span>"


def _share(score: Score, pillar: str) -> tuple[int, int]:
    """Hundredths of what the pillar can reach, and the whole."""
    earned, whole = score.pillars[pillar]
    return 100 * earned, whole


def _cell(label: str, value: str, note: str, style: str = "emas-strip-word") -> str:
    return (
        f'<div><span class="emas-strip-label">{escape(label)}</span>'
        f'<span class="{style}">{escape(value)}</span>'
        f'<span class="emas-strip-note">{escape(note)}</span></div>'
    )


def _verdict(score: Score) -> str:
    if score.eligible:
        return _("Layak diusulkan (menurut rubrik usulan)")
    return _("isian desa, rubrik {version}").format(version=score.rubric.version)
