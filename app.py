"""What ``streamlit run app.py`` serves: the pages of ``emas/ui/shell.py``, the routes of ``emas/web``."""

import streamlit as st

from emas.ui.guard import last_net
from emas.web.doors import middleware
from emas.web.lifespan import lifespan
from emas.web.routes import ROUTES

app = st.App(
    "emas/ui/shell.py",
    routes=ROUTES,
    middleware=middleware(st.get_option("server.allowedHosts")),
    lifespan=lifespan,
    on_script_error=last_net,
)
