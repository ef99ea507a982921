"""The numbers of programme villages in circulation, side by side and unreconciled."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services import programme
from emas.services.programme import Count, Event
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.source_link import source_link


def draw_counts(now: Snapshot) -> None:
    """Each number as a card with definition, date, speaker and source; the known events below."""
    cards = "".join(_card(count) for count in programme.counts(now))
    st.html(f'<div class="emas-counts" id="hitungan">{cards}</div>{_events()}')
    apart = _(
        "Desmigratif (Kementerian Ketenagakerjaan; 402 desa di 107 kabupaten sampai 2019) adalah program "
        "lain dan tidak dihitung di sini."
    )
    st.html(f'<p class="emas-note">{escape(apart)}</p>')


def _card(count: Count) -> str:
    lines = [*_when(count), *_extent(count)]
    facts = "".join(f"<span>{line}</span>" for line in lines)
    note = _note(count.note)
    open_question = _("belum terekonsiliasi")
    tag = (
        "" if count.kind == "live" else f'<span class="emas-tag tone-partly">≠ {escape(open_question)}</span>'
    )
    return (
        f'<div class="emas-count"><b>{formats.number(count.value)}</b>{tag}'
        f"<p>{escape(words.text(count.definition))}</p>{facts}{_source(count)}{note}</div>"
    )


def _note(told: str) -> str:
    """Remarks are long: folded, so that the numbers stand beside each other at first sight."""
    if not told:
        return ""
    remark = _("Catatan")
    return f'<details><summary>{escape(remark)}</summary><span lang="id">{escape(told)}</span></details>'


def _when(count: Count) -> list[str]:
    """Who said it, when, and of which time; empty for what is counted now."""
    lines = []
    if count.as_of:
        lines.append(escape(_("Keadaan: {date}").format(date=formats.partial_day(count.as_of))))
    if count.stated_by:
        told = _("Dinyatakan {date} oleh {who}").format(
            date=formats.partial_day(count.stated_on), who=count.stated_by
        )
        lines.append(escape(told))
    return lines


def _extent(count: Count) -> list[str]:
    lines = []
    if count.provinces and count.regencies:
        told = _("{provinces} provinsi, {regencies} kabupaten/kota").format(
            provinces=formats.number(count.provinces), regencies=formats.number(count.regencies)
        )
        lines.append(escape(told))
    if count.target:
        told = _("Target: {target} desa").format(target=formats.number(count.target))
        lines.append(escape(told + (f" ({formats.partial_day(count.target_by)})" if count.target_by else "")))
    return lines


def _source(count: Count) -> str:
    if count.kind == "stated":
        label = _("Sumber:")
        return f"<span>{escape(label)} {source_link(count.source_url)}</span>"
    if count.kind == "computed":
        told = _("Sumber: daftar yang dihimpun proyek ini dari halaman publik ({file}).").format(
            file=count.source_url
        )
        return f"<span>{escape(told)}</span>"
    unnamed = sum(e.count or 0 for e in programme.events() if e.step == programme.DECREE and not e.named)
    told = _(
        "Sumbernya ada pada profil tiap desa. {count} kalurahan di DIY belum terhitung: SK-nya diberitakan "
        "tanpa nama kalurahan."
    ).format(count=formats.number(unnamed))
    return f"<span>{escape(told)}</span>"


def _events() -> str:
    titles = [_("Tanggal"), _("Tempat"), _("Langkah"), _("Desa"), _("Bernama"), _("Sumber")]
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    rows = "".join(
        f"<tr>{''.join(_cell(*cell) for cell in zip(titles, _event(event), strict=True))}</tr>"
        for event in programme.events()
    )
    title = _("Peristiwa yang diketahui, satu per satu")
    return (
        f'<details class="emas-details"><summary>{escape(title)}</summary>'
        f'<table class="emas-table emas-events"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        "</details>"
    )


def _cell(title: str, inside: str) -> str:
    return f'<td data-label="{escape(title)}">{inside}</td>'


def _event(event: Event) -> list[str]:
    # A word that is no step of the ladder is the source's own and stands in quotes.
    step = words.step_name(event.step) if event.step in words.STEPS else f"“{event.step}”"
    count = formats.number(event.count) if event.count is not None else _("tidak disebut")
    note = f'<small lang="id">{escape(event.note)}</small>' if event.note else ""
    return [
        escape(formats.partial_day(event.date)),
        escape(event.place) + note,
        escape(step),
        escape(count),
        formats.number(event.named),
        source_link(event.source_url),
    ]
