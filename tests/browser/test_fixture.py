"""The browser tests' own ground: the application is served, the network is cut, requests are seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import Requests, is_inside
from tests.support.app import health


def test_the_application_answers(app_url: str) -> None:
    assert health(app_url) is not None


def test_a_page_is_served_from_this_machine_alone(page: Page, requests_made: Requests) -> None:
    page.goto("/")
    page.get_by_role("heading", level=1).wait_for()  # it comes through the websocket
    assert any(address.startswith("ws://127.0.0.1") for address in requests_made.addresses)
    assert requests_made.outside() == []


def test_a_request_that_leaves_this_machine_is_seen_and_fails(page: Page, requests_made: Requests) -> None:
    page.goto("about:blank")  # our own pages forbid it by their content policy
    with pytest.raises(Error, match="Failed to fetch"):
        page.evaluate("fetch('http://example.org/x')")
    assert requests_made.outside() == ["http://example.org/x"]
    # Seen and dealt with: the check at the end of the test would fail it.
    requests_made.addresses.clear()


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("http://127.0.0.1:8501/x", True),
        ("ws://127.0.0.1:8501/_stcore/stream", True),
        ("data:image/png;base64,AA", True),
        ("blob:http://127.0.0.1:8501/1", True),
        ("about:blank", True),
        ("https://example.org/", False),
        ("wss://example.org/", False),
        ("http://127.0.0.1.example.org/", False),
        ("http://localhost.example.org/", False),
    ],
)
def test_inside_is_this_machine(address: str, inside: bool) -> None:
    assert is_inside(address) is inside
