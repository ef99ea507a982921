"""Transactions. A write rolls back unless told to commit; a read cannot write.

::

    with write(engine) as session:
        assessment = assessments.lock(session, village_code=code, round_id=round_id)
        ...
        audit.log(session, ...)
        session.commit()        # without this line nothing has happened

    with read(engine) as session:
        number, columns = change.number(session), scores.score_columns(session)   # of one moment

The plain session is the unit of work: repositories are functions that take it. What they return are
values: the tables have no relationships and nothing expires, so an object stays readable after its block,
but belongs to no session. Screens and caches keep columns and numbers, not such objects.

Failures of the database come out as :class:`~emas.domain.problems.Problem`; see :mod:`emas.store.errors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlmodel import Session

from emas.store import change, damage, errors
from emas.store.engine import changed


class WriteSession(Session):
    """A session whose commit raises the change number, once and in the same transaction."""

    def commit(self) -> None:
        """Make everything since the last commit durable; a transaction that changed no row costs nothing."""
        self.flush()
        if changed(self.connection()):
            change.bump(self)
        super().commit()


@contextmanager
def write(engine: Engine) -> Iterator[WriteSession]:
    """A writing transaction; rolled back at the end of the block unless ``session.commit()`` was called.

    SQLite: ``BEGIN IMMEDIATE`` at the first statement, so what it reads cannot change before it writes.
    PostgreSQL: READ COMMITTED, rows that a decision hangs on are locked (``assessments.lock``).

    Raises:
        Problem: see :func:`emas.store.errors.explained`; ``database_corrupt`` before anything is tried where
            the database was found damaged.
    """
    damage.refuse(engine)
    with (
        damage.watched(engine),
        errors.explained(),
        WriteSession(engine.execution_options(access="write"), expire_on_commit=False) as session,
    ):
        yield session


@contextmanager
def read(engine: Engine) -> Iterator[Session]:
    """A read-only transaction that sees one moment of the database, however many statements it runs.

    Raises:
        Problem: see :func:`emas.store.errors.explained`; writing in here is ``database_read_only``.
    """
    with (
        damage.watched(engine),
        errors.explained(),
        Session(engine.execution_options(access="read"), expire_on_commit=False) as session,
    ):
        yield session
