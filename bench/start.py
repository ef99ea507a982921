"""From ``./run`` to a page, first and second start: ``python -m bench.start`` (medians of five, seconds).

Each first start has a copy of the tree of its own, without environment or database; the package cache of
this machine stays.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.support.app import free_port

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
LEAVE_OUT = shutil.ignore_patterns(".venv", ".git", ".emas", "__pycache__", ".*_cache", "test-results")


def main() -> None:
    """Print both medians."""
    first, second = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            shutil.copytree(ROOT, tree, ignore=LEAVE_OUT)
            first.append(start(tree))
            second.append(start(tree))
    for name, seconds in (("first", first), ("second", second)):
        every = sorted(round(one, 1) for one in seconds)
        print(f"{name} start: median {statistics.median(seconds):.1f} s of {every}")


def start(tree: Path) -> float:
    """Seconds from ``./run`` until the page is served."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EMAS_")}
    began = time.monotonic()
    server = subprocess.Popen(
        [tree / "run", "--server.port", str(port), "--server.headless", "true"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=kept,
        start_new_session=True,
    )
    try:
        while not answers(f"http://127.0.0.1:{port}/"):
            time.sleep(0.02)
        return time.monotonic() - began
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def answers(url: str) -> bool:
    """Whether somebody answers there."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


if __name__ == "__main__":
    main()
