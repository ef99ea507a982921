"""The deck: what is drawn, in which colours, from which address. All of the map's drawing is in this file.

Layers name addresses (``emas/web/map_data.py``), never data. The shapes of regions never change: which class
each one falls into is a string with one digit a region, so another measure, filter or round is another
string. Villages are filtered by the graphics card: a filter is a few ranges and sets over the rows that are
there already; a nation of them is drawn as ``crowd.py`` says. Expressions are JavaScript's; pydeck marks them
for deck.gl.

*Why the layers that can be clicked have no id of their own.* Streamlit paints everything grey but the object
last clicked, and holds on to it, as long as that object's layer has the id of a layer in the deck. A layer
without one is called by its class, so each class stands once; the next deck then also forgets the click, and
the same region can be clicked again. ``tests/browser/test_map.py`` holds that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import pydeck as pdk

from emas.services.points import NOT_TARGET
from emas.ui.maps import crowd
from emas.ui.maps import patterns as tiles
from emas.ui.maps.lean_deck import LeanDeck
from emas.ui.maps.palette import Colour, Palette
from emas.ui.maps.sieve import Sieve

REGIONS, VILLAGES, EVERY = "GeoJsonLayer", "ScatterplotLayer", "PointCloudLayer"
"""What a click's layer is called: its class."""

PIXELS = pdk.types.String("pixels")
"""A word: pydeck takes a bare string for an expression."""


@dataclass(frozen=True)
class Sources:
    """Addresses of what is drawn; empty: that layer is left out. ``outline`` is the chosen region's.

    ``crowd`` stands in place of ``villages`` and ``named`` where there are too many to be clicked.
    """

    regions: str
    borders: str
    outline: str = ""
    villages: str = ""
    named: str = ""
    crowd: str = ""
    every: str = ""


@dataclass(frozen=True)
class Look:
    """What the reader has chosen to see.

    ``classes`` holds one digit for each region from ``first`` on, in order of code: 0 no data, 1 the lowest
    class; regions outside of it are only land. ``few`` has a 1 for each of them that is of few villages, else
    a 0. ``chosen`` is the code of the region zoomed into, ``picked``
    the point (degrees) of the village whose card is open, ``ringed`` whether a crowd shows rings, ``metres``
    how many one pixel spans.
    """

    sources: Sources
    classes: str
    few: str
    first: int
    palette: Palette
    sieve: Sieve
    bands: int
    metres: float = 1
    ringed: bool = False
    chosen: str = ""
    picked: tuple[float, float] | None = None

    @property
    def near(self) -> bool:
        """Whether a regency is chosen."""
        return len(self.chosen) == 4


def deck(look: Look, seen: pdk.ViewState, tooltip: dict[str, Any]) -> pdk.Deck:
    """The whole map. No base map and nothing for ``map_style``: no request leaves the machine."""
    layers = [*regions(look), *every(look), *rings(look), *villages(look), *crowded(look), *pin(look)]
    return LeanDeck(layers=layers, initial_view_state=seen, map_provider=None, tooltip=tooltip)


def regions(look: Look) -> list[pdk.Layer]:
    """Provinces or regencies, coloured by class, striped where no data are, hatched where villages are few;
    borders, and who is chosen.

    The shapes are filled without an edge, and borders are single lines: where the browser draws by software,
    edges of the shapes took two seconds, these take none to speak of.
    """
    colours, sources = look.palette, look.sources
    # Where every region has data of many, a browser has one thing less to compile.
    patterned = "0" in look.classes or "1" in look.few
    patterns = _patterned(look) if patterned else {}
    nothing, land = colours.empty_line, colours.land
    fills = [[nothing, *of_class, land] for of_class in (colours.regions, tiles.hatch_fills(colours))]
    shapes = pdk.Layer(
        REGIONS,
        data=sources.regions,
        stroked=False,
        get_fill_color=f"([{', '.join(map(table, fills))}])[{few_of(look)}][{class_of(look)}]",
        **patterns,
        pickable=True,
        # deck.gl does not compare expressions: it is told what they depend on.
        update_triggers=dict.fromkeys(
            ["getFillColor", *(["getFillPattern", "getFillPatternScale"] if patterned else [])],
            crc32(f"{look.classes}{look.few}{colours.name}{look.metres}".encode()),
        ),
    )
    shapes.id = None
    lines = [
        ("borders", "" if sources.crowd else sources.borders, colours.border, 0.8),
        ("chosen", sources.outline, colours.chosen, 2),
    ]
    return [
        shapes,
        *(
            pdk.Layer(
                "LineLayer",
                id=name,
                data=data,
                get_source_position="[a, b]",
                get_target_position="[c, d]",
                get_color=list(colour),
                get_width=width,
            )
            for name, data, colour, width in lines
            if data
        ),
    ]


def _patterned(look: Look) -> dict[str, Any]:
    """Stripes where no data are, a hatch where villages are few."""
    at_class = range(1, len(look.palette.regions) + 1)
    of_many = [tiles.STRIPES, *(tiles.FULL for _at in at_class), tiles.FULL]
    of_few = [tiles.STRIPES, *(tiles.HATCH.format(at=at) for at in at_class), tiles.FULL]
    return {
        "extensions": [{"@@type": "FillStyleExtension", "pattern": True}],
        "fill_pattern_atlas": pdk.types.String(tiles.atlas()),
        "fill_pattern_mapping": tiles.mapping(),
        "get_fill_pattern": f"({json.dumps([of_many, of_few])})[{few_of(look)}][{class_of(look)}]",
        "get_fill_pattern_scale": look.metres,
    }


def villages(look: Look) -> list[pdk.Layer]:
    """Assessed and named villages as points, deeper gold the higher the band."""
    if not look.sources.villages:
        return []
    layer = pdk.Layer(
        VILLAGES,
        data=look.sources.villages,
        get_position="[x, y]",
        get_fill_color=band_expression(look),
        get_line_color=list(look.palette.outline),
        get_radius=700,
        radius_min_pixels=3.5 if look.chosen else 2.2,
        radius_max_pixels=7,
        stroked=True,
        get_line_width=0.75,
        line_width_units=PIXELS,
        pickable=True,
        **_filtered(look.sieve),
        update_triggers={"getFillColor": look.palette.name, "getFilterValue": look.sieve.value},
    )
    layer.id = None
    return [layer]


def crowded(look: Look) -> list[pdk.Layer]:
    """Assessed villages where they are too many to be clicked."""
    if not look.sources.crowd:
        return []
    return [
        crowd.layer(
            look.sources.crowd,
            look.sources.borders,
            look.sieve,
            look.palette,
            metres=look.metres,
            region=bool(look.chosen),
            named=look.ringed,
        )
    ]


def every(look: Look) -> list[pdk.Layer]:
    """Every village of the register as a small grey dot; a class of layer of its own, for clicks."""
    if not look.sources.every:
        return []
    layer = pdk.Layer(
        EVERY,
        data=look.sources.every,
        get_position="[x, y, 0]",
        get_color=list(look.palette.dot),
        point_size=2.5 if look.near else 1.2 if look.chosen else 0.5,
        opacity=0.9 if look.near else 0.4 if look.chosen else 0.2,
        material=False,
        pickable=look.near,
        extensions=[{"@@type": "DataFilterExtension", "filterSize": 1}],
        get_filter_value="c / 1000000",
        filter_range=list(look.sieve.ranges[0]),
    )
    layer.id = None
    return [layer]


def rings(look: Look) -> list[pdk.Layer]:
    """A ring behind each village that a source names; its ground sets it off from every class."""
    if not look.sources.named:
        return []
    layer = pdk.Layer(
        VILLAGES,
        id="rings",
        data=look.sources.named,
        get_position="[x, y]",
        get_fill_color=list(look.palette.casing),
        get_line_color=list(look.palette.ring),
        get_radius=1100,
        radius_min_pixels=7.5 if look.chosen else 4.5,
        radius_max_pixels=11,
        stroked=True,
        get_line_width=2,
        line_width_units=PIXELS,
        **_filtered(look.sieve),
        update_triggers={"getFilterValue": look.sieve.value},
    )
    return [layer]


def pin(look: Look) -> list[pdk.Layer]:
    """A circle round the village whose card is open."""
    if look.picked is None:
        return []
    layer = pdk.Layer(
        VILLAGES,
        id="pin",
        data=[dict(zip("xy", look.picked, strict=True))],
        get_position="[x, y]",
        get_line_color=list(look.palette.chosen),
        get_radius=14,
        radius_units=PIXELS,
        filled=False,
        stroked=True,
        get_line_width=3,
        line_width_units=PIXELS,
    )
    return [layer]


def class_of(look: Look) -> str:
    """Expression for the digit of a region's class; one more than the last class outside of what is shown."""
    at = f"properties.i - {look.first}" if look.first else "properties.i"
    return f'(("{look.classes}")[{at}] || {len(look.palette.regions) + 1})'


def few_of(look: Look) -> str:
    """Expression for whether a region is of few villages, 1 or 0."""
    at = f"properties.i - {look.first}" if look.first else "properties.i"
    return f'(("{look.few}")[{at}] || 0)'


def band_expression(look: Look) -> str:
    """Expression for the colour of a village's band; hollow where it has no score of the kind."""
    palette = look.palette
    colours = [*palette.bands[: look.bands], palette.outside, palette.unfinished, palette.hollow]
    # NOT_TARGET, UNFINISHED and NO_SCORE, -1 to -3, stand behind the bands.
    return f"{table(colours)}[b < 0 ? {look.bands + NOT_TARGET} - b : b]"


def table(colours: Sequence[Colour]) -> str:
    """Expression of a list of colours, to be indexed: deck.gl's parser does so behind brackets alone."""
    return f"([{', '.join(map(_colour, colours))}])"


def _filtered(sieve: Sieve) -> dict[str, Any]:
    return {
        "extensions": [{"@@type": "DataFilterExtension", "filterSize": 3, "categorySize": 2}],
        "get_filter_value": sieve.value,
        "filter_range": sieve.ranges,
        "get_filter_category": "[b, p]",
        "filter_categories": [list(sieve.bands), list(sieve.steps)],
    }


def _colour(colour: Colour) -> str:
    return f"[{', '.join(map(str, colour))}]"
