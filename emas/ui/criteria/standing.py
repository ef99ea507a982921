"""Scores and bands: claim against evidence against verification, and who moved since the round before."""

from __future__ import annotations

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.services import standing
from emas.services.selection import Selection
from emas.services.standing import Gap, Movement, OfKind
from emas.ui import formats, words
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import mark
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.choice import Choice
from emas.ui.maps.palette import PALETTES, css


def draw(selection: Selection, _choice: Choice) -> None:
    """Bands by kind of score, the gaps between the kinds, and movement.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    _bands(selection)
    _gaps(selection)
    _movement(selection)


def _bands(selection: Selection) -> None:
    found = [one for one in standing.by_kind(selection) if one.n]
    told = "; ".join(_of_kind(one) for one in found) + "."
    if mark(selection):
        told += " " + _("Angka simulasi.")
    bands = selection.snapshot.rubric.bands
    named = {band.code: words.text(band.name) for band in bands}
    kind, band, n = _("Jenis skor"), _("Kategori"), _("Desa")
    data = pd.DataFrame(
        [
            {kind: words.kind_name(one.kind), band: named[code], n: count}
            for one in found
            for code, count in one.bands.items()
        ]
    )
    rows = [
        (words.kind_name(one.kind), named[code], at, count, sum(one.bands.values()))
        for one in found
        for at, (code, count) in enumerate(one.bands.items())
    ]
    frame.draw(
        "bands", _("Kategori menurut jenis skor"), told, partial(_stacked, rows), data, mark=mark(selection)
    )


def _of_kind(one: OfKind) -> str:
    mean = _("{kind}: rata-rata **{mean}** poin, n = {n} desa")
    return mean.format(
        kind=words.kind_name(one.kind), mean=formats.number(one.mean, 1), n=formats.number(one.n)
    )


def _stacked(rows: list[tuple[str, str, int, int, int]], dark: bool) -> Chart:
    """A bar a kind, parted by band from the lowest; the share is written where it has room."""
    data = pd.DataFrame(rows, columns=["kind", "band", "at", "n", "of"])
    data["share"] = data["n"] / data["of"].where(data["of"] > 0, 1)
    data["end"] = data.groupby("kind", sort=False)["share"].cumsum()
    data["start"] = data["end"] - data["share"]
    data["middle"] = (data["start"] + data["end"]) / 2
    data["written"] = [f"{int(100 * share)}%" if share >= 0.06 else "" for share in data["share"]]
    names = list(dict.fromkeys(data["band"]))
    colours = [css(colour) for colour in PALETTES["light"].bands[: len(names)]]
    down = alt.Y("kind:N", sort=list(dict.fromkeys(data["kind"])), title=None)
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)
    bars = (
        alt.Chart(data, height=alt.Step(40))
        .mark_bar(height=24, stroke=tone("ink", dark), strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title=_("bagian dari desa sasaran"), scale=scale, axis=axis),
            x2="end:Q",
            y=down,
            color=alt.Color("band:N", sort=names, scale=alt.Scale(domain=names, range=colours)),
            tooltip=[
                alt.Tooltip("kind:N", title=_("Jenis skor")),
                alt.Tooltip("band:N", title=_("Kategori")),
                alt.Tooltip("n:Q", title=_("Desa"), format=",d"),
                alt.Tooltip("share:Q", title=_("Bagian"), format=".0%"),
            ],
        )
    )
    # Ink on the lighter golds, white on the darkest.
    figures = (
        alt.Chart(data)
        .mark_text()
        .encode(
            x=alt.X("middle:Q", scale=scale),
            y=down,
            text="written:N",
            color=alt.condition(alt.datum.at < 3, alt.value("#1b2733"), alt.value("#ffffff")),
        )
    )
    return alt.layer(bars, figures)


def _gaps(selection: Selection) -> None:
    found = standing.gaps(selection)
    if not found:
        return
    st.subheader(_("Isian desa dibanding bukti dan verifikasi"), anchor=False)
    widest = max(found, key=lambda one: one.mean)
    told = _("Isian desa rata-rata **{points} poin** di atas skor {kind} ({n} desa yang punya keduanya).")
    st.markdown(
        told.format(
            points=formats.number(widest.mean, 1),
            kind=words.kind_name(widest.kind),
            n=formats.number(widest.n),
        )
    )
    titles = [
        _("Dibanding"),
        _("Desa"),
        _("Selisih rata-rata"),
        _("Kategori lebih tinggi"),
        _("Layak hanya menurut isian"),
    ]
    st.html(grid(titles, [(words.kind_name(one.kind), _gap(one)) for one in found]))


def _gap(one: Gap) -> list[GridCell]:
    points = _("{points} poin").format(points=formats.number(one.mean, 1))
    counts = [GridCell(formats.number(n)) for n in (one.higher, one.eligible)]
    return [GridCell(formats.number(one.n)), GridCell(points), *counts]


def _movement(selection: Selection) -> None:
    found = standing.movement(selection)
    if found is None:
        return
    st.subheader(_("Bergerak sejak periode {name}").format(name=found.since), anchor=False)
    told = ngettext(
        "**{risen}** desa naik kategori, **{fallen}** turun, {same} tetap; {new} baru dinilai.",
        "**{risen}** desa naik kategori, **{fallen}** turun, {same} tetap; {new} baru dinilai.",
        found.risen,
    )
    numbers = {name: formats.number(getattr(found, name)) for name in ("risen", "fallen", "same", "new")}
    st.markdown(told.format(**numbers))
    notes = _notes(found)
    if notes:
        st.caption(" ".join(notes))
    bands = [words.text(band.name) for band in selection.snapshot.rubric.bands]
    was = _("Dulu {band}")
    rows = [
        (was.format(band=name), [GridCell(formats.number(int(n)) if n else formats.NOTHING) for n in row])
        for name, row in zip(bands, found.matrix, strict=True)
    ]
    now = _("Kini {band}")
    st.html(grid([_("Kategori"), *(now.format(band=name) for name in bands)], rows))


def _notes(found: Movement) -> list[str]:
    notes = []
    if found.closer:
        told = _(
            "{n} desa turun karena pencocokan naik dan persentase turun: kerja jujur, tidak dihitung turun."
        )
        notes.append(told.format(n=formats.number(found.closer)))
    if found.silent:
        told = _("{n} desa belum mengisi periode terakhir; skornya dari periode sebelumnya.")
        notes.append(told.format(n=formats.number(found.silent)))
    if found.stale:
        told = _("{n} desa tidak berubah lebih dari {months} bulan: perlu pembaruan.")
        notes.append(told.format(n=formats.number(found.stale), months=standing.STALE_MONTHS))
    return notes
