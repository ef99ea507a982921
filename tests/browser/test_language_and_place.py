"""Language and place hold: in parts that run by themselves, over the menu, and at a change of language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

MENU = "[data-testid=stTopNavLink]"


def chosen(page: Page, key: str) -> str:
    """What a list shows as chosen."""
    return page.locator(f".st-key-{key} input").first.input_value()


@pytest.mark.parametrize(
    ("address", "button", "told"),
    [
        ("/peta?lang=en", "Download", "Picture (PNG)"),
        ("/kriteria?lang=en", "Filter", "Round of assessment"),
        ("/paparan?lang=en", "Filter", "Round of assessment"),
        ("/kriteria?lang=en&bagian=menahan", "Download", "Picture (PNG)"),
    ],
)
def test_what_opens_by_itself_speaks_the_page_s_language(
    page: Page, address: str, button: str, told: str
) -> None:
    page.goto(address)
    opener = page.get_by_role("button", name=button).first
    opener.click()
    expect(page.get_by_text(told).first).to_be_visible()
    expect(opener).to_be_visible()


def test_region_kind_and_filter_are_kept_over_the_menu(page: Page) -> None:
    page.goto("/peta?wilayah=35&jenis=evidenced&belum=K3")
    expect(page.locator(".st-key-map-way b")).to_have_text("Jawa Timur")
    for name in (
        "Kriteria & pilar",
        "Peta",
        "Paparan",
        "Profil desa",
        "Kriteria & pilar",
        "Ringkasan",
        "Peta",
    ):
        page.locator(MENU).filter(has_text=name).click()
        expect(page.locator("h1").first).to_have_text("Desa Migran EMAS" if name == "Ringkasan" else name)
        if name not in ("Profil desa", "Ringkasan"):
            expect(page).to_have_url(re.compile(r"(?=.*wilayah=35)(?=.*jenis=evidenced)(?=.*belum=K3)"))
            expect(page.locator(".st-key-map-way b")).to_have_text("Jawa Timur")
            expect(page).to_have_title(re.compile("Jawa Timur"))


def test_the_language_is_changed_there_and_back(page: Page) -> None:
    page.goto("/peta?wilayah=35")
    root, bar = page.locator("html"), page.get_by_role("radiogroup", name="Bahasa / Language")
    expect(page).to_have_title("Peta: Jawa Timur · Desa Migran EMAS")
    for lang, title, measure in (
        ("EN", "Map", "Mean score"),
        ("ID", "Peta", "Skor rata-rata"),
        ("EN", "Map", "Mean score"),
    ):
        bar.get_by_text(lang, exact=True).click()
        expect(page.locator("h1")).to_have_text(title)
        expect(root).to_have_attribute("lang", lang.lower())
        expect(page).to_have_title(f"{title}: Jawa Timur · Desa Migran EMAS")
        expect(page.locator(".st-key-map-measure input").first).to_have_value(re.compile(measure))
        expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_an_unknown_page_says_so_and_leads_on(page: Page) -> None:
    answer = page.goto("/tidak-ada")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    page.get_by_role("link", name="Peta").click()
    expect(page.locator("h1")).to_have_text("Peta")


def test_lists_speak_indonesian_and_enter_takes_one(page: Page) -> None:
    page.goto("/kriteria?bagian=sanding")
    field = page.locator(".st-key-criteria-beside input").first
    for name, codes in (("Lampung", "18"), ("Jambi", "18%2C15"), ("Riau", "18%2C15%2C14")):
        field.fill(name)
        options = page.get_by_role("option")
        expect(options.first).to_have_text(name)
        field.press("Enter")
        expect(page).to_have_url(re.compile(rf"sanding={codes}$"))
    field.fill("zzz")
    expect(page.get_by_text("Tidak ada yang cocok")).to_be_visible()
