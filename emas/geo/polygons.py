"""Shapes of regions: GeoJSON features for the map, and outlines for a picture without a map library.

Three degrees of detail are built: ``geometry`` (0.01 degrees), ``geometry_map`` (0.02 degrees, what a
browser gets) and ``geometry_picture`` (large islands of the provinces only). Shapely is imported when
the first shape is asked for. Boundaries are indicative, no legal reference.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from emas.geo import boundaries, files
from emas.geo.names import region_name

Detail = Literal["map", "full", "picture"]
_COLUMN = {"map": "geometry_map", "full": "geometry", "picture": "geometry_picture"}
_DECIMALS = {"map": 3, "full": 4, "picture": 2}


def province_features(detail: Detail = "map") -> list[dict[str, Any]]:
    """GeoJSON features of the 38 provinces, fresh at each call; their edges are those of the regencies.

    As `regency_features`, with codes of 2 digits; "picture" has the large islands alone, with 2 decimals.
    """
    return _features("provinces.parquet", detail)


def regency_features(detail: Detail = "map") -> list[dict[str, Any]]:
    """GeoJSON features of the 514 regencies and cities, fresh at each call (about 0.1 s).

    Properties: ``code`` (4 digits), ``name``, ``i`` (position in order of code, from 0). Coordinates in
    degrees, 3 decimals ("map") or 4 ("full"). From the boundaries in use.
    Raises Problem ``geo_file_missing``, ``geo_file_corrupt`` or ``boundary_file_broken``.
    """
    return _features("regencies.parquet", detail)


def credit() -> str:
    """Whom to credit for the boundaries in use: one line of plain text, to be escaped where it lands.

    Raises Problem as `regency_features`.
    """
    return boundaries.in_use().credit


def checksum() -> str:
    """Check of the boundaries in use, 8 hexadecimal digits: other shapes, another check.

    Raises Problem as `regency_features`.
    """
    return boundaries.in_use().checksum


def _features(file: str, detail: Detail) -> list[dict[str, Any]]:
    """One GeoJSON feature a region, in order of code."""
    import shapely

    codes, shapes = boundaries.in_use().shapes(file, _COLUMN[detail])
    names = files.read(file, ["name"])["name"].to_pylist()
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, _DECIMALS[detail]))
    written = zip(codes, names, shapely.to_geojson(rounded), strict=True)
    return [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": region_name(name), "i": i},
            "geometry": json.loads(text),
        }
        for i, (code, name, text) in enumerate(written)
    ]


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
def outline_paths(width: int = 1000) -> Picture:
    """The nation as one path a province, ``width`` units wide, with one decimal (cached).

    Raises Problem as `regency_features`.
    """
    import shapely

    codes, shapes = boundaries.in_use().shapes("provinces.parquet", "geometry_picture")
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
