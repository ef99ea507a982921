"""The document that a browser gets first: in the language of the address, titled by what it shows."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from emas.ui.i18n import set_language
from emas.ui.titles import title
from emas.web.document import Document

SHELL = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head>'
    "<body><noscript><p>You need to enable JavaScript</p></noscript></body></html>"
)


def shell(request: Request) -> Response:
    """As Streamlit answers any address: one document, with an ETag."""
    if request.headers.get("if-none-match") == '"streamlit"':
        return Response(status_code=304)
    return HTMLResponse(SHELL, headers={"ETag": '"streamlit"', "Set-Cookie": "_xsrf=1"})


def data(_request: Request) -> Response:
    return JSONResponse({"rows": 1})


APP = Starlette(
    routes=[Route("/data.json", data), Route("/{path:path}", shell)], middleware=[Middleware(Document)]
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


def get(address: str, **headers: str) -> Answer:
    path, _, query = address.partition("?")
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "http_version": "1.1",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    assert int(told.get("content-length", len(body))) == len(body)
    if told.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Answer(sent[0]["status"], told, body.decode())


@pytest.mark.parametrize(
    ("address", "lang", "told"),
    [
        ("/", "id", "Ringkasan · Desa Migran EMAS"),
        ("/peta?wilayah=35", "id", "Peta: Jawa Timur · Desa Migran EMAS"),
        ("/peta?wilayah=35.25&lang=en", "en", "Map: Kabupaten Gresik · Desa Migran EMAS"),
        ("/kriteria?bagian=menahan&lang=EN", "en", "What blocks · Desa Migran EMAS"),
        ("/desa?desa=3525032009", "id", "Profil desa: Desa Campurejo, Kabupaten Gresik · Desa Migran EMAS"),
        ("/peta?wilayah=99", "id", "Peta · Desa Migran EMAS"),
    ],
)
def test_language_and_title_are_those_of_the_address(address: str, lang: str, told: str) -> None:
    answer = get(address)
    assert answer.status == 200
    assert f'<html lang="{lang}">' in answer.text
    assert f"<title>{told}</title>" in answer.text
    assert f'<meta property="og:title" content="{told}">' in answer.text
    assert '<meta property="og:description" content="' in answer.text
    assert "Streamlit" not in answer.text.partition("<script>")[0]
    assert "enable JavaScript" not in answer.text
    assert answer.headers["set-cookie"] == "_xsrf=1"


def test_a_name_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emas.web.document.title", lambda _name, _query: '<script>"\\1 & </title>')
    answer = get("/peta")
    assert "<title>&lt;script&gt;&quot;\\1 &amp; &lt;/title&gt;</title>" in answer.text


def test_a_title_that_cannot_be_made_is_no_dead_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_name: str, _query: object) -> str:
        raise RuntimeError("away")

    monkeypatch.setattr("emas.web.document.title", fails)
    answer = get("/peta")
    assert answer.status == 200
    assert "<title>Desa Migran EMAS</title>" in answer.text


def test_what_the_browser_holds_is_not_sent_again_and_differs_by_address() -> None:
    first = get("/peta?wilayah=35", accept_encoding="gzip")
    assert first.headers["content-encoding"] == "gzip"
    etag = first.headers["etag"]
    assert get("/peta?wilayah=35", if_none_match=etag).status == 304
    assert get("/peta?wilayah=36", if_none_match=etag).status == 200
    assert get("/peta", if_none_match='"streamlit"').status == 200


@pytest.mark.parametrize(
    ("address", "header", "lang", "told"),
    [
        ("/xyz", "id-ID", "id", "Halaman tidak ditemukan"),
        ("/xyz", "en-GB", "en", "Page not found"),
        ("/a/b?lang=en", "id-ID", "en", "Page not found"),
        ("/peta/35", "", "id", "Halaman tidak ditemukan"),
    ],
)
def test_an_address_that_is_no_page_s_says_so(address: str, header: str, lang: str, told: str) -> None:
    answer = get(address, accept_language=header)
    assert answer.status == 404
    assert f'<html lang="{lang}">' in answer.text and told in answer.text
    assert f'href="/peta{"?lang=en" if lang == "en" else ""}"' in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_other_answers_are_left_as_they_are() -> None:
    answer = get("/data.json", accept_encoding="gzip")
    assert (answer.status, answer.text) == (200, '{"rows":1}')
    assert get("/_stcore/page").text == SHELL


def test_the_first_page_has_one_address() -> None:
    answer = get("/ringkasan?lang=en")
    assert (answer.status, answer.headers["location"]) == (308, "/?lang=en")


def test_a_title_names_what_the_page_is_about() -> None:
    set_language("en")
    both = {"wilayah": "35", "desa": "3525032009"}
    assert title("map", both).startswith("Map: Desa Campurejo, Kabupaten Gresik")
    assert title("present", both).startswith("Presentation: Jawa Timur")
