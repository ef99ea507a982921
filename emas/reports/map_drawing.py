"""The map in a picture: regions, villages and rings as SVG, fitted to a window.

Plate carrée, degrees of either axis alike: Indonesia lies on the equator. Plain SVG and not a chart
library, which took three to four seconds for a nation's villages where this takes half of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from emas.geo.register import Box
from emas.reports.legend import Sign
from emas.reports.lettering import INK

LAND, COAST, BORDER = "#f3f1ec", "#dcd8cf", "#ffffff"
"""Land that is not looked at, its edge, and the hairline between regions that are."""

MANY = 6000
"""From so many villages on, they are specks without an outline."""

_SMALLEST, _CROWDING, _SQUARE = 1.6, 0.4, 12.0

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """Where ``box`` (degrees) lies in a picture: ``scale`` units a degree, middle to middle."""

    x: float
    y: float
    width: float
    height: float
    box: Box

    @property
    def scale(self) -> float:
        """Units a degree."""
        west, south, east, north = self.box
        return min(self.width / (east - west), self.height / (north - south))

    def place(self, lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
        """Points in the units of the picture."""
        west, south, east, north = self.box
        x = self.x + self.width / 2 + (lon - (west + east) / 2) * self.scale
        y = self.y + self.height / 2 - (lat - (south + north) / 2) * self.scale
        return x, y


def path(geometry: Mapping[str, Any], window: Window) -> str:
    """Data of the path of a GeoJSON area; empty where none of it is in the window."""
    areas = geometry["coordinates"]
    pieces = []
    for area in areas if geometry["type"] == "MultiPolygon" else [areas]:
        for ring in area:
            x, y = window.place(*np.asarray(ring, dtype=np.float64)[:, :2].T)
            if _apart(x, y, window):
                continue
            steps = np.column_stack([x, y]).round(1)
            moved = np.append(np.any(np.diff(steps, axis=0) != 0, axis=1), False)
            if moved.sum() > 2:
                pieces.append("M" + "L".join(f"{a:g} {b:g}" for a, b in steps[moved].tolist()) + "Z")
    return "".join(pieces)


def _apart(x: Numbers, y: Numbers, window: Window) -> bool:
    """Whether a ring lies wholly on one side of the window."""
    beside = x.max() < window.x or x.min() > window.x + window.width
    return bool(beside or y.max() < window.y or y.min() > window.y + window.height)


def land(paths: Iterable[str]) -> str:
    """Regions that are not looked at."""
    return _areas(paths, f'fill="{LAND}" stroke="{COAST}" stroke-width="0.4"')


def regions(paths: Mapping[str, str], signs: Mapping[str, Sign], nothing: Sign) -> str:
    """The regions looked at, by code; those without a figure last, so that their outline is whole."""
    found = []
    for sign in dict.fromkeys(signs.values()):
        line, width = (sign.line, 0.7) if sign is nothing else (BORDER, 0.5)
        members = [paths[code] for code in signs if signs[code] is sign]
        style = f'fill="{sign.paint}" stroke="{line}" stroke-width="{width}"'
        found.append((sign is nothing, _areas(members, style)))
    return "".join(element for _, element in sorted(found, key=lambda item: item[0]))


def outline(data: str, width: float) -> str:
    """The edge of the region that the picture is of."""
    return _areas([data], f'fill="none" stroke="{INK}" stroke-width="{width}"')


def _areas(paths: Iterable[str], style: str) -> str:
    found = "".join(f'<path d="{data}"/>' for data in paths if data)
    return f'<g {style} stroke-linejoin="round" fill-rule="evenodd">{found}</g>'


def dots(x: Numbers, y: Numbers, signs: list[Sign], largest: float) -> str:
    """Villages as dots with an outline, in the order given: smaller than ``largest`` where they crowd."""
    radius = round(min(largest, max(_SMALLEST, _CROWDING * _room(x, y))), 2)
    found = "".join(
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius:g}" fill="{sign.fill}" stroke="{sign.line}"/>'
        for a, b, sign in zip(x.tolist(), y.tolist(), signs, strict=True)
    )
    return f'<g stroke-width="0.6">{found}</g>'


def _room(x: Numbers, y: Numbers) -> float:
    """How far apart the points would lie if they filled evenly the squares in which there are any."""
    squares = np.unique(np.column_stack([x // _SQUARE, y // _SQUARE]), axis=0)
    return float(_SQUARE * np.sqrt(len(squares) / max(len(x), 1)))


def specks(x: Numbers, y: Numbers, signs: list[Sign], size: float) -> str:
    """Very many villages: at most one speck where they would cover one another, the first one given.

    Whoever gives them in order of code leaves it to the place, not to the band, which one is seen.
    """
    cell = np.floor(y / size).astype(np.int64) * 10_000 + np.floor(x / size).astype(np.int64)
    first = np.sort(np.unique(cell, return_index=True)[1])
    left, top = (x[first] - size / 2).tolist(), (y[first] - size / 2).tolist()
    return "".join(
        f'<rect x="{a:.1f}" y="{b:.1f}" width="{size:g}" height="{size:g}" fill="{signs[at].fill}"/>'
        for a, b, at in zip(left, top, first.tolist(), strict=True)
    )


def rings(x: Numbers, y: Numbers, sign: Sign, radius: float) -> str:
    """A ring round each point, cased so that it stands out on every colour."""
    circles = "".join(
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius:g}"/>'
        for a, b in zip(x.tolist(), y.tolist(), strict=True)
    )
    return "".join(
        f'<g fill="none" stroke="{colour}" stroke-width="{width}">{circles}</g>'
        for colour, width in ((sign.fill, 3.4), (sign.line, 1.8))
    )
