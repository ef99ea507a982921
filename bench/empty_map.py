"""The product with a map that draws nothing: the yardstick of ``bench/map.py``. Run by it alone."""

import pydeck as pdk
import streamlit as st

from emas.ui.maps import layers
from emas.web.lifespan import lifespan
from emas.web.routes import ROUTES


def nothing(_look: object, view: pdk.ViewState, _tooltip: object) -> pdk.Deck:
    """A deck without layers."""
    return pdk.Deck(layers=[], initial_view_state=view, map_provider=None)


layers.deck = nothing  # type: ignore[assignment]

app = st.App("../emas/ui/shell.py", routes=ROUTES, lifespan=lifespan)
