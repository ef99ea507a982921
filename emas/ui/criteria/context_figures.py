"""Public statistics as cards: the figure with its unit, period, definition, source and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from emas.services import statistics
from emas.services.statistics import Statistic
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.source_link import source_link


def cards(found: Sequence[Statistic], contested: Sequence[Statistic]) -> str:
    """Markup: one card a figure, those that contradict one another marked and beside each other."""
    apart = {id(one) for one in contested}
    order = sorted(found, key=lambda one: (-one.year, id(one) not in apart, one.definition.id))
    return f'<div class="emas-counts">{"".join(_card(one, id(one) in apart) for one in order)}</div>'


def source_of(one: Statistic) -> str:
    """Markup: the source of a picture, on a line of its own."""
    told = _("Sumber:")
    return f'<p class="emas-note">{escape(told)} {source_link(one.source_url or one.source)}</p>'


def table(found: Sequence[Statistic]) -> pd.DataFrame:
    """The figures as they are taken away."""
    return pd.DataFrame(
        [
            {
                _("Tahun"): one.year,
                _("Periode"): words.text(one.span),
                _("Negara"): words.text(one.country),
                _("Nilai"): one.value,
                _("Satuan"): unit(one),
                _("Definisi"): words.text(one.definition),
                _("Sumber"): one.source_url or one.source,
                _("Perlu verifikasi"): words.text(one.check_reason),
            }
            for one in found
        ]
    )


def unit(one: Statistic) -> str:
    """What the value of the file counts."""
    told = {
        statistics.PEOPLE: _("orang"),
        statistics.SERVICES: _("layanan"),
        statistics.COMPLAINTS: _("pengaduan"),
        statistics.RUPIAH: _("miliar rupiah"),
        statistics.DOLLARS: _("juta dolar AS"),
    }
    return told[one.unit]


def _written(one: Statistic) -> str:
    """The figure in the unit that people say it in."""
    if one.unit == statistics.RUPIAH:
        return _("Rp{n} triliun").format(n=formats.number(one.value / 1000, 1))
    if one.unit == statistics.DOLLARS:
        return _("US${n} miliar").format(n=formats.number(one.value / 1000, 1))
    return f"{formats.number(one.value)} {unit(one)}"


def _card(one: Statistic, contested: bool) -> str:
    apart = _("belum terekonsiliasi")
    tag = f'<span class="emas-tag tone-partly">≠ {escape(apart)}</span>' if contested else ""
    lines = [escape(f"{one.year}, {words.text(one.span)}"), source_link(one.source_url or one.source)]
    if one.needs_check:
        doubt = _("Perlu verifikasi: {reason}").format(reason=words.text(one.check_reason))
        lines.append(escape(doubt))
    if one.note.id:
        lines.append(escape(words.text(one.note)))
    told = "".join(f"<span>{line}</span>" for line in lines)
    return (
        f'<div class="emas-count"><b>{escape(_written(one))}</b>{tag}'
        f"<p>{escape(words.text(one.definition))}</p>{told}</div>"
    )
