"""What colours, outlines and rings mean: classes with their numbers, no data apart, bands and rings."""

from __future__ import annotations

from html import escape

from emas.domain.rubric import Rubric
from emas.services.snapshot import Snapshot
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.maps import classes
from emas.ui.maps.layers import Look
from emas.ui.maps.measures import Measure
from emas.ui.maps.palette import Colour, css


def legend(look: Look, measure: Measure, now: Snapshot, highest: float | None) -> str:
    """Markup of the legend."""
    simulated = _simulated() if now.holds_simulated and measure.of_kind else ""
    kind = f"{words.kind_name(look.kind)}, " if measure.of_kind else ""
    title = (
        f'<div class="emas-map-title"><b>{escape(measure.name)}</b>{simulated}'
        f"<span>{escape(kind + measure.shown_as)}</span></div>"
    )
    parts = [title + _regions(look, measure, highest), *_points(look, now)]
    columns = "".join(f"<section>{part}</section>" for part in parts)
    name = _("Legenda")
    return f'<div class="emas-map-legend" role="note" aria-label="{name}">{columns}</div>'


def _simulated() -> str:
    word = _("simulasi")
    return f" <i>({word})</i>"


def _regions(look: Look, measure: Measure, highest: float | None) -> str:
    texts = classes.labels(measure.scale, look.edges, highest)
    cells = [
        _row(f'<span class="emas-map-swatch" style="background:{css(colour)}"></span>', text)
        for colour, text in zip(look.palette.regions, texts, strict=False)
    ]
    if highest is None or highest < look.edges[0]:
        cells = []
    nothing = _("belum ada desa dinilai") if measure.of_kind else _("tidak ada desa yang disebut")
    style = f"background:{css(look.palette.empty)};border:1.5px solid {css(look.palette.empty_line)}"
    cells.append(_row(f'<span class="emas-map-swatch" style="{style}"></span>', nothing))
    return f'<div class="emas-map-rows">{"".join(cells)}</div>'


def _points(look: Look, now: Snapshot) -> list[str]:
    dots = _bands(look, now.rubric) if look.assessed and len(now) else ""
    if look.named:
        ring = f'<span class="emas-map-ring" style="border-color:{css(look.palette.ring)}"></span>'
        dots += _row(ring, _("disebut sumber program"))
    if not dots:
        return []
    simulated = _simulated() if now.holds_simulated and look.assessed else ""
    told = _("Titik desa: kategori")
    title = (
        f'<div class="emas-map-title"><b>{told}</b>{simulated}'
        f"<span>{escape(words.kind_name(look.kind))}</span></div>"
    )
    return [f'{title}<div class="emas-map-rows">{dots}</div>']


def _bands(look: Look, rubric: Rubric) -> str:
    dots = [
        _dot(colour, look.palette.outline, words.text(band.name))
        for colour, band in zip(look.palette.bands, rubric.bands, strict=False)
    ]
    dots.append(_dot(look.palette.outside, look.palette.outline, _("bukan sasaran")))
    dots.append(_dot(look.palette.hollow, look.palette.outline, _("belum ada skor jenis ini")))
    return "".join(dots)


def _dot(fill: Colour, line: Colour, text: str) -> str:
    style = f"background:{css(fill)};border-color:{css(line)}"
    return _row(f'<span class="emas-map-dot" style="{style}"></span>', text)


def _row(sign: str, text: str) -> str:
    return f"<div>{sign}{escape(text)}</div>"
