"""A few villages or regions side by side: the same figures as the scorecard's, for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import few
from emas.domain.rubric import Rubric
from emas.geo.register import register
from emas.services import coverage, fulfilment, map_figures
from emas.services.alike import row_of
from emas.services.figures import condition_codes
from emas.services.fulfilment import Cell, of_share
from emas.services.rounds import rounds
from emas.services.selection import Selection, select
from emas.services.villages import find, told_apart

VILLAGE = 10
"""Digits of a village's code; a region's are fewer."""


@dataclass(frozen=True)
class Figures:
    """What ``n`` villages come to: the complete ones of a region, or one village, complete or not.

    ``total`` and ``high`` (what open answers leave possible) are sums of units; ``open`` counts the
    indicators not answered, ``eligible`` the villages that fulfil every condition, ``met`` the conditions
    that hold in all of them together; ``bands`` the villages by band, without those that are no target.
    ``updated`` is the last day of change; ``rounds`` are the names of the rounds, the latest first.
    """

    n: int = 0
    total: int = 0
    high: int = 0
    open: int = 0
    eligible: int = 0
    met: int = 0
    bands: dict[str, int] = field(default_factory=dict)
    services: dict[str, int] = field(default_factory=dict)
    updated: date | None = None
    rounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A region with the complete villages in it that pass the filter, or one village whatever the filter.

    ``cells`` are those of the scorecard by code, ``earned`` the per cent of the points earned by service and
    pillar (of a region the mean of its villages); both are empty where no village has a score. ``passes``: a
    village is in the filter, or a region lies in the region looked at.
    """

    code: str
    name: str
    passes: bool
    figures: Figures
    cells: dict[str, Cell]
    earned: dict[str, float]

    @property
    def is_village(self) -> bool:
        """Whether it is one village."""
        return len(self.code) == VILLAGE

    @property
    def n(self) -> int:
        """How many villages its figures are of."""
        return self.figures.n


@dataclass(frozen=True)
class Widest:
    """What places differ most in: both extremes, and their figures in per cent."""

    code: str
    highest: Place
    lowest: Place
    most: float
    least: float


def places(selection: Selection, codes: Sequence[str]) -> list[Place]:
    """The places of these codes (2, 4 or 10 digits), in the order given; no two have the same name.

    Raises:
        Problem: ``unknown_region``, ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    named = names(codes)
    return [
        _village(selection, code, named[code])
        if len(code) == VILLAGE
        else _region(selection, code, named[code])
        for code in codes
    ]


def names(codes: Sequence[str]) -> dict[str, str]:
    """Names of villages and regions by code, told apart.

    Raises:
        Problem: ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    known = {code: find(code).name if len(code) == VILLAGE else register().name(code) for code in codes}
    return told_apart(known)


def measured(rubric: Rubric) -> list[str]:
    """Codes of the services and the pillars, in rubric order."""
    return [one.code for one in rubric.services] + [one.code for one in rubric.pillars]


def suggested(selection: Selection, count: int) -> list[str]:
    """Codes of the regions of the selection with most villages, for who has not chosen yet.

    Provinces of the nation, regencies of a province; a regency's own code and its province's.
    """
    region = selection.filter.region
    if len(region) == 4:
        return [region, region[:2]]
    codes, at = selection.snapshot.regions(selection.complete, 4 if region else 2)
    order = np.argsort(-np.bincount(at, minlength=len(codes)), kind="stable")
    return [str(codes[place]) for place in order[:count]]


def widest(selection: Selection, found: Sequence[Place]) -> Widest | None:
    """The service or pillar whose points lie farthest apart; ``None`` where none differ.

    Regions of few villages are not compared.
    """
    codes = measured(selection.snapshot.rubric)
    return _widest(codes, [(one, one.earned) for one in found if one.is_village or not few(one.n)])


def widest_condition(selection: Selection, found: Sequence[Place]) -> Widest | None:
    """The condition whose shares of villages lie farthest apart between regions; ``None`` where none do.

    Regions of few villages are not compared.
    """
    regions = [one for one in found if one.n and not one.is_village and not few(one.n)]
    shares = [(one, {code: cell.figure or 0.0 for code, cell in one.cells.items()}) for one in regions]
    return _widest(condition_codes(selection.snapshot), shares)


def uneven(selection: Selection, found: Sequence[Place]) -> list[str]:
    """Codes of the conditions that some of the villages fulfil and others do not, in rubric order."""
    villages = [one for one in found if one.n and one.is_village]
    return [
        code
        for code in condition_codes(selection.snapshot)
        if len({one.cells[code].status.counts for one in villages}) > 1
    ]


def _widest(codes: Sequence[str], shares: Sequence[tuple[Place, dict[str, float]]]) -> Widest | None:
    widest: Widest | None = None
    for code in codes if len(shares) > 1 else ():
        lowest, least = min(shares, key=lambda of: of[1][code])
        highest, most = max(shares, key=lambda of: of[1][code])
        told = Widest(code, highest, lowest, most[code], least[code])
        # Of what is shown in whole per cent, nothing smaller is a difference.
        apart = int(told.most) - int(told.least)
        if apart > 0 and (widest is None or told.most - told.least > widest.most - widest.least):
            widest = told
    return widest


def _region(selection: Selection, code: str, name: str) -> Place:
    inside = select(selection.snapshot, selection.kind, replace(selection.filter, region=code))
    passes = code.startswith(selection.filter.region)
    if not len(inside.complete):
        return Place(code, name, passes, Figures(), {}, {})
    shares = inside.remember("shares compared", lambda: _shares(inside))
    services, pillars = coverage.spread(inside)
    return Place(
        code=code,
        name=name,
        passes=passes,
        figures=inside.remember("compared", lambda: _figures(inside, inside.complete)),
        cells={one: Cell(of_share(share), share) for one, share in shares.items() if share is not None},
        earned={one.code: one.mean for one in (*services, *pillars)},
    )


def _shares(inside: Selection) -> dict[str, float | None]:
    """Per cent of villages by condition, service and pillar, as the scorecard has them."""
    codes = [one for group in fulfilment.columns(inside.snapshot).values() for one in group]
    return {one: map_figures.of_whole(inside, one) for one in codes}


def _village(selection: Selection, code: str, name: str) -> Place:
    snapshot, kind = selection.snapshot, selection.kind
    row = row_of(snapshot, kind, code)
    if row is None:
        return Place(code, name, False, Figures(), {}, {})
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    whole = [service.points * rubric.unit for service in rubric.services]
    services = 100 * scores.services[row] / whole
    pillars = 100 * scores.earned[row] / scores.attainable[row]
    return Place(
        code=code,
        name=name,
        passes=bool(np.isin(row, selection.scores)),
        figures=_figures(selection, np.array([row])),
        cells=fulfilment.states(snapshot, kind, [code])[code],
        earned=dict(zip(measured(rubric), map(float, (*services, *pillars)), strict=True)),
    )


def _figures(selection: Selection, rows: npt.NDArray[np.int64]) -> Figures:
    snapshot, scores = selection.snapshot, selection.snapshot.scores[selection.kind]
    rubric, of_rounds = snapshot.rubric, set(np.unique(snapshot.round_id[rows]).tolist())
    bands = np.bincount(scores.band[rows] + 1, minlength=len(rubric.bands) + 1)[1:].tolist()
    services = scores.services[rows].sum(axis=0, dtype=np.int64).tolist()
    return Figures(
        n=len(rows),
        total=int(scores.total[rows].sum(dtype=np.int64)),
        high=int(scores.high[rows].sum(dtype=np.int64)),
        open=int(len(rows) * len(rubric.indicators) - scores.answered[rows].sum(dtype=np.int64)),
        eligible=int(np.count_nonzero(scores.eligible[rows])),
        met=int(np.count_nonzero(scores.fulfilled[rows].all(axis=0))),
        bands={band.code: n for band, n in zip(rubric.bands, bands, strict=True)},
        services={service.code: n for service, n in zip(rubric.services, services, strict=True)},
        updated=snapshot.updated[rows].max().astype(date),
        rounds=tuple(one.name for one in rounds(snapshot) if one.id in of_rounds),
    )
