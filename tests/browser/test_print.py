"""Pages on paper: ink on white whatever the theme, tables whole, nothing that only a screen can do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from emas.geo.register import register
from tests.support import pdf

PROVINCES = [register().name(code) for code in register().provinces.code.to_pylist()]

LIGHT, SAME = 0.85, 0.01
"""Least share of a page that is as light as paper; largest that may have another colour in another theme."""

PAGES = {
    "/": ("Siapa bekerja bersama", 0),
    "/kriteria": ("Ambang warna", 0),
    "/kriteria?bagian=menahan": ("Dari usulan sampai SK", 2),
    "/kriteria?bagian=pelibatan": ("Dari jawaban desa sendiri", 1),
    "/desa?desa=3525032009": ("Sumber data", 0),
}
"""Addresses; what stands near the end of each, and how many charts it has."""

Print = Callable[..., list[pdf.Page]]


@pytest.fixture
def printed(new_context: Callable[..., BrowserContext]) -> Print:
    """Prints what a reader in a theme sees at an address, once all of it is there."""

    def made(theme: str, address: str, last: str, charts: int = 0) -> list[pdf.Page]:
        page = new_context(color_scheme=theme).new_page()
        page.goto(address)
        expect(page.get_by_text(last).first).to_be_attached()
        expect(page.locator("svg.marks")).to_have_count(charts)
        settled(page)
        sheet = page.pdf(prefer_css_page_size=True)
        page.context.close()
        return pdf.pages(sheet)

    return made


def settled(page: Page) -> None:
    """Wait until the script has run and every table has drawn itself."""
    expect(page.locator(".emas-band")).to_be_visible()
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    for table in page.locator("[class*=st-key-paper-]").all():
        expect(table.locator("tbody tr").nth(12)).to_be_attached()


def squeezed(text: str) -> str:
    """Without spaces: a browser places each letter."""
    return "".join(text.split())


def colours(picture: np.ndarray) -> np.ndarray:
    """The share of a page that each of 512 colours has, wherever it stands."""
    kinds = (picture[..., :3] // 32).astype(int) @ np.array([64, 8, 1])
    return np.bincount(kinds.ravel(), minlength=512) / kinds.size


def light(picture: np.ndarray) -> float:
    """The share of a page that is white or nearly so."""
    return float((picture[..., :3] > 215).all(axis=-1).mean())


@pytest.mark.parametrize("address", PAGES)
def test_dark_prints_as_light_does(printed: Print, address: str) -> None:
    bright, dark = (printed(theme, address, *PAGES[address]) for theme in ("light", "dark"))
    assert len(bright) == len(dark)
    for one, other in zip(bright, dark, strict=True):
        assert light(one.picture) > LIGHT
        assert light(other.picture) > LIGHT
        assert one.text == other.text
        assert np.abs(colours(one.picture) - colours(other.picture)).sum() / 2 < SAME


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_prints_on_white_with_all_its_provinces(printed: Print, theme: str) -> None:
    found = printed(theme, "/peta", "Kepulauan Riau")
    for page in found:
        assert light(page.picture) > LIGHT
        assert not page.outside(14)
    text = squeezed("".join(page.text for page in found))
    for name in PROVINCES:
        assert squeezed(name) in text
    for said in ("(simulasi)", "dinilai", "Rubrik 1", "Batas indikatif"):
        assert squeezed(said) in text
    for act in ("Berikutnya", "Unduh", "Setel ulang", "Pilih provinsi"):
        assert squeezed(act) not in text
