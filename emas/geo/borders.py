"""Lines of regions: what parts neighbours, and what goes round one of them.

Made of the very features that the map fills, so that lines and areas meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Lines = npt.NDArray[np.float64]
"""One straight piece a row: longitude and latitude of its two ends, in degrees."""


def inner_borders(features: Iterable[dict[str, Any]]) -> Lines:
    """The pieces that two of the GeoJSON features share: coasts are left out, and each piece comes once."""
    pieces = np.vstack([_pieces(feature) for feature in features])
    found, times = np.unique(pieces, axis=0, return_counts=True)
    return found[times > 1]


def outline(feature: dict[str, Any]) -> Lines:
    """All that goes round one feature, coasts and holes too."""
    return _pieces(feature)


def _pieces(feature: dict[str, Any]) -> Lines:
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [np.asarray(ring, dtype=np.float64) for part in parts for ring in part]
    ends = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
    # Neighbours walk along their border in opposite directions.
    turned = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
    ends[turned] = ends[turned][:, [2, 3, 0, 1]]
    return ends
