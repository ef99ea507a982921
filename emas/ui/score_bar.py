"""A readiness score as a bar from 0 to 100 with the bands marked, and what it may still become."""

from __future__ import annotations

from html import escape

from emas.domain.rubric import TOTAL_POINTS, Band, Rubric
from emas.domain.scoring import Score
from emas.ui import formats, words


def score_bar(score: Score) -> str:
    """Markup of the bar; the dashed part is the range that open answers leave."""
    rubric = score.rubric
    at, high = _percent(rubric, score.total), _percent(rubric, score.high)
    open_part = (
        f'<span class="emas-scale-open" style="left:{at:.2f}%;width:{high - at:.2f}%"></span>'
        if score.missing
        else ""
    )
    return (
        '<div class="emas-scale" aria-hidden="true">'
        f'<div class="emas-scale-track">{_bands(rubric)}{open_part}'
        f'<span class="emas-scale-mark" style="left:{at:.2f}%"></span></div>'
        f'<div class="emas-scale-names">{_names(rubric)}</div></div>'
    )


def band_style(rubric: Rubric, code: str | None) -> str:
    """The class of a band's colour: deeper gold the higher it stands; plain where there is none."""
    codes = [band.code for band in rubric.bands]
    return f"band-{codes.index(code) + 1}" if code in codes else "band-none"


def _percent(rubric: Rubric, units: int) -> float:
    return units / rubric.unit


def _bands(rubric: Rubric) -> str:
    return "".join(
        f'<span class="{band_style(rubric, band.code)}" style="width:{_width(band)}%"></span>'
        for band in rubric.bands
    )


def _width(band: Band) -> int:
    return (band.below or TOTAL_POINTS) - band.start


def _names(rubric: Rubric) -> str:
    return "".join(
        f'<span style="width:{_width(band)}%"><b>{formats.number(band.start)}</b> '
        f"<i>{escape(words.text(band.name))}</i></span>"
        for band in rubric.bands
    )
