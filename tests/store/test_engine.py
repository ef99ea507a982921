"""Opening a database by its URL, and what each kind of failure is called."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from emas.domain.problems import Problem
from emas.store import errors, villages
from emas.store.engine import open_engine
from emas.store.unit_of_work import read, write
from tests.store.samples import REAL, opened, village


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://secret@host/emas", "sqlite://", "sqlite:///:memory:", "sqlite:///"]
)
def test_a_url_that_is_none_of_ours(url: str) -> None:
    with pytest.raises(Problem, match="database_url_invalid") as caught:
        open_engine(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_by_any_of_its_names(scheme: str) -> None:
    engine = open_engine(f"{scheme}://host/emas?options=-c%20work_mem%3D64MB")
    assert engine.driver == "psycopg"


def test_the_urls_own_options_are_kept(postgresql_url: str) -> None:
    joint = "&" if "?" in postgresql_url else "?"
    for engine in opened(f"{postgresql_url}{joint}options=-c%20work_mem%3D64MB", lock_timeout=7):
        with engine.connect() as connection:
            shown = [
                connection.execute(text(f"SHOW {name}")).scalar_one()
                for name in ("work_mem", "lock_timeout", "statement_timeout", "timezone")
            ]
    assert shown == ["64MB", "7s", "1min", "UTC"]


def test_sqlite_is_opened_for_safety(sqlite_url: str) -> None:
    for engine in opened(sqlite_url, lock_timeout=7):
        with engine.execution_options(access="write").connect() as connection:
            found = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
            }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 7000,
        "query_only": 0,
    }


# Translation of what cannot be provoked here


@pytest.mark.parametrize(
    ("sqlstate", "code"),
    [
        ("53100", "disk_full"),
        ("58030", "disk_error"),
        ("XX001", "database_corrupt"),
        ("40P01", "database_locked"),
        ("40001", "database_locked"),
        ("55P03", "database_locked"),
        ("57014", "database_locked"),
        ("53300", "database_locked"),
        ("57P01", "database_unreachable"),
        ("3D000", "database_unreachable"),
        ("28P01", "database_unreachable"),
        ("08006", "database_unreachable"),
        ("25006", "database_read_only"),
        ("23505", None),
        ("42P01", None),
    ],
)
def test_what_postgresql_says(sqlstate: str, code: str | None) -> None:
    problem = errors.translate(psycopg.errors.lookup(sqlstate)())
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "database_read_only"),
        (errno.EACCES, "database_read_only"),
        (errno.EIO, "disk_error"),
        (errno.ENOENT, None),
    ],
)
def test_what_the_system_says(number: int, code: str | None) -> None:
    problem = errors.translate(OSError(number, "x"))
    assert (problem.code if problem else None) == code


def test_mistakes_of_the_program_stay_what_they_are(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), write(engine):
        raise ZeroDivisionError
    with pytest.raises(IntegrityError), write(engine) as session:
        villages.insert_many(session, [village(), village()])
    with pytest.raises(PermissionError), write(engine):
        raise PermissionError(errno.EACCES, "some other file")
    with pytest.raises(Problem, match="unknown_village"), read(engine):
        raise Problem("unknown_village", code=REAL)
