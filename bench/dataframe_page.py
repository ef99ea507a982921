"""The page of ``bench/dataframe_map.py``: every village in a DataFrame handed to ``st.pydeck_chart``."""

import pandas as pd
import pydeck as pdk
import streamlit as st

from emas.services import snapshot
from emas.services.points import bands, points

st.set_page_config(layout="wide")
now = snapshot.current()
found = points(now)
rows = pd.DataFrame(
    {
        "lon": found.lon,
        "lat": found.lat,
        "code": found.code,
        "name": found.name,
        "band": bands(now, "claimed"),
    }
)
layer = pdk.Layer(
    "ScatterplotLayer",
    data=rows,
    get_position="[lon, lat]",
    get_fill_color="band > 1 ? [95, 67, 11] : [224, 181, 74]",
    get_radius=700,
    radius_min_pixels=0.7,
)
least = st.slider("band", 0, 3, 0)
if least:
    layer.data = rows[rows.band >= least]
view = pdk.ViewState(longitude=118, latitude=-2.5, zoom=4)
st.pydeck_chart(pdk.Deck(layers=[layer], initial_view_state=view, map_provider=None), height=570)
