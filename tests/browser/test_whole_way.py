"""From an answer to the map: three questions on a phone, a reload, and the village on the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

VILLAGE = "3525032009"
PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}


def strip(page: Page) -> str:
    """The score strip as one line."""
    return " ".join(page.locator(".emas-strip").inner_text().split())


def count(page: Page, label: str, value: int) -> None:
    """Type a count as a person does."""
    field = page.get_by_label(label)
    field.fill(str(value))
    field.press("Enter")


def answer(page: Page, question: str, choice: str) -> None:
    """Choose an answer of this very question: while a part is turned the old one stands there a moment."""
    page.get_by_role("radiogroup", name=question).get_by_text(choice).click()


@pytest.mark.parametrize(("size", "village"), [(PHONE, VILLAGE), (DESK, "3525032008")])
def test_answer_reload_and_find_it_on_the_map(page: Page, size: dict[str, int], village: str) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"/penilaian?desa={village}")
    count(page, "PMI yang tercatat dalam data desa", 50)
    count(page, "Di antaranya, yang sudah diperiksa", 45)
    expect(page.locator(".emas-strip-figure")).to_have_text("2,2")  # 3 points at level 3 of 4, rounded down
    page.get_by_role("button", name="Lanjut").click()
    answer(page, "Dasar hukum pelindungan PMI", "2 · berdasar resmi")
    expect(page.locator(".emas-strip-figure")).to_have_text("3,7")
    expect(page.locator(".emas-strip")).to_contain_text("2 dari 8 terpenuhi")
    page.get_by_role("button", name="Lanjut").click()
    answer(page, "Satgas atau komunitas", "4 · terukur")
    expect(page.locator(".emas-strip-figure")).to_have_text("7,7")
    expect(page.get_by_text("Semua jawaban tersimpan")).to_be_visible()
    answered = strip(page)

    page.reload()
    expect(page.get_by_text("Bagian 3 dari 17")).to_be_visible()
    assert strip(page) == answered
    expect(page.get_by_role("radio", name=re.compile("4 · terukur"))).to_be_checked()
    page.goto(f"/penilaian?desa={village}")
    expect(page.get_by_text("Bagian 4 dari 17")).to_be_visible()  # where it stopped

    with page.expect_response(re.compile(r"/(villages|named)-claimed\.json")) as drawn:
        page.goto(f"/peta?desa={village}")
    assert f'"c":{village}' in drawn.value.text()
    card = page.locator(".stMain")
    expect(card).to_contain_text("7,7")
    expect(card).to_contain_text("uji coba")


def test_next_part_begins_at_its_top(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"/penilaian?desa={VILLAGE}&bagian=K2")
    expect(page.get_by_text("Bagian 4 dari 17")).to_be_visible()
    page.locator(".stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    page.get_by_role("button", name="Lewati dulu").click()
    expect(page.get_by_text("Bagian 5 dari 17")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["id", "en"])
def test_strip_leaves_the_last_choice_in_reach(page: Page, language: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"/penilaian?desa={VILLAGE}&bagian=K6&lang={language}")
    last = page.locator("label", has_text="4 · ").last
    expect(last).to_be_attached()
    last.scroll_into_view_if_needed()
    box, strip_box = last.bounding_box(), page.locator(".emas-strip").bounding_box()
    assert box is not None
    assert strip_box is not None
    assert box["y"] + box["height"] <= strip_box["y"]
    assert strip_box["height"] <= PHONE["height"] / 6
