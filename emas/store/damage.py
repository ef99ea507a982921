"""A database found to be damaged: it is still read, as far as that goes, but nothing is written to it.

SQLite notices damage where it reads, and writes happily elsewhere in the same file: each answer would look
saved and might be in none of the copies that somebody restores. So the first sign of damage ends all writing
by this process, until the database is restored and the server started again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from sqlalchemy import Engine

from emas.domain.problems import Problem
from emas.store import errors
from emas.store.engine import is_sqlite

log = logging.getLogger(__name__)

_damaged: WeakSet[Engine] = WeakSet()


def look(engine: Engine) -> None:
    """Read a SQLite database through once and note whether it is sound. (PostgreSQL checks its pages itself.)

    Takes some milliseconds for a demonstration and a second or two for a nation.

    Raises:
        Problem: ``database_corrupt``, or another ``database_*`` where it cannot be read at all.
    """
    if not is_sqlite(engine):
        return
    with watched(engine), errors.explained(), engine.connect() as connection:
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if verdict != "ok":
            log.error("the database is damaged: %s", verdict)
            raise Problem(errors.CORRUPT)


def refuse(engine: Engine) -> None:
    """Stop before writing to a database that was found damaged.

    Raises:
        Problem: ``database_corrupt``.
    """
    if engine in _damaged:
        raise Problem(errors.CORRUPT)


@contextmanager
def watched(engine: Engine) -> Iterator[None]:
    """Note the damage that shows itself inside; the problem passes on."""
    try:
        yield
    except Problem as problem:
        if problem.code == errors.CORRUPT and engine not in _damaged:
            _damaged.add(engine)
            log.error("the database is damaged: nothing more is written to it by this process")
        raise
