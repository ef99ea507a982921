"""Opening a database: SQLite in WAL for one machine, PostgreSQL for several; told apart by the URL alone.

How a transaction begins is decided by the execution option ``access`` (see
:mod:`emas.store.unit_of_work`): ``read`` (the default), ``write`` or ``migrate``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from emas.domain.problems import Problem
from emas.store import same_file

Access = Literal["read", "write", "migrate"]

LOCK_TIMEOUT = 10.0
"""Seconds that a transaction waits for another's lock before it gives up as ``database_locked``."""

STATEMENT_TIMEOUT = 60
"""Seconds for one statement on PostgreSQL (migrations lift it)."""

_CHANGED = "emas_changed"
_WRITES = ("INSERT", "UPDATE", "DELETE")


def open_engine(url: str, *, lock_timeout: float = LOCK_TIMEOUT) -> Engine:
    """An engine for ``url``; opens no connection yet and never creates a SQLite file.

    Engines hold a pool: open one a URL and process and keep it. Up to 30 threads work at once on SQLite;
    on PostgreSQL a replica takes at most 20 connections of the server's (by default) 100.

    Args:
        url: ``sqlite:///path/to/file.db`` or ``postgresql+psycopg://…`` (``postgresql://`` and
            ``postgres://`` mean the same driver).
        lock_timeout: seconds to wait for a lock.

    Raises:
        Problem: ``database_url_invalid`` for anything else. The URL is not repeated: it may hold a
            password.
    """
    target = parse_url(url)
    settings = _sqlite(target, lock_timeout) if is_sqlite(target) else _postgresql(target, lock_timeout)
    engine = create_engine(
        target, json_serializer=partial(json.dumps, separators=(",", ":"), allow_nan=False), **settings
    )
    if is_sqlite(target):
        same_file.watch(engine, sqlite_file(target))
    event.listen(engine, "begin", _begin_sqlite if is_sqlite(target) else _begin_postgresql)
    event.listen(engine, "after_cursor_execute", _note_change)
    return engine


def parse_url(url: str) -> URL:
    """The URL with its driver named.

    Raises:
        Problem: ``database_url_invalid``.
    """
    try:
        target = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Problem("database_url_invalid") from error
    if target.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return target.set(drivername="postgresql+psycopg")
    # A database in memory would lose every answer with the process: it is none.
    if is_sqlite(target) and target.database and target.database != ":memory:":
        return target
    raise Problem("database_url_invalid")


def is_sqlite(of: URL | Engine | Connection) -> bool:
    """Whether this is SQLite (else it is PostgreSQL)."""
    return (of if isinstance(of, URL) else of.engine.url).get_backend_name() == "sqlite"


def sqlite_file(url: URL) -> Path:
    """The file of a SQLite URL."""
    return Path(url.database or "")


def changed(connection: Connection) -> bool:
    """Whether the connection's current transaction has inserted, updated or deleted a row so far."""
    return bool(connection.info.get(_CHANGED))


def _sqlite(url: URL, lock_timeout: float) -> dict[str, Any]:
    return {
        "creator": _sqlite_connector(sqlite_file(url), lock_timeout),
        "poolclass": QueuePool,
        "pool_size": 10,
        "max_overflow": 20,
        "pool_timeout": lock_timeout,
    }


def _postgresql(url: URL, lock_timeout: float) -> dict[str, Any]:
    options = {
        "lock_timeout": int(lock_timeout * 1000),
        "statement_timeout": STATEMENT_TIMEOUT * 1000,
        "idle_in_transaction_session_timeout": 60_000,
        "timezone": "UTC",
    }
    own = url.query.get("options", "")
    text = " ".join([*(f"-c {name}={value}" for name, value in options.items()), str(own)])
    return {
        "pool_size": 5,
        "max_overflow": 15,
        "pool_timeout": lock_timeout,
        # A connection that died with its server is noticed before it is handed out.
        "pool_pre_ping": True,
        "pool_recycle": 1800,
        "connect_args": {
            "connect_timeout": 5,
            "tcp_user_timeout": 15_000,
            "keepalives_idle": 30,
            "application_name": "emas",
            "options": text.strip(),
        },
    }


def _sqlite_connector(file: Path, lock_timeout: float) -> Callable[[], sqlite3.Connection]:
    # SQLAlchemy's own way of building the path offers neither the refusal to create a file nor the
    # fallback for a read-only folder.
    def connect() -> sqlite3.Connection:
        try:
            return _open_sqlite(file, "mode=rw", lock_timeout)
        except sqlite3.OperationalError:
            # A file in WAL mode wants its two companions beside it, and a read-only folder does not let
            # them be made. Where there is no log to apply, no other program has the file open and it is
            # complete: read it as it lies. (Whoever may write to it should not, while we do.)
            log = file.with_name(file.name + "-wal")
            if not file.is_file() or (log.exists() and log.stat().st_size):
                raise
            return _open_sqlite(file, "immutable=1", lock_timeout)

    return connect


def _open_sqlite(file: Path, how: str, lock_timeout: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?{how}",
        uri=True,
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        isolation_level=None,  # transactions begin in _begin_sqlite, not behind our back
    )
    try:
        with closing(connection.cursor()) as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(lock_timeout * 1000)}")
            if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                # Refused on a read-only file, and while another process does the same: both are fine.
                with suppress(sqlite3.OperationalError):
                    cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")  # an acknowledged answer survives a power cut
            cursor.execute("PRAGMA recursive_triggers = ON")  # REPLACE fires the audit's delete trigger too
            cursor.execute("PRAGMA journal_size_limit = 67108864")  # a bulk load's log shrinks again
            cursor.execute("SELECT 1 FROM sqlite_master").fetchone()  # shows a file that cannot be read
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> Access:
    connection.info[_CHANGED] = False
    access: Access = connection.get_execution_options().get("access", "read")
    return access


def _begin_postgresql(connection: Connection) -> None:
    # Said anew in each transaction: as a property of the connection it would outlive the transaction, and
    # its reset would override a server that is read-only by its own setting.
    if _begin(connection) == "read":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _begin_sqlite(connection: Connection) -> None:
    access = _begin(connection)
    # Rebuilding a table drops the old one, and that would delete what refers to it. The switch works
    # outside a transaction only, and the connection goes back to the pool as it is.
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {'OFF' if access == 'migrate' else 'ON'}")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if access == 'read' else 'OFF'}")
    # A deferred transaction that reads first and writes then fails at once where another has written in
    # between; IMMEDIATE waits for its turn before it reads.
    connection.exec_driver_sql("BEGIN" if access == "read" else "BEGIN IMMEDIATE")


def _note_change(  # noqa: PLR0917 - the order is that of the event
    connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, executemany: bool
) -> None:
    # rowcount is 0 where nothing matched and -1 where the driver does not know.
    if cursor.rowcount != 0 and statement.lstrip()[:6].upper() in _WRITES:
        connection.info[_CHANGED] = True
