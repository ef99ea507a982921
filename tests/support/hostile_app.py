"""A server of ``hostile_page.py`` alone, for the tests of typed text."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


def health(_request: Request) -> JSONResponse:
    """What ``tests/support/app.py`` waits for."""
    return JSONResponse({"status": "ok"})


app = st.App("hostile_page.py", routes=[Route("/healthz", health)])
