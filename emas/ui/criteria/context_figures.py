"""Public statistics in words: the figure with its unit, period, definition, source, date and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from emas.geo.register import register
from emas.services import statistics
from emas.services.statistics import Statistic
from emas.ui import formats, words
from emas.ui.criteria.context_charts import Point
from emas.ui.i18n import gettext as _
from emas.ui.source_link import source_link


def place(code: str) -> str:
    """Name of a region, or of the nation (an empty code)."""
    return register().name(code) if code else _("Indonesia")


def written(one: Statistic) -> str:
    """The figure in the unit that people say it in."""
    if one.unit == statistics.RUPIAH:
        return _("Rp{n} triliun").format(n=_quoted(one.value / 1000))
    if one.unit == statistics.DOLLARS:
        return _("US${n} miliar").format(n=_quoted(one.value / 1000))
    return f"{formats.number(one.value)} {unit(one)}"


def _quoted(value: float) -> str:
    # A source that says 212 trillion has not said 212.0.
    return formats.number(value, 1 if value % 1 else 0)


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


def axis(found: Sequence[Statistic]) -> str:
    """Title of an axis that these figures stand on."""
    if any(one.unit == statistics.RUPIAH for one in found):
        return _("triliun rupiah")
    return " / ".join(dict.fromkeys(map(unit, found)))


def period(one: Statistic) -> str:
    """``2023, setahun penuh``, or what part of the year or years it is."""
    span = words.text(one.span)
    return f"{one.year}, {span}" if one.period == statistics.FULL else span[:1].upper() + span[1:]


def point(one: Statistic, run: int, scale: int) -> Point:
    """The figure in a picture whose axis counts in ``scale`` of its unit."""
    full = one.period == statistics.FULL
    definition = words.text(one.definition)
    return Point(one.year, one.value / scale, definition, full, run, period(one), written(one))


def table(found: Sequence[Statistic]) -> list[dict[str, Any]]:
    """The figures as they are taken away."""
    return [
        {
            _("Wilayah"): place(one.region_code),
            _("Tahun"): one.year,
            _("Kurun waktu"): words.text(one.span),
            _("Negara"): words.text(one.country),
            _("Nilai"): one.value,
            _("Satuan"): unit(one),
            _("Definisi"): words.text(one.definition),
            _("Sumber"): one.source_url or one.source,
            _("Tanggal laman"): one.source_date,
            _("Perlu verifikasi"): words.text(one.check_reason),
            _("Catatan"): words.text(one.note),
        }
        for one in found
    ]


def shown(disputes: Sequence[Sequence[Statistic]], others: Sequence[Statistic]) -> str:
    """Markup: what contradicts one another side by side, a row of cards for each year; then all else."""
    more = _("Angka lain")
    title = f'<h4 class="emas-heading">{escape(more)}</h4>' if disputes and others else ""
    return "".join(map(_group, disputes)) + title + (_listed(others) if others else "")


def _listed(found: Sequence[Statistic]) -> str:
    """One row a figure, on a phone one below the other."""
    titles = [_("Kurun waktu"), _("Angka"), _("Definisi"), _("Sumber")]
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    rows = "".join(
        f"<tr>{''.join(_cell(*cell) for cell in zip(titles, _row(one), strict=True))}</tr>" for one in found
    )
    return (
        f'<table class="emas-table emas-events"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def below(found: Sequence[Statistic]) -> str:
    """Markup: period, definition and source that these figures share, and what is remarked on any of them."""
    one, label = found[0], _("Sumber:")
    told = f"{period(one)}. {words.text(one.definition)}. {label}"
    remarks = dict.fromkeys(line for each in found for line in _remarks(each))
    lines = [f"{escape(told)} {_source(one)}", *remarks]
    return f'<p class="emas-note">{"<br>".join(lines)}</p>'


def _group(group: Sequence[Statistic]) -> str:
    told = _("≠ {period}: belum terekonsiliasi").format(period=period(group[0]))
    return (
        f'<h4 class="emas-heading">{escape(told)}</h4>'
        f'<div class="emas-counts">{"".join(map(_card, group))}</div>'
    )


def _card(one: Statistic) -> str:
    lines = "".join(f"<span>{line}</span>" for line in [_source(one), *_remarks(one)])
    return (
        f'<div class="emas-count"><b>{escape(written(one))}</b>'
        f"<p>{escape(words.text(one.definition))}</p>{lines}</div>"
    )


def _row(one: Statistic) -> list[str]:
    remarks = "".join(f"<small>{line}</small>" for line in _remarks(one))
    return [
        escape(period(one)),
        f"<b>{escape(written(one))}</b>",
        escape(": ".join(filter(None, [words.text(one.definition), words.text(one.country)]))) + remarks,
        _source(one),
    ]


def _cell(title: str, inside: str) -> str:
    return f'<td data-label="{escape(title)}">{inside}</td>'


def _source(one: Statistic) -> str:
    """The page as a link, or who says so; its date where it is known."""
    link = source_link(one.source_url or one.source)
    return f"{link}, {escape(formats.partial_day(one.source_date))}" if one.source_date else link


def _remarks(one: Statistic) -> list[str]:
    """Doubts first, as markup."""
    told = []
    if one.needs_check:
        doubt = _("Perlu verifikasi: {reason}.").format(reason=words.text(one.check_reason))
        told.append(f"<b>{escape(doubt)}</b>")
    if one.note.id:
        told.append(escape(words.text(one.note) + "."))
    return told
