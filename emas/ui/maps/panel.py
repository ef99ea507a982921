"""Beside the map: what a region's villages add up to, what holds them back most, and the strongest ones.

A few pieces of markup and one widget: every redrawing of the map sends them again where they changed.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.disclosure import few
from emas.geo.register import register
from emas.services import map_figures, statistics
from emas.services.blocking import Blocker, blocking
from emas.services.map_region import Entry, Listed, placed, strongest
from emas.services.programme import STEPS
from emas.services.selection import Selection
from emas.services.statistics import Statistic
from emas.store.tables import Origin
from emas.ui import denominators, formats, headline, words
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import acts, state
from emas.ui.maps.measures import Measure
from emas.ui.markdown import plain
from emas.ui.source_link import source_link

BY_KIND = (map_figures.ELIGIBLE, map_figures.MEAN)
"""Measures that stand there by each kind of score."""

BLOCKERS, ROWS = 3, 5
"""How many conditions and villages the panel names; the table under the map has all."""

VILLAGES = "map-panel-villages"


def region(selection: Selection, measure: Measure) -> None:
    """A province, a regency or the nation; in short where it stands under the card of a village.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    code = selection.filter.region
    name = register().name(code) if code else _("Indonesia")
    parts = [f"<h2>{escape(name)}</h2>", _narrowed(selection), _figures(selection, measure)]
    if len(selection.scores):
        parts.append(_kinds(selection))
    else:
        told = _("Belum ada desa dengan skor jenis ini: {kind}.")
        parts.append(_note(told.format(kind=words.kind_name(selection.kind))))
    # What no filter changes stands by itself: what the browser holds already is not sent again.
    beside = [denominators.meaning()]
    if not st.session_state.get(state.VILLAGE):
        parts.append(_blockers(selection))
        beside.append(_placed(code))
        if not code:
            beside.append(_note(_("Klik wilayah untuk mendekat, atau titik untuk melihat desanya.")))
    _markup(parts)
    _markup(beside)
    _villages(selection)


def _markup(parts: list[str]) -> None:
    if any(parts):
        st.html(f'<div class="emas-map-panel">{"".join(parts)}</div>')


def _narrowed(selection: Selection) -> str:
    if not selection.filter.narrows:
        return ""
    return _note(_("Cocok dengan saringan: {villages}.").format(villages=denominators.passed(selection)))


def _figures(selection: Selection, measure: Measure) -> str:
    """The measure of the map, and how many villages a source names; by kind of score see below."""
    named = Measure(map_figures.NAMED, "programme", _("Desa yang disebut sumber"), "count")
    shown = {one.code: one for one in (measure, named) if one.code not in BY_KIND}
    rows = [_figure(selection, one) for one in shown.values()]
    return f"<dl>{''.join(rows)}</dl>"


def _figure(selection: Selection, measure: Measure) -> str:
    told = measure.written(map_figures.of_whole(selection, measure.code), len(selection.complete))
    return f"<div><dt>{escape(measure.name)}</dt><dd>{escape(told)}</dd></div>"


def _placed(code: str) -> str:
    """People placed abroad, with definition and source; figures that contradict each other side by side."""
    found = placed(code)
    if not found:
        return ""
    title = _("Penempatan PMI {year}").format(year=found[0].year)
    apart, items = _("belum terekonsiliasi"), "".join(_statistic(one) for one in found)
    mark = f" <small>{escape(apart)}</small>" if len(found) > 1 else ""
    return f"<h3>{escape(title)}{mark}</h3>{items}"


def _statistic(one: Statistic) -> str:
    unit = _("orang") if one.unit == statistics.PEOPLE else _("layanan")
    doubt = _("perlu verifikasi")
    mark = f" <i>{escape(doubt)}</i>" if one.needs_check else ""
    definition = escape(words.text(one.definition))
    return (
        f"<p><b>{formats.number(one.value)} {escape(unit)}</b>{mark} {definition}, "
        f"{source_link(one.source_url or one.source)}</p>"
    )


def _kinds(selection: Selection) -> str:
    """Eligible and mean score by each kind, and on how many villages everything here stands."""
    notes = [*headline.apart_elsewhere(selection), headline.drafts(selection), headline.early(selection)]
    if selection.holds_simulated:
        notes.append(_("Angka simulasi."))
    told = " ".join(filter(None, notes))
    return headline.table(selection) + denominators.line(selection) + (_note(told) if told else "")


def _blockers(selection: Selection) -> str:
    """The conditions that most villages lack, equals in rubric order; of few villages all, not ranked."""
    found, title = blocking(selection), _("Yang paling menahan")
    most = sorted(found, key=lambda one: -one.lacking)[:BLOCKERS]
    if few(len(selection.complete)):
        most, title = list(found), _("Syarat yang belum terpenuhi")
    rows = "".join(_blocker(one) for one in most if one.lacking)
    none = _("Tidak ada: semua syarat terpenuhi.")
    if rows:
        rows = f"<ol>{rows}</ol>"
    elif most and most[0].of:
        rows = _note(none)
    return f"<h3>{escape(title)}</h3>{rows}" if rows else ""


def _blocker(one: Blocker) -> str:
    label = _("Syarat utama") if one.prerequisite else one.code
    told = ngettext("{lacking} dari {of} desa belum", "{lacking} dari {of} desa belum", one.of).format(
        lacking=formats.number(one.lacking), of=formats.number(one.of)
    )
    if one.only:
        told += ", " + _("{only} hanya kurang ini").format(only=formats.number(one.only))
    # The bar repeats the sentence: a screen reader need not hear it twice.
    return (
        f"<li><b>{escape(label)}</b> {escape(words.text(one.name))}"
        f'<progress max="{one.of}" value="{one.lacking}" aria-hidden="true"></progress>'
        f"<small>{escape(told)}</small></li>"
    )


def _note(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"


def _villages(selection: Selection) -> None:
    """The strongest villages as one widget; choosing one opens its card, once more closes it."""
    found = strongest(selection, ROWS)
    if not found.entries:
        return
    labels: dict[str, str] = {}
    for entry in found.entries:
        label = _label(selection, entry)
        # The browser answers with the label: two villages must not share one.
        labels[entry.code] = f"{label} {entry.code}" if label in labels.values() else label
    opened = st.session_state.get(state.VILLAGE, "")
    st.session_state[VILLAGES] = opened if opened in labels else None
    st.pills(
        _listed(found),
        list(labels),
        format_func=labels.__getitem__,
        key=VILLAGES,
        on_change=callback(_chosen),
        width="stretch",
    )


def _listed(of: Listed) -> str:
    """Whose word the list goes by, and whether it is a ranking."""
    if of.kind is None:
        return _("Desa yang disebut sumber")
    told = _("Beberapa desa lengkap, bukan peringkat ({kind}: skor · syarat terpenuhi)")
    if of.ranked:
        told = _("Skor tertinggi, {kind} (skor · syarat terpenuhi)")
    elif of.kind == "claimed":
        told = _("Menurut isian desa sendiri (klaim), bukan peringkat (skor · syarat terpenuhi)")
    return told.format(kind=words.kind_name(of.kind))


def _label(selection: Selection, entry: Entry) -> str:
    """Name, figures and place, as Markdown whose parts ``style.css`` sets in two lines."""
    rubric, marks = selection.snapshot.rubric, []
    figures = step = words.step_name(STEPS[entry.step - 1]) if entry.step else ""
    if entry.total is not None:
        figures = f"{formats.points(entry.total, rubric.unit)} · {entry.met}/{rubric.conditions}"
        marks = [step, "" if entry.simulated else words.origin_name(entry.origin or Origin.VILLAGE)]
    place = entry.district if len(selection.filter.region) == 4 else entry.regency
    told = " · ".join(filter(None, [plain(place), *marks]))
    return f"**{plain(entry.name)}** *{figures}* {told}".rstrip()


def _chosen() -> None:
    acts.open_village(st.session_state[VILLAGES] or "")
