"""Shapes of regions: GeoJSON features for the map, and outlines for a picture without a map library.

Three degrees of detail are built: ``geometry`` (0.01 degrees), ``geometry_map`` (0.02 degrees, what a
browser gets) and ``geometry_picture`` (large islands of the provinces only). Shapely is imported when
the first shape is asked for. Boundaries are indicative, no legal reference.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from emas.domain.problems import Problem
from emas.geo import files
from emas.geo.names import region_name

Detail = Literal["map", "full"]
_COLUMN = {"map": "geometry_map", "full": "geometry"}
_DECIMALS = {"map": 3, "full": 4}


def _shapes(file: str, column: str, folder: Path) -> tuple[list[str], list[str], Any]:
    """Codes, display names and shapely shapes of one file; Problem as `files.read`."""
    import shapely

    table = files.read(file, ["code", "name", column], folder)
    try:
        shapes = shapely.from_wkb(table[column].to_pylist())
    except (shapely.errors.ShapelyError, TypeError) as error:
        raise Problem("geo_file_corrupt", file=file) from error
    return table["code"].to_pylist(), [region_name(n) for n in table["name"].to_pylist()], shapes


def _features(file: str, detail: Detail, folder: Path) -> list[dict[str, Any]]:
    """One GeoJSON feature a region, in order of code."""
    import shapely

    codes, shown, shapes = _shapes(file, _COLUMN[detail], folder)
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, _DECIMALS[detail]))
    return [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": name},
            "geometry": json.loads(text),
        }
        for code, name, text in zip(codes, shown, shapely.to_geojson(rounded), strict=True)
    ]


def regency_features(detail: Detail = "map", folder: Path = files.FOLDER) -> list[dict[str, Any]]:
    """GeoJSON features of the 514 regencies and cities, fresh at each call (about 0.1 s).

    Properties: ``code`` (4 digits), ``name``. Coordinates in degrees, 3 decimals ("map") or 4 ("full").
    Raises Problem ``geo_file_missing`` or ``geo_file_corrupt``.
    """
    return _features("regencies.parquet", detail, folder)


@dataclass(frozen=True)
class Picture:
    """Outlines of the provinces in the units of an SVG ``viewBox="0 0 width height"``.

    ``paths`` maps the 2-digit code to the ``d`` of a path (draw with fill-rule evenodd).
    """

    width: float
    height: float
    paths: dict[str, str]
    west: float
    north: float
    scale: float

    @property
    def view_box(self) -> str:
        """The value of the viewBox attribute."""
        return f"0 0 {self.width:g} {self.height:g}"

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Picture coordinates of a point in degrees: plain equirectangular, y downwards."""
        return (lon - self.west) * self.scale, (self.north - lat) * self.scale


@lru_cache(maxsize=4)
def outline_paths(width: int = 1000, folder: Path = files.FOLDER) -> Picture:
    """The nation as one path a province, ``width`` units wide, with one decimal (cached).

    Raises Problem ``geo_file_missing`` or ``geo_file_corrupt``.
    """
    import shapely

    codes, _, shapes = _shapes("provinces.parquet", "geometry_picture", folder)
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    scale = width / (east - west)
    frame = Picture(width, round((north - south) * scale, 1), {}, west, north, scale)
    for code, shape in zip(codes, shapes, strict=True):
        pieces = []
        for ring in shapely.get_rings(shapely.get_parts(shape)):
            x, y = frame.project(*shapely.get_coordinates(ring).T)
            steps = np.column_stack([np.round(x, 1), np.round(y, 1)])
            moved = np.any(np.diff(steps, axis=0) != 0, axis=1)
            steps = steps[:-1][moved]  # SVG closes the ring itself; equal neighbours say nothing
            if len(steps) > 2:
                pieces.append("M" + "L".join(f"{a:g},{b:g}" for a, b in steps.tolist()) + "Z")
        frame.paths[code] = "".join(pieces)
    return frame
