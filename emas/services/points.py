"""Villages as points: the assessed ones and those that a source names, in columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services import programme
from emas.services.snapshot import Snapshot

NOT_TARGET = -1
"""In place of a band's index: the village is no target of the programme."""

UNFINISHED = -2
"""In place of a band's index: the form is unfinished, so its score is no result yet."""

NO_SCORE = -3
"""In place of a band's index: the village has no score of the kind asked for. The lowest of all."""


@dataclass(frozen=True, eq=False)
class Points:
    """Villages as points, in order of code.

    ``code`` (10 digits), ``name`` (as the register writes it), ``lon``/``lat`` (degrees), ``row`` in the
    snapshot (-1 where nothing is assessed), ``step`` (1 for the first step of the ladder that a source
    states to 5 for the last, 0 where none names the village).
    """

    code: npt.NDArray[np.str_]
    name: npt.NDArray[np.str_]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    row: npt.NDArray[np.int64]
    step: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.code)

    def inside(self, region: str) -> npt.NDArray[np.bool_]:
        """Which points lie in the province or regency of this code; an empty code means all."""
        return np.asarray(np.strings.startswith(self.code, region))


def points(snapshot: Snapshot) -> Points:
    """All points of the map.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return snapshot.remember("map points", lambda: _points(snapshot))


def _points(snapshot: Snapshot) -> Points:
    step = highest_steps(snapshot)
    rows = {code: at for at, code in enumerate(snapshot.code.tolist()) if code in step}
    extra = [village for code in step if code not in rows and (village := register().village(code))]
    code = np.concatenate([snapshot.code, np.array([v.code for v in extra], dtype="U10")])
    order = np.argsort(code)
    steps = np.zeros(len(code), dtype=np.int64)
    for at in np.flatnonzero(np.isin(code, list(step))):
        steps[at] = step[str(code[at])]
    return Points(
        code=code[order],
        name=np.concatenate([snapshot.name, np.array([v.name for v in extra], dtype=np.str_)])[order],
        lon=np.concatenate([snapshot.lon, np.array([v.lon for v in extra])])[order],
        lat=np.concatenate([snapshot.lat, np.array([v.lat for v in extra])])[order],
        row=np.concatenate([np.arange(len(snapshot)), np.full(len(extra), -1)])[order],
        step=steps[order],
    )


def highest_steps(snapshot: Snapshot) -> dict[str, int]:
    """By village: the highest step of the ladder that any source states, from 1.

    Raises:
        Problem: ``database_*``.
    """
    highest: dict[str, int] = {}
    for fact in programme.facts(snapshot):
        if fact.village_code:
            at = 1 + programme.STEPS.index(fact.step)
            highest[fact.village_code] = max(at, highest.get(fact.village_code, 0))
    return highest


def scored(snapshot: Snapshot, kind: Kind) -> npt.NDArray[np.bool_]:
    """Which points have a score of this kind."""
    return snapshot.remember(("scored", kind), lambda: _scored(snapshot, kind))


def _scored(snapshot: Snapshot, kind: Kind) -> npt.NDArray[np.bool_]:
    found = points(snapshot)
    with_row = found.row >= 0
    with_row[with_row] = snapshot.has[kind][found.row[with_row]]
    with_row.flags.writeable = False
    return with_row


def bands(snapshot: Snapshot, kind: Kind) -> npt.NDArray[np.int64]:
    """Index of each point's band in the rubric, ``NOT_TARGET``, ``UNFINISHED`` or ``NO_SCORE``."""
    found, has = points(snapshot), scored(snapshot, kind)
    band = np.full(len(found), NO_SCORE, dtype=np.int64)
    band[has] = told_band(snapshot, kind, found.row[has])
    return band


def told_band(snapshot: Snapshot, kind: Kind, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The same of rows of the snapshot that have a score of the kind."""
    of = snapshot.scores[kind]
    finished = snapshot.complete[kind][rows] | ~of.target[rows]
    return np.where(finished, of.band[rows], UNFINISHED).astype(np.int64)
