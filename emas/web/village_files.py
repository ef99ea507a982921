"""Assessed and named villages of a moment as the map takes them: rows to be clicked, columns for a crowd."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emas.domain.stored import Kind
from emas.services.map_region import known_region
from emas.services.points import bands, points
from emas.services.snapshot import Snapshot
from emas.ui.maps.address import ORIGIN


def rows(now: Snapshot, kind: Kind, *, named: bool = False, inside: str = "") -> str:
    """JSON rows ``{x, y, c, b, p, f, d}``: point, code, index of the band, step of the ladder, flags, day.

    A flag is a bit: conditions in rubric order, then services. The day, since 1970, is that of the last
    change. ``named`` takes those that a source names alone, with five decimals instead of three; ``inside``
    those of a region.

    Raises:
        Problem: ``unknown_region``, ``geo_file_*`` or ``database_*``.
    """
    found = points(now)
    chosen = found.inside(known_region(inside)) if inside else np.ones(len(found), dtype=bool)
    if named:
        chosen &= found.step > 0
    decimals = 5 if named else 3
    columns = {
        "x": found.lon.round(decimals),
        "y": found.lat.round(decimals),
        "c": found.code.astype(np.int64),
        "b": bands(now, kind),
        "p": found.step,
        "f": _flags(now, kind),
        "d": _days(now, kind),
    }
    # Written by hand: json.dumps of 84,000 rows takes twice as long.
    form = "{{" + ",".join(f'"{name}":{{}}' for name in columns) + "}}"
    return "[" + ",".join(map(form.format, *(column[chosen].tolist() for column in columns.values()))) + "]"


def columns(now: Snapshot, kind: Kind) -> bytes:
    """The same of all villages: their number, then column after column, as ``village_tile.js`` reads them.

    Flags (``uint32``); longitude and latitude (``uint16``), in thousandths of a degree from ``ORIGIN``, each
    as the difference from the village before, round 65,536; regency code, day (``uint16``); band (``int8``);
    step (``uint8``). Little-endian throughout.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = points(now)
    parts: list[tuple[str, npt.ArrayLike]] = [
        ("<u4", _flags(now, kind)),
        ("<u2", _steps(found.lon, ORIGIN[0])),
        ("<u2", _steps(found.lat, ORIGIN[1])),
        ("<u2", found.code.astype(np.int64) // 10**6),
        ("<u2", _days(now, kind)),
        ("i1", bands(now, kind)),
        ("u1", found.step),
    ]
    columns = [np.asarray(values).astype(form) for form, values in parts]
    return b"".join(column.tobytes() for column in (np.array([len(found)], "<u4"), *columns))


def _flags(now: Snapshot, kind: Kind) -> npt.NDArray[np.int64]:
    found, scores = points(now), now.scores[kind]
    flags = np.zeros(len(found), dtype=np.int64)
    held = np.hstack([scores.fulfilled, scores.covered])
    scored = found.row >= 0
    flags[scored] = (held[found.row[scored]] << np.arange(held.shape[1])).sum(axis=1)
    return flags


def _days(now: Snapshot, kind: Kind) -> npt.NDArray[np.int64]:
    """Age is asked of scores: where there is none of the kind, no age either."""
    found = points(now)
    days = np.zeros(len(found), dtype=np.int64)
    scored = found.row >= 0
    rows = found.row[scored]
    days[scored] = np.where(now.has[kind][rows], now.updated[rows].astype(np.int64), 0)
    return days


def _steps(degrees: npt.NDArray[np.float64], origin: float) -> npt.NDArray[np.int64]:
    places = np.round((degrees - origin) * 1000).astype(np.int64)
    return np.diff(places, prepend=0)
