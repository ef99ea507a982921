"""The PostgreSQL of the tests: each way of starting it, and that nothing of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests.support import postgres
from tests.support.servers import stop_guarded

AVAILABLE = [source for source in postgres.SOURCES if postgres.program_folders(source)]


def home_of(server: postgres.Server) -> Path:
    return Path(str(make_url(server.url).query["host"]))


def gone(home: Path, seconds: float = 20) -> bool:
    """Whether the server's folder, and with it the socket, disappears in time."""
    deadline = time.monotonic() + seconds
    while home.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not home.exists()


def test_there_is_a_postgresql_to_test_with() -> None:
    assert AVAILABLE or os.environ.get("TEST_DATABASE_URL")


@pytest.mark.parametrize("source", AVAILABLE)
def test_starts_from_each_source_and_stops(source: str) -> None:
    server, guard = postgres.start(source)
    try:
        server.execute("CREATE DATABASE another")
        with psycopg.connect(
            make_url(server.url_of("another")).set(drivername="postgresql").render_as_string(False)
        ) as connection:
            listens = connection.execute("SHOW listen_addresses").fetchone()
            collation = connection.execute("SELECT 'B' < 'a'").fetchone()
        assert listens == ("",)  # the socket is the only way in
        assert collation == (True,)
    finally:
        stop_guarded(guard)
    assert not home_of(server).exists()
    with pytest.raises(psycopg.OperationalError):
        server.execute("SELECT 1")


def test_programs_that_the_servers_user_cannot_reach_are_copied(tmp_path: Path) -> None:
    user = postgres.server_user()
    folder = postgres.program_folders(AVAILABLE[-1])[0]
    home = postgres.make_server_folder(user)
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "pg").symlink_to(folder.parent)
    try:
        # Nobody but root passes here; for an ordinary user the programs stay where they are.
        closed.chmod(0o700)
        programs = postgres.usable_programs(closed / "pg" / folder.name, home, user)
        if user:
            assert programs == home / "programs" / folder.name
        assert "PostgreSQL" in postgres.run_as(user, [programs / "postgres", "--version"], cwd=home)
    finally:
        postgres.shutil.rmtree(home)


def test_a_long_temporary_folder_is_not_used_for_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(postgres.tempfile, "gettempdir", lambda: str(long))
    home = postgres.make_server_folder(postgres.server_user())
    try:
        assert long not in home.parents
        assert len(os.fsencode(home / ".s.PGSQL.5432")) <= postgres.SOCKET_PATH_LIMIT
    finally:
        home.rmdir()


def test_no_server_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from tests.support import postgres, servers\n"
        "servers.begin_run()\n"
        "server, guard = postgres.start(postgres.program_folders('system') and 'system' or 'wheel')\n"
        "print(server.url, guard.pid, flush=True)\n"
        "import time; time.sleep(300)\n"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path)}  # what a killed run leaves in its folder is ours
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=env)
    assert run.stdout is not None
    url, guard = run.stdout.readline().split()
    server = postgres.Server(url, "killed")
    server.execute("SELECT 1")
    run.send_signal(signal.SIGKILL)
    assert gone(home_of(server))
    run.wait()
    run.stdout.close()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{guard}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{guard}").exists()


def test_no_programs_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "program_folders", lambda source: [])
    told = postgres.start_any()
    assert "PostgreSQL cannot be started" in str(told["failed"])
    assert "wheel: no PostgreSQL programs found" in str(told["failed"])
