"""Actions of villages' plans."""

from __future__ import annotations

from sqlmodel import Session, col, select

from emas.store.tables import PlanAction


def of_village(session: Session, village_code: str) -> list[PlanAction]:
    """A village's actions, oldest first."""
    statement = select(PlanAction).where(PlanAction.village_code == village_code)
    return list(session.exec(statement.order_by(col(PlanAction.id))))


def lock(session: Session, action_id: int) -> PlanAction | None:
    """An action to change, as it stands now; others wait for the end of this transaction."""
    statement = select(PlanAction).where(PlanAction.id == action_id).with_for_update()
    return session.exec(statement, execution_options={"populate_existing": True}).one_or_none()


def everything(session: Session) -> list[PlanAction]:
    """All actions of all villages, oldest first."""
    return list(session.exec(select(PlanAction).order_by(col(PlanAction.id))))
