"""The store that this process works with: one engine a URL, looked at once before its first use."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Engine

from emas.domain.problems import Problem
from emas.settings import get_settings
from emas.store import installation, migrate, private_files
from emas.store.engine import is_sqlite, open_engine, sqlite_file
from emas.store.unit_of_work import read


def engine() -> Engine:
    """The engine of the store named by the settings, checked.

    Raises:
        Problem: ``database_empty`` (not initialised), ``database_older``, ``database_newer``, or another
            ``database_*`` where it cannot be opened. Nothing of a refusal is remembered: once mended, it
            works.
    """
    return _checked(get_settings().store_url)[0]


def mode() -> installation.Mode:
    """What the store is for; read once, since it never changes.

    Raises:
        Problem: as :func:`engine`.
    """
    return _checked(get_settings().store_url)[1]


def close() -> None:
    """Let go of every store opened so far; the next use opens anew."""
    for opened in _opened:
        opened.dispose()
    _opened.clear()
    _checked.cache_clear()


_opened: list[Engine] = []


@cache
def _checked(url: str) -> tuple[Engine, installation.Mode]:
    opened = open_engine(url)
    if is_sqlite(opened):
        private_files.tighten(sqlite_file(opened.url))
    try:
        migrate.check(opened)
        with read(opened) as session:
            if installation.get(session) is None:  # made, but the filling never came to its end
                raise Problem("database_empty")
            of = installation.mode(session)
    except BaseException:
        opened.dispose()
        raise
    _opened.append(opened)
    return opened, of
