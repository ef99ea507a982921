"""Read a file of regency shapes from outside: GeoJSON, GeoPackage, FlatGeobuf or shapefile, also in a ZIP.

The kind is told from the content, not from the name, and GDAL is told which one to open: of the formats
that it knows some fetch from elsewhere. Limits hold before anything is unpacked or read.
"""

from __future__ import annotations

import re
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from emas.domain.problems import Problem
from emas.geo import codes

MOST_BYTES = 500 * 10**6
"""Of the file, and of all that an archive holds."""

MOST_MEMBERS = 1000
"""Files in an archive."""

MOST_FEATURES = 50_000
"""One feature an island would be some 17,000."""

MOST_VERTICES = 20_000_000
"""About 8 GB of memory and five minutes."""

INDONESIA = (94.5, -11.5, 141.5, 6.5)
"""West, south, east, north of the land area, half a degree wider."""

CODE_COLUMNS = (
    *("kdpkab", "kode_kk", "kodekk", "kode_kab_kota", "kode_kabkota", "kode_kab", "kodekab", "kd_kab"),
    *("kab_code", "regency_code", "kode_kemendagri", "kemendagri", "adm2_code", "kode", "code"),
)
"""Names of the column that holds the Kemendagri code (capitals do not count), the more telling first."""

NAMED = 10
"""Codes that a sentence names at most."""

_WGS84 = "EPSG:4326"
_SIDES = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".shp": "ESRI Shapefile"}
_MAGIC = {b"SQLite format 3\0": ".gpkg", b"fgb\x03": ".fgb", b"\0\0\x27\x0a": ".shp"}
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*\{")


def read(path: Path) -> tuple[list[str], np.ndarray]:
    """Codes (4 digits, not checked against the register) and shapes (polygons, WGS 84) as the file has them.

    A code may come several times. Raises Problem:

    - ``file_unreadable``, ``boundary_too_large``, ``boundary_not_vector``, ``boundary_archive``;
    - ``boundary_layers``, ``boundary_empty``, ``boundary_features``, ``boundary_no_column``;
    - ``boundary_codes`` (features whose value is no code), ``boundary_not_polygons``, ``boundary_too_fine``;
    - ``boundary_no_crs``, ``boundary_crs``, ``boundary_outside``.
    """
    try:
        if not path.is_file():  # a pipe would be waited for, without end
            raise Problem("file_unreadable", file=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise Problem("boundary_too_large", most=MOST_BYTES // 10**6)
        with _opened(path) as (layer, kind), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL's doubts: what matters is checked below
            return _checked(_frame(layer, kind))
    except (OSError, ValueError) as error:  # also: a name that holds a zero byte
        raise Problem("file_unreadable", file=str(path)) from error


def named(codes: list[str]) -> str:
    """At most ten codes as text, with dots where there are more."""
    return ", ".join(codes[:NAMED]) + (" …" if len(codes) > NAMED else "")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Path, str]]:
    """The file to read and its kind (".gpkg" …); that of an archive lies unpacked in a temporary folder."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head.startswith(b"PK"):
        yield path, _kind(head)
        return
    with tempfile.TemporaryDirectory() as scratch:
        try:
            layer = _unpack(path, Path(scratch))
        # Passwords and methods that Python lacks raise RuntimeError and its child NotImplementedError.
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise Problem("boundary_archive") from error
        with layer.open("rb") as file:
            yield layer, _kind(file.read(1024))


def _kind(head: bytes) -> str:
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if _JSON.match(head):
        return ".geojson"
    raise Problem("boundary_not_vector")


def _unpack(archive: Path, scratch: Path) -> Path:
    """The one layer of a ZIP, unpacked under a name of ours."""
    with zipfile.ZipFile(archive) as opened:
        members = opened.infolist()
        # Python never unpacks more of a member than the size that stands in the table of contents.
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
            raise Problem("boundary_too_large", most=MOST_BYTES // 10**6)
        found = [
            member
            for member in members
            if Path(member.filename).suffix.lower() in {*_DRIVERS, ".json"}
            and not Path(member.filename).name.startswith(".")
        ]
        if len(found) != 1:
            raise Problem("boundary_archive")
        stem, suffix = found[0].filename.rsplit(".", 1)
        wanted = {f"{stem}{side}".lower() for side in _SIDES} if suffix.lower() == "shp" else set()
        for member in members:
            if member is found[0] or member.filename.lower() in wanted:
                side = Path(member.filename).suffix.lower()
                with opened.open(member) as source, (scratch / f"layer{side}").open("wb") as target:
                    while block := source.read(1 << 20):
                        target.write(block)
    return scratch / f"layer.{suffix.lower()}"


def _frame(path: Path, kind: str) -> Any:
    """GeoDataFrame of one layer with the column of codes, called ``code``."""
    import geopandas
    import pyogrio

    # The prefix keeps GDAL from taking JSON that begins like a pipeline of its own for one.
    source = f"GeoJSON:{path}" if kind == ".geojson" else str(path)
    try:
        layers = [name for name, of in pyogrio.list_layers(source) if of is not None]
        if len(layers) != 1:
            raise Problem("boundary_layers", count=len(layers))
        about = pyogrio.read_info(source, layer=layers[0], force_feature_count=True)
        if about["driver"] != _DRIVERS[kind]:
            raise Problem("boundary_not_vector")
        if not 1 <= about["features"] <= MOST_FEATURES:
            raise Problem("boundary_features", count=about["features"], most=MOST_FEATURES)
        column = _code_column(list(about["fields"]))
        frame = geopandas.read_file(source, layer=layers[0], columns=[column], engine="pyogrio")
    except (RuntimeError, ValueError, TypeError) as error:
        raise Problem("boundary_not_vector") from error
    return frame.rename(columns={column: "code"})


def _code_column(fields: list[str]) -> str:
    for wanted in CODE_COLUMNS:
        for field in fields:
            if field.lower() == wanted:
                return field
    raise Problem("boundary_no_column", names=", ".join(CODE_COLUMNS))


def _checked(frame: Any) -> tuple[list[str], np.ndarray]:
    import shapely

    codes = [_code(value) for value in frame["code"].tolist()]
    if None in codes:
        strange = [str(v)[:20] for v, code in zip(frame["code"].tolist(), codes, strict=True) if code is None]
        raise Problem("boundary_codes", count=len(strange), values=named(strange))
    shapes = frame.geometry.to_numpy()
    kinds = shapely.get_type_id(shapes)
    wrong = ~np.isin(kinds, [3, 6]) | shapely.is_empty(shapes)
    if wrong.any():
        raise Problem("boundary_not_polygons", count=int(wrong.sum()))
    if int(shapely.get_num_coordinates(shapes).sum()) > MOST_VERTICES:
        raise Problem("boundary_too_fine", most=MOST_VERTICES // 10**6)
    if frame.crs is None:
        raise Problem("boundary_no_crs")
    try:
        shapes = shapely.force_2d(frame.geometry.to_crs(_WGS84).to_numpy())
    except (RuntimeError, ValueError) as error:  # pyproj: no way from this system to WGS 84
        raise Problem("boundary_crs") from error
    vertices, owner = shapely.get_coordinates(shapes, return_index=True)
    west, south, east, north = INDONESIA
    # Written so that what is not a number is outside.
    inside = (vertices >= [west, south]).all(axis=1) & (vertices <= [east, north]).all(axis=1)
    if not inside.all():
        outside = sorted({codes[index] for index in np.unique(owner[~inside]).tolist()})
        raise Problem("boundary_outside", count=len(outside), codes=named(outside))
    return [str(code) for code in codes], shapes


def _code(value: Any) -> str | None:
    """The four digits of 3525, "3525", "35.25" or 35.25; None for anything else."""
    if isinstance(value, float) and np.isfinite(value):
        # As numbers, 3525 may be 3525.0, and 35.10 is 35.1.
        written = f"{value:.2f}" if value < 100 else f"{value:.0f}"
        value = written if abs(float(written) - value) < 1e-6 else ""
    code = codes.plain(str(value))
    return code if len(code) == codes.DIGITS["regency"] else None
