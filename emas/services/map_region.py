"""A region chosen on the map: its villages as a list, and one village as a card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emas.domain.problems import Problem
from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services import database, map_figures
from emas.services.snapshot import Snapshot
from emas.services.villages import VillageName, find
from emas.store import rounds
from emas.store.unit_of_work import read


@dataclass(frozen=True)
class Standing:
    """A village's current score of one kind: ``total`` in units, ``band`` its index in the rubric.

    ``band`` is ``None`` where the village is no target; ``round_name`` and ``rubric`` say what it was
    measured by.
    """

    kind: Kind
    total: int
    high: int
    met: int
    band: int | None
    round_name: str


@dataclass(frozen=True)
class Card:
    """A village on the map: ``standing`` is ``None`` without a score of the kind asked for.

    ``origin`` is text of :class:`emas.store.tables.Origin`, empty where nothing is assessed; ``step`` is
    the highest step of the programme's ladder that a source states, from 1, or 0.
    """

    village: VillageName
    assessed: bool
    standing: Standing | None
    origin: str
    step: int


@dataclass(frozen=True)
class Entry:
    """A village in a region's list; ``band`` and ``total`` (units) as in :class:`Standing`."""

    code: str
    name: str
    simulated: bool
    total: int | None
    met: int | None
    step: int


def known_region(code: str) -> str:
    """``code`` where it is a province's or regency's.

    Raises:
        Problem: ``unknown_region`` or ``geo_file_*``.
    """
    region = register().region(code) if len(code) in (2, 4) else None
    if region is None:
        raise Problem("unknown_region")
    return region.code


def card(snapshot: Snapshot, code: str, kind: Kind) -> Card:
    """What the map says about one village.

    Raises:
        Problem: ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    village = find(code)
    at = int(np.searchsorted(snapshot.code, code))
    assessed = at < len(snapshot) and str(snapshot.code[at]) == code
    return Card(
        village=village,
        assessed=assessed,
        standing=_standing(snapshot, at, kind) if assessed and snapshot.has[kind][at] else None,
        origin=str(snapshot.origin[at]) if assessed else "",
        step=map_figures.highest_steps(snapshot).get(code, 0),
    )


def _standing(snapshot: Snapshot, at: int, kind: Kind) -> Standing:
    scores = snapshot.scores[kind]
    band = int(scores.band[at])
    return Standing(
        kind=kind,
        total=int(scores.total[at]),
        high=int(scores.high[at]),
        met=int(scores.met[at]),
        band=None if band == map_figures.NOT_TARGET else band,
        round_name=round_names(snapshot).get(int(snapshot.round_id[at]), ""),
    )


def round_names(snapshot: Snapshot) -> dict[int, str]:
    """Names of all rounds by their id.

    Raises:
        Problem: ``database_*``.
    """
    return snapshot.remember("round names", _round_names)


def _round_names() -> dict[int, str]:
    with read(database.engine()) as session:
        return {found.id: found.name for found in rounds.all_rounds(session) if found.id is not None}


def villages_in(
    snapshot: Snapshot, region: str, kind: Kind, start: int, count: int
) -> tuple[int, list[Entry]]:
    """How many villages of a region the map shows, and ``count`` of them from ``start``.

    Those that a source names come first, then the assessed ones from the highest score to the lowest.
    """
    found = map_figures.points(snapshot)
    scores = snapshot.scores[kind]
    inside = np.flatnonzero(found.inside(region))
    rows = found.row[inside]
    known = rows >= 0
    known[known] = snapshot.has[kind][rows[known]]
    total = np.where(known, scores.total[rows] if len(snapshot) else 0, -1)
    order = inside[np.lexsort((found.code[inside], -total, -found.step[inside]))]
    entries = []
    for at in order[start : start + count].tolist():
        row = int(found.row[at])
        scored = row >= 0 and bool(snapshot.has[kind][row])
        entries.append(
            Entry(
                code=str(found.code[at]),
                name=str(found.name[at]),
                simulated=row >= 0 and bool(snapshot.simulated[row]),
                total=int(scores.total[row]) if scored else None,
                met=int(scores.met[row]) if scored else None,
                step=int(found.step[at]),
            )
        )
    return len(order), entries
