"""The register of regions and villages: columnar, loaded once, shared by everybody.

Columns are numpy and Arrow arrays sorted by code, so that a region is a slice of rows and a count over
the nation is one numpy call; objects are made only for what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from emas.geo import files
from emas.geo.codes import DIGITS
from emas.geo.names import region_name, title, village_name
from emas.geo.same_names import told_apart

_LEVEL = {length: level for level, length in DIGITS.items()}
_BOX = ["min_lon", "min_lat", "max_lon", "max_lat"]

Box = tuple[float, float, float, float]
"""Bounding box in degrees: min lon, min lat, max lon, max lat."""


class Place(NamedTuple):
    """A code with its display name, as a choice in a list."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or district with its display name, point (degrees) and bounding box."""

    level: str
    code: str
    name: str
    lon: float
    lat: float
    box: Box


@dataclass(frozen=True, slots=True)
class Village:
    """One village with the names of the regions that it lies in. Point in degrees.

    ``name`` carries the code where another village of the district has the same: Wakumoro (7403251005).
    ``point_source`` says where the point is from: "village", "district" (the village has none of its
    own) or "corrected" (a known error mended).
    """

    code: str
    name: str
    kind: str
    lon: float
    lat: float
    point_source: str
    district_code: str
    district: str
    regency_code: str
    regency: str
    province_code: str
    province: str

    @property
    def bare_name(self) -> str:
        """The name without the code that tells it from a neighbour's."""
        return self.name.removesuffix(f" ({self.code})")

    @property
    def full_name(self) -> str:
        """Name with its kind: "Desa Campurejo"."""
        return village_name(self.name, self.kind)


@dataclass(frozen=True, eq=False)
class Level:
    """The columns of one level, all of the same length and sorted by code.

    ``number`` is the code as int64 (for fast look-up), ``code`` and ``name`` are text as in the file.
    """

    digits: int
    code: pa.Array
    number: np.ndarray
    name: pa.Array
    lon: np.ndarray
    lat: np.ndarray

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.number)

    def row(self, code: str) -> int | None:
        """Row of ``code``; None for anything that is not a code of this level."""
        if len(code) != self.digits or not (code.isascii() and code.isdecimal()):
            return None
        at = int(np.searchsorted(self.number, int(code)))
        return at if at < len(self) and self.number[at] == int(code) else None

    def rows_in(self, code: str) -> slice:
        """Rows whose code begins with ``code`` (digits; "" means all): an empty slice if none do."""
        if code and not (code.isascii() and code.isdecimal() and len(code) <= self.digits):
            return slice(0, 0)
        unit = 10 ** (self.digits - len(code))
        low = int(code or 0) * unit
        start, stop = np.searchsorted(self.number, [low, low + unit])
        return slice(int(start), int(stop))


@dataclass(frozen=True, eq=False)
class Regions(Level):
    """Provinces, regencies or districts; ``box`` is (rows, 4) in the order of `Box`."""

    box: np.ndarray


@dataclass(frozen=True, eq=False)
class Villages(Level):
    """All villages; ``kind`` and ``point_source`` are dictionary-encoded text.

    ``name`` is as the file's ``bare_name``, with the code behind it where a district has two of one name.
    """

    bare_name: pa.Array
    kind: pa.DictionaryArray
    point_source: pa.DictionaryArray


@dataclass(frozen=True, eq=False)
class Register:
    """All four levels. Made by `load`; shared and never changed."""

    provinces: Regions
    regencies: Regions
    districts: Regions
    villages: Villages

    @cached_property
    def district_row(self) -> np.ndarray:
        """For each village the row of its district in ``districts`` (int32)."""
        return np.searchsorted(self.districts.number, self.villages.number // 10**4).astype(np.int32)

    @cached_property
    def regency_row(self) -> np.ndarray:
        """For each village the row of its regency in ``regencies`` (int32)."""
        return np.searchsorted(self.regencies.number, self.villages.number // 10**6).astype(np.int32)

    @cached_property
    def province_row(self) -> np.ndarray:
        """For each village the row of its province in ``provinces`` (int32)."""
        return np.searchsorted(self.provinces.number, self.villages.number // 10**8).astype(np.int32)

    @cached_property
    def _region_names(self) -> dict[str, str]:
        """Display names of provinces and regencies by code: lists to choose from ask for all of them."""
        return {
            code: region_name(raw)
            for level in (self.provinces, self.regencies)
            for code, raw in zip(level.code.to_pylist(), level.name.to_pylist(), strict=True)
        }

    def level(self, name: str) -> Level:
        """Columns of "province", "regency", "district" or "village"; KeyError for another word."""
        levels = {
            "province": self.provinces,
            "regency": self.regencies,
            "district": self.districts,
            "village": self.villages,
        }
        return levels[name]

    def village(self, code: str) -> Village | None:
        """The village of a 10-digit code; None if the register has none (invented ones included)."""
        row = self.villages.row(code)
        return None if row is None else self.village_at(row)

    def village_at(self, row: int) -> Village:
        """The village in a row of ``villages``."""
        columns = self.villages
        code: str = columns.code[row].as_py()
        return Village(
            code=code,
            name=title(columns.name[row].as_py()),
            kind=columns.kind[row].as_py(),
            lon=float(columns.lon[row]),
            lat=float(columns.lat[row]),
            point_source=columns.point_source[row].as_py(),
            district_code=code[:6],
            district=self.name(code[:6]),
            regency_code=code[:4],
            regency=self.name(code[:4]),
            province_code=code[:2],
            province=self.name(code[:2]),
        )

    def region(self, code: str) -> Region | None:
        """The province, regency or district of a code of 2, 4 or 6 digits; None if there is none."""
        level = _LEVEL.get(len(code), "village")
        columns = self.level(level)
        row = columns.row(code)
        if row is None or not isinstance(columns, Regions):
            return None
        low_lon, low_lat, high_lon, high_lat = columns.box[row].tolist()
        return Region(
            level=level,
            code=code,
            name=self.name(code),
            lon=float(columns.lon[row]),
            lat=float(columns.lat[row]),
            box=(low_lon, low_lat, high_lon, high_lat),
        )

    def name(self, code: str) -> str:
        """Display name of any code, without its kind for a village; "" if the register has none."""
        if known := self._region_names.get(code):
            return known
        level = _LEVEL.get(len(code))
        if level is None or (row := self.level(level).row(code)) is None:
            return ""
        raw: str = self.level(level).name[row].as_py()
        return title(raw) if level == "village" else region_name(raw)

    def children(self, code: str = "") -> list[Place]:
        """Regions (or villages) directly in ``code``, in order of code; "" gives the provinces.

        An unknown code, or one of a village, has none.
        """
        lengths = [0, *DIGITS.values()]
        if len(code) not in lengths[:-1]:
            return []
        level = _LEVEL[lengths[lengths.index(len(code)) + 1]]
        columns = self.level(level)
        rows = columns.rows_in(code)
        shown = title if level == "village" else region_name
        codes, names = columns.code[rows].to_pylist(), columns.name[rows].to_pylist()
        return [Place(c, shown(n)) for c, n in zip(codes, names, strict=True)]

    def regencies_of(self, province: str) -> list[Place]:
        """Regencies and cities of a 2-digit province code; [] for any other code."""
        return self.children(province) if len(province) == DIGITS["province"] else []

    def box(self, code: str = "", margin: float = 0.02) -> Box | None:
        """Bounding box of a region in degrees, widened by ``margin``; "" is the nation, unknown None.

        A district of one village has a box without extent: the margin keeps it drawable. A village
        gets the margin around its point.
        """
        if code == "":
            low, high = self.provinces.box[:, :2].min(axis=0), self.provinces.box[:, 2:].max(axis=0)
            edges = (*low.tolist(), *high.tolist())
        elif (region := self.region(code)) is not None:
            edges = region.box
        elif (row := self.villages.row(code)) is not None:
            point = (float(self.villages.lon[row]), float(self.villages.lat[row]))
            edges = (*point, *point)
        else:
            return None
        return edges[0] - margin, edges[1] - margin, edges[2] + margin, edges[3] + margin


def _columns(table: pa.Table, digits: int) -> dict[str, object]:
    """The columns that every level has, each in one piece."""
    code = table["code"].combine_chunks()
    return {
        "digits": digits,
        "code": code,
        "number": files.numbers(code.cast(pa.int64())),
        "name": table["name"].combine_chunks(),
        "lon": files.numbers(table["lon"]),
        "lat": files.numbers(table["lat"]),
    }


def load(folder: Path = files.FOLDER) -> Register:
    """Read the register from ``folder`` (about 50 ms).

    Raises Problem ``geo_file_missing`` or ``geo_file_corrupt``, each with ``file``.
    """
    regions = []
    for file, level in (("provinces", "province"), ("regencies", "regency"), ("districts", "district")):
        table = files.read(f"{file}.parquet", ["code", "name", "lon", "lat", *_BOX], folder)
        box = np.column_stack([files.numbers(table[edge]) for edge in _BOX])
        regions.append(Regions(**_columns(table, DIGITS[level]), box=box))  # type: ignore[arg-type]
    wanted = ["code", "name", "kind", "lon", "lat", "point_source"]
    table = files.read("villages.parquet", wanted, folder)
    coded = {name: table[name].combine_chunks().dictionary_encode() for name in ("kind", "point_source")}
    columns = _columns(table, DIGITS["village"])
    bare = table["name"].combine_chunks()
    columns |= {"name": told_apart(bare, columns["code"]), "bare_name": bare}  # type: ignore[arg-type]
    villages = Villages(**columns, **coded)  # type: ignore[arg-type]
    return Register(*regions, villages)


@lru_cache(maxsize=1)
def register() -> Register:
    """The register of this installation, read once a process."""
    return load()
