"""What is typed, stored or put into an address is shown as it stands, and leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.support.app import serving
from tests.support.hostile import MARKUP, SITE

UNSEEN = "\u2060"
READ = "[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer]"


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of ``tests/support/hostile_page.py``."""
    with serving(tmp_path_factory.mktemp("hostile"), app="tests/support/hostile_app.py") as url:
        yield url


_LEADS = """() => [...document.querySelectorAll('a, img, iframe, form, object')]
    .map(one => one.href || one.src || one.action || one.data || '')
    .filter(one => one && !one.startsWith('data:') && new URL(one, location).origin !== location.origin)
"""


def leads_away(page: Page) -> list[str]:
    """Addresses of other sites that something on the page leads to or asks for."""
    found: list[str] = page.evaluate(_LEADS)
    return found


@pytest.mark.parametrize(
    "kind", ["markdown", "caption", "error", "expander", "button", "checkbox", "input", "link"]
)
def test_shown_as_it_stands_in_every_kind_of_element(page: Page, hostile_url: str, kind: str) -> None:
    page.goto(f"{hostile_url}/?jenis={kind}")
    last = page.locator(f".st-key-inside-{len(MARKUP) - 1}")
    expect(last).to_contain_text("tidak dikenal")
    for number, text in enumerate(MARKUP):
        for place, told in (("alone", text), ("inside", f"Teks “{text}” tidak dikenal.")):
            box = page.locator(f".st-key-{place}-{number}").locator(READ).first
            assert (box.text_content() or "").replace(UNSEEN, "").strip() == told
            drawn = box.locator("h1, h2, h3, li, blockquote, code, strong, em, del, img, table, .katex, hr")
            assert drawn.count() == 0, text
            assert box.locator("[data-testid=stIconMaterial]").count() == 0, text
    assert leads_away(page) == []


@pytest.mark.parametrize(
    "address",
    [
        "/desa?desa={}",
        "/peta?wilayah={}",
        "/peta?{}=1",
        "/kriteria?banding={}",
        "/paparan?cerita=musdes&nama={}&minta={}&judul=sampul:{}",
        "/penilaian?desa={}",
    ],
)
def test_an_address_leads_nowhere_else(page: Page, address: str) -> None:
    # One text alone would be cut where the address reads only the first of several.
    for text in (f"www.{SITE}", f"[klik](https://{SITE}/a)"):
        page.goto(address.replace("{}", quote(text, safe="")))
        expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert not [one for one in leads_away(page) if SITE in one]


def test_a_search_repeats_what_was_typed(page: Page) -> None:
    page.goto("/desa")
    for text in (f"www.{SITE}", f"[klik](https://{SITE}/a)", f"https://{SITE}/b"):
        page.get_by_label("Cari desa atau kelurahan").fill(text)
        page.get_by_role("button", name="Cari", exact=True).click()
        told = page.get_by_text(re.compile("Tidak ada desa yang cocok|Tidak ada yang persis")).first
        expect(told).to_contain_text(text.replace("://", f"{UNSEEN}://").replace("www.", f"www{UNSEEN}."))
        assert not [one for one in leads_away(page) if SITE in one]


def test_a_document_typed_without_a_pause_is_kept_whole(page: Page) -> None:
    # The form answers each field while its reader types on in the next.
    page.goto("/penilaian?desa=3525032002&bagian=regulation")
    page.get_by_text("2 · berdasar resmi").first.click()
    page.get_by_text("Sebutkan buktinya").first.click()
    page.get_by_label("Nomor dokumen").click()
    for text in ("141/08.2025.000123", "Kepala Desa", "drive.google.com/file/d/1aB"):
        page.keyboard.type(text, delay=30)
        page.keyboard.press("Tab")
    page.get_by_role("spinbutton").first.click()
    page.keyboard.type("01032025")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.get_by_text("Bukti: 1 dokumen")).to_be_visible()
    page.get_by_text("Bukti: 1 dokumen").click()
    named = page.locator(".emas-proof")
    expect(named).to_contain_text("141/08.2025.000123 · Kepala Desa · 1 Maret 2025")
    expect(named.get_by_role("link")).to_have_attribute("href", "https://drive.google.com/file/d/1aB")
