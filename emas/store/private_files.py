"""Who may read a SQLite database: the account that the server runs under, and nobody else on the machine."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
BESIDE = ("", "-wal", "-shm")
"""Endings of the database and of the two companions that SQLite makes with the same permissions."""


def make(file: Path) -> None:
    """Make an empty file that is private from its first moment, and those of its folders that are not there.

    Raises:
        OSError: the folder or the file cannot be made.
    """
    for folder in reversed([one for one in file.parents if not one.exists()]):
        folder.mkdir(mode=FOLDER, exist_ok=True)
    file.touch(mode=FILE)


def tighten(file: Path) -> None:
    """Take away what others may do with a database that an earlier version, or a copy, left open.

    Its folder is left as it is: it may hold more than the database. What is not ours to change stays too.
    """
    for one in (file.with_name(file.name + ending) for ending in BESIDE):
        _close(one, FILE)


def tighten_folder(folder: Path) -> None:
    """The same for a folder that belongs to this program alone."""
    _close(folder, FOLDER)


def _close(path: Path, mode: int) -> None:
    with suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
