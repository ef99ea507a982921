"""The map in Chromium: clicks, the search, Back, a shared link, the filter, the table, what is taken away."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from emas.geo.register import register
from emas.ui.maps import canvas, view
from tests.browser.conftest import Requests

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=780)
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
CONTENT = {1280: 1056, 360: 328}
"""Width of the page's content at each width of the window."""

NAMED = "5201152003"
"""Kuripan Utara, Lombok Barat: the only village of its regency that a source names."""

CRUMB = ".st-key-map-way b"


def opened(page: Page, address: str) -> None:
    """Open the map and wait until what it draws is there."""
    with page.expect_response(re.compile(r"/(provinces|regencies)\.json")):
        page.goto(address)
    page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first.wait_for()
    # A window that is no desk's is measured first, and the map is then drawn anew for it.
    page.wait_for_function(
        "() => { const map = document.querySelector('[data-testid=stDeckGlJsonChart] canvas');"
        " return map && (innerWidth > 600 || map.clientHeight < 400)"
        " && !document.querySelector('[data-test-script-state=running]'); }"
    )


def place(page: Page, region: str, lon: float, lat: float) -> tuple[float, float]:
    """Where a point of the earth is on the screen while the map shows ``region``."""
    area = page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first
    area.scroll_into_view_if_needed()
    box, width = area.bounding_box(), page.viewport_size
    assert box is not None
    assert width is not None
    seen = canvas.seen(region, CONTENT[width["width"]])
    across, down = view.position(lon, lat, seen, box["width"], box["height"])
    return box["x"] + across, box["y"] + down


def pointed(page: Page, region: str, lon: float, lat: float, told: str) -> str:
    """Point there until the pointer tells ``told``: first the map must have drawn what lies there."""
    tip = page.locator(".deck-tooltip").filter(has_text=told).filter(has=page.locator("[data-told]")).first
    for nudge in range(40):
        across, down = place(page, region, lon, lat)
        page.mouse.move(across + nudge % 2, down)
        page.wait_for_timeout(500)
        if tip.is_visible():
            break
    expect(tip).to_be_visible()
    return str(tip.inner_text())


def click(page: Page, region: str, lon: float, lat: float, told: str) -> None:
    """Click where the pointer tells ``told``, once more where the press came to nothing.

    A press longer than 0.25 s is none to Streamlit, and where the browser draws by software one may be.
    """
    before = page.url
    for _ in range(3):
        pointed(page, region, lon, lat, told)
        page.mouse.click(*place(page, region, lon, lat))
        try:
            page.wait_for_url(lambda url: url != before, timeout=6000, wait_until="commit")
        except PlaywrightTimeout:
            continue
        return
    raise AssertionError(f"no click on {told} was heard")


@SIZES
def test_the_map_draws(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    opened(page, "/peta?titik=-")
    told = pointed(page, "", 112.5, -7.8, "Jawa Timur")
    assert re.search(r"Skor rata-rata: \d+(,\d)? poin \(simulasi\)", told)
    assert re.search(r"isian desa, \d+ desa lengkap", told)
    picture = Image.open(BytesIO(page.get_by_test_id("stDeckGlJsonChart").screenshot())).convert("RGB")
    # Classes, stripes and borders: a map that did not draw has its ground and its frame alone.
    assert len(picture.getcolors(maxcolors=100_000) or []) > 20
    expect(page.get_by_role("note", name="Legenda").first).to_contain_text("belum ada desa lengkap")


@SIZES
def test_three_clicks_lead_to_a_village_and_back_goes_back(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    village = register().village(NAMED)
    assert village is not None
    opened(page, "/peta?titik=program")
    click(page, "", 117.6, -8.75, "Nusa Tenggara Barat")
    expect(page).to_have_url(re.compile(r"wilayah=52(&|$)"))
    expect(page.locator(CRUMB).first).to_have_text("Nusa Tenggara Barat")
    click(page, "52", 116.1, -8.72, "Kabupaten Lombok Barat")
    expect(page).to_have_url(re.compile("wilayah=5201"))
    expect(page.locator(CRUMB).first).to_have_text("Kabupaten Lombok Barat")
    click(page, "5201", village.lon, village.lat, "Kuripan Utara")
    expect(page).to_have_url(re.compile(f"desa={NAMED}"))
    expect(page.get_by_role("heading", name="Desa Kuripan Utara")).to_be_visible()
    expect(page.get_by_text("disebut sumber: peluncuran").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Desa Kuripan Utara")).to_be_hidden()
    expect(page.locator(CRUMB).first).to_have_text("Kabupaten Lombok Barat")
    page.go_back()
    expect(page.locator(CRUMB).first).to_have_text("Nusa Tenggara Barat")
    page.go_back()
    expect(page.locator(CRUMB).first).to_have_text("Indonesia")
    page.go_forward()
    expect(page.locator(CRUMB).first).to_have_text("Nusa Tenggara Barat")


def test_the_same_region_can_be_clicked_again(page: Page) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta?titik=-")
    for _ in range(2):
        click(page, "", 113.4, -1.6, "Kalimantan Tengah")
        expect(page.locator(CRUMB).first).to_have_text("Kalimantan Tengah")
        expect(page.get_by_role("combobox", name="Provinsi")).to_have_value("Kalimantan Tengah")
        page.get_by_role("button", name="Indonesia", exact=True).click()
        expect(page.locator(CRUMB).first).to_have_text("Indonesia")
        expect(page.get_by_role("combobox", name="Provinsi")).to_have_value("")


@SIZES
def test_a_misspelt_village_is_found_and_shown(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    opened(page, "/peta")
    field = page.get_by_role("textbox", name="Cari desa atau kelurahan")
    field.fill("campurjo gresik")
    field.press("Enter")
    page.get_by_role("button", name=re.compile("Desa Campurejo.*3525032009")).click()
    expect(page.locator(CRUMB).first).to_have_text("Kabupaten Gresik")
    expect(page.get_by_role("heading", name="Desa Campurejo")).to_be_visible()
    expect(field).to_have_value("")
    assert "desa=3525032009" in page.url


@SIZES
def test_a_shared_link_opens_the_same_view(
    page: Page, new_context: Callable[..., BrowserContext], size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    opened(page, "/peta?wilayah=35&belum=K1&banding_periode=2024&tabel=desa&urut=-score")
    if size is PHONE:
        page.get_by_text("Pilih ukuran dan wilayah").click()
    page.get_by_text("berbukti", exact=True).click()
    expect(page).to_have_url(re.compile("jenis=evidenced"))
    other: Any = new_context().new_page()
    other.set_viewport_size(size)
    opened(other, page.url)
    expect(other.locator(CRUMB).first).to_have_text("Jawa Timur")
    expect(other.get_by_role("note", name="Legenda").first).to_contain_text("berbukti")
    expect(other.get_by_test_id("stDeckGlJsonChart")).to_have_count(2)
    expect(other.locator(".st-key-map-asked")).to_contain_text("belum K1")


def test_a_filter_asks_for_figures_alone_and_can_be_taken_back(page: Page, requests_made: Requests) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta")
    pointed(page, "", 113.4, -1.6, "Kalimantan Tengah")
    before = len(requests_made.addresses)
    page.get_by_role("button", name="Saring").click()
    page.get_by_role("combobox", name="Syarat yang belum terpenuhi").click()
    page.get_by_role("option", name=re.compile("^K1")).click()
    expect(page.locator(".st-key-map-asked")).to_contain_text("belum K1")
    page.keyboard.press("Escape")
    pointed(page, "", 113.4, -1.6, "Kalimantan Tengah")
    asked = {
        url.split("?")[0].rsplit("/", 1)[1] for url in requests_made.addresses[before:] if "/peta-" in url
    }
    assert asked <= {"figures.json"}
    page.locator(".st-key-map-asked").get_by_role("button", name="Hapus saringan").click()
    expect(page.get_by_text("belum K1")).to_have_count(0)
    assert "belum" not in page.url


def test_a_click_on_either_of_two_maps_moves_both(page: Page) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta?titik=-&banding=ok")
    charts = page.get_by_test_id("stDeckGlJsonChart").locator("canvas")
    expect(charts).to_have_count(2)
    charts.nth(1).scroll_into_view_if_needed()
    box = charts.nth(1).bounding_box()
    assert box is not None
    seen = canvas.seen("", 1056, beside=True)
    across, down = view.position(113.4, -1.6, seen, box["width"], box["height"])
    tip = page.locator(".deck-tooltip").filter(has_text="Kalimantan Tengah")
    for nudge in range(40):
        page.mouse.move(box["x"] + across + nudge % 2, box["y"] + down)
        page.wait_for_timeout(500)
        if tip.first.is_visible():
            break
    page.mouse.click(box["x"] + across, box["y"] + down)
    expect(page.locator(CRUMB).first).to_have_text("Kalimantan Tengah")
    expect(charts).to_have_count(2)


@SIZES
def test_the_table_under_the_map_leads_the_same_ways(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    opened(page, "/peta")
    row = page.get_by_role("button", name=re.compile("^Jawa Timur"))
    for _ in range(4):
        if row.count():
            break
        page.get_by_role("button", name="Berikutnya").click()
        page.wait_for_timeout(1500)
    row.click()
    expect(page.locator(CRUMB).first).to_have_text("Jawa Timur")
    page.locator(".st-key-map-twin-tab").get_by_text("Desa", exact=True).click()
    village = page.get_by_role("button", name=re.compile(r"Contoh \d+ \(simulasi\)")).last
    village.click()
    expect(page).to_have_url(re.compile("desa=35"))
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 0


def test_what_is_taken_away_says_that_it_is_simulated(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size(DESK)
    opened(page, "/peta?wilayah=35")
    page.get_by_role("button", name="Saring").click()
    page.get_by_role("combobox", name="Syarat yang belum terpenuhi").click()
    page.get_by_role("option", name=re.compile("^K1")).click()
    expect(page.locator(".st-key-map-asked")).to_contain_text("belum K1")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Unduh").click()
    for name, ending, begins in (("CSV", "csv", b"\xef\xbb\xbfKode"), ("PNG", "png", b"\x89PNG")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=name).click()
        assert re.fullmatch(
            rf"desa-migran-emas_peta_jawa-timur_isian-desa_[\d-]+_simulasi\.{ending}",
            taken.value.suggested_filename,
        )
        file = tmp_path / ending
        taken.value.save_as(file)
        assert file.read_bytes().startswith(begins)
    # What is shown is taken away, not what the page was opened with.
    rows = list(csv.DictReader((tmp_path / "csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows
    assert {row["Syarat K1"] for row in rows} <= {"belum", "sebagian", "belum diisi"}
