"""Whether this server is up, for whoever watches it. Says nothing that a stranger could use."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from emas import __version__
from emas.domain.problems import Problem


def health(_request: Request) -> JSONResponse:
    """200 with the data number where the store answers, 503 with the kind of problem where it does not."""
    from emas.services import snapshot  # slow to import: see emas.web.lifespan

    headers = {"Cache-Control": "no-store"}
    try:
        number = snapshot.current().number
    except Problem as problem:
        body = {"status": "unavailable", "version": __version__, "problem": problem.code}
        return JSONResponse(body, status_code=503, headers=headers)
    return JSONResponse({"status": "ok", "version": __version__, "data": number}, headers=headers)
