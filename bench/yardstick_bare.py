"""A page with one widget and nothing else: what every page of ``bench/pages.py`` is held against."""

import streamlit as st

from emas.web.lifespan import lifespan
from emas.web.routes import ROUTES

app = st.App("bare_page.py", routes=ROUTES, lifespan=lifespan)
