"""The rows of the table under the map: regions with their figures, villages with their scores.

An order is made once for a selection and kept with it; only the rows of the page asked for become objects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from emas.domain.disclosure import few
from emas.geo.codes import DIGITS
from emas.geo.names import normal, normal_column
from emas.geo.register import register
from emas.services import map_change, map_figures
from emas.services.map_figures import By
from emas.services.points import NO_SCORE, Points, points, told_band
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot

NAME, COUNT, OTHER, CHANGE = "name", "n", "other", "change"
"""What regions can be sorted by, beside the measures."""

PLACE, SCORE, MET, BAND, STEP = "place", "score", "met", "band", "step"
VILLAGE_SORTS = (NAME, PLACE, SCORE, MET, BAND, STEP)
"""What villages can be sorted by; a place is its regency."""

_OF_SCORE = (SCORE, MET, BAND)

R = TypeVar("R")

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class RegionRow:
    """A province or regency: each measure's figure as in :mod:`map_figures`, ``None`` where there is none.

    ``n`` counts the complete villages that they are of, ``other_n`` those of ``other``. This and ``change``
    are those of :func:`emas.services.map_change.compared`, where something is compared; a change of few
    villages is ``None``.
    """

    code: str
    name: str
    figures: dict[str, float | None]
    n: int
    other: float | None = None
    other_n: int = 0
    change: float | None = None


@dataclass(frozen=True)
class VillageRow:
    """A village; ``total`` (units), ``met`` (conditions) and ``band`` are of the selection's kind of score.

    ``band`` is as in :func:`emas.services.points.bands`; ``total``, ``high`` (what open answers leave
    possible) and ``met`` are ``None`` without a score. ``origin`` is text of
    :class:`emas.store.tables.Origin`, empty where nothing is assessed; ``step`` the highest of the ladder
    that a source states, from 1, or 0. ``district`` is empty for an invented village (``simulated``);
    ``district_point``: its point is only its district's.
    """

    code: str
    name: str
    simulated: bool
    origin: str
    district: str
    regency: str
    province: str
    total: int | None
    high: int | None
    met: int | None
    band: int
    step: int
    district_point: bool


@dataclass(frozen=True)
class Page:
    """``rows`` of one page, and how many there are on all pages; ``every``: the register's others too."""

    total: int
    rows: tuple[VillageRow, ...]
    every: bool


def regions(
    selection: Selection,
    measures: Sequence[str],
    by: By,
    *,
    sort: str = NAME,
    descending: bool = False,
    other: tuple[Selection, str] | None = None,
) -> Rows[RegionRow]:
    """Every province or regency in the region of the selection's filter; each row made when it is asked for.

    ``other`` is a selection and a measure to stand beside the first of ``measures``. Where their
    difference is a change, every figure of the rows is of the villages complete in both rounds, and of few
    no change is told. ``sort`` is ``NAME``, ``COUNT``, one of ``measures``, ``OTHER`` or ``CHANGE``. Figures
    of few villages are not ranked: they stand behind the others in either direction, and last what has no
    figure; equals stand in order of code.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: no such measure, or a sort that is none of these.
    """
    if other and (both := map_change.same_villages(selection, measures[0], *other)):
        selection, other = both.seen_in(selection), (both.seen_in(other[0]), other[1])
    level = register().level(by)
    inside = level.rows_in(selection.filter.region)
    found = {code: map_figures.by_region(selection, code, by).value[inside] for code in measures}
    counted = map_figures.by_region(selection, map_figures.ASSESSED, by)
    n = counted.n[inside]
    few_of = dict.fromkeys(filter(map_figures.of_share, measures), few(n))
    nothing = np.full(len(level), np.nan)
    then, risen = map_change.compared(selection, measures[0], *other, by) if other else (nothing, nothing)
    then, risen, then_n = then[inside], risen[inside], n
    if measures[0] != map_figures.ASSESSED:
        risen = np.where(few(n), np.nan, risen)
    if other and map_figures.of_share(other[1]):
        then_n = map_figures.by_region(other[0], map_figures.ASSESSED, by).n[inside]
        few_of[OTHER] = few(then_n)
    names, ranks = _region_names(by)
    columns = {**found, NAME: ranks[inside], COUNT: n, OTHER: then, CHANGE: risen}
    key = columns[sort].astype(np.float64)
    known = ~np.isnan(key)
    last = np.where(known, few_of.get(sort, np.zeros(len(key), dtype=bool)).astype(int), 2)
    order = np.lexsort((np.where(known, -key if descending else key, 0), last))
    codes: list[str] = level.code[inside].to_pylist()

    def row(at: int) -> RegionRow:
        return RegionRow(
            code=codes[at],
            name=names[inside.start + at],
            figures={code: _figure(values, at) for code, values in found.items()},
            n=int(n[at]),
            other=_figure(then, at),
            other_n=int(then_n[at]),
            change=_figure(risen, at),
        )

    return Rows(order.tolist(), row)


class Rows(Sequence[R]):
    """A sequence of which a page is looked at: ``make`` gives the row at a position of ``order``."""

    def __init__(self, order: list[int], make: Callable[[int], R]) -> None:
        self._order, self._make = order, make

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> R: ...

    @overload
    def __getitem__(self, at: slice) -> list[R]: ...

    def __getitem__(self, at: int | slice) -> R | list[R]:
        if isinstance(at, slice):
            return [self._make(position) for position in self._order[at]]
        return self._make(self._order[at])


def _figure(values: npt.NDArray[np.float64], at: int) -> float | None:
    return None if np.isnan(values[at]) else float(values[at])


@cache
def _region_names(by: By) -> tuple[list[str], Whole]:
    """Display names of all regions of a level, in order of code, and their place in the alphabet."""
    names = [register().name(code) for code in register().level(by).code.to_pylist()]
    plain = [normal(name) for name in names]
    at = {name: place for place, name in enumerate(sorted(set(plain)))}
    return names, np.array([at[name] for name in plain], dtype=np.int64)


def villages(
    selection: Selection,
    *,
    sort: str = SCORE,
    descending: bool = True,
    start: int = 0,
    count: int,
    every: bool = False,
) -> Page:
    """``count`` villages of the selection from ``start``, by one of :data:`VILLAGE_SORTS`.

    ``every`` adds what the register holds in a province or regency, unless the filter asks for more than the
    region. Where scores are sorted, complete villages stand first in either direction, then those that are
    no target, unfinished forms, and those without a score; where steps are, those that no source names stand
    last. Equals stand in order of code.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: another sort.
    """
    if sort not in VILLAGE_SORTS:
        raise KeyError(sort)
    # The whole register would cost a reader of the nation half a second, for villages without a figure.
    every = every and bool(selection.filter.region) and not selection.filter.narrows
    found, rows = _listed(selection, every=every)
    order = selection.remember(
        ("order", sort, descending, every),
        lambda: _order(selection, found, rows, sort=sort, descending=descending, every=every),
    )
    page = rows[order[start : start + count]]
    return Page(len(rows), tuple(_village(selection, found, at) for at in page.tolist()), every)


def _listed(selection: Selection, *, every: bool) -> tuple[Points, Whole]:
    """The villages to be listed: points, and positions among them in order of code."""
    if not every:
        return points(selection.snapshot), selection.rows
    snapshot, region = selection.snapshot, selection.filter.region
    found = snapshot.remember_lately(("every village", region), lambda: _every_village(snapshot, region))
    return found, np.arange(len(found))


def _every_village(snapshot: Snapshot, region: str) -> Points:
    """The map's points in a region and, with them, all other villages that the register has there."""
    found, real = points(snapshot), register().villages
    here = np.flatnonzero(found.inside(region))
    inside = real.rows_in(region)
    more = np.flatnonzero(~np.isin(real.number[inside], found.code[here].astype(np.int64))) + inside.start
    code = np.concatenate([found.code[here], real.number[more].astype("U10")])
    order = np.argsort(code)
    nothing = np.zeros(len(more), dtype=np.int64)
    names = np.array(real.name.take(pa.array(more)).to_pylist(), dtype=np.str_)
    return Points(
        code=code[order],
        name=np.concatenate([found.name[here], names])[order],
        lon=np.concatenate([found.lon[here], real.lon[more]])[order],
        lat=np.concatenate([found.lat[here], real.lat[more]])[order],
        row=np.concatenate([found.row[here], nothing - 1])[order],
        step=np.concatenate([found.step[here], nothing])[order],
    )


def _order(
    selection: Selection, found: Points, rows: Whole, *, sort: str, descending: bool, every: bool
) -> npt.NDArray[np.int32]:
    """Positions in ``rows``, sorted; ``rows`` are in order of code, and every step here is stable."""
    last = np.zeros(len(rows), dtype=np.int64)
    if sort in _OF_SCORE:
        scores, row = selection.snapshot.scores[selection.kind], found.row[rows]
        values = scores.total if sort == SCORE else scores.met if sort == MET else scores.band
        known = _scored(selection, row)
        key = np.zeros(len(rows), dtype=np.int64)
        key[known] = values[row[known]]
        # What stands in a band's place is below 0, the lower the further behind.
        last[known] = np.maximum(-told_band(selection.snapshot, selection.kind, row[known]), 0)
        last[~known] = -NO_SCORE
    elif sort == STEP:
        key = found.step[rows]
        last[key == 0] = 1
    elif sort == PLACE:
        key = found.code[rows].astype(f"U{DIGITS['regency']}").astype(np.int64)
    else:
        name = ("alphabet", selection.filter.region if every else None)
        key = selection.snapshot.remember_lately(name, lambda: _alphabet(found))[rows]
    ordered = last < -NO_SCORE if sort in (SCORE, MET) else last == 0
    key = np.where(ordered, -key if descending else key, 0)
    # 10⁹ is larger than any key, be it a score in units, a rank or a code.
    return np.argsort(key + last * 10**9, kind="stable").astype(np.int32)


def _scored(selection: Selection, row: Whole) -> npt.NDArray[np.bool_]:
    """Which rows of the snapshot have a score of the kind; -1 has none."""
    known = row >= 0
    known[known] = selection.snapshot.has[selection.kind][row[known]]
    return known


def _alphabet(found: Points) -> Whole:
    """The place of each name in the alphabet; names that differ in case or blanks alone share one."""
    plain = normal_column(pa.array(found.name, pa.string()))
    return np.asarray(pc.rank(plain, tiebreaker="dense")).astype(np.int64)


def _village(selection: Selection, found: Points, at: int) -> VillageRow:
    snapshot, code, row = selection.snapshot, str(found.code[at]), int(found.row[at])
    real = register().village(code)
    scored = row >= 0 and bool(snapshot.has[selection.kind][row])
    scores = snapshot.scores[selection.kind]
    return VillageRow(
        code=code,
        name=real.name if real else str(found.name[at]),
        simulated=real is None,
        origin=str(snapshot.origin[row]) if row >= 0 else "",
        district=real.district if real else "",
        regency=register().name(code[: DIGITS["regency"]]),
        province=register().name(code[: DIGITS["province"]]),
        total=int(scores.total[row]) if scored else None,
        high=int(scores.high[row]) if scored else None,
        met=int(scores.met[row]) if scored else None,
        band=int(told_band(snapshot, selection.kind, np.array([row]))[0]) if scored else NO_SCORE,
        step=int(found.step[at]),
        district_point=real is not None and real.point_source == "district",
    )
