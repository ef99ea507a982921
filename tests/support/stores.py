"""Fresh migrated stores, made by copying a template that was migrated once."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path


def sqlite_url(file: Path) -> str:
    """The SQLAlchemy URL of a SQLite file."""
    return f"sqlite:///{file}"


def migrated_sqlite_file(file: Path) -> Path:
    """Make ``file`` a migrated, empty SQLite store with nothing left in its write-ahead log."""
    from emas.store.migrate import upgrade

    upgrade(sqlite_url(file))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def fresh_sqlite(template: Path, folder: Path) -> str:
    """A copy of the migrated file ``template`` in ``folder``: its URL."""
    return sqlite_url(shutil.copyfile(template, folder / "store.db"))
