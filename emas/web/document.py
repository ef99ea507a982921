"""The document that a browser gets first: language, title and what a chat shows of a link, by its address.

Streamlit serves one file for every address, in English and titled "Streamlit"; what a page shows comes later,
over a socket, which no chat opens. An address that is no page's gets a page that says so.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import re
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emas.settings import get_settings
from emas.ui.i18n import DEFAULT, gettext, language, locale, set_language
from emas.ui.i18n import gettext as _
from emas.ui.navigation import PAGES, UNLISTED
from emas.ui.reader import ADDRESS
from emas.ui.titles import DESCRIPTIONS, title
from emas.web.refusals import NO_STORE, language_of
from emas.web.streamlit_words import script

log = logging.getLogger(__name__)

FIRST = "overview"

_PAGES = {"/": FIRST, **{f"/{address}": name for name, (_f, address, _t, _i) in PAGES.items()}}

_OF_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
"""Where Streamlit may serve documents of its own."""

_CHANGED_FROM = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range", b"if-range")
"""Headers that would have Streamlit send less than the whole document."""

_ROOT = re.compile(r"<html[^>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title>.*?</title>", re.IGNORECASE | re.DOTALL)
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.IGNORECASE | re.DOTALL)


class Document:
    """ASGI middleware: changes Streamlit's document, and leaves every other answer as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if scope["path"] == f"/{PAGES[FIRST][1]}":
            query = scope["query_string"].decode("latin-1")
            # Streamlit serves the first page at the root alone.
            await RedirectResponse("/" + (f"?{query}" if query else ""), status_code=308)(
                scope, receive, send
            )
            return
        name = _PAGES.get(scope["path"])
        held = _Held(send)
        if name is not None:
            kept = [pair for pair in scope["headers"] if pair[0].lower() not in _CHANGED_FROM]
            await self.app({**scope, "method": "GET", "headers": kept, "extensions": {}}, receive, held.send)
        elif scope["path"].startswith(_OF_STREAMLIT):
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, held.send)
        if held.start is not None:
            answer = await run_in_threadpool(_answer, Request(scope), name, held)
            await answer(scope, receive, send)


class _Held:
    """Keeps an answer that is a document; passes any other on."""

    def __init__(self, send: Send) -> None:
        self._pass_on = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            kind = MutableHeaders(scope=message).get("content-type", "")
            if message["status"] == 200 and kind.startswith("text/html"):
                self.start = message
        if self.start is None:
            await self._pass_on(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


def _answer(request: Request, name: str | None, held: _Held) -> Response:
    """The page's document; where the address is no page's, one that says so."""
    if name is None:
        set_language(language_of(request))
        return HTMLResponse(_no_such_page(), status_code=404, headers=NO_STORE)
    # As the page itself: Indonesian unless the address says otherwise, whatever the browser prefers.
    set_language(request.query_params.get(ADDRESS))
    markup = _changed(held.body.decode(), name, request).encode()
    answer = Response(markup, headers={"Cache-Control": "no-cache"}, media_type="text/html")
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["ETag"] = f'"{hashlib.sha256(markup).hexdigest()[:32]}"'
    for cookie in MutableHeaders(scope=held.start).getlist("set-cookie") if held.start else ():
        answer.headers.append("set-cookie", cookie)
    if request.headers.get("if-none-match") == answer.headers["ETag"]:
        answer.status_code, answer.body = 304, b""
        del answer.headers["content-length"]
    elif "gzip" in request.headers.get("accept-encoding", ""):
        answer.body = gzip.compress(markup, 6, mtime=0)
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers["Content-Length"] = str(len(answer.body))
    return answer


def _changed(markup: str, name: str, request: Request) -> str:
    try:
        told = title(name, request.query_params)
    except Exception:
        log.exception("no title for %s", request.url.path)
        told = _("Desa Migran EMAS")
    described = gettext(DESCRIPTIONS[name])
    if _is_demonstration():
        described += " " + _("Demo: penilaian di sini simulasi untuk desa rekaan.")
    meta = {
        "og:title": told,
        "og:description": described,
        "og:type": "website",
        "og:site_name": _("Desa Migran EMAS"),
        "og:locale": locale(),
    }
    head = [f"<title>{escape(told)}</title>", f'<meta name="description" content="{escape(described)}">']
    head += [f'<meta property="{key}" content="{escape(value)}">' for key, value in meta.items()]
    without = escape(_("Halaman ini memerlukan JavaScript. Nyalakan JavaScript, lalu muat ulang."))
    head.append(f"<script>{script()}</script>")
    # By functions: a name may hold what a replacement text would read as a reference.
    markup = _ROOT.sub(lambda _found: f'<html lang="{language()}">', markup, count=1)
    markup = _TITLE.sub(lambda _found: "\n    ".join(head), markup, count=1)
    return _NO_SCRIPT.sub(lambda _found: f"<noscript><p>{without}</p></noscript>", markup, count=1)


def _is_demonstration() -> bool:
    if get_settings().database_url is None:  # a database of one's own always has an address
        return True
    from emas.domain.problems import Problem
    from emas.services import database  # slow to import: see emas.web.lifespan

    try:
        return database.mode() == "demo"
    except Problem:
        return False


def _no_such_page() -> str:
    """A small page of its own: Streamlit's would open the first page behind a message in English."""
    query = "" if language() == DEFAULT else f"?{ADDRESS}={language()}"
    links = "".join(
        f'<li><a href="/{"" if name == FIRST else address}{query}">{escape(gettext(label))}</a></li>'
        for name, (_file, address, label, _icon) in PAGES.items()
        if name not in UNLISTED
    )
    head = escape(_("Halaman tidak ditemukan"))
    told = escape(_("Alamat ini tidak ada di dasbor ini. Periksa ejaannya, atau pilih salah satu halaman:"))
    style = (
        ":root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;max-width:40rem;margin:12vh auto;"
        "padding:0 1rem;color:light-dark(#1b2733,#e8edf2);background:light-dark(#fff,#12191f)}"
        "h1{font-size:1.875rem;line-height:1.2}a{color:light-dark(#0b5a5e,#5cc2c0)}li{padding:.3rem 0}"
    )
    product = escape(_("Desa Migran EMAS"))
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{head} · {product}</title><style>{style}</style></head>"
        f"<body><main><h1>{head}</h1><p>{told}</p><ul>{links}</ul></main></body></html>"
    )
