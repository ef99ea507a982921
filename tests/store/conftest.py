"""Stores for the tests: the same test runs on SQLite and on a real PostgreSQL.

A PostgreSQL that cannot be started fails the test; nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.stores import fresh_sqlite, migrated_sqlite_file


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file (one a worker); tests get copies of it."""
    return migrated_sqlite_file(tmp_path_factory.mktemp("sqlite") / "template.db")


@pytest.fixture(scope="session")
def postgresql_template() -> str:
    """The migrated, empty template database (one a run, shared by all workers): its name."""
    from emas.store.migrate import upgrade
    from tests.support.postgres import template

    return template(upgrade)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a fresh, empty, migrated SQLite store."""
    return fresh_sqlite(sqlite_template, tmp_path)


@pytest.fixture
def postgresql_url(postgresql_template: str) -> Iterator[str]:
    """The URL of a fresh, empty, migrated PostgreSQL store; dropped after the test."""
    from tests.support.postgres import fresh_database

    with fresh_database(postgresql_template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh, empty, migrated store: the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))
