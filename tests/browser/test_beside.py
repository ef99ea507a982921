"""A comparison in Chromium: opened by a link, one taken away, one put beside, and back again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

SIZES = pytest.mark.parametrize(
    "size", [ViewportSize(width=1280, height=800), ViewportSize(width=360, height=640)], ids=["desk", "phone"]
)


@SIZES
def test_a_link_opens_it_and_its_reader_changes_it(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto("/kriteria?bagian=sanding&sanding=35,33,52")
    heads = page.locator("table.emas-beside thead th")
    expect(heads).to_have_text([re.compile("Jawa Timur"), re.compile("Jawa Tengah"), re.compile("Barat")])
    # One goes by a click on its cross; the address says so.
    page.get_by_role("button", name=re.compile("Jawa Tengah")).first.click()
    expect(heads).to_have_text([re.compile("Jawa Timur"), re.compile("Barat")])
    expect(page).to_have_url(re.compile(r"sanding=35(,|%2C)52(&|$)"))
    search = page.get_by_role("textbox", name="Tambahkan desa")
    search.fill("Desa Contoh 0001")
    search.press("Enter")
    page.get_by_role("button", name=re.compile("Contoh 0001")).click()
    expect(heads).to_have_count(3)
    # One more from those alike, where this village lacks anything.
    more = page.get_by_role("button", name="Sandingkan").first
    expect(more).to_be_visible()
    more.click()
    expect(heads).to_have_count(4)
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 0
    table = page.locator("table.emas-beside")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth + 1")
    page.go_back()
    expect(heads).to_have_count(3)
    page.go_back()
    expect(heads).to_have_text([re.compile("Jawa Timur"), re.compile("Barat")])


def test_a_region_leads_to_its_map_by_the_same_filter(page: Page) -> None:
    page.goto("/kriteria?bagian=sanding&sanding=35,33&layak=tidak")
    expect(page.locator("table.emas-beside")).to_be_visible()
    page.get_by_role("link", name="Jawa Tengah").click()
    expect(page).to_have_url(re.compile(r"/peta\?(?=.*wilayah=33)(?=.*layak=tidak)"))
