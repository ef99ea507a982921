"""Patterns that fill regions: stripes where no data are, a hatch in a class's colour where villages are few.

The deck multiplies a pattern's opacity with one colour a region. So each class has its own hatch: on pale
classes lines of a deeper one whose gaps are as pale as the class, on deep ones the class with paler lines;
either way the gaps keep the tone that the legend has for the class.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from typing import Any
from zlib import compress, crc32

from emas.ui.maps.palette import Colour, Palette

_CELL = 16
"""Pixels of a tile's cell; the tile lies inside of it: at the edge the next one would shine through."""

_INK = ((2, 1.0, 0.22), (3, 1.0, 0.38), (3, 1.0, 0.66), (3, 0.55, 1.0), (4, 0.5, 1.0))
"""By class from the lowest: which class's colour fills it, and how opaque its lines and gaps are."""

FULL, STRIPES, HATCH = "full", "stripes", "few-{at}"


def hatch_fills(colours: Palette) -> list[Colour]:
    """What the deck fills regions of few villages with, by class from the lowest."""
    return [colours.regions[at] for at, _line, _gap in _INK]


def hatch_lines(colours: Palette) -> list[Colour]:
    """The lines of the same hatch on the colour of the class, for pictures and legends."""
    return [
        colours.regions[ink] if ink > at else _towards(colours.regions[at], colours.border, 1 - line)
        for at, (ink, line, _gap) in enumerate(_INK)
    ]


def _towards(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def mapping() -> dict[str, dict[str, Any]]:
    """Where each tile lies in :func:`atlas`."""
    inset = {FULL: 4, STRIPES: 4}
    return {
        name: {
            "x": _CELL * at + inset.get(name, 2),
            "y": inset.get(name, 2),
            "width": _CELL - 2 * inset.get(name, 2),
            "height": _CELL - 2 * inset.get(name, 2),
            "mask": True,
        }
        for at, name in enumerate(_tiles())
    }


@cache
def atlas() -> str:
    """All tiles side by side, a PNG of grey and opacity as an address."""
    tiles = _tiles().values()
    rows = b"".join(
        b"\0" + b"".join(bytes((0, round(255 * tile(x, y)))) for tile in tiles for x in range(_CELL))
        for y in range(_CELL)
    )
    head = struct.pack(">IIBBBBB", _CELL * len(tiles), _CELL, 8, 4, 0, 0, 0)
    png = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", compress(rows, 9))
        + _chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + b64encode(png).decode()


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def _tiles() -> dict[str, Callable[[int, int], float]]:
    """Opacity of a pixel of each tile; diagonals that begin again after 8 or 6 pixels, so that tiles join."""

    def hatch(line: float, gap: float) -> Callable[[int, int], float]:
        return lambda x, y: line if (x - y) % 6 < 2 else gap

    return {
        FULL: lambda _x, _y: 1.0,
        STRIPES: lambda x, y: 1.0 if (x + y) % 8 < 3 else 0.0,
        **{HATCH.format(at=at): hatch(line, gap) for at, (_ink, line, gap) in enumerate(_INK, 1)},
    }
