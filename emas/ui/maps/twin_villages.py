"""The twin's table of villages: place, eligibility, score, band and step of each."""

from __future__ import annotations

from emas.domain.rubric import Rubric
from emas.services import map_table
from emas.services.map_table import BAND, MET, NAME, PLACE, SCORE, STEP, VillageRow
from emas.services.points import UNFINISHED
from emas.services.programme import STEPS
from emas.services.selection import Selection
from emas.store.tables import Origin
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.maps.filters import band_name
from emas.ui.maps.twin_sheet import ROWS, Sheet, Wish, caption, on_paper, pages
from emas.ui.table import Column, Row


def sheet(selection: Selection, wish: Wish, *, every: bool) -> Sheet:
    """The page that the reader asks for; ``every`` as in :func:`emas.services.map_table.villages`.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    region = selection.filter.region
    columns = _columns(region)
    # Villages are not ranked by what they claim of themselves, unless somebody asks for it.
    ranked = selection.kind != "claimed"
    sort, descending = wish.order(columns, SCORE if ranked else NAME, descending=ranked)

    def at(start: int, count: int) -> map_table.Page:
        return map_table.villages(
            selection, sort=sort, descending=descending, start=start, count=count, every=every
        )

    page = max(1, wish.page)
    found = at((page - 1) * ROWS, ROWS)
    if page > pages(found.total):
        page = pages(found.total)
        found = at((page - 1) * ROWS, ROWS)
    printed = at(0, on_paper(found.total)).rows
    subject = _("Semua desa") if found.every else _("Desa yang dinilai atau disebut sumber")
    rubric = selection.snapshot.rubric
    return Sheet(
        columns=columns,
        rows=[_row(one, columns, rubric, region, marked=one.code == wish.marked) for one in found.rows],
        paper=[_row(one, columns, rubric, region, marked=False) for one in printed],
        caption=caption(subject, selection, wish),
        total=found.total,
        page=page,
        sort=sort,
        descending=descending,
    )


def _columns(region: str) -> list[Column]:
    place = [] if len(region) == 4 else [Column(PLACE, _("Kabupaten/kota"))]
    return [
        Column(NAME, _("Desa"), note=_("dan kecamatannya")),
        *place,
        Column(MET, _("Kelayakan"), numeric=True, note=_("syarat yang terpenuhi")),
        Column(SCORE, _("Skor"), numeric=True, note=_("poin, dari 100")),
        Column(BAND, _("Kategori")),
        Column(STEP, _("Langkah program"), note=_("tertinggi menurut sumber")),
    ]


def _row(of: VillageRow, columns: list[Column], rubric: Rubric, region: str, *, marked: bool) -> Row:
    cells = {
        NAME: _name(of),
        PLACE: of.regency if region else f"{of.regency}, {of.province}",
        MET: _standing(of, rubric),
        SCORE: _score(of, rubric),
        BAND: _band(of, rubric),
        STEP: words.step_name(STEPS[of.step - 1]) if of.step else formats.NOTHING,
    }
    return Row(of.code, tuple(cells[column.code] for column in columns), marked=marked)


def _name(of: VillageRow) -> str:
    """Name with its district, and what is to be known of it; an invented one's name says so itself."""
    notes = [of.district]
    if of.origin and not (of.simulated and of.origin == Origin.SIMULATED.value):
        notes.append(words.origin_name(of.origin))
    if of.district_point:
        notes.append(_("letak desa belum tercatat"))
    told = ", ".join(filter(None, notes))
    return f"{of.name} ({told})" if told else of.name


def _score(of: VillageRow, rubric: Rubric) -> str:
    """The score; of an unfinished form the range that it can still take."""
    low, high = (formats.points(units, rubric.unit) for units in (of.total, of.high))
    return f"{low}–{high}" if of.band == UNFINISHED else low


def _standing(of: VillageRow, rubric: Rubric) -> str:
    if of.met is not None:
        return _("{met} dari {of}").format(met=of.met, of=rubric.conditions)
    return _("belum ada skor jenis ini") if of.origin else _("belum dinilai")


def _band(of: VillageRow, rubric: Rubric) -> str:
    if of.total is None:
        return formats.NOTHING
    return band_name(rubric, of.band)
