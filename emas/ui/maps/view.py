"""Where the map looks: the middle and zoom at which a box of degrees fills a window of so many pixels."""

from __future__ import annotations

from math import atan, degrees, log, log2, pi, radians, sinh, tan

import pydeck as pdk

from emas.geo.register import Box

WORLD = 512
"""Width of the world in pixels at zoom 0 (deck.gl's web Mercator)."""

EQUATOR = 40_075_017
"""Metres round the earth (WGS 84)."""

METRES_A_DEGREE = EQUATOR / 360

CLOSEST, FARTHEST = 12.0, 1.5


def fit(box: Box, width: float, height: float, *, margin: float = 0.04, foot: float = 0) -> pdk.ViewState:
    """The view in which ``box`` fills a window of ``width`` x ``height`` pixels.

    A share ``margin`` of the window is left free all round, and ``foot`` pixels at its lower edge.
    """
    west, south, east, north = box
    top, bottom = mercator(north), mercator(south)
    inside = 1 - 2 * margin
    across = width * inside * 360 / (WORLD * (east - west))
    down = (height - foot) * inside * 2 * pi / (WORLD * (top - bottom))
    zoom = round(min(max(log2(min(across, down)), FARTHEST), CLOSEST), 2)
    # The middle of the window lies lower than the middle of what the foot leaves free.
    lower = foot / 2 * 2 * pi / (WORLD * 2**zoom)
    return pdk.ViewState(
        longitude=round((west + east) / 2, 4),
        latitude=round(degrees(atan(sinh((top + bottom) / 2 - lower))), 4),
        zoom=zoom,
    )


def position(lon: float, lat: float, view: pdk.ViewState, width: float, height: float) -> tuple[float, float]:
    """Where a point stands in the window, in pixels from its upper left corner."""
    scale = WORLD * 2**view.zoom
    across = (lon - view.longitude) / 360 * scale
    down = (mercator(view.latitude) - mercator(lat)) / (2 * pi) * scale
    return width / 2 + across, height / 2 + down


def metres(zoom: float) -> float:
    """How many metres one pixel spans at the equator."""
    return round(EQUATOR / (WORLD * 2**zoom), 1)


def mercator(lat: float) -> float:
    """The northing of a latitude, in radians of the equator."""
    return log(tan(pi / 4 + radians(lat) / 2))
