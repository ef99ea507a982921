"""Start a server that ends with the test run (see ``guard.py``)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

GUARD = Path(__file__).with_name("guard.py")
RUN_FOLDER = "EMAS_TEST_RUN"
RUN_PROCESS = "EMAS_TEST_PROCESS"


def begin_run() -> Path:
    """Make the folder that all processes of this test run share; workers inherit its name."""
    folder = Path(tempfile.mkdtemp(prefix="emas-run-"))
    os.environ[RUN_FOLDER] = str(folder)
    os.environ[RUN_PROCESS] = str(os.getpid())
    return folder


def run_folder() -> Path:
    """The folder shared by all processes of this test run."""
    return Path(os.environ[RUN_FOLDER])


def start_guarded(
    command: Sequence[str | os.PathLike[str]],
    *,
    log: Path,
    folder: Path,
    remove: bool = False,
    user: tuple[int, int] | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start ``command`` under a guard that lives as long as the test run (not the one worker).

    ``folder`` is its working folder, which the guard removes at the end if ``remove``; ``user`` is
    (uid, gid) to run it as. Output goes to ``log``. The guard's process is returned.
    """
    options = ["--while", os.environ.get(RUN_PROCESS, str(os.getpid()))]
    if remove:
        options += ["--remove", str(folder)]
    if user:
        options += ["--user", str(user[0]), "--group", str(user[1])]
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, str(GUARD), *options, "--", *map(os.fspath, command)],
            cwd=folder,
            env=None if env is None else dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def stop_guarded(guard: subprocess.Popen[bytes]) -> None:
    """End a server that this process started, and wait until it is gone."""
    with suppress(ProcessLookupError):
        guard.send_signal(signal.SIGTERM)
    guard.wait(30)


def tail(log: Path, lines: int = 25) -> str:
    """The end of a log, for a failure message."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
