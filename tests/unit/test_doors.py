"""What every answer carries and what is not let in, whatever route is asked."""

from __future__ import annotations

import ast
import asyncio
import json
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emas.settings import ROOT
from emas.web.doors import SafeAnswers
from tests.support.asgi import ask, get

PATHS = ["/healthz", "/no-such-page", "/_stcore/upload_file/session/file"]
TAKES_FILES = {"file_uploader", "camera_input", "audio_input", "chat_input"}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["127.0.0.1", "other.example"])
def test_every_answer_carries_the_headers(path: str, host: str) -> None:
    headers = get(path, host=host).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


async def _fails(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError("secret detail")


async def _closes(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "websocket.close", "code": 1000, "reason": ""})


def _sent(app: ASGIApp, scope: dict[str, Any]) -> list[Message]:
    """What ``app`` behind the doors sends."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    given = {"path": "/", "query_string": b"lang=en", "headers": [(b"host", b"localhost")], **scope}
    asyncio.run(SafeAnswers(app)(given, receive, send))
    return sent


def test_a_fault_that_nothing_has_caught_is_told_with_its_number(caplog: pytest.LogCaptureFixture) -> None:
    start, body = _sent(_fails, {"type": "http", "method": "GET"})
    assert start["status"] == 500
    assert (b"x-content-type-options", b"nosniff") in start["headers"]
    told = json.loads(body["body"])
    assert told["incident"] in told["message"]
    assert told["incident"] in caplog.text
    assert told["message"].startswith("The program has failed.")
    assert "secret" not in body["body"].decode()


def test_a_refused_websocket_carries_the_headers() -> None:
    start, _body = _sent(_closes, {"type": "websocket", "extensions": {"websocket.http.response": {}}})
    assert start["status"] == 403
    assert (b"x-content-type-options", b"nosniff") in start["headers"]


def test_a_server_that_cannot_say_why_closes_as_before() -> None:
    (closed,) = _sent(_closes, {"type": "websocket"})
    assert closed["type"] == "websocket.close"


def test_another_name_for_this_machine_is_refused() -> None:
    assert get("/healthz", host="localhost:8501").status != 400
    assert get("/healthz", host="rebound.example").status == 400


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_no_file_is_taken(method: str) -> None:
    answer = ask(method, "/_stcore/upload_file/session/file")
    assert answer.status == 403
    assert answer.json() == {"problem": "uploads_not_taken"}


def test_no_page_asks_for_a_file_that_would_be_refused() -> None:
    sources = [*(ROOT / "emas").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    asked = {
        f"{source.name}:{node.lineno}"
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in TAKES_FILES
    }
    assert not asked
