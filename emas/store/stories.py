"""Stories of presenters."""

from __future__ import annotations

from sqlmodel import Session, col, delete, select

from emas.store.tables import Story


def everything(session: Session) -> list[Story]:
    """All stories, the one that changed last first."""
    return list(session.exec(select(Story).order_by(col(Story.updated_at).desc(), col(Story.id).desc())))


def delete_all(session: Session) -> None:
    """Remove every story."""
    session.exec(delete(Story))
