"""Rounds of assessment."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, col, select

from emas.store.tables import Round


def add(
    session: Session,
    *,
    name: str,
    reference_date: date,
    rubric_version: str,
    opened_at: datetime,
    closed_at: datetime | None = None,
) -> Round:
    """Add a round; its ``id`` is known at once.

    Raises:
        sqlalchemy.exc.IntegrityError: the name is taken.
    """
    added = Round(
        name=name,
        reference_date=reference_date,
        rubric_version=rubric_version,
        opened_at=opened_at,
        closed_at=closed_at,
    )
    session.add(added)
    session.flush()
    return added


def get(session: Session, round_id: int) -> Round | None:
    """The round with this id."""
    return session.get(Round, round_id)


def current(session: Session) -> Round | None:
    """The open round; of several the one with the latest reference date."""
    statement = select(Round).where(col(Round.closed_at).is_(None))
    return session.exec(
        statement.order_by(col(Round.reference_date).desc(), col(Round.id).desc()).limit(1)
    ).first()


def all_rounds(session: Session) -> list[Round]:
    """Every round, oldest reference date first."""
    return list(session.exec(select(Round).order_by(col(Round.reference_date), col(Round.id))))
