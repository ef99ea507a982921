"""What a database is for: the demonstration, or the real thing. Written once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal, cast

from sqlmodel import Session, select

from emas.store.tables import Installation

Mode = Literal["demo", "production"]


def get(session: Session) -> Installation | None:
    """The row, or ``None`` in a database that has tables but was never initialised."""
    return session.exec(select(Installation)).one_or_none()


def mode(session: Session) -> Mode:
    """The mode; an uninitialised database counts as production, where nothing is ever simulated."""
    found = get(session)
    return cast("Mode", found.mode) if found else "production"


def create(session: Session, *, mode: Mode, register_edition: str) -> None:
    """Write the row.

    Raises:
        sqlalchemy.exc.IntegrityError: it is there already.
    """
    session.add(
        Installation(id=1, mode=mode, register_edition=register_edition, created_at=datetime.now(UTC))
    )
    session.flush()
