"""Figures of the nation and its regions, all from one snapshot: what overview and map show.

Every figure is a count and, beside it, the number that it is out of; shares are made where they are
written (:mod:`emas.ui.formats`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from emas.domain.stored import Kind
from emas.services.snapshot import Snapshot

By = Literal["regency", "province"]


@dataclass(frozen=True)
class Nation:
    """Counts over all assessed villages of a snapshot.

    ``criteria`` counts the villages fulfilling each condition (prerequisites and criteria, by code; what
    does not apply counts as fulfilled); ``mean`` is in points, ``None`` where nothing is assessed.
    """

    assessed: int
    simulated: int
    eligible: int
    mean: float | None
    conditions: dict[str, int]
    bands: dict[str, int]
    covered: dict[str, int]


def condition_codes(snapshot: Snapshot) -> list[str]:
    """Codes of the eligibility conditions: prerequisites, then criteria, in rubric order."""
    rubric = snapshot.rubric
    return [item.code for item in rubric.prerequisites] + [item.code for item in rubric.criteria]


def nation(snapshot: Snapshot, kind: Kind) -> Nation:
    """The counts of the whole nation, of one kind of score."""
    table = _table(snapshot, kind)
    total = table.sum()
    assessed = int(total["assessed"])
    return Nation(
        assessed=assessed,
        simulated=int(snapshot.simulated.sum()),
        eligible=int(total["eligible"]),
        mean=float(total["points"]) / assessed if assessed else None,
        conditions={code: int(total[code]) for code in condition_codes(snapshot)},
        bands={band.code: int(total[f"band {band.code}"]) for band in snapshot.rubric.bands},
        covered={s.code: int(total[f"covered {s.code}"]) for s in snapshot.rubric.services},
    )


def regions(snapshot: Snapshot, kind: Kind, by: By) -> pd.DataFrame:
    """Counts by region code, only regions with at least one assessed village.

    Columns: ``assessed``, ``eligible``, ``mean`` (points), each condition's code, ``covered L1`` …,
    ``pillar E`` … (mean per cent of the attainable), ``band Dasar`` ….
    """
    return snapshot.remember(("regions", kind, by), lambda: _regions(snapshot, kind, by))


def _regions(snapshot: Snapshot, kind: Kind, by: By) -> pd.DataFrame:
    table = _table(snapshot, kind)
    summed = table.groupby(getattr(snapshot, by)).sum()
    summed = summed[summed["assessed"] > 0]
    summed["mean"] = summed.pop("points") / summed["assessed"]
    for pillar in snapshot.rubric.pillars:
        summed[f"pillar {pillar.code}"] /= summed["assessed"]
    return summed


def _table(snapshot: Snapshot, kind: Kind) -> pd.DataFrame:
    """One row a village, zeros where it has no score of this kind."""
    return snapshot.remember(("table", kind), lambda: _villages(snapshot, kind))


def _villages(snapshot: Snapshot, kind: Kind) -> pd.DataFrame:
    scores, has = snapshot.scores[kind], snapshot.has[kind]
    columns: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]] = {
        "assessed": has.astype(float),
        "eligible": (scores.eligible & has).astype(float),
        "points": np.where(has, scores.total / snapshot.rubric.unit, 0.0),
    }
    for at, code in enumerate(condition_codes(snapshot)):
        columns[code] = (scores.fulfilled[:, at] & has).astype(float)
    for at, service in enumerate(snapshot.rubric.services):
        columns[f"covered {service.code}"] = (scores.covered[:, at] & has).astype(float)
    for at, pillar in enumerate(snapshot.rubric.pillars):
        share = 100 * scores.earned[:, at] / scores.attainable[:, at]
        columns[f"pillar {pillar.code}"] = np.where(has, share, 0.0)
    for at, band in enumerate(snapshot.rubric.bands):
        columns[f"band {band.code}"] = ((scores.band == at) & has).astype(float)
    return pd.DataFrame(columns)
