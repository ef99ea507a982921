"""Runs one server for a test run and ends it with the run, however that ends.

    python guard.py --while PID [--remove FOLDER] [--user UID --group GID] -- COMMAND...

The guard is a process of its own in a session of its own: Ctrl-C and a SIGKILL of the test run do not
reach it. It waits for the process PID; when that is gone, or when the guard gets SIGTERM, it sends the
command SIGINT (for PostgreSQL a fast shutdown, for Streamlit the end), waits, kills what does not go,
removes the folder and exits. Standard library only.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

POLL_SECONDS = 0.2
GRACE_SECONDS = 8.0


def watcher(pid: int) -> Callable[[], bool]:
    """Return a function that waits a moment and says whether the process ``pid`` is still there.

    Where the kernel offers a process descriptor it is used: it also notices a process that has
    died and that nobody has waited for yet.
    """
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return lambda: False
    except (AttributeError, OSError):

        def alive_by_signal() -> bool:
            time.sleep(POLL_SECONDS)
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return False
            except PermissionError:
                return True
            return True

        return alive_by_signal
    return lambda: not select.select([descriptor], [], [], POLL_SECONDS)[0]


def end(process: subprocess.Popen[bytes], grace: float = GRACE_SECONDS) -> None:
    """Ask the process to go, then make it go."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            continue


def main(arguments: list[str]) -> int:
    """Run the command until the watched process is gone; the exit code is the command's own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--while", dest="pid", type=int, required=True)
    parser.add_argument("--remove", type=Path)
    parser.add_argument("--user", type=int)
    parser.add_argument("--group", type=int)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    command = options.command[1:] if options.command[:1] == ["--"] else options.command

    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    # Functions, not SIG_IGN: the server does not inherit them, so it still hears its own SIGINT.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGHUP, lambda *_: None)
    alive = watcher(options.pid)
    identity = (
        {} if options.user is None else {"user": options.user, "group": options.group, "extra_groups": []}
    )
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        **identity,
    )
    try:
        while process.poll() is None and not stopping.is_set() and alive():
            pass
    finally:
        end(process)
        if options.remove:
            shutil.rmtree(options.remove, ignore_errors=True)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
