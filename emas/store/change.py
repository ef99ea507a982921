"""The change number: readers hold a copy of what they read for as long as it stands still."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, col, select, update

from emas.store import errors
from emas.store.tables import Change

_NUMBER = select(Change.number)


def number(session: Session) -> int:
    """The number of committed writes so far; read in one transaction with the data it describes."""
    return session.exec(_NUMBER).one()


def glance(engine: Engine) -> int:
    """The same number by itself: a page asks for it in each of its parts, and a session takes twice as long.

    Raises:
        Problem: see :func:`emas.store.errors.explained`.
    """
    with errors.explained(), engine.connect() as connection:
        return connection.execute(_NUMBER).scalar_one()


def bump(session: Session) -> None:
    """Raise the number by one; the unit of work does it, nobody else.

    On PostgreSQL the row's lock serialises the ends of writing transactions, so numbers become visible in
    order.
    """
    session.exec(update(Change).values(number=col(Change.number) + 1))
