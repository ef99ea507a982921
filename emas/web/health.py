"""Whether this server is up, for whoever watches it. Says nothing that a stranger could use."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future

from starlette.requests import Request
from starlette.responses import JSONResponse

from emas import __version__
from emas.domain.problems import Problem

PATIENCE = 1.5
"""Seconds that the store has to answer: a watcher hears within two whether it hangs."""

HANGS = "database_hangs"


async def health(_request: Request) -> JSONResponse:
    """200 with the data number where the store answers, 503 with the kind of problem where it does not."""
    told: dict[str, object] = {"status": "unavailable", "version": __version__}
    status = 503
    try:
        # Shielded: a watcher that gives up leaves the question to the others.
        number = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(_asked())), PATIENCE)
        told, status = told | {"status": "ok", "data": number}, 200
    except TimeoutError:
        told["problem"] = HANGS
    except Problem as problem:
        told["problem"] = problem.code
    return JSONResponse(told, status_code=status, headers={"Cache-Control": "no-store"})


_asking = threading.Lock()
_question: Future[int] | None = None


def _asked() -> Future[int]:
    """The store's change number, asked for by a thread of its own.

    One thread at a time, however many watchers there are: a store that hangs would otherwise take a thread
    for each of them, until pages have none left.
    """
    global _question  # noqa: PLW0603 - the one question that is under way
    with _asking:
        if _question is None or _question.done():
            _question = Future()
            threading.Thread(target=_ask, args=(_question,), name="health", daemon=True).start()
        return _question


def _ask(question: Future[int]) -> None:
    from emas.geo.register import register  # slow to import: see emas.web.lifespan
    from emas.services import database
    from emas.store import change

    try:
        register()
        question.set_result(change.glance(database.engine()))
    except Exception as error:
        question.set_exception(error)
