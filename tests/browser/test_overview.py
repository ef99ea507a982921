"""The overview in a browser: light enough for a phone, and nothing on it wider than one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Requests

PHONE = ViewportSize(width=360, height=640)
WIDER = """() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]
    .filter(e => getComputedStyle(e).overflowX !== 'visible')
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'hidden')
    .map(e => e.className)"""


def test_no_map_library_is_loaded(page: Page, requests_made: Requests) -> None:
    page.goto("/")
    expect(page.get_by_text("Berapa desa dalam program?")).to_be_visible()
    asked = [address.rsplit("/", 1)[-1].lower() for address in requests_made.addresses]
    assert not [name for name in asked if "deck" in name or "vega" in name or "plotly" in name]


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_wider_than_a_phone(page: Page, language: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/" if language == "id" else "/?lang=en")
    expect(page.locator(".emas-counts")).to_be_visible()
    for details in page.locator("details.emas-details > summary").all():
        details.click()
    assert page.evaluate(WIDER) == []


def test_the_picture_is_drawn(page: Page) -> None:
    page.goto("/")
    picture = page.locator(".emas-picture img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_the_contradiction_is_one_click_away(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="bandingkan sumbernya").click()
    expect(page.locator("#hitungan")).to_be_in_viewport()
    expect(page.get_by_text("Desa Migran EMAS", exact=True).first).not_to_be_in_viewport()
