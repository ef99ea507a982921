"""Put the ministry's own boundaries in the place of the shipped ones, and go back: docs/BOUNDARIES.md."""

from __future__ import annotations

import errno
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from emas.domain.plain_text import plain_text
from emas.domain.problems import Problem
from emas.geo import boundaries, boundary_input
from emas.geo.register import register

LEAST_INSIDE = 0.95
"""Least share of villages whose point lies in their regency alone; of the shipped boundaries 0.98."""

DOUBTFUL = 0.5
"""A regency with a lower share of its own is named, to be looked at."""

LONGEST_CREDIT = 200

INPUT_GRID = 1 / 2048
"""Vertices are put on a grid of about 54 m first, a twentieth of the least tolerance: far fewer are left."""

NOTICE = "Batas wilayah indikatif, bukan acuan hukum."


@dataclass(frozen=True)
class Installed:
    """What came of it: share of village points in their regency, and codes of the regencies to look at."""

    inside: float
    doubtful: list[str]
    folder: Path


def install(path: Path, *, credit: str) -> Installed:
    """Check, simplify and keep the regency shapes of the file ``path``; provinces are made of them.

    Used from the next start of the server on. Takes seconds, for millions of vertices minutes. Nothing is
    changed where anything is wrong. Raises Problem:

    - ``boundary_credit``: no line of at most 200 printable signs to credit the source with;
    - all of `boundary_input.read`;
    - ``boundary_unknown``, ``boundary_missing``: codes that are not the register's, or lack;
    - ``boundary_points``: too many village points outside their regency, or in another one too;
    - ``boundary_vanished``: shapes with no area left once neighbours are put in order and simplified;
    - ``folder_unusable``, ``disk_full``, ``geo_file_*``.
    """
    try:
        credit = plain_text(credit, LONGEST_CREDIT)
    except Problem as problem:
        raise Problem("boundary_credit", most=LONGEST_CREDIT) from problem
    if not credit:
        raise Problem("boundary_credit", most=LONGEST_CREDIT)
    reg = register()
    codes = reg.regencies.code.to_pylist()
    merged = _merged(*boundary_input.read(path), codes)

    import shapely

    from emas.geo import shapes

    thin = shapes.snap(merged, INPUT_GRID)
    points = shapely.points(reg.villages.lon, reg.villages.lat)
    # Before the cleaning, which works for hours on shapes that all lie on top of each other.
    inside = _alone_in(thin, points, reg.regency_row)
    share = float(inside.mean())
    if share < LEAST_INSIDE:
        raise Problem("boundary_points", share=_percent(share), least=_percent(LEAST_INSIDE))
    clean = shapely.coverage_clean(thin, gap_width=shapes.GAP_WIDTH)
    _refuse_empty(clean, codes)
    regencies = shapes.regency_columns(clean, points)
    for column in regencies.values():
        _refuse_empty(column, codes)
    provinces = shapes.province_columns(regencies, np.array([code[:2] for code in codes]))
    folder = boundaries.own_folder()
    source = path.name.encode(errors="replace").decode()
    _write(
        folder,
        {
            "provinces.parquet": (reg.provinces.code.to_pylist(), provinces),
            "regencies.parquet": (codes, regencies),
        },
        {"credit": credit, "source": source, "points_inside": f"{share:.4f}"},
    )
    each = np.bincount(reg.regency_row, inside) / np.bincount(reg.regency_row)
    return Installed(share, [codes[at] for at in np.flatnonzero(each < DOUBTFUL).tolist()], folder)


def remove() -> bool:
    """Go back to the shipped boundaries from the next start on; whether there were own ones.

    Raises Problem ``folder_unusable``.
    """
    folder = boundaries.own_folder()
    found = [folder / file for file in boundaries.COLUMNS if (folder / file).exists()]
    try:
        for file in found:
            file.unlink()
    except OSError as error:
        raise Problem("folder_unusable", folder=str(folder)) from error
    return bool(found)


def _merged(codes: list[str], parts: np.ndarray, known: list[str]) -> np.ndarray:
    """One valid shape a regency, in order of ``known``."""
    import shapely

    from emas.geo import shapes

    if unknown := sorted(set(codes) - set(known)):
        raise Problem("boundary_unknown", count=len(unknown), codes=boundary_input.named(unknown))
    if missing := sorted(set(known) - set(codes)):
        raise Problem("boundary_missing", count=len(missing), codes=boundary_input.named(missing))
    parts = shapes.repaired(parts)
    order = np.argsort(codes, kind="stable")
    _, starts = np.unique(np.array(codes)[order], return_index=True)
    groups = np.split(parts[order], starts[1:])
    return np.array([group[0] if len(group) == 1 else shapely.union_all(group) for group in groups])


def _alone_in(shapes: np.ndarray, points: np.ndarray, own: np.ndarray) -> np.ndarray:
    """For each point whether it lies in the shape at its ``own`` place and in no other."""
    import shapely

    at, point = shapely.STRtree(points).query(shapes, predicate="intersects")
    times = np.bincount(point, minlength=len(points))
    found = np.zeros(len(points), dtype=bool)
    found[point[at == own[point]]] = True
    return found & (times == 1)


def _refuse_empty(column: np.ndarray, codes: list[str]) -> None:
    import shapely

    if empty := [codes[at] for at in np.flatnonzero(shapely.is_empty(column)).tolist()]:
        raise Problem("boundary_vanished", count=len(empty), codes=boundary_input.named(empty))


def _write(
    folder: Path, levels: dict[str, tuple[list[str], dict[str, np.ndarray]]], told: dict[str, str]
) -> None:
    """Both files under a temporary name, then in place: a reader finds the old or the new ones whole."""
    from emas.geo import geoparquet

    made = datetime.now(UTC).isoformat()
    notes = {**told, "format": boundaries.FORMAT, "made": made, "notice": NOTICE}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as scratch:
            for file, (codes, geometry) in levels.items():
                geoparquet.write(Path(scratch) / file, {"code": codes}, geometry, notes)
            boundaries.own(Path(scratch))
            for file in levels:
                (Path(scratch) / file).replace(folder / file)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Problem("disk_full") from error
        raise Problem("folder_unusable", folder=str(folder)) from error


def _percent(share: float) -> str:
    """Whole per cent, rounded down: 95 % means that the bound is reached."""
    return f"{int(share * 100)}"
