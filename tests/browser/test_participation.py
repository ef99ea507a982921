"""The unscored part on a phone: chosen by touch, kept through a reload, no wider than the screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_who_takes_part_is_chosen_and_kept(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/penilaian?desa=3525032007&bagian=pelibatan")
    first, last = page.locator(".st-key-who-0"), page.locator(".st-key-who-5")
    first.get_by_text("Perencanaan").click()
    expect(page.get_by_text("Semua jawaban tersimpan")).to_be_visible()
    first.get_by_text("Evaluasi").click()
    last.get_by_text("tidak satu pun").click()
    chosen = page.locator(".stMain [aria-pressed=true]")
    expect(chosen).to_have_text(["Perencanaan", "Evaluasi", "tidak satu pun"])
    # Nobody and somebody exclude each other.
    last.get_by_text("Akses teknologi").click()
    expect(chosen).to_have_text(["Perencanaan", "Evaluasi", "Akses teknologi"])
    page.reload()
    expect(chosen).to_have_text(["Perencanaan", "Evaluasi", "Akses teknologi"])
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 0
