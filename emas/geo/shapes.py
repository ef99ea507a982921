"""Polygons: give them their codes, clean, drop islets, simplify. Pure functions on arrays.

For the build of `geo/` and for boundaries that a ministry brings along; what draws needs none of it.
Angles are degrees throughout (longitude, latitude); areas and distances are turned into kilometres
with a plain cosine, which is exact enough near the equator.
"""

from __future__ import annotations

import numpy as np
import shapely

DISPLAY_TOLERANCE = 0.01
MAP_TOLERANCE = 0.02
GAP_WIDTH = 0.01
"""Slivers between neighbours narrower than this (degrees) are closed; lakes are wider and stay."""

MAP_GRID = 1 / 1024
PICTURE_TOLERANCE = 0.07
PICTURE_MIN_KM2 = 100.0

KM_PER_DEGREE = 111.32
MIN_ISLAND_KM2 = 1.0
ISOLATED_KM = 10.0
GRID = 1 / 8192
"""Coordinates are kept on a binary grid of about 14 m: their zero bits make the files small."""


def regency_columns(clean: np.ndarray, points: np.ndarray) -> dict[str, np.ndarray]:
    """Both degrees of detail of regencies, by column: ``clean`` are neighbours without gaps or overlaps.

    ``points`` are village points, whose islets stay.
    """
    land = drop_islets(clean, points)
    return {
        "geometry": simplified(land, DISPLAY_TOLERANCE),
        "geometry_map": simplified(land, MAP_TOLERANCE, MAP_GRID),
    }


def province_columns(regencies: dict[str, np.ndarray], province: np.ndarray) -> dict[str, np.ndarray]:
    """All degrees of detail of the provinces, in order of code, out of `regency_columns` (none empty).

    ``province`` is the code of each regency's province.
    """
    merged = {column: dissolved(shapes, province)[1] for column, shapes in regencies.items()}
    return {**merged, "geometry_picture": picture(merged["geometry_map"])}


def picture(outline: np.ndarray) -> np.ndarray:
    """Outlines for a small national picture: large islands only, strongly simplified."""
    parts, owner = shapely.get_parts(outline, return_index=True)
    areas = area_km2(parts)
    largest = np.array([areas[owner == index].max() for index in range(len(outline))])
    keep = (areas >= PICTURE_MIN_KM2) | (areas == largest[owner])
    big = np.array(
        [shapely.multipolygons(list(parts[(owner == i) & keep])) for i in range(len(outline))], dtype=object
    )
    return simplified(big, PICTURE_TOLERANCE, MAP_GRID)


def area_km2(shapes: np.ndarray) -> np.ndarray:
    """Areas in km2, each scaled by the cosine of its own middle latitude."""
    bounds = shapely.bounds(shapes)
    middle = np.radians((bounds[:, 1] + bounds[:, 3]) / 2)
    return shapely.area(shapes) * KM_PER_DEGREE**2 * np.cos(middle)


def codes_by_majority(shapes: np.ndarray, points: np.ndarray, regency: np.ndarray) -> list[str | None]:
    """For each shape the code that most points inside it carry; None where no point lies.

    ``points`` are village points, ``regency`` the 4-digit code of each. A tie goes to the lower code,
    so that a second run decides alike.
    """
    point_index, shape_index = shapely.STRtree(shapes).query(points, predicate="within")
    found: list[str | None] = [None] * len(shapes)
    for index in np.unique(shape_index):
        codes, counts = np.unique(regency[point_index[shape_index == index]], return_counts=True)
        found[index] = str(codes[np.argmax(counts)])
    return found


def drop_islets(shapes: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Each shape without its islets under 1 km2, which are too small to see and heavy to send.

    Kept whatever their size: the largest part of each shape, every part that holds a point, and every
    part farther than 10 km from all land that is kept anyway (outer small islands mark the border).
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    areas = area_km2(parts)
    keep = areas >= MIN_ISLAND_KM2
    keep[shapely.STRtree(parts).query(points, predicate="within")[1]] = True
    # get_parts lists a shape's parts together, so a stable sort finds the largest of each owner.
    order = np.lexsort((-areas, owner))
    keep[order[np.unique(owner[order], return_index=True)[1]]] = True
    small = np.flatnonzero(~keep)
    if len(small):
        _, distance = shapely.STRtree(parts[keep]).query_nearest(
            parts[small], return_distance=True, all_matches=False
        )
        keep[small[distance * KM_PER_DEGREE > ISOLATED_KM]] = True
    return np.array([_join(parts[(owner == index) & keep]) for index in range(len(shapes))], dtype=object)


def _join(parts: np.ndarray) -> shapely.Geometry:
    """One part as a polygon, several as a multipolygon, none as an empty one."""
    if not len(parts):
        return shapely.MultiPolygon()
    return parts[0] if len(parts) == 1 else shapely.multipolygons(list(parts))


def snap(shapes: np.ndarray, grid: float = GRID) -> np.ndarray:
    """Vertices put on the binary grid; shapes that this pinches are repaired, slivers are dropped."""
    moved = shapely.transform(shapes, lambda xy: np.round(xy / grid) * grid)
    # Repair first: of a ring that has become a point GEOS cannot take the repeated points away.
    return shapely.normalize(shapely.remove_repeated_points(repaired(moved)))


def repaired(shapes: np.ndarray) -> np.ndarray:
    """The same, those that are not valid mended; where no area is left, an empty multipolygon."""
    out = shapes.copy()
    broken = ~shapely.is_valid(out)
    out[broken] = [_polygons_only(shape) for shape in shapely.make_valid(out[broken])]
    return out


def _polygons_only(shape: shapely.Geometry) -> shapely.Geometry:
    """The areas of what make_valid returned, without the lines and points it may leave."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return _join(np.array([part for part in parts if part.geom_type == "Polygon"], dtype=object))


def simplified(shapes: np.ndarray, tolerance: float, grid: float = GRID) -> np.ndarray:
    """Neighbours simplified together (no gaps, no overlaps), then put on the grid."""
    return snap(shapely.coverage_simplify(shapes, tolerance), grid)


def dissolved(shapes: np.ndarray, group: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Shapes of one group merged along their shared edges: (sorted groups, one shape each)."""
    names = sorted(set(group.tolist()))
    return names, snap(np.array([shapely.union_all(shapes[group == name]) for name in names], dtype=object))


def bounding_boxes(
    lon: np.ndarray, lat: np.ndarray, group: np.ndarray, shapes: dict[str, shapely.Geometry] | None = None
) -> dict[str, tuple[float, float, float, float]]:
    """Per group: (min lon, min lat, max lon, max lat) of its points and, if given, its shape."""
    order = np.argsort(group, kind="stable")
    names, starts = np.unique(group[order], return_index=True)
    corners = [
        np.minimum.reduceat(lon[order], starts),
        np.minimum.reduceat(lat[order], starts),
        np.maximum.reduceat(lon[order], starts),
        np.maximum.reduceat(lat[order], starts),
    ]
    boxes = np.column_stack(corners)
    if shapes is not None:
        drawn = shapely.bounds(np.array([shapes[name] for name in names.tolist()], dtype=object))
        boxes[:, :2] = np.minimum(boxes[:, :2], drawn[:, :2])
        boxes[:, 2:] = np.maximum(boxes[:, 2:], drawn[:, 2:])
    low, high = np.floor(boxes[:, :2] * 1e4) / 1e4, np.ceil(boxes[:, 2:] * 1e4) / 1e4
    return {
        str(name): (float(a), float(b), float(c), float(d))
        for name, (a, b), (c, d) in zip(names, low, high, strict=True)
    }
