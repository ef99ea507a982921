"""The plain way: a server of ``bench/dataframe_page.py``. Run by ``bench/map.py`` alone."""

import streamlit as st

from emas.web.lifespan import lifespan
from emas.web.routes import ROUTES

app = st.App("dataframe_page.py", routes=ROUTES, lifespan=lifespan)
