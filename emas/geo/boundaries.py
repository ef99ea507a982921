"""Which boundaries are in use: the ministry's own, where it brought some, else those of `geo/`.

Own boundaries stand in ``EMAS_HOME/geo`` as two Parquet files that `emas.geo.own_boundaries` writes. Only
shapes come from there; codes, names and points are always the register's. What was found first is used
until the process ends, so that a change of the files cannot part shapes from the name they are cached under.
"""

from __future__ import annotations

import threading
import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from emas.domain.problems import Problem
from emas.geo import files
from emas.settings import get_settings

SHIPPED_CREDIT = "geoBoundaries (BPS, OCHA), CC BY 3.0 IGO"
"""Attribution that the licence of the shipped boundaries asks for (geo/LICENSES.md)."""

FORMAT = "emas-boundaries-1"
"""Form of the own files; stands in their metadata as ``format``."""

COLUMNS = {
    "provinces.parquet": ["geometry", "geometry_map", "geometry_picture"],
    "regencies.parquet": ["geometry", "geometry_map"],
}
"""Columns of shapes that each file has beside ``code``."""

_POLYGONS = (3, 6)
"""Type ids of polygon and multipolygon in shapely."""

_loading = threading.Lock()


@dataclass(frozen=True, eq=False)
class Boundaries:
    """One set of boundaries: the bytes of its two files, whom to credit, and whether it is an own one."""

    content: dict[str, pa.Buffer]
    credit: str
    own_folder: Path | None = None

    @cached_property
    def checksum(self) -> str:
        """CRC-32 of both files, 8 hexadecimal digits."""
        check = 0
        for file in sorted(self.content):
            check = zlib.crc32(self.content[file], check)
        return f"{check:08x}"

    def shapes(self, file: str, column: str) -> tuple[list[str], Any]:
        """Codes and shapely shapes of a column of ``file``, in order of code.

        Raises Problem ``boundary_file_broken`` for own boundaries, else ``geo_file_corrupt``.
        """
        import shapely

        try:
            table = files.parse(self.content[file], file, ["code", column])
            shapes = shapely.from_wkb(table[column].to_pylist())
            sound = set(shapely.get_type_id(shapes).tolist()) <= set(_POLYGONS)
        except (shapely.errors.ShapelyError, TypeError, Problem):
            sound = False
        if not sound:
            raise self._broken(file)
        return table["code"].to_pylist(), shapes

    def _broken(self, file: str) -> Problem:
        if self.own_folder is None:
            return Problem("geo_file_corrupt", file=file)
        return Problem("boundary_file_broken", file=str(self.own_folder / file))


def in_use() -> Boundaries:
    """The boundaries of this installation, read once a process (about 20 ms).

    Raises Problem ``geo_file_missing``, ``geo_file_corrupt`` or ``boundary_file_broken``.
    """
    with _loading:
        return _of_home(own_folder())


def own_folder() -> Path:
    """Where own boundaries stand, if there are any."""
    return get_settings().home / "geo"


def shipped(folder: Path = files.FOLDER) -> Boundaries:
    """The boundaries in `geo/`; raises Problem ``geo_file_missing`` or ``geo_file_corrupt``."""
    return Boundaries({file: files.content(file, folder) for file in COLUMNS}, SHIPPED_CREDIT)


def own(folder: Path) -> Boundaries:
    """The own boundaries in ``folder``, checked.

    Raises Problem ``boundary_file_broken`` with ``file``: one of the two is missing, damaged, of another
    form, of another edition of the register, or not of the same making as the other.
    """
    content, made, credit = {}, set(), ""
    for file, columns in COLUMNS.items():
        try:
            content[file] = files.content(file, folder)
            table = files.parse(content[file], file, ["code", *columns])
        except Problem as problem:
            raise Problem("boundary_file_broken", file=str(folder / file)) from problem
        told = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
        credit, made = told.get("credit", ""), made | {told.get("made")}
        same_codes = table["code"].equals(files.read(file, ["code"])["code"])
        if told.get("format") != FORMAT or not same_codes or not credit.strip() or len(made) > 1:
            raise Problem("boundary_file_broken", file=str(folder / file))
    return Boundaries(content, credit, folder)


@lru_cache(maxsize=2)
def _of_home(folder: Path) -> Boundaries:
    return own(folder) if any((folder / file).exists() for file in COLUMNS) else shipped()
