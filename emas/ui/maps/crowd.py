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

from emas.services.points import NO_SCORE
from emas.ui.maps import view
from emas.ui.maps.address import ORIGIN, WORKER
from emas.ui.maps.palette import PALETTES, Palette, Theme
from emas.ui.maps.sieve import LAST_DAY, Sieve

_SCRIPT = Path(__file__).parent / "static" / "village_tile.js"


def layer(
    data: str,
    borders: str,
    sieve: Sieve,
    palette: Palette,
    *,
    metres: float,
    region: bool,
    named: bool,
) -> pdk.Layer:
    """The villages in ``data`` on the lines of ``borders``, both addresses.

    ``metres`` is what a pixel spans; in a ``region`` villages are dots with an outline, in the nation specks;
    ``named`` rings those of the programme.
    """
    draw = {
        "borders": borders,
        "pixel": round(metres / view.METRES_A_DEGREE, 5),
        "region": region,
        "named": named,
        "sieve": sieve.rest,
    }
    return pdk.Layer(
        "MVTLayer",
        id="crowd",
        data=data,
        min_zoom=0,
        max_zoom=0,
        load_options={"mvt": {"workerUrl": worker(palette.name), "draw": draw}},
        stroked=False,
        extensions=[{"@@type": "DataFilterExtension", "filterSize": 2}],
        filter_range=sieve.ranges_of_crowd,
        # What the browser holds already is drawn anew where this changes; nothing is asked for again.
        update_triggers={"getTileData": crc32(json.dumps(draw).encode())},
    )


@cache
def script(theme: Theme) -> bytes:
    """The worker with what never changes while one looks: colours, and how its columns are to be read."""
    palette = PALETTES[theme]
    fixed = {
        "ORIGIN": ORIGIN,
        "NO_SCORE": NO_SCORE,
        "LAST_DAY": LAST_DAY,
        "COLOURS": [palette.hollow, palette.unfinished, palette.outside, *palette.bands],  # from NO_SCORE on
        **{name.upper(): getattr(palette, name) for name in ("outline", "ring", "casing", "border")},
    }
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in fixed.items())
    return head.encode() + _SCRIPT.read_bytes()


def worker(theme: Theme) -> str:
    """Where the script is."""
    return WORKER.format(theme=theme, version=version(theme))


@cache
def version(theme: Theme) -> str:
    """Check of the script: part of its name, so that a browser may keep it for ever."""
    return f"{crc32(script(theme)):08x}"
