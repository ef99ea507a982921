"""How far services are built: by what is written, done and reached, by phase, and how villages differ.

All shares are of points: what the villages' indicators earn of what they could, taken over all complete
villages together, to the nearest whole per cent. What does not apply counts on neither side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.rounding import percent
from emas.domain.rubric import Indicator
from emas.services.selection import Selection

QUANTILES = (10, 25, 50, 75, 90)
"""Of villages, in per cent: between the outer ones lie four fifths of them."""


@dataclass(frozen=True)
class Spread:
    """How the complete villages of a selection stand with one service or pillar.

    ``quantiles`` (of :data:`QUANTILES`) are in per cent of what a village could earn, ``mean`` too.
    """

    code: str
    quantiles: tuple[float, ...]
    mean: float


@dataclass(frozen=True)
class ServiceBuilt:
    """One service: per cent of the points by group and by phase, ``None`` where it has no indicator of it.

    ``covered`` is the share of villages in which it runs, in per cent.
    """

    code: str
    covered: int
    groups: dict[str, int | None]
    phases: dict[str, int | None]


def services(selection: Selection) -> list[ServiceBuilt]:
    """Every service in rubric order; empty where no village is complete."""
    if not len(selection.complete):
        return []
    return selection.remember("services built", lambda: _services(selection))


def spread(selection: Selection) -> tuple[list[Spread], list[Spread]]:
    """The services and the pillars, each in rubric order; empty where no village is complete."""
    if not len(selection.complete):
        return [], []
    return selection.remember("spread", lambda: _spread(selection))


def of_group(selection: Selection, group: str) -> int:
    """Per cent of the points of all indicators of a group, over all services; 0 of no complete village."""
    rubric, rows = selection.snapshot.rubric, selection.complete
    scores = selection.snapshot.scores[selection.kind]
    members = [at for at, one in enumerate(rubric.indicators) if one.group == group]
    whole = int(scores.full[rows][:, members].sum(dtype=np.int64))
    return percent(int(scores.units[rows][:, members].sum(dtype=np.int64)), whole) if whole else 0


def _services(selection: Selection) -> list[ServiceBuilt]:
    rubric, rows = selection.snapshot.rubric, selection.complete
    scores = selection.snapshot.scores[selection.kind]
    earned = scores.units[rows].sum(axis=0, dtype=np.int64)
    full = scores.full[rows].sum(axis=0, dtype=np.int64)
    covered = scores.covered[rows].sum(axis=0)

    def share(keep: Callable[[Indicator], bool]) -> int | None:
        members = [at for at, one in enumerate(rubric.indicators) if keep(one)]
        whole = int(full[members].sum())
        return percent(int(earned[members].sum()), whole) if whole else None

    def of(service: str, attribute: str, code: str) -> int | None:
        return share(lambda one: one.service == service and getattr(one, attribute) == code)

    return [
        ServiceBuilt(
            code=service.code,
            covered=percent(int(covered[at]), len(rows)),
            groups={group.code: of(service.code, "group", group.code) for group in rubric.groups},
            phases={phase.code: of(service.code, "phase", phase.code) for phase in rubric.phases},
        )
        for at, service in enumerate(rubric.services)
    ]


def _spread(selection: Selection) -> tuple[list[Spread], list[Spread]]:
    rubric, rows = selection.snapshot.rubric, selection.complete
    scores = selection.snapshot.scores[selection.kind]
    whole = np.array([service.points * rubric.unit for service in rubric.services])
    of_services = 100 * scores.services[rows] / whole
    of_pillars = 100 * scores.earned[rows] / scores.attainable[rows]
    return (
        _quantiles([one.code for one in rubric.services], of_services),
        _quantiles([one.code for one in rubric.pillars], of_pillars),
    )


def _quantiles(codes: list[str], shares: npt.NDArray[np.float64]) -> list[Spread]:
    # Figures of real villages, so that one village is its own quantile.
    found = np.percentile(shares, QUANTILES, axis=0, method="inverted_cdf")
    means = shares.mean(axis=0)
    return [
        Spread(code, tuple(float(value) for value in found[:, at]), float(means[at]))
        for at, code in enumerate(codes)
    ]
