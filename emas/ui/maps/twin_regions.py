"""The twin's table of regions: the chosen measure, what it is compared with, what always stands beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from emas.domain.disclosure import FEW, few
from emas.services import map_change, map_figures, map_table, paired
from emas.services.map_figures import By
from emas.services.map_table import CHANGE, COUNT, NAME, OTHER, RegionRow
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.maps.measures import Measure
from emas.ui.maps.twin_sheet import ROWS, Sheet, Wish, caption, on_paper, pages
from emas.ui.table import Column, Row

Second = tuple[Selection, Measure]
"""What stands beside the measure: another one, or the same in another round."""


def sheet(selection: Selection, measure: Measure, second: Second | None, by: By, wish: Wish) -> Sheet:
    """The page that the reader asks for.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    beside = _beside(measure, second)
    both = second and map_change.same_villages(selection, measure.code, second[0], second[1].code)
    if second and both:
        selection, second = both.seen_in(selection), (both.seen_in(second[0]), second[1])
    columns = _columns(selection, measure, second, beside, by, paired=bool(both))
    # Regions are not ranked by what their villages claim of themselves, unless somebody asks for it.
    ranked = selection.kind != "claimed" or measure.code == map_figures.ASSESSED or not measure.of_kind
    sort, descending = wish.order(columns, measure.code if ranked else NAME, descending=ranked)
    found = map_table.regions(
        selection,
        [measure.code, *(one.code for one in beside)],
        by,
        sort=sort,
        descending=descending,
        other=(second[0], second[1].code) if second else None,
    )
    page = min(max(1, wish.page), pages(len(found)))
    shown, printed = found[(page - 1) * ROWS : page * ROWS], found[: on_paper(len(found))]
    known = {one.code: one for one in (measure, *beside)}
    known[OTHER] = second[1] if second else measure
    of = _("{n} desa yang lengkap di kedua periode").format(n=formats.number(both.n)) if both else ""
    told = caption(_subject(measure, second), selection, wish, of)
    if second and not both and _rounds_differ(selection, second[0]):
        n = formats.number(len(second[0].complete))
        told += " " + _("{round}: n = {n} desa lengkap.").format(round=_round(second[0]), n=n)
    if any(few(one.n) for one in shown):
        note = _(
            "“Sedikit”: kurang dari {few} desa, terlalu sedikit untuk disimpulkan; tidak diperingkat, jadi "
            "berada di akhir urutan angka."
        )
        told += " " + note.format(few=FEW)
    forward = second is None or map_change.in_order(selection, second[0])[1] is second[0]
    row = partial(_row, columns=columns, known=known, measure=measure, forward=forward)
    return Sheet(
        columns=columns,
        rows=[row(one, marked=one.code == wish.marked) for one in shown],
        paper=[row(one, marked=False) for one in printed],
        caption=told,
        total=len(found),
        page=page,
        sort=sort,
        descending=descending,
    )


def _beside(measure: Measure, second: Second | None) -> list[Measure]:
    """The measures that always stand in the table, but for those that stand there already."""
    always = [
        Measure(map_figures.ELIGIBLE, "summary", _("Layak"), "share"),
        Measure(map_figures.MEAN, "summary", _("Skor rata-rata"), "points"),
    ]
    there = {measure.code, second[1].code if second else ""}
    return [one for one in always if one.code not in there]


def _subject(measure: Measure, second: Second | None) -> str:
    if second is None or second[1].code == measure.code:
        return measure.name
    return _("{first} dan {second}").format(first=measure.name, second=second[1].name)


def _columns(
    selection: Selection,
    measure: Measure,
    second: Second | None,
    beside: list[Measure],
    by: By,
    *,
    paired: bool,
) -> list[Column]:
    title = _("Provinsi") if by == "province" else _("Kabupaten/kota")
    two_rounds = second is not None and _rounds_differ(selection, second[0])
    rest = [_column(one, f"{_round(selection)}; {one.shown_as}" if two_rounds else "") for one in beside]
    if measure.code != map_figures.ASSESSED:
        rest.insert(0, Column(COUNT, _("Desa di keduanya") if paired else _("Desa lengkap"), numeric=True))
    return [
        Column(NAME, title),
        _column(measure, f"{_round(selection)}; {measure.shown_as}" if two_rounds else ""),
        *(_compared(selection, measure, second) if second else []),
        *rest,
    ]


def _compared(selection: Selection, measure: Measure, second: Second) -> list[Column]:
    other, its = second
    column = replace(_column(its), code=OTHER)
    if _rounds_differ(selection, other):
        column = replace(column, title=f"{its.name}, {_round(other)}")
    found = [column]
    if map_change.changes(selection, measure.code, other, its.code):
        earlier, later = map(_round, map_change.in_order(selection, other))
        told = _("dari {earlier} ke {later}").format(earlier=earlier, later=later)
        found.append(Column(CHANGE, _("Perubahan"), numeric=True, note=told))
    return found


def _column(measure: Measure, of_round: str = "") -> Column:
    return Column(measure.code, measure.name, numeric=True, note=of_round or measure.shown_as)


def _rounds_differ(one: Selection, other: Selection) -> bool:
    return one.snapshot.of_round != other.snapshot.of_round


def _round(selection: Selection) -> str:
    return paired.round_name(selection.snapshot) or _("terbaru tiap desa")


def _row(
    of: RegionRow,
    *,
    columns: list[Column],
    known: dict[str, Measure],
    measure: Measure,
    forward: bool,
    marked: bool,
) -> Row:
    """One region; ``known`` are the measures of the columns by their code, ``OTHER`` included.

    ``forward``: the other round is the later one.
    """
    cells = []
    for column in columns:
        if column.code == NAME:
            cells.append(of.name)
        elif column.code == COUNT:
            cells.append(_count(of.n))
        elif column.code == OTHER:
            cells.append(known[OTHER].written(of.other, of.other_n))
        elif column.code == CHANGE:
            cells.append(_change(_as_shown(of, measure, forward=forward), measure))
        else:
            cells.append(known[column.code].written(of.figures[column.code], of.n))
    return Row(of.code, tuple(cells), marked=marked, faint=few(of.n))


def _as_shown(of: RegionRow, measure: Measure, *, forward: bool) -> float | None:
    """The change; of means, both of which stand beside it with as many decimals, their difference."""
    first, last = of.figures[measure.code], of.other
    if measure.scale != "points" or of.change is None or first is None or last is None:
        return of.change
    return last - first if forward else first - last


def _change(value: float | None, measure: Measure) -> str:
    """``+3,2 poin (naik)``: a change with its sign and its word; of a share in percentage points."""
    if value is None:
        return formats.NOTHING
    unit = " " + _("poin persen") if measure.scale in ("share", "percent") else measure.unit
    # A decimal more than shares have: it is no difference of the two that are shown.
    digits = 0 if measure.scale == "count" else 1
    value = round(value, digits)
    word = _("naik") if value > 0 else _("turun") if value < 0 else _("tetap")
    return f"{formats.signed(value, digits)}{unit} ({word})"


def _count(n: int) -> str:
    told = formats.number(n)
    return _("{n} (sedikit)").format(n=told) if few(n) else told
