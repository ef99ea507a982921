"""What the villages of a selection have planned, and what of it is done or late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from emas.geo.time_zones import today
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
        rows = [row for row in plan.states(session) if row[1] in chosen]
        still = [(due is None, due or date.max, code, at) for at, code, state, due in rows if state in OPEN]
        still.sort()
        first = plan.of_ids(session, [at for *_day, _code, at in still[:count]])
    return Promises(
        villages=len({code for _at, code, _state, _due in rows}),
        by_state={state: sum(one is state for _at, _code, one, _due in rows) for state in PlanState},
        late=sum(is_late(state, due, code) for _at, code, state, due in rows),
        open=_told(first),
    )


def is_late(state: PlanState, due: date | None, village: str) -> bool:
    """Whether an action is open although its day has passed where its village lies."""
    return state in OPEN and due is not None and due < today(village)


def _told(rows: Sequence[PlanAction]) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            village=row.village_code,
            name=find(row.village_code).name,
            indicator=row.indicator,
            level=row.level,
            office=row.office,
            due=row.due,
            late=is_late(row.state, row.due, row.village_code),
        )
        for row in rows
    )
