"""The application as its user starts it: a server of its own over a small demo database."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.servers import start_guarded, stop_guarded, tail

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


class DidNotStartError(RuntimeError):
    """The application did not come up; the text ends with its log."""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def health(url: str) -> dict[str, object] | None:
    """What ``/healthz`` says (503 included), or None while it does not answer with JSON.

    A page instead of JSON means that Streamlit ran ``app.py`` as a plain script.
    """
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310 - our own address
            told = json.load(answer)
    except urllib.error.HTTPError as refusal:
        told = json.load(refusal) if "json" in refusal.headers.get("Content-Type", "") else None
    except (OSError, urllib.error.URLError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def environment(home: Path) -> dict[str, str]:
    """The environment of the application: this one's, with a home of its own and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EMAS_", "STREAMLIT_"))}
    return {**kept, "EMAS_HOME": str(home), "PYTHONUNBUFFERED": "1"}


def make_demo(home: Path, villages: int) -> None:
    """Make a demo database of ``villages`` invented villages in ``home``."""
    subprocess.run(
        [sys.executable, "-m", "emas", "init", "--demo", "--villages", str(villages)],
        cwd=ROOT,
        env=environment(home),
        check=True,
        timeout=300,
    )


@contextmanager
def serving(
    home: Path, tree: Path = ROOT, app: str = "app.py", port: int | None = None, **settings: str
) -> Iterator[str]:
    """Serve ``app`` of ``tree`` with the database in ``home``: yields the address; ends it afterwards.

    ``port`` is the same as before where a server comes back. ``settings`` are further settings of the
    environment, such as ``EMAS_DATABASE_URL``.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    log = home / f"server-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", app, "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    guard = start_guarded(command, log=log, folder=tree, env={**environment(home), **settings})
    try:
        deadline = time.monotonic() + START_SECONDS
        while health(url) is None:
            if guard.poll() is not None or time.monotonic() > deadline:
                raise DidNotStartError(f"no JSON at {url}/healthz within {START_SECONDS} s\n{tail(log)}")
            time.sleep(0.1)
        yield url
    finally:
        stop_guarded(guard)
