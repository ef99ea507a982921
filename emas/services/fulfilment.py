"""The scorecard: how far regions and villages fulfil each condition, service and pillar, and what changed.

Regions tell the share of their villages, villages tell their own state; both as one line of cells, so that a
reader opens province, regency and village in the same table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from emas.domain.scoring import Status
from emas.domain.scoring_many import STATUSES
from emas.domain.stored import Kind
from emas.geo.register import register
from emas.services import map_change, map_figures, map_table
from emas.services.figures import condition_codes
from emas.services.map_figures import By
from emas.services.paired import since_last_round
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot

MOST, HALF = 75, 50
"""Per cent from which a share of villages, or of a pillar's points, is shown as fulfilled, or as partly.

A choice of this project for the eye alone, the same figures as where the second and third band begin; it
decides nothing.
"""

COUNT = map_table.COUNT


@dataclass(frozen=True)
class Cell:
    """One state with its figure in whole per cent: a share of villages, or a pillar's score (rounded down).

    ``figure`` is ``None`` for a village's condition or service, which holds or does not. ``change`` since the
    round before is in percentage points, of the villages complete in both; for what holds or does not it is
    1 (new), 0, or -1 (no longer).
    """

    status: Status
    figure: float | None = None
    change: float | None = None


@dataclass(frozen=True)
class Line:
    """A region, whose ``n`` counts the villages that its cells are of; or a village, of which ``met``
    conditions hold, ``None`` without a score. ``pairs`` counts the villages that the changes are of.
    """

    code: str
    name: str
    n: int
    cells: dict[str, Cell]
    met: int | None = None
    pairs: int = 0


@dataclass(frozen=True)
class Page:
    """Lines of one page, and how many there are on all."""

    total: int
    lines: list[Line]


def columns(snapshot: Snapshot) -> dict[str, list[str]]:
    """Codes of the cells by group: ``conditions``, ``services``, ``pillars``, each in rubric order."""
    rubric = snapshot.rubric
    return {
        "conditions": condition_codes(snapshot),
        "services": [service.code for service in rubric.services],
        "pillars": [pillar.code for pillar in rubric.pillars],
    }


def regions(selection: Selection, by: By, *, sort: str, descending: bool, start: int, count: int) -> Page:
    """A page of regions inside the filter's; ``sort`` is ``name``, ``n`` or a cell's code.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: no such sort.
    """
    codes = [code for group in columns(selection.snapshot).values() for code in group]
    rows = map_table.regions(selection, codes, by, sort=sort, descending=descending)
    pairs, level = since_last_round(selection), register().level(by)
    risen = {code: map_change.change(pairs, code, by) for code in codes} if pairs else {}
    counted = map_figures.by_region(pairs.later, map_figures.MEAN, by).n if pairs else None

    def cell(code: str, region: str, figure: float | None) -> Cell:
        if figure is None:
            return Cell(Status.UNANSWERED)
        row = level.row(region)
        change = float(risen[code][row]) if code in risen and row is not None else np.nan
        return Cell(of_share(figure), figure, None if isnan(change) else change)

    def paired(region: str) -> int:
        row = level.row(region)
        return 0 if counted is None or row is None else int(counted[row])

    lines = [
        Line(
            one.code,
            one.name,
            one.n,
            {code: cell(code, one.code, one.figures[code]) for code in codes},
            pairs=paired(one.code),
        )
        for one in rows[start : start + count]
    ]
    return Page(len(rows), lines)


def villages(selection: Selection, *, sort: str, descending: bool, start: int, count: int) -> Page:
    """A page of the villages that are assessed or named by a source.

    ``sort`` is one of :data:`map_table.VILLAGE_SORTS`.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    page = map_table.villages(
        selection, sort=sort, descending=descending, start=start, count=count, every=False
    )
    codes = [row.code for row in page.rows]
    now, then = states(selection.snapshot, selection.kind, codes), _states_before(selection, codes)
    lines = []
    for row in page.rows:
        cells = {
            code: Cell(cell.status, cell.figure, _since(cell, then.get(row.code, {}).get(code)))
            for code, cell in now.get(row.code, {}).items()
        }
        lines.append(Line(row.code, row.name, 1, cells, met=row.met, pairs=int(row.code in then)))
    return Page(page.total, lines)


def _states_before(selection: Selection, codes: Sequence[str]) -> dict[str, dict[str, Cell]]:
    """The cells in the round before, of those villages that are complete in both."""
    pairs = since_last_round(selection)
    if pairs is None:
        return {}
    # A form begun since then is no second result.
    now, rows = selection.snapshot, selection.complete
    rows = rows[now.round_id[rows] == pairs.later.snapshot.of_round]
    both = set(np.intersect1d(now.code[rows], pairs.later.snapshot.code[pairs.later.complete]).tolist())
    return states(pairs.earlier.snapshot, selection.kind, [code for code in codes if code in both])


def _since(now: Cell, then: Cell | None) -> float | None:
    if then is None:
        return None
    if now.figure is not None and then.figure is not None:
        return round(now.figure - then.figure, 1)
    return float(now.status.counts) - float(then.status.counts)


def states(snapshot: Snapshot, kind: Kind, codes: Sequence[str]) -> dict[str, dict[str, Cell]]:
    """The cells of those villages that have a score of the kind."""
    rubric, scores, has = snapshot.rubric, snapshot.scores[kind], snapshot.has[kind]
    found: dict[str, dict[str, Cell]] = {}
    for code, row in zip(codes, _rows(snapshot, codes), strict=True):
        if row is None or not has[row]:
            continue
        held = [Status.MET if one else Status.UNMET for one in scores.prerequisites[row]]
        held += [STATUSES[at] for at in scores.criteria[row]]
        cells = dict(zip(condition_codes(snapshot), map(Cell, held), strict=True))
        for at, service in enumerate(rubric.services):
            cells[service.code] = Cell(Status.MET if scores.covered[row, at] else Status.UNMET)
        for at, pillar in enumerate(rubric.pillars):
            share = float(100 * int(scores.earned[row, at]) // int(scores.attainable[row, at]))
            cells[pillar.code] = Cell(of_share(share), share)
        found[code] = cells
    return found


def _rows(snapshot: Snapshot, codes: Sequence[str]) -> list[int | None]:
    """Where each village stands in the snapshot; ``None`` where it does not."""
    rows, known = snapshot.rows_of(np.array(codes, dtype="U10"))
    return [row if found else None for row, found in zip(rows.tolist(), known.tolist(), strict=True)]


def of_share(share: float) -> Status:
    """As what a share in per cent is shown."""
    if share >= MOST:
        return Status.MET
    return Status.PARTLY if share >= HALF else Status.UNMET
