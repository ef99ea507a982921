"""The shapes of regions by their codes."""

from __future__ import annotations

from typing import Any

from emas.services.map_figures import By


def geometries(by: By, *, near: bool = False) -> dict[str, dict[str, Any]]:
    """GeoJSON geometries of all provinces or regencies by their codes; finer ones for a ``near`` look.

    Raises:
        Problem: ``geo_file_*``.
    """
    from emas.geo.polygons import province_features, regency_features

    features = province_features if by == "province" else regency_features
    return {one["properties"]["code"]: one["geometry"] for one in features("full" if near else "map")}


def level_of(code: str) -> By:
    """Whether a code is a province's or a regency's."""
    return "province" if len(code) == 2 else "regency"
