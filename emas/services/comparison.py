"""A few villages or regions side by side: the same figures as the scorecard's, for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from emas.domain.rubric import Rubric
from emas.geo.register import register
from emas.services import coverage, fulfilment, map_figures
from emas.services.alike import row_of
from emas.services.blocking import eligible
from emas.services.fulfilment import Cell, of_share
from emas.services.selection import Selection, select
from emas.services.villages import find

VILLAGE = 10
"""Digits of a village's code; a region's are fewer."""


@dataclass(frozen=True)
class Place:
    """A region with the villages of the filter in it, or one village whatever the filter.

    ``n`` villages have a score of the kind (0: nothing can be compared), ``eligible`` of them fulfil every
    condition; ``total`` is a village's score in units, ``mean`` a region's in points. ``cells`` are those of
    the scorecard by code, ``earned`` the per cent of the points earned by service and pillar (of a region
    the mean of its villages). ``met`` conditions hold in a village; ``passes``: it is in the filter.
    """

    code: str
    name: str
    n: int
    eligible: int
    total: int | None
    mean: float | None
    met: int | None
    passes: bool
    cells: dict[str, Cell]
    earned: dict[str, float]

    @property
    def is_village(self) -> bool:
        """Whether it is one village."""
        return len(self.code) == VILLAGE


@dataclass(frozen=True)
class Widest:
    """The service or pillar in which the places differ most: per cent of the points in both extremes."""

    code: str
    highest: Place
    lowest: Place


def places(selection: Selection, codes: Sequence[str]) -> list[Place]:
    """The places of these codes (2, 4 or 10 digits), in the order given.

    Raises:
        Problem: ``unknown_region``, ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    return [_village(selection, code) if len(code) == VILLAGE else _region(selection, code) for code in codes]


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
    codes, at = selection.snapshot.regions(selection.scores, 4 if region else 2)
    order = np.argsort(-np.bincount(at, minlength=len(codes)), kind="stable")
    return [str(codes[place]) for place in order[:count]]


def widest(selection: Selection, found: Sequence[Place]) -> Widest | None:
    """Where the places are farthest apart; ``None`` with fewer than two that have a score."""
    scored = [one for one in found if one.n]
    if len(scored) < 2:
        return None
    codes = measured(selection.snapshot.rubric)
    apart = {
        code: (max(scored, key=lambda one: one.earned[code]), min(scored, key=lambda one: one.earned[code]))
        for code in codes
    }
    code = max(apart, key=lambda code: apart[code][0].earned[code] - apart[code][1].earned[code])
    return Widest(code, *apart[code])


def _region(selection: Selection, code: str) -> Place:
    inside = select(selection.snapshot, selection.kind, replace(selection.filter, region=code))
    n = len(inside.scores)
    name = register().name(code)
    if not n:
        return Place(code, name, 0, 0, None, None, None, True, {}, {})
    of_codes = [one for group in fulfilment.columns(selection.snapshot).values() for one in group]
    shares = {one: map_figures.of_whole(inside, one) for one in of_codes}
    services, pillars = coverage.spread(inside)
    return Place(
        code=code,
        name=name,
        n=n,
        eligible=eligible(inside),
        total=None,
        mean=map_figures.of_whole(inside, map_figures.MEAN),
        met=None,
        passes=True,
        cells={one: Cell(of_share(share), share) for one, share in shares.items() if share is not None},
        earned={one.code: one.mean for one in (*services, *pillars)},
    )


def _village(selection: Selection, code: str) -> Place:
    snapshot, kind = selection.snapshot, selection.kind
    row, name = row_of(snapshot, kind, code), find(code).name
    if row is None:
        return Place(code, name, 0, 0, None, None, None, False, {}, {})
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    whole = [service.points * rubric.unit for service in rubric.services]
    services = 100 * scores.services[row] / whole
    pillars = 100 * scores.earned[row] / scores.attainable[row]
    return Place(
        code=code,
        name=name,
        n=1,
        eligible=int(scores.eligible[row]),
        total=int(scores.total[row]),
        mean=None,
        met=int(scores.met[row]),
        passes=bool(np.isin(row, selection.scores)),
        cells=fulfilment.states(snapshot, kind, [code])[code],
        earned=dict(zip(measured(rubric), map(float, (*services, *pillars)), strict=True)),
    )
