"""All routes of this product beside Streamlit's own."""

from __future__ import annotations

from importlib import import_module

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from emas.ui.maps.address import DATA, SHAPES, TILE, WORKER
from emas.web.health import health
from emas.web.page_case import ALMOST_PAGE
from emas.web.refusals import Endpoint, guarded


def _map_data(name: str) -> Endpoint:
    """An endpoint of :mod:`emas.web.map_data`, imported at its first call (see :mod:`emas.web.lifespan`)."""

    def endpoint(request: Request) -> Response:
        answer: Response = getattr(import_module("emas.web.map_data"), name)(request)
        return answer

    return guarded(endpoint)


ROUTES = [
    Route("/healthz", guarded(health)),
    ALMOST_PAGE,
    Route(SHAPES, _map_data("shapes")),
    Route(WORKER, _map_data("worker")),
    Route(TILE, _map_data("tile")),
    *(Route(DATA.replace("{name}", name + "-{kind}"), _map_data(name)) for name in ("villages", "named")),
    *(Route(DATA.replace("{name}", name), _map_data(name)) for name in ("names", "figures")),
]
