"""Bringing a database to the schema that this program knows, and refusing one that it does not.

Alembic runs inside the program and inside one transaction, so a migration happens wholly or not at all.
Replicas that start together take turns: by SQLite's write lock, by an advisory lock on PostgreSQL.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, Engine, inspect, text

from emas.domain.problems import Problem
from emas.store import errors, private_files
from emas.store.engine import is_sqlite, open_engine, parse_url, sqlite_file
from emas.store.tables import Base

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"

KNOWN = max(file.name[:4] for file in (SCRIPTS / "versions").glob("[0-9]*.py"))
"""The newest revision that this program knows; revisions are numbered ``0001``, ``0002``, …"""

MIGRATION_TIMEOUT = 120.0
"""Seconds that one replica waits for another's migration."""

_ADVISORY_LOCK = 0x656D6173  # "emas"
_alembic_is_global = threading.Lock()

State = Literal["empty", "older", "current", "newer"]


def upgrade(url: str) -> None:
    """Make the database (for SQLite the file and its folder too) or bring it to :data:`KNOWN`.

    Costs one look where it is current already; safe to call from several replicas and threads at once.

    Raises:
        Problem: ``database_newer``, ``database_foreign`` (tables of these names, not made by this
            program), ``database_url_invalid``, or what :func:`emas.store.errors.explained` tells.
    """
    target = parse_url(url)
    if is_sqlite(target):
        _make_file(sqlite_file(target))
    engine = open_engine(url, lock_timeout=MIGRATION_TIMEOUT)
    try:
        if state(engine) == "current":
            return
        with errors.explained(), _alone(engine) as connection:
            # Looked at again: another replica may have migrated while we waited.
            verdict, found = _state(connection)
            if verdict == "newer":
                raise Problem("database_newer", found=found, known=KNOWN)
            _run_alembic(connection)
    finally:
        engine.dispose()


def state(engine: Engine) -> State:
    """How the database's schema stands to this program's; a SQLite file that is not there is ``empty``.

    Raises:
        Problem: ``database_foreign``, or what :func:`emas.store.errors.explained` tells.
    """
    if is_sqlite(engine) and not sqlite_file(engine.url).exists():
        return "empty"
    with errors.explained(), engine.connect() as connection:
        return _state(connection)[0]


def check(engine: Engine) -> None:
    """Refuse a database that this program cannot work with.

    Raises:
        Problem: ``database_empty``; ``database_older`` or ``database_newer`` with ``found`` and
            ``known`` revisions; or what :func:`state` raises.
    """
    if is_sqlite(engine) and not sqlite_file(engine.url).exists():
        raise Problem("database_empty")
    with errors.explained(), engine.connect() as connection:
        verdict, found = _state(connection)
    if verdict == "empty":
        raise Problem("database_empty")
    if verdict != "current":
        raise Problem(f"database_{verdict}", found=found, known=KNOWN)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """One transaction that nobody else migrates beside; committed at the end if nothing was raised."""
    with engine.execution_options(access="migrate").connect() as connection, connection.begin():
        if not is_sqlite(engine):
            connection.execute(text("SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        yield connection
        if is_sqlite(engine):
            # Foreign keys are off here (see the engine): look whether any points nowhere now.
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise RuntimeError(f"the migration left rows that refer to nothing: {orphans[:10]}")


def _state(connection: Connection) -> tuple[State, str | None]:
    inspector = inspect(connection)
    if not inspector.has_table("alembic_version"):
        if set(inspector.get_table_names()) & set(Base.metadata.tables):
            raise Problem("database_foreign")
        return "empty", None
    found = connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar()
    if found is None:
        return "empty", None
    # Revisions are numbers of four digits: a name of another kind is none that we know.
    return ("current" if found == KNOWN else "older" if found < KNOWN else "newer"), found


def _make_file(file: Path) -> None:
    try:
        if not file.exists():
            private_files.make(file)
    except OSError as error:
        raise errors.translate(error) or Problem("folder_unusable", folder=str(file.parent)) from error


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run_alembic(connection: Connection) -> None:
    from alembic import command

    with _alembic_is_global:
        command.upgrade(_config(connection), "head")


def new_revision(message: str, url: str) -> None:
    """For developers: write the next revision from the difference between the tables and a database.

    Args:
        message: what changes, a few words.
        url: a database at :data:`KNOWN`.
    """
    from alembic import command

    engine = open_engine(url)
    with _alone(engine) as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=f"{int(KNOWN) + 1:04d}")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        scratch = f"sqlite:///{folder}/scratch.db"
        upgrade(scratch)
        new_revision(sys.argv[1], scratch)
