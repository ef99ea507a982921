"""One request to the product's own routes, without a server."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from emas.web.doors import middleware
from emas.web.routes import ROUTES

HOSTS = ("localhost", "127.0.0.1")
"""Those that ``.streamlit/config.toml`` ships."""


@dataclass(frozen=True)
class Answer:
    """What came back: ``headers`` in lower case, ``body`` as it went over the line."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as data, unpacked where it came compressed."""
        packed = self.headers.get("content-encoding") == "gzip"
        return json.loads(gzip.decompress(self.body) if packed else self.body)


def get(path: str, **headers: str) -> Answer:
    """GET ``path`` with its query; ``headers`` with underscores for hyphens."""
    return ask("GET", path, **headers)


def ask(method: str, path: str, **headers: str) -> Answer:
    """The same with any method, through the middleware that stands before every route."""
    path, _, query = path.partition("?")
    sent_with = {"host": "127.0.0.1", **headers}
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in sent_with.items()],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(Starlette(routes=ROUTES, middleware=middleware(HOSTS))(scope, receive, send))
    start, *rest = sent
    return Answer(
        start["status"],
        {name.decode(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in rest),
    )
