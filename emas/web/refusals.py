"""What a route answers where it cannot do what was asked: a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from html import escape
from inspect import iscoroutinefunction
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from emas.domain.problems import INCIDENT, Problem
from emas.ui.i18n import LANGUAGES, language, set_language
from emas.ui.incidents import explained
from emas.ui.problems import sentence_as_text

Endpoint = Callable[[Request], Any]
"""Gives a response, or an awaitable of one."""

NO_STORE = {"Cache-Control": "no-store"}


def guarded(endpoint: Endpoint) -> Endpoint:
    """``endpoint`` in the language of who asks; what it raises becomes an answer.

    404 where there is nothing of that name, 503 for a problem of the store, 500 for a fault of the program;
    the last two carry a number that the log has too.
    """

    if iscoroutinefunction(endpoint):

        @wraps(endpoint)
        async def answer_later(request: Request) -> Response:
            set_language(language_of(request))
            try:
                found: Response = await endpoint(request)
            except Exception as error:
                return refused(request, error)
            return found

        return answer_later

    @wraps(endpoint)
    def answer(request: Request) -> Response:
        set_language(language_of(request))
        try:
            found: Response = endpoint(request)
        except Exception as error:
            return refused(request, error)
        return found

    return answer


def refused(request: Request, error: Exception) -> Response:
    """A page for who opens the address in a browser, else JSON: ``problem``, ``message`` and ``incident``."""
    missing = _missing(error)
    status = 404 if missing else 503 if isinstance(error, Problem) else 500
    problem = explained(error, request.url.path, counted=not missing)
    told = sentence_as_text(problem)
    if "text/html" in request.headers.get("accept", ""):
        markup = (
            f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><p>{escape(told)}</p></html>'
        )
        return HTMLResponse(markup, status_code=status, headers=NO_STORE)
    body = {"problem": problem.code, "message": told}
    if INCIDENT in problem.params:
        body[INCIDENT] = str(problem.params[INCIDENT])
    return JSONResponse(body, status_code=status, headers=NO_STORE)


def _missing(error: Exception) -> bool:
    """Whether there is nothing of the name that was asked for."""
    from emas.services.map_region import NO_REGION  # slow to import: see emas.web.lifespan

    return isinstance(error, Problem) and (error.code.startswith("unknown") or error.code in NO_REGION)


def language_of(request: HTTPConnection) -> str:
    """The language of the address, else the first that the browser prefers and the product speaks."""
    asked = request.query_params.get("lang")
    if asked is not None:
        return asked
    for wish in request.headers.get("accept-language", "").split(","):
        code = wish.split(";")[0].strip().casefold()[:2]
        if code in LANGUAGES:
            return code
    return ""
