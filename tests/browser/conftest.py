"""The application in Chromium, as its user sees it, with the network cut.

``page`` opens addresses relative to the application (``page.goto("/peta")``). Every request of every
context that a test opens is recorded; one that went to another host fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.support import chromium
from tests.support.app import make_demo, serving

VILLAGES = 60
INSIDE_SCHEMES = {"data", "blob", "about"}

expect.set_options(timeout=15_000)
"""Milliseconds: a shared machine of two cores that draws by software is slow, not wrong."""


def pytest_configure(config: pytest.Config) -> None:
    """A picture of every page whose test fails, in ``test-results/`` (Playwright's own option)."""
    if config.option.screenshot == "off":
        config.option.screenshot = "only-on-failure"


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application over a small demo database, made and started for this session."""
    home = tmp_path_factory.mktemp("home")
    make_demo(home, VILLAGES)
    with serving(home) as url:
        yield url


@pytest.fixture(scope="session")
def base_url(app_url: str) -> str:
    """What relative addresses are relative to."""
    return app_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium that this machine has, offline."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium.ensure(),
        "args": [*browser_type_launch_args.get("args", []), *chromium.flags()],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A laptop of an Indonesian reader, unless a test asks for something else."""
    return {
        "viewport": {"width": 1280, "height": 720},
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        **browser_context_args,
    }


class Requests:
    """The addresses that the pages of one test asked for, websockets included."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.refused: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Record what the pages of ``context`` ask for from now on."""
        context.on("request", lambda request: self.addresses.append(request.url))
        context.on("page", self._watch_page)

    def _watch_page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.addresses.append(socket.url))
        page.on("console", self._read_console)

    def _read_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.refused.append(message.text)

    def outside(self) -> list[str]:
        """Those that would have left this machine."""
        return [address for address in self.addresses if not is_inside(address)]


def is_inside(address: str) -> bool:
    """Whether a request for ``address`` stays on this machine."""
    parts = urlsplit(address.removeprefix("blob:"))
    return parts.hostname == "127.0.0.1" or urlsplit(address).scheme in INSIDE_SCHEMES


@pytest.fixture
def requests_made() -> Requests:
    """The requests that this test's pages have made so far."""
    return Requests()


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], requests_made: Requests
) -> Callable[..., BrowserContext]:
    """Playwright's own, with the recorder attached: for a second reader in the same test."""

    def watched(**arguments: Any) -> BrowserContext:
        context = new_context(**arguments)
        requests_made.watch(context)
        return context

    return watched


@pytest.fixture
def page(page: Page) -> Page:
    """Playwright's own, which acts as a reader does: once the page has come to rest.

    While a script runs, Streamlit may put another element where the one about to be clicked stands.
    """
    page.add_locator_handler(page.locator("[data-test-script-state=running]"), lambda: None)
    return page


@pytest.fixture(autouse=True)
def no_outside_requests(requests_made: Requests) -> Iterator[None]:
    """Fail the test whose page asked another host for anything, or for what the content policy forbids."""
    yield
    assert not requests_made.outside(), "requests that left this machine"
    assert not requests_made.refused, "requests that the content policy refused"
