"""The product with another map in its place: the yardsticks of ``bench/map.py``. Run by it alone.

``EMAS_YARDSTICK`` says which: ``empty`` draws nothing, ``rows`` fetches villages as rows of JSON and draws
them as points, ``dataframe`` hands ``st.pydeck_chart`` what is known of each village.
"""

import os
from io import StringIO

import pandas as pd
import pydeck as pdk
import streamlit as st

from emas.services import snapshot
from emas.services.points import points
from emas.ui.maps import layers, state
from emas.web import village_files
from emas.web.lifespan import lifespan
from emas.web.routes import ROUTES


def nothing(_look: object, view: pdk.ViewState, _tooltip: object) -> pdk.Deck:
    """A deck without layers."""
    return pdk.Deck(layers=[], initial_view_state=view, map_provider=None)


def plain(look: layers.Look, view: pdk.ViewState, tooltip: dict[str, object]) -> pdk.Deck:
    """The regions as they are, and every village from a DataFrame: the columns of our rows, and its name."""
    now = snapshot.current()
    villages = pd.read_json(StringIO(village_files.rows(now, "claimed")), orient="records")
    villages["name"] = points(now).name
    layer = pdk.Layer(
        "ScatterplotLayer",
        data=villages,
        get_position="[x, y]",
        get_fill_color=layers.band_expression(look),
        get_radius=700,
        radius_min_pixels=0.7,
        pickable=True,
    )
    return pdk.Deck(
        layers=[*layers.regions(look), layer],
        initial_view_state=view,
        map_provider=None,
        tooltip=tooltip,
    )


if os.environ["EMAS_YARDSTICK"] == "empty":
    layers.deck = nothing  # type: ignore[assignment]
elif os.environ["EMAS_YARDSTICK"] == "rows":
    state.crowded = lambda _now, _region: False
else:
    layers.deck = plain  # type: ignore[assignment]

app = st.App("../emas/ui/shell.py", routes=ROUTES, lifespan=lifespan)
