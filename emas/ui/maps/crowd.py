"""A nation of villages: one file of columns, made into small areas by a script beside the page.

83,000 rows of JSON, with an expression or two for each, take the browser seconds; columns go to the
graphics card almost as they come. deck.gl loads such a file through its tile layer, with a script of ours as
the worker. Borders are drawn along: each layer of another sort costs a browser without a graphics card 0.2 s.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from zlib import crc32

import pydeck as pdk

from emas.ui.maps import view
from emas.ui.maps.address import ORIGIN, WORKER
from emas.ui.maps.palette import Palette
from emas.ui.maps.sieve import Sieve

SCRIPT = Path(__file__).parent / "static" / "village_tile.js"


def layer(
    data: str,
    borders: str,
    sieve: Sieve,
    palette: Palette,
    *,
    bands: int,
    metres: float,
    region: bool,
    named: bool,
) -> pdk.Layer:
    """The villages in ``data`` on the lines of ``borders``, both addresses.

    ``metres`` is what a pixel spans; in a ``region`` villages are dots with an outline, in the nation specks;
    ``named`` rings those of the programme.
    """
    ranges = sieve.ranges_of_crowd
    draw = {
        "borders": borders,
        "origin": ORIGIN,
        "pixel": round(metres / view.METRES_A_DEGREE, 5),
        "region": region,
        "colours": [palette.hollow, palette.outside, *palette.bands[:bands]],  # from NO_SCORE, -2, on
        "outline": palette.outline,
        "ring": palette.ring,
        "casing": palette.casing,
        "border": palette.border,
        "named": named,
        "sieve": sieve.rest,
        "shown": [upper for _lower, upper in ranges],  # a border passes every filter
    }
    return pdk.Layer(
        "MVTLayer",
        id="crowd",
        data=data,
        min_zoom=0,
        max_zoom=0,
        load_options={"mvt": {"workerUrl": WORKER.format(version=version()), "draw": draw}},
        stroked=False,
        extensions=[{"@@type": "DataFilterExtension", "filterSize": len(ranges)}],
        filter_range=ranges,
        # What the browser holds already is drawn anew where this changes; nothing is asked for again.
        update_triggers={"getTileData": crc32(json.dumps(draw).encode())},
    )


@cache
def version() -> str:
    """Check of the script: part of its name, so that a browser may keep it for ever."""
    return f"{crc32(SCRIPT.read_bytes()):08x}"
