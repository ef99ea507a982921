"""The map in Chromium: it draws, a click leads to a region or a village, a link opens the same view."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from emas.geo.register import register
from emas.ui.maps import canvas, view
from tests.browser.conftest import Requests

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=780)
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
CONTENT = {1280: 1056, 360: 328}
"""Width of the page's content at each width of the window."""

NAMED = "5201152003"
"""Kuripan Utara, Lombok Barat: the only village of its regency that a source names."""


def opened(page: Page, address: str) -> dict[str, float]:
    """Open the map and wait until its data are there; the place of its canvas on the page."""
    with page.expect_response("**/villages.json"), page.expect_response("**/regencies.json"):
        page.goto(address)
    area = page.get_by_test_id("stDeckGlJsonChart").locator("canvas")
    area.wait_for()
    page.wait_for_timeout(3000)  # the browser draws by software here
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    return dict(box)


def place(box: dict[str, float], region: str, lon: float, lat: float, width: int) -> tuple[float, float]:
    """Where a point of the earth is on the screen while the map shows ``region``."""
    seen = canvas.look_at(region, CONTENT[width])
    across, down = view.position(lon, lat, seen, box["width"], box["height"])
    return box["x"] + across, box["y"] + down


def click(page: Page, at: tuple[float, float], told: str) -> None:
    """Click where the pointer tells ``told``: first the map must have drawn what lies there."""
    tip = page.locator(".deck-tooltip").filter(has_text=told)
    for nudge in range(20):
        page.mouse.move(at[0] + nudge % 2, at[1])
        page.wait_for_timeout(500)
        if tip.is_visible():
            break
    expect(tip).to_be_visible()
    page.mouse.click(*at)


@SIZES
def test_the_map_draws(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    opened(page, "/peta")
    page.mouse.wheel(0, 1)
    picture = page.get_by_test_id("stDeckGlJsonChart").screenshot()
    assert len(set(picture)) == 256
    # Land, villages and their outlines: far more than the plain ground of a map that did not draw.
    assert len(picture) > 12_000
    expect(page.get_by_role("note", name="Legenda")).to_contain_text("0–19")


@SIZES
def test_a_click_on_a_region_zooms_to_it_and_may_be_repeated(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    box = opened(page, "/peta?titik=-")
    at = place(box, "", 116.2, -0.2, size["width"])  # Kutai Kartanegara, and far from its borders
    for _ in range(2):
        click(page, at, "Kabupaten Kutai Kartanegara")
        expect(page).to_have_url(re.compile("wilayah=6402"))
        expect(page.get_by_role("heading", name="Kabupaten Kutai Kartanegara")).to_be_visible()
        page.get_by_role("button", name="Indonesia", exact=True).click()
        expect(page).not_to_have_url(re.compile("wilayah"))
        page.wait_for_timeout(2000)
        page.get_by_test_id("stDeckGlJsonChart").locator("canvas").scroll_into_view_if_needed()


@SIZES
def test_a_click_on_a_point_opens_the_village(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    village = register().village(NAMED)
    assert village is not None
    box = opened(page, "/peta?wilayah=5201")
    at = place(box, "5201", village.lon, village.lat, size["width"])
    click(page, at, "Klik untuk rincian desa")
    expect(page).to_have_url(re.compile(f"desa={NAMED}"))
    expect(page.get_by_role("heading", name="Desa Kuripan Utara")).to_be_visible()
    expect(page.get_by_text("disebut sumber: peluncuran")).to_be_visible()
    page.get_by_role("link", name="Profil desa").last.click()
    expect(page).to_have_url(re.compile(f"/desa.*desa={NAMED}"))


def test_a_shared_link_opens_the_same_view(page: Page, new_context: Callable[..., BrowserContext]) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta?wilayah=35")
    page.get_by_text("berbukti", exact=True).click()
    expect(page).to_have_url(re.compile("jenis=evidenced"))
    other: Any = new_context().new_page()
    opened(other, page.url)
    expect(other.get_by_role("heading", name="Jawa Timur")).to_be_visible()
    expect(other.get_by_role("note", name="Legenda")).to_contain_text("berbukti")


def test_another_measure_asks_for_no_data(page: Page, requests_made: Requests) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta")
    before = [address for address in requests_made.addresses if "/peta-data/" in address]
    page.get_by_text("terverifikasi", exact=True).click()
    expect(page.get_by_role("note", name="Legenda")).to_contain_text("terverifikasi")
    page.wait_for_timeout(1500)
    assert [address for address in requests_made.addresses if "/peta-data/" in address] == before
    assert {address.rsplit("/", 1)[1] for address in before} == {
        "regencies.json",
        "villages.json",
        "named.json",
    }


def test_the_pointer_tells_name_figure_and_number(page: Page) -> None:
    page.set_viewport_size(DESK)
    box = opened(page, "/peta?titik=-")
    page.mouse.move(*place(box, "", 116.2, -0.2, 1280))
    tip = page.locator(".deck-tooltip")
    expect(tip).to_contain_text("Kabupaten Kutai Kartanegara")
    told = tip.inner_text()
    assert "{" not in told
    assert "null" not in told
    assert "n = " in told or "belum ada desa dinilai" in told
