"""The deck: what is drawn, in which colours, from which address. All of the map's drawing is in this file.

Layers name addresses (``emas/web/map_data.py``), never data: a page sends about 3 kB. Regions carry every
measure, so that another measure is another expression over the same data. Expressions are JavaScript's
conditional ones; pydeck marks them for deck.gl.

*Why the layers that can be clicked have no id of their own.* Streamlit paints everything grey but the object
last clicked, and holds on to it, as long as that object's layer has the id of a layer in the deck. A layer
without one is called by its class, so each class stands once; the next deck then also forgets the click, and
the same region can be clicked again. ``tests/browser/test_map.py`` holds that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from emas.domain.stored import Kind
from emas.services.map_figures import NOT_TARGET
from emas.ui.maps.address import ADDRESS
from emas.ui.maps.classes import Edges
from emas.ui.maps.palette import Colour, Palette

BAND_KEYS: dict[Kind, str] = {"claimed": "k", "evidenced": "e", "verified": "v"}
"""Keys of the bands in a village's row."""

REGIONS, VILLAGES = "GeoJsonLayer", "ScatterplotLayer"
"""What a click's layer is called: its class."""

PIXELS = pdk.types.String("pixels")
"""A word: pydeck takes a bare string for an expression."""

MANY = 6000
"""From so many villages on, points are drawn small and without an outline until a regency is chosen."""


@dataclass(frozen=True)
class Look:
    """What the reader has chosen to see.

    ``figure`` is the property that colours regions (``map_figures.key``), ``points`` how many villages there
    are; ``chosen`` is the code of the region zoomed into, ``picked`` the point (degrees) of the village whose
    card is open.
    """

    version: str
    figure: str
    edges: Edges
    kind: Kind
    palette: Palette
    points: int
    assessed: bool = True
    named: bool = True
    chosen: str = ""
    picked: tuple[float, float] | None = None


def deck(look: Look, view: pdk.ViewState, tooltip: dict[str, Any]) -> pdk.Deck:
    """The whole map. No base map and nothing for ``map_style``: no request leaves the machine."""
    layers = [regions(look), villages(look), *rings(look), pin(look)]
    return pdk.Deck(layers=layers, initial_view_state=view, map_provider=None, tooltip=tooltip)


def regions(look: Look) -> pdk.Layer:
    """The regencies, coloured by class; one without data is outlined in grey, the chosen one bold."""
    colours, chosen, figure = look.palette, _chosen(look.chosen), f"properties.{look.figure}"
    layer = pdk.Layer(
        REGIONS,
        data=ADDRESS.format(version=look.version, name="regencies"),
        get_fill_color=class_expression(
            f"properties.{look.figure}", look.edges, colours.regions, colours.empty
        ),
        get_line_color=line_expression(figure, look.edges, chosen, colours),
        get_line_width=f"{chosen} ? 2 : 0.6",
        line_width_units=PIXELS,
        # Only areas are picked: with their edges a click took 0.6 s where the browser draws by software,
        # and a press longer than 0.25 s is none.
        _sub_layer_props={"polygons-stroke": {"pickable": False}},
        pickable=True,
        # deck.gl does not compare expressions: it is told what they depend on.
        update_triggers={
            "getFillColor": [look.figure, *look.edges, *colours.empty],
            "getLineColor": [look.figure, *look.edges, look.chosen, *colours.empty],
            "getLineWidth": [look.chosen],
        },
    )
    layer.id = None
    return layer


def villages(look: Look) -> pdk.Layer:
    """Assessed and named villages as points, deeper gold the higher the band."""
    colours, small = look.palette, look.points > MANY and len(look.chosen) < 4
    shown = f"{'true' if look.assessed else 'false'} || {'p > 0' if look.named else 'false'}"
    layer = pdk.Layer(
        VILLAGES,
        data=ADDRESS.format(version=look.version, name="villages"),
        get_position="[x, y]",
        get_fill_color=band_expression(BAND_KEYS[look.kind], colours),
        get_line_color=list(colours.outline),
        get_radius=f"{shown} ? 700 : 0",
        radius_min_pixels=0.7 if small else 3.5 if look.chosen else 2.2,
        radius_max_pixels=7,
        opacity=0.6 if small else 1,
        stroked=not small,
        get_line_width=0.75,
        line_width_units=PIXELS,
        visible=look.assessed or look.named,
        pickable=True,
        update_triggers={"getFillColor": [look.kind, *colours.outline], "getRadius": [shown]},
    )
    layer.id = None
    return layer


def rings(look: Look) -> list[pdk.Layer]:
    """A ring round each village that a source names, cased so that it stands out on every class."""
    return [
        pdk.Layer(
            VILLAGES,
            id=name,
            data=ADDRESS.format(version=look.version, name="named"),
            get_position="[x, y]",
            get_line_color=list(colour),
            get_radius=1100,
            radius_min_pixels=7 if look.chosen else 4,
            radius_max_pixels=11,
            filled=False,
            stroked=True,
            get_line_width=width,
            line_width_units=PIXELS,
            visible=look.named,
            pickable=False,
            update_triggers={"getLineColor": list(colour)},
        )
        for name, colour, width in (("casing", look.palette.casing, 4.5), ("ring", look.palette.ring, 2))
    ]


def pin(look: Look) -> pdk.Layer:
    """Two circles round the village whose card is open."""
    at = look.picked
    return pdk.Layer(
        VILLAGES,
        id="pin",
        data=[] if at is None else [{"x": at[0], "y": at[1]}],
        get_position="[x, y]",
        get_line_color=list(look.palette.chosen),
        get_radius=14,
        radius_units=PIXELS,
        filled=False,
        stroked=True,
        get_line_width=3,
        line_width_units=PIXELS,
        pickable=False,
    )


def class_expression(name: str, edges: Edges, colours: Sequence[Colour], empty: Colour) -> str:
    """An expression for the colour of the class that ``name`` falls into (see ``classes.class_of``)."""
    steps = "".join(
        f"{name} >= {edge} ? {_colour(colour)} : "
        for edge, colour in reversed(list(zip(edges, colours, strict=False)))
    )
    # In JavaScript null >= 0 holds, so no data is asked for first.
    return f"{name} === null ? {_colour(empty)} : {steps}{_colour(empty)}"


def line_expression(name: str, edges: Edges, chosen: str, colours: Palette) -> str:
    """An expression for a region's edge: the chosen one, one without data, and all others."""
    return (
        f"{chosen} ? {_colour(colours.chosen)} : {no_data(name, edges)} ? {_colour(colours.empty_line)} "
        f": {_colour(colours.border)}"
    )


def no_data(name: str, edges: Edges) -> str:
    """An expression that tells a region without data, which is never the low end of the scale."""
    return f"({name} === null || {name} < {edges[0]})"


def band_expression(name: str, colours: Palette) -> str:
    """An expression that gives the colour of a village's band; hollow where it has no score of the kind."""
    steps = "".join(f"{name} === {at} ? {_colour(colour)} : " for at, colour in enumerate(colours.bands))
    return f"{steps}{name} === {NOT_TARGET} ? {_colour(colours.outside)} : {_colour(colours.hollow)}"


def _chosen(code: str) -> str:
    # A province is not outlined as a whole: all of its regencies would be, each by itself.
    return f'properties.code === "{code}"' if len(code) == 4 and code.isdecimal() else "false"


def _colour(colour: Colour) -> str:
    return f"[{', '.join(map(str, colour))}]"
