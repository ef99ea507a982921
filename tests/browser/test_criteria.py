"""The page of criteria and pillars in Chromium: the scorecard opens downwards, a chart can be taken away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from emas.ui.maps.choice import ALL_SECTIONS

SIZES = pytest.mark.parametrize(
    "size", [ViewportSize(width=1280, height=800), ViewportSize(width=360, height=640)], ids=["desk", "phone"]
)


@SIZES
def test_the_scorecard_opens_down_to_a_village_and_back_goes_back(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto("/kriteria?urut=-n")
    here = page.locator(".st-key-map-way b").last
    row = page.locator("tbody button").first
    expect(row).to_be_visible()
    province = row.inner_text()
    row.click()
    expect(here).to_have_text(province)
    expect(page).to_have_url(re.compile(r"wilayah=\d\d(&|$)"))
    # Sorted by the number of villages, the first regency has some.
    regency = page.locator("tbody button").first
    expect(regency).not_to_have_text(province)
    name = regency.inner_text()
    regency.click()
    expect(here).to_have_text(name)
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide <= 0
    page.locator("tbody button").filter(has_text="simulasi").first.click()
    expect(page).to_have_url(re.compile(r"desa=\d{10}"))
    expect(page.get_by_role("link", name="Profil desa").last).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Tutup")).to_be_hidden()
    expect(here).to_have_text(name)
    page.go_back()
    expect(here).to_have_text(province)


def test_the_filter_is_the_map_s(page: Page) -> None:
    page.goto("/kriteria?belum=K1&wilayah=35")
    expect(page.locator(".st-key-map-asked")).to_contain_text("belum K1")
    page.get_by_role("link", name="Lihat pilihan ini di peta").click()
    expect(page).to_have_url(re.compile(r"/peta\?.*wilayah=35.*belum=K1|/peta\?.*belum=K1.*wilayah=35"))
    expect(page.locator(".st-key-map-asked")).to_contain_text("belum K1")


def test_a_chart_is_taken_away_as_picture_and_data(page: Page, tmp_path: Path) -> None:
    page.goto("/kriteria?bagian=menahan")
    page.get_by_role("button", name="Unduh").first.click()
    for name, ending, begins in (
        ("Gambar (PNG)", "png", b"\x89PNG"),
        ("Gambar (SVG)", "svg", b"<svg"),
        ("Data (CSV)", "csv", b"\xef\xbb\xbfSyarat;"),
    ):
        with page.expect_download() as taken:
            page.get_by_role("button", name=name).click()
        assert taken.value.suggested_filename.endswith(f"_simulasi.{ending}")
        file = tmp_path / ending
        taken.value.save_as(file)
        assert file.read_bytes().startswith(begins)


@SIZES
def test_no_section_is_wider_than_the_screen(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    for section in ALL_SECTIONS:
        page.goto(f"/kriteria?bagian={section}&tingkat_andai=L8.2:4&sanding=35,33,52,32,36")
        expect(page.get_by_role("link", name="Lihat pilihan ini di peta")).to_be_visible()
        expect(page.get_by_test_id("stSpinner")).to_have_count(0)
        wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
        assert wide <= 0, section


@SIZES
def test_a_section_is_chosen_and_stays_in_the_address(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto("/kriteria?bagian=pelibatan")
    expect(page.get_by_role("heading", name="Siapa yang terlibat")).to_be_visible()
    if size["width"] < 600:
        chooser = page.get_by_role("combobox", name="Bagian")
        expect(chooser).to_have_value("Pelibatan")
        chooser.click()
        page.get_by_role("option", name="Seberapa yakin").click()
    else:
        page.get_by_role("radio", name="Seberapa yakin").click()
    expect(page.get_by_role("heading", name="Apa yang paling berpengaruh")).to_be_visible()
    expect(page).to_have_url(re.compile("bagian=yakin"))


@SIZES
def test_a_village_is_added_to_a_comparison_and_back_takes_it_away(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.goto("/kriteria?bagian=sanding&sanding=35,33")
    table = page.locator("table.emas-grid thead")
    expect(table).to_contain_text("Jawa Tengah")
    page.get_by_role("textbox", name="Tambahkan desa").fill("Desa Contoh 0001")
    page.get_by_role("textbox", name="Tambahkan desa").press("Enter")
    page.get_by_role("button", name=re.compile("Contoh 0001")).click()
    expect(table).to_contain_text("0001")
    expect(page).to_have_url(re.compile(r"sanding=35(,|%2C)33(,|%2C)\d{10}"))
    expect(page.get_by_role("heading", name="Desa serupa yang sudah memenuhi")).to_be_visible()
    page.go_back()
    expect(table).not_to_contain_text("0001")
    expect(table).to_contain_text("Jawa Tengah")
