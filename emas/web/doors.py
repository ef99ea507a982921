"""What every answer of the server carries, and what the server does not let in.

One ASGI middleware stands before Streamlit and this product's own routes: none of them can forget it.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emas.ui.i18n import set_language
from emas.web.document import Document
from emas.web.refusals import language_of, refused

UPLOADS = "/_stcore/upload_file/"
"""Where Streamlit takes files from anybody who has opened a page, whether or not the page asks for one."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit's page has scripts of its own in the markup, Vega compiles its expressions, and the map
        # starts its workers from blobs.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Nothing is loaded from or sent to another host, and no other site shows these pages inside its own."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    # An address tells what somebody looks at: other sites do not learn it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SafeAnswers:
    """ASGI middleware: sets :data:`HEADERS` on every answer and takes no uploaded file.

    No page of this product asks for a file (a test looks), so Streamlit's upload route is closed: it
    would keep in memory whatever anybody sends. A part that takes files opens it again, with a limit on
    their number.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection; a fault that nothing else has caught is told as a route's own would be."""
        answer = _Answer(scope, send)
        if scope["type"] == "http" and UPLOADS in scope["path"]:
            refusal = JSONResponse({"problem": "uploads_not_taken"}, status_code=403)
            await refusal(scope, receive, answer.send)
            return
        try:
            await self.app(scope, receive, answer.send)
        except Exception as error:
            if scope["type"] != "http" or answer.begun:
                raise
            request = Request(scope)
            set_language(language_of(request))
            await refused(request, error)(scope, receive, answer.send)


class _Answer:
    """One answer on its way out, refused websockets included; one that is taken up passes as it is."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._pass_on = send
        self._says_why = "websocket.http.response" in scope.get("extensions", {})
        self.begun = False

    async def send(self, message: Message) -> None:
        """Pass one message on, with the headers where it has any."""
        kind = message["type"]
        if kind == "websocket.close" and not self.begun and self._says_why:
            # Before it is taken up, closing is a plain 403, which the server would make without us.
            await self.send({"type": "websocket.http.response.start", "status": 403, "headers": []})
            await self.send({"type": "websocket.http.response.body", "body": b""})
            return
        if kind.endswith("http.response.start"):
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        self.begun = True
        await self._pass_on(message)


def middleware(allowed_hosts: Sequence[str]) -> list[Middleware]:
    """The middleware that ``app.py`` hands to Streamlit, the outermost first.

    Hosts are those of the setting ``server.allowedHosts``, which Streamlit itself checks for its websocket
    alone: a page of another site that makes its own name point here (DNS rebinding) gets no figures either.
    None at all allow every host, as Streamlit has it.
    """
    hosts = list(allowed_hosts) or ["*"]
    return [
        Middleware(SafeAnswers),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Document),
    ]
