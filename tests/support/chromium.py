"""A Chromium for the browser tests: ``$CHROMIUM_PATH``, the system's, or one that is installed now.

    python -m tests.support.chromium        finds or installs one, and prints where it is

Standard library only, apart from asking Playwright where it keeps its own browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOAD_SECONDS = 240
PACKAGE_SECONDS = 600

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The hall without internet: no name but this machine's own resolves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


class NoChromiumError(RuntimeError):
    """No browser could be found or installed; the browser tests fail with this text."""


def flags() -> list[str]:
    """Command line options: quiet, offline, and without the sandbox where root cannot have it."""
    return [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


def works(path: str | None) -> bool:
    """Whether ``path`` is a browser that starts (a downloaded one may lack system libraries)."""
    if not path or not shutil.which(path):
        return False
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwright_own() -> str | None:
    """Where Playwright keeps its own browser, if it has one."""
    # In a process of its own: Playwright can be started once in a process, and the tests need that one.
    code = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip() or None


def find() -> str | None:
    """A browser that is here already."""
    for name in (*SYSTEM_NAMES, *MAC_PATHS):
        path = shutil.which(name)
        if works(path):
            return path
    path = playwright_own()
    return path if works(path) else None


def attempt(command: list[str], seconds: int) -> str:
    """Run an installer with a time limit; its messages are shown. Returns how it went, in a few words."""
    said = " ".join(command)
    print(f"Chromium: {said}", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(command, timeout=seconds, check=False, stdout=sys.stderr)
    except subprocess.TimeoutExpired:
        return f"`{said}` took more than {seconds} s"
    except OSError as error:
        return f"`{said}`: {error.strerror}"
    return f"`{said}` ended with {done.returncode}"


def ensure() -> str:
    """The path of a Chromium that starts, installed if need be; NoChromiumError says what was tried."""
    given = os.environ.get("CHROMIUM_PATH")
    if given:
        # What is asked for by name is not silently replaced.
        if works(given):
            return given
        raise NoChromiumError(f"CHROMIUM_PATH is {given}, but that does not start.")
    found = find()
    if found:
        return found
    tried = [attempt([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)]
    found = find()
    if not found and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        tried.append(attempt(["apt-get", "update"], PACKAGE_SECONDS))
        tried.append(attempt(["apt-get", "install", "-y", "chromium"], PACKAGE_SECONDS))
        found = find()
    if not found:
        raise NoChromiumError(
            "No Chromium for the browser tests. Install it (sudo apt install chromium) or set CHROMIUM_PATH. "
            "Tried: " + "; ".join(tried)
        )
    return found


if __name__ == "__main__":
    try:
        print(f"Chromium: {ensure()}")
    except NoChromiumError as error:
        sys.exit(str(error))
