"""The village profile in a browser: found from a phone, kept on one sheet of paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page, ViewportSize, expect

PHONE = ViewportSize(width=360, height=640)


def first_invented(page: Page) -> None:
    """Open the first invented village that the search finds."""
    page.goto("/desa")
    page.get_by_role("textbox", name="Cari desa atau kelurahan").fill("Contoh 00")
    page.get_by_role("button", name="Cari", exact=True).click()
    # One of the examples has such a name too: the results must have taken their place.
    expect(page.get_by_text("Mungkin maksud Anda:")).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Contoh \d{4} \(simulasi\)", re.IGNORECASE)).first.click()
    expect(page.get_by_text("Skor kesiapan EMAS")).to_be_visible()


def test_a_village_head_finds_the_village_by_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/desa?lang=en")
    page.get_by_role("textbox", name="Find a village").fill("campurejo gresik")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Desa Campurejo.*3525032009")).click()
    expect(page.get_by_role("heading", name="Desa Campurejo")).to_be_visible()
    assert "desa=3525032009" in page.url
    assert "lang=en" in page.url
    source = page.get_by_role("link", name="kabargresik.com")
    expect(source).to_have_attribute("target", "_blank")
    assert "noopener" in (source.get_attribute("rel") or "")


def test_a_link_as_it_was_pasted_leads_to_the_village(page: Page) -> None:
    page.goto("/Desa?desa=35.25-03-2009).")
    expect(page.get_by_role("heading", name="Desa Campurejo")).to_be_visible()
    page.wait_for_url("**/desa?desa=3525032009")


def test_the_back_button_returns_to_the_search(page: Page) -> None:
    first_invented(page)
    page.go_back()
    expect(page.get_by_role("textbox", name="Cari desa atau kelurahan")).to_be_visible()


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    first_invented(page)
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 0


def test_it_prints_on_one_page_of_a4_without_controls(page: Page) -> None:
    first_invented(page)
    expect(page.get_by_text("Sumber data")).to_be_visible()
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("Skor kesiapan EMAS")).to_be_visible()
    expect(page.get_by_role("link", name="Buka penilaian mandiri")).to_be_hidden()
