"""What every answer carries and what is not let in, whatever route is asked."""

from __future__ import annotations

import ast

import pytest

from emas.settings import ROOT
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
