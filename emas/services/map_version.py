"""Names of what the map fetches: for whom, of which moment; and the moments that open pages still hold.

A browser keeps for ever what it got under a name, so a name never means two things. Who looked before the
last change still asks for the earlier moment: the last few of them stay at hand.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from functools import cache

from emas.domain.problems import Problem
from emas.domain.stored import KINDS
from emas.geo import files, polygons
from emas.services.actors import Role, whoever_comes
from emas.services.snapshot import Snapshot

HELD = 8
"""Moments kept; one of the nation takes some 65 MB, most of it shared with none of the others."""

_held: OrderedDict[tuple[str, str], Snapshot] = OrderedDict()
_lock = threading.Lock()


def audience(snapshot: Snapshot) -> Role:
    """Who looks, where nobody has signed in; part of the name of everything that is served."""
    return whoever_comes(snapshot.mode).role


def version(snapshot: Snapshot) -> str:
    """Name of this moment: change number, round, and a check of its scores.

    The check tells databases apart whose change numbers agree, such as a demonstration that was reset.
    """
    return snapshot.remember("map version", lambda: _version(snapshot))


def hold(snapshot: Snapshot) -> str:
    """Keep this moment for the page that is about to be drawn from it; gives its :func:`version`."""
    name = version(snapshot)
    with _lock:
        _held[audience(snapshot), name] = snapshot
        _held.move_to_end((audience(snapshot), name))
        while len(_held) > HELD:
            _held.popitem(last=False)
    return name


def held(of: Role, name: str) -> Snapshot | None:
    """The moment of this name, where an open page may still hold it."""
    with _lock:
        return _held.get((of, name))


@cache
def boundaries() -> str:
    """Check of the files that shapes and the register's points come from.

    Raises:
        Problem: ``geo_file_missing``.
    """
    path = files.FOLDER / "villages.parquet"
    if not path.is_file():
        raise Problem("geo_file_missing", file=path.name)
    return f"{polygons.checksum()}{zlib.crc32(path.read_bytes()):08x}"


def _version(snapshot: Snapshot) -> str:
    check = zlib.crc32(snapshot.code.tobytes())
    for kind in KINDS:
        check = zlib.crc32(snapshot.has[kind].tobytes(), check)
        check = zlib.crc32(snapshot.scores[kind].total.tobytes(), check)
        check = zlib.crc32(snapshot.scores[kind].fulfilled.tobytes(), check)
    return f"{snapshot.number}-{snapshot.of_round}-{check:08x}"
