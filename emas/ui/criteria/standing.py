"""Scores and bands: claim against evidence against verification, and who moved since the round before."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.services import standing
from emas.services.kinds import Gap, OfKind, by_kind, gaps
from emas.services.selection import Selection
from emas.services.standing import Movement
from emas.ui import changed, formats, headline, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.stacked import banded
from emas.ui.criteria import over_rounds
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import mark, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.choice import Choice


def draw(selection: Selection, _choice: Choice) -> None:
    """Bands by kind of score, the gaps between the kinds, and movement.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    _bands(selection)
    _gaps(selection)
    _movement(selection)
    over_rounds.draw(selection)


def _bands(selection: Selection) -> None:
    found = [one for one in by_kind(selection).values() if one.n]
    told = "; ".join(_of_kind(one) for one in found) + "."
    if headline.apart_elsewhere(selection):
        told += " " + _("n yang berbeda adalah desa yang berbeda: selisih dari desa yang sama ada di bawah.")
    if mark(selection):
        told += " " + _("Angka simulasi.")
    bands = selection.snapshot.rubric.bands
    named = {band.code: words.text(band.name) for band in bands}
    kind, band, n = _("Jenis skor"), _("Kategori"), _("Desa")
    data = [
        {kind: words.kind_name(one.kind), band: named[code], n: count}
        for one in found
        for code, count in one.bands.items()
    ]
    rows = [(words.kind_name(one.kind), list(one.bands.values())) for one in found]
    frame.draw(
        "bands",
        _("Kategori menurut jenis skor"),
        told,
        partial(banded, rows, list(named.values()), kind),
        data,
        about=of_scores(selection),
    )


def _of_kind(one: OfKind) -> str:
    mean = _("{kind}: rata-rata **{mean}** poin, n = {n} desa")
    return mean.format(
        kind=words.kind_name(one.kind), mean=formats.mean_points(one.mean), n=formats.number(one.n)
    )


def _gaps(selection: Selection) -> None:
    found = gaps(selection)
    if not found:
        return
    st.subheader(_("Isian desa dibanding bukti dan verifikasi"), anchor=False)
    widest = max(found, key=lambda one: one.mean)
    told = _("Isian desa rata-rata **{points} poin** di atas skor {kind} ({n} desa yang sama).")
    st.markdown(
        told.format(
            points=formats.number(widest.mean, 1),
            kind=words.kind_name(widest.kind),
            n=formats.number(widest.n),
        )
    )
    titles = [
        _("Dibanding"),
        _("Desa yang sama"),
        _("Isian desa"),
        _("Skor itu"),
        _("Selisih rata-rata"),
        _("Kategori lebih tinggi"),
        _("Layak hanya menurut isian"),
    ]
    st.html(grid(titles, [(words.kind_name(one.kind), _gap(one)) for one in found]))


def _gap(one: Gap) -> list[GridCell]:
    points = _("{points} poin").format(points=formats.number(one.mean, 1))
    counts = [GridCell(formats.number(n)) for n in (one.higher, one.eligible)]
    means = [GridCell(formats.mean_points(mean)) for mean in (one.claimed, one.other)]
    return [GridCell(formats.number(one.n)), *means, GridCell(points), *counts]


def _movement(selection: Selection) -> None:
    found = standing.movement(selection)
    if found is None:
        return
    title = _("Bergerak dari periode {since} ke {until}").format(since=found.since, until=found.until)
    st.subheader(title, anchor=False)
    if not found.n:
        told = _("Belum ada desa yang lengkap di kedua periode ({whose}).")
    else:
        told = ngettext(
            "Dari **{n}** desa yang lengkap di kedua periode ({whose}): **{risen}** naik kategori, "
            "**{fallen}** turun, {same} tetap.",
            "Dari **{n}** desa yang lengkap di kedua periode ({whose}): **{risen}** naik kategori, "
            "**{fallen}** turun, {same} tetap.",
            found.n,
        )
    numbers = {name: formats.number(getattr(found, name)) for name in ("n", "risen", "fallen", "same")}
    st.markdown(told.format(**numbers, whose=whose(selection)))
    st.caption(" ".join(_notes(found, selection)))
    if not found.n:
        return
    bands = [words.text(band.name) for band in selection.snapshot.rubric.bands]
    of_round = _("{band}, {round}")
    rows = [
        (
            of_round.format(band=name, round=found.since),
            [GridCell(formats.number(int(n)) if n else formats.NOTHING) for n in row],
        )
        for name, row in zip(bands, found.matrix, strict=True)
    ]
    heads = [of_round.format(band=name, round=found.until) for name in bands]
    st.html(grid([_("Kategori"), *heads], rows))


def _notes(found: Movement, selection: Selection) -> list[str]:
    notes = [changed.beside(found.came, found.left, found.since, found.until, selection.kind)]
    if found.closer:
        told = _(
            "{n} desa turun karena pencocokan naik dan persentase turun: kerja jujur, tidak dihitung turun."
        )
        notes.append(told.format(n=formats.number(found.closer)))
    notes.append(changed.by_later(selection, found.until))
    if found.stale:
        told = _("{n} desa tidak berubah lebih dari {months} bulan: perlu pembaruan.")
        notes.append(told.format(n=formats.number(found.stale), months=standing.STALE_MONTHS))
    return list(filter(None, notes))
