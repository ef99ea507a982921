"""What a browser does with the headers of every answer; that pages work under them, all tests here check."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Requests

FOREIGN_SCRIPT = """() => new Promise(resolve => {
    document.addEventListener('securitypolicyviolation', event => resolve(event.blockedURI));
    document.head.append(Object.assign(document.createElement('script'), {src: 'https://other.invalid/x.js'}));
})"""


def test_a_script_of_another_host_is_refused(page: Page, requests_made: Requests) -> None:
    page.goto("/")
    assert page.evaluate(FOREIGN_SCRIPT) == "https://other.invalid/x.js"
    expect(page.get_by_text("Berapa desa dalam program?")).to_be_visible()
    # Playwright names the request although the browser never sent it.
    requests_made.addresses.remove("https://other.invalid/x.js")
    requests_made.refused.clear()


@pytest.fixture
def framing_site(app_url: str) -> Iterator[str]:
    """A page of another origin that shows the application inside its own."""

    class Frame(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{app_url}/"></iframe>'.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Frame)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_no_other_site_shows_the_application_inside_its_own(
    page: Page, framing_site: str, requests_made: Requests
) -> None:
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(framing_site)
    assert "Berapa desa" not in (page.frames[1].content() if len(page.frames) > 1 else "")
    requests_made.refused.clear()
