"""Locked, read-only, full, broken, gone, killed: a condition in plain words, and nothing lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg.pq  # noqa: F401 - now: once a test has stepped down, it may not read where Python lies
import pytest
from sqlalchemy import Engine, event, make_url, text

from emas.domain.problems import Problem
from emas.store import change, damage, migrate, rounds, villages
from emas.store.engine import open_engine
from emas.store.unit_of_work import read, write
from tests.store.samples import NOW, REFERENCE, answer, begin, opened, stored, village

NOBODY = 65534


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


def number(engine: Engine) -> int:
    with read(engine) as session:
        return change.number(session)


def write_something(engine: Engine) -> None:
    with write(engine) as session:
        rounds.add(session, name="new", reference_date=REFERENCE, rubric_version="1", opened_at=NOW)
        session.commit()


# Read-only


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """The system's administrator may write anywhere: step down for a moment where the test runs as one."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that an ordinary user can reach (pytest's own are the administrator's alone)."""
    with tempfile.TemporaryDirectory(prefix="emas-ro-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)


def filled(folder: Path) -> tuple[Path, str]:
    """A store with something in it, closed."""
    file = folder / "store.db"
    url = f"sqlite:///{file}"
    migrate.upgrade(url)
    for engine in opened(url):
        write_something(engine)
    return file, url


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_a_read_only_file_or_folder_can_be_read_and_says_so_on_writing(
    shared_folder: Path, file_mode: int, folder_mode: int
) -> None:
    file, url = filled(shared_folder)
    file.chmod(file_mode)
    shared_folder.chmod(folder_mode)
    with as_an_ordinary_user():
        for engine in opened(url):
            assert migrate.state(engine) == "current"
            migrate.upgrade(url)
            assert number(engine) == 1
            with pytest.raises(Problem, match="database_read_only"):
                write_something(engine)
            assert number(engine) == 1
    shared_folder.chmod(0o777)
    file.chmod(0o666)
    for engine in opened(url):
        answer(engine, begin(engine), 1)
        assert number(engine) == 3


def test_a_store_that_cannot_be_made_says_so(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with as_an_ordinary_user(), pytest.raises(Problem, match="database_read_only"):
        migrate.upgrade(f"sqlite:///{shared_folder}/new/store.db")


def test_a_read_only_server_can_be_read_and_says_so_on_writing(postgresql_url: str) -> None:
    for engine in opened(postgresql_url):
        with engine.execution_options(access="write").connect() as connection:
            name = connection.execute(text("SELECT current_database()")).scalar_one()
            connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
            connection.commit()
        engine.dispose()
        assert number(engine) == 0
        with pytest.raises(Problem, match="database_read_only"):
            write_something(engine)


# Full


def test_a_full_disk_loses_nothing_that_was_acknowledged(sqlite_url: str) -> None:
    for engine in opened(sqlite_url):
        answer(engine, begin(engine), 3)
    full = open_engine(sqlite_url)
    pages = Path(make_url(sqlite_url).database or "").stat().st_size // 4096

    def limit(connection: sqlite3.Connection, record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    event.listen(full, "connect", limit)
    with pytest.raises(Problem, match="disk_full"), write(full) as session:
        villages.insert_many(session, (village(f"352502{at:04d}") for at in range(5000)))
        session.commit()
    assert number(full) == 2
    full.dispose()
    for engine in opened(sqlite_url):
        assert stored(engine, 1).claimed_total == 3
        with read(engine) as session:
            assert villages.count(session, simulated=False) == 1
        write_something(engine)


# Broken or gone


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(b"this is a letter, not a database\n" * 1000)
    for engine in opened(f"sqlite:///{file}"):
        with pytest.raises(Problem, match="database_corrupt"):
            migrate.check(engine)
    assert file.read_bytes().startswith(b"this is a letter"), "it was not ours to change"


def test_a_damaged_database(sqlite_url: str) -> None:
    file = Path(make_url(sqlite_url).database or "")
    with file.open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(os.urandom(file.stat().st_size - 4096))
    for engine in opened(sqlite_url):
        with pytest.raises(Problem, match="database_corrupt"), read(engine) as session:
            for table in ("change", "village", "round", "audit_entry"):
                session.connection().execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608


def spoil(engine: Engine, table: str) -> None:
    """Overwrite the pages of one table in the file itself; the others stay sound."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute(
            text("SELECT rootpage FROM sqlite_master WHERE name = :table"), {"table": table}
        ).scalar_one()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    engine.dispose()
    with Path(engine.url.database or "").open("r+b") as damaged:
        damaged.seek((root - 1) * size)
        damaged.write(b"\xff" * size)


def test_after_the_first_sign_of_damage_nothing_is_written(sqlite_url: str) -> None:
    for engine in opened(sqlite_url):
        answer(engine, begin(engine), 3)
        spoil(engine, "audit_entry")
        write_something(engine)  # rounds are sound: until somebody meets the damage, this works
        before = number(engine)
        with pytest.raises(Problem, match="database_corrupt"), read(engine) as session:
            session.connection().execute(text("SELECT * FROM audit_entry")).all()
        with pytest.raises(Problem, match="database_corrupt"), write(engine) as session:
            change.bump(session)
            session.commit()
        assert number(engine) == before, "it is still read"


def test_a_look_at_the_start_finds_damage_that_nobody_has_met(sqlite_url: str) -> None:
    for engine in opened(sqlite_url):
        answer(engine, begin(engine), 3)
        damage.look(engine)
        spoil(engine, "audit_entry")
        with pytest.raises(Problem, match="database_corrupt"):
            damage.look(engine)
        with pytest.raises(Problem, match="database_corrupt"):
            write_something(engine)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for engine in opened(f"sqlite:///{tmp_path}/none.db"):
        with pytest.raises(Problem, match="database_unreachable"):
            number(engine)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_into_a_file_that_was_moved_away(sqlite_url: str) -> None:
    file = Path(make_url(sqlite_url).database or "")
    away = file.with_name("away.db")
    for engine in opened(sqlite_url):
        before = number(engine)
        file.rename(away)
        for act in (write_something, number):
            with pytest.raises(Problem, match="database_unreachable"):
                act(engine)
        away.rename(file)
        assert number(engine) == before
        write_something(engine)
        assert number(engine) == before + 1


def test_a_file_put_in_its_place_is_the_one_that_is_read_and_written(
    sqlite_url: str, sqlite_template: Path
) -> None:
    file = Path(make_url(sqlite_url).database or "")
    for engine in opened(sqlite_url):
        write_something(engine)
        assert number(engine) == 1
        # As who restores a copy does, while the server runs.
        for companion in ("-wal", "-shm"):
            file.with_name(file.name + companion).unlink(missing_ok=True)
        copy = file.with_name("copy.db")
        copy.write_bytes(sqlite_template.read_bytes())
        copy.replace(file)
        assert number(engine) == 0
        write_something(engine)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM round").fetchone() == (1,)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    for engine in opened(f"postgresql+psycopg://emas:secret@/emas?host={tmp_path}"):
        with pytest.raises(Problem, match="database_unreachable") as caught:
            migrate.state(engine)
        assert "secret" not in str(caught.value)


def test_a_server_that_hangs_up_and_comes_back(postgresql_url: str) -> None:
    for engine in opened(postgresql_url):
        for other in opened(postgresql_url):
            with pytest.raises(Problem, match="database_unreachable"), write(engine) as session:
                pid = session.connection().execute(text("SELECT pg_backend_pid()")).scalar_one()
                with other.connect() as connection:
                    connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
                change.bump(session)
        write_something(engine)
        assert number(engine) == 1


# Killed

WRITER = """
import sys
from sqlalchemy import text
from emas.store.engine import open_engine
from emas.store import assessments
from emas.store.unit_of_work import write
from tests.store.samples import NOW, score
url, when = sys.argv[1:]
with write(open_engine(url)) as session:
    found = assessments.lock(session, 1)
    assessments.save(session, found, answers={"L1.1": {"level": 4, "v": 2}}, scores=score(4), at=NOW)
    if when == "after":
        session.commit()
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(("when", "left"), [("before", 1), ("after", 4)])
def test_a_killed_program_leaves_the_old_or_the_new_never_a_half(
    engine: Engine, store_url: str, when: str, left: int
) -> None:
    assessment_id = begin(engine)
    assert assessment_id == 1
    answer(engine, assessment_id, 1)
    before = number(engine)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, store_url, when],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout
    assert writer.stdout.readline() == b"ready\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=30)
    found = stored(engine, assessment_id)
    assert found.claimed_total == found.answers["L1.1"]["level"] == left
    assert number(engine) == before + (when == "after")
    # The lock went with it: the next answer is taken at once.
    answer(engine, assessment_id, 2)
    assert stored(engine, assessment_id).claimed_total == 2
