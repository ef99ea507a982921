"""A SQLite file that was moved away or put in another's place while connections to it are open.

A connection holds the file, not its name: SQLite would go on writing into what somebody has moved away, and
every answer would look saved. So a connection is let go of where its name means another file by now, or none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

_HELD = "emas_file"


def watch(engine: Engine, file: Path) -> None:
    """Look at each use of a pooled connection of ``engine`` whether it still holds ``file``.

    The pool then opens anew: the file that lies there now, or ``database_unreachable`` where there is none.
    Costs some microseconds a transaction.
    """

    def opened(_connection: Any, entry: ConnectionPoolEntry) -> None:
        entry.info[_HELD] = _identity(file)

    def taken(_connection: Any, entry: ConnectionPoolEntry, _proxy: Any) -> None:
        if entry.info.get(_HELD) != _identity(file):
            raise DisconnectionError("the database file was moved or replaced")

    event.listen(engine, "connect", opened)
    event.listen(engine, "checkout", taken)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
