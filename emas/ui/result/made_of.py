"""How the score came about: every service adds its part, from 0 to the total."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.rubric import TOTAL_POINTS
from emas.domain.scoring import Score
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.words import text


def draw_made_of(score: Score) -> None:
    """A row a service: its part begins where the one before ends."""
    unit, start = score.rubric.unit, 0
    rows = ""
    for service in score.rubric.services:
        part = score.services[service.code]
        rows += _row(
            f"{service.code} {text(service.name)}", start / unit, part / unit, formats.points(part, unit)
        )
        start += part
    total = formats.points(start, unit)
    rows += _row(_("Skor kesiapan"), 0, start / unit, total, "emas-made-all")
    told = _(
        "Skor {points} ialah jumlah sepuluh pilar layanan, masing-masing paling banyak 10 poin. "
        "Tiap baris dibulatkan ke bawah."
    ).format(points=total)
    st.html(f'<p class="emas-note">{escape(told)}</p><ul class="emas-made">{rows}</ul>')


def _row(name: str, start: float, width: float, figure: str, style: str = "") -> str:
    """``start`` and ``width`` in points out of 100."""
    scale = 100 / TOTAL_POINTS
    return (
        f'<li class="{style}"><span>{escape(name)}</span><span class="emas-made-track" aria-hidden="true">'
        f'<span style="left:{start * scale:.2f}%;width:{width * scale:.2f}%"></span></span>'
        f'<span class="emas-figure">{figure}</span></li>'
    )
