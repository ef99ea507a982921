"""The strip at the foot of the screen: score, range, band, eligibility; back and forward beside it."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.output import band_name
from emas.domain.scoring import Score
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language


def draw_strip(score: Score) -> None:
    """The claimed score as it stands, in one line or two; announced to screen readers as it changes."""
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
    st.html(f'<div class="emas-strip" role="status" aria-live="polite">{"".join(cells)}</div>')


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
