"""The table in Chromium, in a plain script and in a fragment: by keyboard, by thumb, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser.conftest import Requests
from tests.support.app import serving
from tests.support.table_rows import HOSTILE

PHONE = ViewportSize(width=360, height=780)
BOTH = pytest.mark.parametrize("key", ["polos", "fragmen"], ids=["script", "fragment"])


@pytest.fixture(scope="module")
def table_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of ``tests/support/table_page.py``."""
    with serving(tmp_path_factory.mktemp("table"), app="tests/support/table_app.py") as url:
        yield url


def opened(page: Page, url: str, key: str = "fragmen") -> Locator:
    """One of the two tables, drawn, with the controls of its own above it and what it told below."""
    page.goto(url)
    box = page.locator(f".st-key-{key}")
    expect(box.get_by_role("rowheader")).to_have_count(12)
    return box


def widest(box: Locator) -> float:
    """How far to the right the table reaches, in pixels of the window."""
    reach: float = box.evaluate(
        """box => Math.max(...[...box.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot
            .querySelectorAll('.box *')].map(part => part.getBoundingClientRect().right))"""
    )
    return reach


def names(box: Locator) -> list[str]:
    """The names of the rows as one sees them."""
    return box.locator("bdi").all_inner_texts()


@BOTH
def test_sorting_by_keyboard_keeps_the_focus(page: Page, table_url: str, key: str) -> None:
    box = opened(page, table_url, key)
    box.get_by_role("button", name="Kategori").focus()
    page.keyboard.press("Tab")
    score = box.get_by_role("button", name="Skor")
    heading = box.get_by_role("columnheader", name="Skor")
    expect(score).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(box.get_by_role("rowheader").first).to_contain_text("Desa Contoh 0030")
    expect(score).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(box.get_by_role("rowheader").first).to_contain_text("Desa Contoh 0011")
    expect(score).to_be_focused()
    expect(box.locator("[aria-sort]")).to_have_count(1)
    expect(box.get_by_role("status")).to_contain_text("Diurutkan menurut Skor, naik. Halaman 1 dari 4")


@BOTH
def test_the_pages_are_turned_by_keyboard_to_the_last(page: Page, table_url: str, key: str) -> None:
    box = opened(page, table_url, key)
    following = box.get_by_role("button", name="Berikutnya")
    following.focus()
    for number in (2, 3, 4):
        page.keyboard.press("Enter")
        expect(box.get_by_role("status")).to_contain_text(f"Halaman {number} dari 4")
    expect(box.get_by_role("rowheader")).to_have_count(4)
    expect(box.get_by_text("37–40 dari 40", exact=True)).to_be_visible()
    expect(following).to_be_focused()
    expect(following).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text("Halaman 3 dari 4")
    expect(box.get_by_role("button", name="Sebelumnya")).to_be_focused()


@BOTH
def test_a_row_is_opened_by_enter_and_told_once(page: Page, table_url: str, key: str) -> None:
    box = opened(page, table_url, key)
    box.get_by_role("button", name="Desa Contoh 0005, buka profil desa", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{key}: open, dibuka 9900000005")).to_be_visible()
    expect(box.get_by_role("button", name="Desa Contoh 0005")).to_be_focused()
    page.locator(f".st-key-{key}-none label").click()
    expect(page.get_by_text(f"{key}: diam, dibuka 9900000005")).to_be_visible()


def test_in_a_fragment_the_page_around_it_rests(page: Page, table_url: str) -> None:
    opened(page, table_url).get_by_role("button", name="Berikutnya").click()
    expect(page.locator(".st-key-fragmen").get_by_role("status")).to_contain_text("Halaman 2")
    expect(page.get_by_text("Halaman dijalankan 1 kali")).to_be_visible()
    page.locator(".st-key-polos").get_by_role("button", name="Berikutnya").click()
    expect(page.get_by_text("Halaman dijalankan 2 kali")).to_be_visible()


def test_the_focus_goes_to_the_name_of_a_table_that_lost_the_row(page: Page, table_url: str) -> None:
    box = opened(page, table_url)
    box.get_by_role("button", name="Desa Contoh 0002").focus()
    page.keyboard.press("Enter")
    expect(box.locator("caption")).to_have_text("Desa di Cilacap")
    expect(box.locator("caption")).to_be_focused()
    expect(box.get_by_role("button", name="Desa Contoh 0002")).to_have_count(0)


def test_the_focus_follows_its_row_to_another_place(page: Page, table_url: str) -> None:
    box = opened(page, table_url)
    third = box.get_by_role("button", name="Desa Contoh 0003")
    third.focus()
    # Another hand filters: rows above it go.
    page.locator(".st-key-fragmen-few").get_by_role("switch").evaluate("part => part.click()")
    expect(box.get_by_role("table", name="Desa di Cilacap")).to_be_visible()
    expect(box.get_by_role("rowheader").nth(1)).to_contain_text("Desa Contoh 0003")
    expect(third).to_be_focused()
    expect(third).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_text_is_shown_as_text(page: Page, table_url: str, size: ViewportSize | None) -> None:
    if size:
        page.set_viewport_size(size)
    box = opened(page, table_url)
    assert names(box)[0] == HOSTILE
    assert box.locator("script").count() == 0


@BOTH
def test_nothing_found_is_said(page: Page, table_url: str, key: str) -> None:
    box = opened(page, table_url, key)
    page.locator(f".st-key-{key}-none label").click()
    expect(box.get_by_text("Tidak ada desa yang cocok dengan saringan")).to_have_count(2)  # one for the ear
    expect(box.get_by_role("rowheader")).to_have_count(0)
    expect(box.get_by_role("button")).to_have_count(0)
    expect(box.locator("caption")).to_have_text("Desa di Indonesia (simulasi)")


@BOTH
def test_on_a_phone_rows_are_cards_within_the_screen(page: Page, table_url: str, key: str) -> None:
    page.set_viewport_size(PHONE)
    box = opened(page, table_url, key)
    assert widest(box) <= 344
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(box.get_by_role("rowheader")).to_have_count(12)  # still a table to who hears it
    expect(box.get_by_role("cell")).to_have_count(60)
    label = box.get_by_role("cell").nth(2).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "Skor" in label
    assert "0–100" in label
    for part in box.locator("button:visible, select").all():
        size = part.bounding_box()
        assert size is not None
        assert size["height"] >= 40, part


@pytest.mark.parametrize(("width", "is_table"), [(560, False), (640, False), (1000, True)])
def test_what_does_not_fit_as_a_table_is_cards(
    page: Page, table_url: str, width: int, is_table: bool
) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    box = opened(page, table_url)
    page.set_viewport_size({"width": width, "height": 700})
    expect(box.get_by_role("columnheader").first).to_be_visible(visible=is_table)
    assert widest(box) <= width - 16


@BOTH
def test_on_a_phone_one_sorts_pages_and_opens_by_thumb(
    new_context: Callable[..., BrowserContext], table_url: str, key: str
) -> None:
    page: Any = new_context(has_touch=True).new_page()
    page.set_viewport_size(PHONE)
    box = opened(page, table_url, key)
    order = box.get_by_label("Urutkan menurut")
    order.focus()
    order.select_option("Skor")
    expect(box.locator("bdi").first).to_have_text("Desa Contoh 0030")
    expect(order).to_be_focused()
    box.get_by_role("button", name="Turun").tap()
    expect(box.locator("bdi").first).to_have_text("Desa Contoh 0011")
    expect(box.get_by_role("button", name="Naik")).to_be_visible()
    box.get_by_role("button", name="Berikutnya").tap()
    expect(box.get_by_role("status")).to_contain_text("Halaman 2 dari 4")
    expect(box.locator("caption")).to_be_in_viewport()
    second = names(box)[1]
    card = box.get_by_role("row").filter(has_text=second).bounding_box()
    page.touchscreen.tap(card["x"] + card["width"] - 20, card["y"] + card["height"] - 20)  # far from the name
    expect(page.get_by_text(re.compile(f"{key}: open, dibuka 99.*{second[-4:]}"))).to_be_attached()


@BOTH
def test_only_the_rows_travel(page: Page, table_url: str, requests_made: Requests, key: str) -> None:
    frames: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(bytes(frame))))
    box = opened(page, table_url, key)
    frames.clear()
    fetched = [address for address in requests_made.addresses if "emas.table" in address]
    assert {address.rsplit("/", 1)[1] for address in fetched} == {"table.js", "table.css"}
    box.get_by_role("button", name="Berikutnya").click()
    expect(box.get_by_role("status")).to_contain_text("Halaman 2 dari 4")
    drawn = [frame for frame in frames if b"emas.table" in frame]
    # The other table, unchanged, is a reference to what the browser holds.
    assert len(drawn) == 1
    assert b"Desa Contoh 0020" in drawn[0]
    assert len(drawn[0]) < 2000
    assert [address for address in requests_made.addresses if "emas.table" in address] == fetched


@pytest.mark.parametrize(
    ("scheme", "ink"), [("light", "rgb(27, 39, 51)"), ("dark", "rgb(232, 237, 242)")], ids=["light", "dark"]
)
def test_colours_are_those_of_the_theme(
    new_context: Callable[..., BrowserContext], table_url: str, scheme: str, ink: str
) -> None:
    page: Any = new_context(color_scheme=scheme).new_page()
    expect(opened(page, table_url).get_by_role("cell").first).to_have_css("color", ink)


def test_the_header_stays_in_sight(page: Page, table_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    box = opened(page, table_url)
    box.get_by_role("rowheader").last.scroll_into_view_if_needed()
    expect(box.locator("caption")).not_to_be_in_viewport()
    at = box.get_by_role("columnheader").first.bounding_box()
    assert at is not None
    assert at["y"] == pytest.approx(60, abs=1)  # under Streamlit's own header
