"""What the villages of a selection have planned, and what of it is done or late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.selection import Selection
from emas.services.villages import find
from emas.store import plan
from emas.store.tables import PlanAction, PlanState
from emas.store.unit_of_work import read

OPEN = (PlanState.PLANNED, PlanState.RUNNING)


@dataclass(frozen=True)
class Promise:
    """One action of a village that is still open; ``late`` where its day has passed."""

    village: str
    name: str
    indicator: str
    level: int
    office: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class Promises:
    """Actions of ``villages`` villages: how many in each state, how many late, and the open ones.

    ``open`` is in order of its day, those without one last.
    """

    villages: int
    by_state: dict[PlanState, int]
    late: int
    open: tuple[Promise, ...]


def promised(actor: Actor, selection: Selection, count: int) -> Promises:
    """The plans of a selection's villages, with the ``count`` open actions that are due first.

    Raises:
        Problem: ``not_allowed`` or ``database_*``.
    """
    require(actor, Action.READ_ANSWERS)
    chosen = set(selection.snapshot.code[selection.scores].tolist())
    with read(database.engine()) as session:
        rows = [row for row in plan.everything(session) if row.village_code in chosen]
    today = datetime.now(UTC).date()
    still = sorted(
        (row for row in rows if row.state in OPEN),
        key=lambda row: (row.due is None, row.due or today, row.village_code, row.id or 0),
    )
    return Promises(
        villages=len({row.village_code for row in rows}),
        by_state={state: sum(row.state is state for row in rows) for state in PlanState},
        late=sum(_late(row, today) for row in still),
        open=_told(still[:count], today),
    )


def _late(row: PlanAction, today: date) -> bool:
    return row.due is not None and row.due < today


def _told(rows: Sequence[PlanAction], today: date) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            village=row.village_code,
            name=find(row.village_code).name,
            indicator=row.indicator,
            level=row.level,
            office=row.office,
            due=row.due,
            late=_late(row, today),
        )
        for row in rows
    )
