"""What a database says when it cannot, put as conditions that a reader can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import exc as sa

from emas.domain.problems import Problem

if TYPE_CHECKING:
    import psycopg

LOCKED = "database_locked"
READ_ONLY = "database_read_only"
DISK_FULL = "disk_full"
DISK_ERROR = "disk_error"
UNREACHABLE = "database_unreachable"
CORRUPT = "database_corrupt"

_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: UNREACHABLE,  # the file was moved away under our hands
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_PERM: UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
}
"""By extended, else primary result code: https://www.sqlite.org/rescode.html"""

_POSTGRESQL = {
    "55P03": LOCKED,  # lock_timeout
    "57014": LOCKED,  # statement_timeout
    "40": LOCKED,  # deadlock or serialization failure: trying again helps
    "53100": DISK_FULL,
    "53": LOCKED,  # out of connections or memory: busy
    "25006": READ_ONLY,
    "58": DISK_ERROR,
    "XX001": CORRUPT,
    "XX002": CORRUPT,
    "08": UNREACHABLE,
    "28": UNREACHABLE,  # name or password refused
    "3D000": UNREACHABLE,  # no such database
    "57P": UNREACHABLE,  # shutting down or starting up
}
"""By SQLSTATE or its beginning: https://www.postgresql.org/docs/current/errcodes-appendix.html"""

_SYSTEM = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK_ERROR,
}


def translate(error: BaseException) -> Problem | None:
    """The condition behind a driver's, SQLAlchemy's or the system's error, or ``None`` for any other.

    Violated constraints and mistakes in SQL are not conditions of the store: they give ``None``.
    """
    if isinstance(error, sa.DBAPIError) and error.orig is not None:
        return translate(error.orig)
    import psycopg  # late: a program on SQLite starts without it

    code: str | None = None
    if isinstance(error, sa.TimeoutError):  # every connection of the pool is taken
        code = LOCKED
    elif isinstance(error, sqlite3.Error):
        extended = getattr(error, "sqlite_errorcode", None) or 0
        code = _SQLITE.get(extended) or _SQLITE.get(extended & 0xFF)
    elif isinstance(error, psycopg.Error):
        code = _of_sqlstate(error)
    elif isinstance(error, OSError):
        code = _SYSTEM.get(error.errno or 0)
    return Problem(code) if code else None


@contextmanager
def explained() -> Iterator[None]:
    """Raise the :class:`Problem` that :func:`translate` finds in what the database says inside.

    An error of the system (``OSError``) passes: in a block of services it is hardly about the database.

    Raises:
        Problem: ``database_locked``, ``database_read_only``, ``disk_full``, ``disk_error``,
            ``database_unreachable`` or ``database_corrupt``, with the original error as its cause.
    """
    try:
        yield
    except (sa.SQLAlchemyError, sqlite3.Error) as error:
        problem = translate(error)
        if problem is None:
            raise
        raise problem from error


def _of_sqlstate(error: psycopg.Error) -> str | None:
    import psycopg

    state = error.sqlstate
    if state is None:
        # The driver gave up before the server spoke: refused, timed out, or the connection broke.
        return UNREACHABLE if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None
    return next((_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRESQL), None)
