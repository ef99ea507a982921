"""Two to five villages or regions side by side, and villages like one of them that are further."""

from __future__ import annotations

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.geo.register import register
from emas.services import comparison
from emas.services.comparison import Place
from emas.services.fulfilment import columns
from emas.services.selection import Selection
from emas.services.villages import find
from emas.ui import formats, navigation, words
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria import alike, beside_search
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import headings, mark, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen, state
from emas.ui.maps.choice import Choice
from emas.ui.village_search import plain

SUGGESTED = 3
"""Regions that are compared for who has not chosen yet."""

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
"""One for each place beside its colour."""


def draw(selection: Selection, choice: Choice) -> None:
    """The chooser, the comparison, and villages alike.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    _choose(choice)
    codes = list(choice.beside) or comparison.suggested(selection, SUGGESTED)
    if not choice.beside:
        st.caption(_("Contoh: wilayah dengan desa dinilai terbanyak. Pilih sendiri di atas."))
    found = comparison.places(selection, codes)
    scored = [one for one in found if one.n]
    for one in found:
        if not one.n:
            told = _("{name} belum punya skor jenis ini dalam pilihan ini.")
            st.info(told.format(name=plain(one.name)), icon=":material/info:")
        elif not one.passes:
            told = _("{name} berada di luar saringan; skornya tetap ditampilkan.")
            st.caption(told.format(name=plain(one.name)))
    if scored:
        _compare(selection, scored)
    alike.draw(selection, [one for one in scored if one.is_village])


def _choose(choice: Choice) -> None:
    reg = register()
    regions = [*reg.provinces.code.to_pylist(), *reg.regencies.code.to_pylist()]
    villages = [code for code in choice.beside if len(code) == comparison.VILLAGE]
    st.multiselect(
        _("Yang dibandingkan"),
        [*villages, *regions],
        format_func=_named,
        key=state.BESIDE,
        max_selections=state.MOST_BESIDE,
        placeholder=_("Pilih provinsi atau kabupaten/kota"),
    )
    beside_search.draw(choice)


def _named(code: str) -> str:
    return find(code).name if len(code) == comparison.VILLAGE else register().name(code)


def _compare(selection: Selection, found: list[Place]) -> None:
    rubric = selection.snapshot.rubric
    named = names(rubric)
    apart = comparison.widest(selection, found)
    told = _("Poin yang tercapai tiap layanan dan pilar ({kind}).").format(kind=whose(selection))
    if apart is not None:
        told = _("Paling berbeda: **{what}**, {most} di {highest} dan {least} di {lowest} ({kind}).").format(
            what=named[apart.code],
            most=formats.percent(apart.highest.earned[apart.code], 100),
            highest=plain(apart.highest.name),
            least=formats.percent(apart.lowest.earned[apart.code], 100),
            lowest=plain(apart.lowest.name),
            kind=whose(selection),
        )
    codes = comparison.measured(rubric)
    written = named if screen.width() >= screen.NARROW else headings(rubric)
    rows = [(written[code], one.name, round(one.earned[code], 1)) for code in codes for one in found]
    data = pd.DataFrame(
        [
            {_("Layanan atau pilar"): named[code], **{one.name: round(one.earned[code], 1) for one in found}}
            for code in codes
        ]
    )
    frame.draw("beside", _("Berdampingan"), told, partial(_dots, rows), data, mark=mark(selection))
    _table(selection, found)
    with st.container(horizontal=True, gap="small"):
        for one in found:
            if one.is_village:
                navigation.link("village", plain(one.name), desa=one.code)
            else:
                navigation.link("map", plain(one.name), wilayah=one.code, jenis=selection.kind)


def _table(selection: Selection, found: list[Place]) -> None:
    rubric, wide = selection.snapshot.rubric, screen.width() >= screen.NARROW
    named = names(rubric) if wide else headings(rubric)
    conditions = len(rubric.prerequisites) + len(rubric.criteria)
    rows = [
        (_("Desa dinilai"), [GridCell(formats.number(one.n)) for one in found]),
        (_("Desa layak"), [GridCell(formats.number(one.eligible)) for one in found]),
        (_("Syarat terpenuhi"), [GridCell(_met(one, conditions)) for one in found]),
        (_("Skor (poin)"), [GridCell(_score(one, rubric.unit)) for one in found]),
    ]
    for group in columns(selection.snapshot).values():
        rows += [(named[code], [_cell(one, code, wide=wide) for one in found]) for code in group]
    st.html(grid([_("Ukuran"), *(one.name for one in found)], rows))
    st.caption(
        _(
            "Wilayah: bagian desa yang memenuhi syarat atau layanannya tersedia, dan rata-rata pilar, dalam "
            "persen. Desa: keadaannya sendiri; pilar dalam persen."
        )
    )


def _score(one: Place, unit: int) -> str:
    return formats.points(one.total, unit) if one.is_village else formats.number(one.mean, 1)


def _met(one: Place, of: int) -> str:
    return formats.NOTHING if one.met is None else f"{one.met}/{of}"


def _cell(one: Place, code: str, *, wide: bool) -> GridCell:
    cell = one.cells.get(code)
    if cell is None:
        return GridCell(formats.NOTHING)
    state_of = words.mark(cell.status)
    # A phone has no room for the words of five villages; the signs are told under the scorecard too.
    told = state_of.word if wide else ""
    if cell.figure is not None:
        told = formats.number(cell.figure)
    return GridCell(f"{state_of.sign} {told}".strip(), state_of.tone)


def _dots(rows: list[tuple[str, str, float]], dark: bool) -> Chart:
    data = pd.DataFrame(rows, columns=["name", "place", "share"])
    order, places = list(dict.fromkeys(data["name"])), list(dict.fromkeys(data["place"]))
    tones = [tone(name, dark) for name in ("teal", "gold", "muted", "pale", "ink")][: len(places)]
    down = alt.Y("name:N", sort=order, title=None)
    title = _("% dari poin yang dapat dicapai")
    across = alt.X(
        "share:Q",
        title=title,
        scale=alt.Scale(domain=[0, 100]),
        axis=alt.Axis(tickCount=5),
    )
    spans = data.groupby("name", sort=False)["share"].agg(["min", "max"]).reset_index()
    lines = (
        alt.Chart(spans, height=alt.Step(24))
        .mark_rule(color=tone("line", dark), strokeWidth=3)
        .encode(y=down, x=alt.X("min:Q", title=title), x2="max:Q")
    )
    dots = (
        alt.Chart(data, height=alt.Step(24))
        .mark_point(filled=True, size=110, opacity=1, stroke=tone("ink", dark), strokeWidth=0.8)
        .encode(
            x=across,
            y=down,
            fill=alt.Fill("place:N", sort=places, scale=alt.Scale(domain=places, range=tones)),
            shape=alt.Shape(
                "place:N", sort=places, scale=alt.Scale(domain=places, range=list(SHAPES[: len(places)]))
            ),
            tooltip=[
                alt.Tooltip("place:N", title=_("Desa atau wilayah")),
                alt.Tooltip("name:N", title=_("Layanan atau pilar")),
                alt.Tooltip("share:Q", title=_("Poin (%)"), format=".0f"),
            ],
        )
    )
    return alt.layer(lines, dots)
