"""Beside the map: a region's figures and its villages, and the card of a village that was clicked."""

from __future__ import annotations

import re
from html import escape
from math import ceil

import streamlit as st

from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services import map_figures, map_region
from emas.services.map_figures import Figures
from emas.services.map_region import Entry
from emas.services.programme import STEPS
from emas.services.snapshot import Snapshot
from emas.ui import formats, navigation, words
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.measures import Measure

ROWS, ROWS_UNDER_CARD = 8, 5
"""Villages on one page of the list: as many as end with the map."""

FEW = 5
"""Below this many villages a region's share says little: panel and pointer (``style.css``) say so."""


def card(now: Snapshot, code: str, kind: Kind) -> None:
    """One village: what it is, how it stands, where to read on."""
    found = map_region.card(now, code, kind)
    village, rubric = found.village, now.rubric
    lines = [f"<h3>{escape(village.name)}</h3><p>{escape(village.place)}</p>"]
    marks = [words.origin_name(found.origin)] if found.origin else []
    if found.step:
        marks.append(
            _("disebut sumber: {step}").format(step=words.step_name(list(words.STEPS)[found.step - 1]))
        )
    lines.append("".join(f'<span class="emas-map-mark">{escape(mark)}</span>' for mark in marks if mark))
    standing = found.standing
    if standing is not None:
        band = _("bukan sasaran") if standing.band is None else words.text(rubric.bands[standing.band].name)
        score = formats.points(standing.total, rubric.unit)
        upto = formats.points(standing.high, rubric.unit)
        met = _("{met} dari {of} syarat").format(met=standing.met, of=rubric.conditions)
        measured = _("{kind}, {round}, rubrik {version}").format(
            kind=words.kind_name(kind), round=standing.round_name, version=rubric.version
        )
        may = _("dapat menjadi {score}").format(score=upto)
        reach = "" if upto == score else f" <small>{escape(may)}</small>"
        facts = {_("Kelayakan"): escape(met), _("Skor"): f"{score}{reach}", _("Kategori"): escape(band)}
        items = "".join(f"<div><dt>{name}</dt><dd>{fact}</dd></div>" for name, fact in facts.items())
        lines += [f'<dl class="emas-map-facts">{items}</dl>', _note(measured)]
    elif found.assessed:
        lines.append(_note(_("Belum ada skor jenis ini: {kind}.").format(kind=words.kind_name(kind))))
    else:
        lines.append(_note(_("Belum dinilai.")))
    if village.point_source == "district":
        lines.append(_note(_("Titik ini milik kecamatannya: letak desa belum tercatat.")))
    with st.container(border=True, key="map-card"):
        st.html(f'<div class="emas-map-text">{"".join(lines)}</div>')
        with st.container(horizontal=True, vertical_alignment="center"):
            navigation.link("village", _("Profil desa"), desa=code)
            navigation.link("assessment", _("Penilaian"), desa=code)
            st.button(_("Tutup"), key="map-close", type="tertiary", on_click=_close_card)


def region(now: Snapshot, code: str, measure: Measure, kind: Kind, *, rows: int = ROWS) -> None:
    """A province, a regency or the nation: the chosen measure, what stands beside it, then villages."""
    name = register().name(code) if code else _("Indonesia")
    told = _figures(now, code, kind)
    word = _("simulasi")
    mark = f" ({word})" if now.holds_simulated else ""
    n = told[map_figures.key(kind, map_figures.ASSESSED)] or 0
    lines = [f"<h3>{escape(name)}</h3>"]
    if n:
        shown = [measure, *_beside(measure)]
        items = "".join(_item(m, told.get(map_figures.key(kind, m.code))) for m in shown)
        lines.append(f'<dl class="emas-map-facts">{items}</dl>')
        note = _("{kind}, n = {n} desa").format(kind=words.kind_name(kind), n=formats.number(n)) + mark
        few = " " + _("Terlalu sedikit untuk disimpulkan.") if n < FEW else ""
        lines.append(_note(f"{note}.{few}"))
    else:
        lines.append(
            _note(_("Belum ada desa dengan skor jenis ini: {kind}.").format(kind=words.kind_name(kind)))
        )
    named = formats.number(told[map_figures.NAMED] or 0)
    lines.append(_note(_("Desa yang disebut sumber program: {n}").format(n=named)))
    st.html(f'<div class="emas-map-text">{"".join(lines)}</div>')
    if code:
        _villages(now, code, kind, rows)
    else:
        st.caption(_("Klik kabupaten/kota untuk mendekat, atau titik untuk melihat desanya."))


def _beside(measure: Measure) -> list[Measure]:
    always = [
        Measure(map_figures.ELIGIBLE, "summary", _("Layak"), "share"),
        Measure(map_figures.MEAN, "summary", _("Skor rata-rata"), "points"),
    ]
    return [m for m in always if m.code != measure.code]


def _item(measure: Measure, figure: float | None) -> str:
    value = formats.NOTHING if figure is None else f"{formats.number(figure, 1)}{measure.unit}"
    return f"<div><dt>{escape(measure.name)}</dt><dd>{escape(value)}</dd></div>"


def _figures(now: Snapshot, code: str, kind: Kind) -> Figures:
    if code:
        return map_figures.region_figures(now, "regency" if len(code) == 4 else "province")[code]
    return map_figures.nation_figures(now, kind)


def _villages(now: Snapshot, code: str, kind: Kind, rows: int) -> None:
    key = f"map-page-{code}-{rows}"
    page = st.session_state.get(key) or 1
    total, entries = map_region.villages_in(now, code, kind, rows * (page - 1), rows)
    if not total:
        return
    title = _("Desa di peta ini")
    st.markdown(f"**{title}** ({formats.number(total)})")
    with st.container(key="map-villages", gap=None):
        for entry in entries:
            navigation.link("village", _entry(now, entry), desa=entry.code)
    if total > rows:
        st.pagination(ceil(total / rows), key=key)
    st.caption(_("Berurut: yang disebut sumber lebih dulu, lalu dari skor tertinggi."))


def _entry(now: Snapshot, entry: Entry) -> str:
    """A line of the list, as Markdown: names of the register are made harmless."""
    parts = []
    if entry.total is not None:
        told = _("skor {score} · syarat {met}/{of}")
        score = formats.points(entry.total, now.rubric.unit)
        parts = [told.format(score=score, met=entry.met, of=now.rubric.conditions)]
    if entry.step:
        parts.append(f"◎ {step_name(entry.step)}")
    name = re.sub(r"([\\`*_\[\]<>:$~])", r"\\\1", entry.name)
    told = " · ".join(parts) or _("belum ada skor jenis ini")
    return f"**{name}** {told}"


def step_name(step: int) -> str:
    """The step of the ladder with this number, from 1."""
    return words.step_name(STEPS[step - 1])


def _note(sentence: str) -> str:
    return f'<p class="emas-map-note">{escape(sentence)}</p>'


def _close_card() -> None:
    st.session_state[state.VILLAGE] = ""
