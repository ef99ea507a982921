"""Actions of villages' plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from emas.store.tables import PlanAction, PlanState


def of_village(session: Session, village_code: str) -> list[PlanAction]:
    """A village's actions, oldest first."""
    statement = select(PlanAction).where(PlanAction.village_code == village_code)
    return list(session.exec(statement.order_by(col(PlanAction.id))))


def lock(session: Session, action_id: int) -> PlanAction | None:
    """An action to change, as it stands now; others wait for the end of this transaction."""
    statement = select(PlanAction).where(PlanAction.id == action_id).with_for_update()
    return session.exec(statement, execution_options={"populate_existing": True}).one_or_none()


def states(session: Session) -> list[tuple[int | None, str, PlanState, date | None]]:
    """Id, village, state and day of every action, oldest first: a nation's are no objects."""
    action = PlanAction
    wanted: Any = select(col(action.id), col(action.village_code), col(action.state), col(action.due))
    return [(*row,) for row in session.exec(wanted.order_by(col(action.id)))]


def of_ids(session: Session, ids: Sequence[int | None]) -> list[PlanAction]:
    """These actions, in this order."""
    found = {one.id: one for one in session.exec(select(PlanAction).where(col(PlanAction.id).in_(ids)))}
    return [found[one] for one in ids]
