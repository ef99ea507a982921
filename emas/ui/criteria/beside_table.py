"""The table of a comparison: a column a place, a row a figure, in groups; as narrow as a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from emas.domain.disclosure import FEW, few
from emas.domain.rubric import Rubric
from emas.services import comparison
from emas.services.comparison import Place
from emas.services.fulfilment import HALF, MOST, columns
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.charts.paper import COMPARED
from emas.ui.criteria.beside_chart import SIGNS
from emas.ui.criteria.grid import GridCell
from emas.ui.criteria.names import headings, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.markdown import plain

_ROOMY = 2
"""So many places leave room on a phone for names of rows and words of states."""

Line = tuple[str, list[GridCell]]


def draw(selection: Selection, found: Sequence[Place]) -> None:
    """Score and eligibility, conditions, services and pillars of the places that have a score."""
    rubric = selection.snapshot.rubric
    roomy = screen.width() >= screen.NARROW or len(found) <= _ROOMY
    named = names(rubric) if roomy else headings(rubric)
    groups = {_("Skor dan kelayakan"): _summary(found, rubric)}
    titles = {"conditions": _("Syarat"), "services": _("Layanan"), "pillars": _("Pilar")}
    for group, codes in columns(selection.snapshot).items():
        cell = _service if group == "services" else _state
        groups[titles[group]] = [
            (named[code], [cell(one, code, rubric, roomy=roomy) for one in found]) for code in codes
        ]
    told = _sentences(selection, found)
    if told:
        st.markdown(told)
    st.html(_markup(found, groups, whose(selection)))
    st.html(_key(rubric, found, codes=not roomy))


def _sentences(selection: Selection, found: Sequence[Place]) -> str:
    """What the places differ in by conditions: regions by their shares, villages by who fulfils them."""
    named, told = names(selection.snapshot.rubric), []
    apart = comparison.widest_condition(selection, found)
    if apart is not None:
        shares = _("Syarat yang paling berbeda: **{what}**, {most} desa di {highest}, {least} di {lowest}.")
        told.append(
            shares.format(
                what=named[apart.code],
                most=formats.whole_percent(apart.most),
                highest=plain(apart.highest.name),
                least=formats.whole_percent(apart.least),
                lowest=plain(apart.lowest.name),
            )
        )
    uneven = comparison.uneven(selection, found)
    if uneven:
        short = headings(selection.snapshot.rubric)
        some = _("Dipenuhi sebagian desa saja: {codes}.")
        told.append(some.format(codes=", ".join(f"**{short[code]}**" for code in uneven)))
    return " ".join(told)


def _summary(found: Sequence[Place], rubric: Rubric) -> list[Line]:
    bands = {band.code: words.text(band.name) for band in rubric.bands}
    reach = _("Masih dapat menjadi")
    figures: list[tuple[str, Callable[[Place], GridCell]]] = [
        (_("Desa lengkap"), lambda one: GridCell(_unfinished(one) or formats.number(one.n))),
        (_("Layak"), lambda one: _eligible(one, rubric)),
        (_("Skor"), lambda one: GridCell(formats.points(one.figures.total, rubric.unit * one.n))),
        (reach, lambda one: GridCell(_reach(one, rubric))),
        (_("Kategori"), lambda one: GridCell(most_frequent(one, bands))),
        (_("Periode"), lambda one: GridCell(", ".join(one.figures.rounds) or formats.NOTHING)),
        (_("Terakhir berubah"), lambda one: GridCell(formats.day(one.figures.updated))),
    ]
    if all(one.is_village for one in found):
        figures = figures[1:]
    if not any(one.figures.open for one in found):
        figures = [(name, figure) for name, figure in figures if name != reach]
    return [(name, [figure(one) for one in found]) for name, figure in figures]


def _unfinished(one: Place) -> str:
    """That a village's form has open questions; empty of a finished one and of regions."""
    return _("belum lengkap") if one.is_village and one.figures.open else ""


def _eligible(one: Place, rubric: Rubric) -> GridCell:
    """``6/8`` conditions of a village; of a region how many villages fulfil all: ``3 (2%)``."""
    if one.is_village:
        told = f"{one.figures.met}/{rubric.conditions}"
        return GridCell(f"✓ {told}", "met") if one.figures.eligible else GridCell(told)
    if few(one.n):
        return GridCell(f"{one.figures.eligible}/{one.n}", "open")
    share = formats.percent(one.figures.eligible, one.n)
    return GridCell(f"{formats.number(one.figures.eligible)} ({share})")


def _reach(one: Place, rubric: Rubric) -> str:
    """What open answers leave possible; nothing where all are given."""
    if not one.figures.open:
        return formats.NOTHING
    unit = rubric.unit * one.n
    return f"{formats.points(one.figures.total, unit)}–{formats.points(one.figures.high, unit)}"


def most_frequent(one: Place, bands: dict[str, str]) -> str:
    """A village's band; of a region the one that most villages stand in, or those, and how many in each."""
    most = max(one.figures.bands.values())
    if not most:
        return _("bukan sasaran")
    if unfinished := _unfinished(one):
        return unfinished
    name = ", ".join(_breakable(bands[code]) for code, n in one.figures.bands.items() if n == most)
    if one.is_village:
        return name
    return f"{name} {most}/{one.n}" if few(one.n) else f"{name} {formats.percent(most, one.n)}"


def _breakable(name: str) -> str:
    """With a place for a hyphen where a phone's fifth of a line is too narrow for a long word."""
    return f"{name[:-4]}\u00ad{name[-4:]}" if len(name) > 8 else name


def _state(one: Place, code: str, rubric: Rubric, *, roomy: bool) -> GridCell:
    cell = one.cells[code]
    mark = words.mark(cell.status)
    if not one.is_village and few(one.n) and cell.figure is not None:
        if code in {pillar.code for pillar in rubric.pillars}:
            return GridCell(formats.whole_percent(cell.figure), "open")
        return GridCell(f"{formats.counted(cell.figure, one.n)}/{one.n}", "open")
    if cell.figure is not None:
        return GridCell(f"{mark.sign} {formats.whole_percent(cell.figure)}", mark.tone)
    return GridCell(f"{mark.sign} {mark.word}" if roomy else mark.sign, mark.tone)


def _service(one: Place, code: str, rubric: Rubric, *, roomy: bool) -> GridCell:
    """Of a region the villages where it runs; of a village whether it does, with its points."""
    if not one.is_village:
        return _state(one, code, rubric, roomy=roomy)
    mark = words.mark(one.cells[code].status)
    return GridCell(f"{mark.sign} {formats.points(one.figures.services[code], rubric.unit)}", mark.tone)


def _markup(found: Sequence[Place], groups: dict[str, list[Line]], caption: str) -> str:
    heads = "".join(_head(one, at) for at, one in enumerate(found))
    bodies = ""
    for title, lines in groups.items():
        rows = "".join(
            f"<tr><th scope='row'>{escape(name)}</th>{''.join(map(_cell, cells))}</tr>"
            for name, cells in lines
        )
        group = f"<tr class='group'><th scope='rowgroup' colspan='{len(found) + 1}'>{escape(title)}</th></tr>"
        bodies += f"<tbody>{group}{rows}</tbody>"
    return (
        f"<table class='emas-grid emas-beside of-{len(found)}'><caption>{escape(caption)}</caption>"
        f"<thead><tr><td></td>{heads}</tr></thead>{bodies}</table>"
    )


def _head(one: Place, at: int) -> str:
    light, dark = COMPARED[at]
    sign = f"<i style='color: light-dark({light}, {dark})' aria-hidden='true'>{SIGNS[at]}</i>"
    return f"<th scope='col'>{sign} {escape(one.name)}</th>"


def _cell(cell: GridCell) -> str:
    tone = f" class='{escape(cell.tone)}'" if cell.tone else ""
    return f"<td{tone}>{escape(cell.text)}</td>"


def _key(rubric: Rubric, found: Sequence[Place], *, codes: bool) -> str:
    """What signs, figures and codes mean."""
    lines = []
    if any(not one.is_village for one in found):
        lines.append(
            _(
                "Wilayah: bagian desa yang layak, memenuhi syarat, atau layanannya tersedia; skor dan pilar "
                "rata-rata desa; kategori yang terbanyak. ✓ dari {most}% · ◐ dari {half}% · ✕ di bawahnya."
            ).format(most=MOST, half=HALF)
        )
    if any(few(one.n) and not one.is_village for one in found):
        of_few = _("2/3: kurang dari {few} desa, jadi banyaknya desa dan bukan persen; tidak dibandingkan.")
        lines.append(of_few.format(few=FEW))
    if any(one.is_village for one in found):
        lines.append(
            _(
                "Desa: ✓ terpenuhi atau tersedia · ◐ sebagian · ✕ belum · – belum diisi · ∅ tidak berlaku; "
                "layanan dalam poin dari 10, pilar dalam persen dari yang dapat dicapai."
            )
        )
    notes = "".join(f"<p>{escape(line)}</p>" for line in lines)
    if not codes:
        return f'<div class="emas-key">{notes}</div>'
    short = headings(rubric)
    items = "".join(
        f"<li><b>{escape(short[code])}</b> {escape(name.removeprefix(code + ' '))}</li>"
        for code, name in names(rubric).items()
    )
    return f'<div class="emas-key">{notes}<ul>{items}</ul></div>'
