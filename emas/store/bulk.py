"""Many rows at once, past the ORM: a nation through objects takes seconds, through columns a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Select, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from emas.store.tables import Base

BATCH = 5000
"""Rows handed to the driver at a time, so that a generator of a nation never stands in memory whole."""

PIECE = 500
"""Rows fetched at a time: their objects are gone again before Python's collector (every 700 new ones)
looks at them, which halves the time of a nation."""


def table_of(model: type[Base]) -> Table:
    """The plain table behind a model."""
    return Base.metadata.tables[str(model.__tablename__)]


def insert_many(session: Session, model: type[Base], rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert rows given as mappings from column names; all have the same keys. Returns how many.

    Values are checked by the database alone (constraints), not by the model.
    """
    session.flush()  # what the rows refer to may still be waiting in the session
    statement, connection = insert(table_of(model)), session.connection()
    waiting, done = iter(rows), 0
    while batch := [dict(row) for row in islice(waiting, BATCH)]:
        connection.execute(statement, batch)
        done += len(batch)
    return done


def columns(session: Session, statement: Select[*tuple[Any, ...]]) -> dict[str, list[Any]]:
    """The result as one list a column, all of the same length, in the statement's order of rows."""
    result = session.connection().execute(statement)
    lists: dict[str, list[Any]] = {name: [] for name in result.keys()}  # noqa: SIM118 - not a mapping
    for rows in result.partitions(PIECE):
        for values, piece in zip(lists.values(), zip(*rows, strict=True), strict=True):
            values.extend(piece)
    return lists


def dialect_of(session: Session) -> str:
    """The database's kind as SQLAlchemy names it: ``sqlite`` or ``postgresql``."""
    return session.get_bind().dialect.name


def upsert(dialect: str, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``, for this dialect."""
    return sqlite.insert(table_of(model)) if dialect == "sqlite" else postgresql.insert(table_of(model))
