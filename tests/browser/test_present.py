"""Mode paparan in Chromium: a whole story by keyboard with the network cut, on every shape of screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

SCREENS = {
    "16:9": ViewportSize(width=1280, height=720),
    "4:3": ViewportSize(width=1024, height=768),
    "phone": ViewportSize(width=360, height=640),
}

_CUT = """body => [...body.querySelectorAll("*")]
  .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
  .filter(one => getComputedStyle(one).display != "inline")
  .map(one => one.textContent.slice(0, 40))"""


def begin(page: Page, address: str = "/paparan") -> Locator:
    """Open a story and start it; gives the dialog on the whole screen."""
    page.goto(address)
    page.get_by_role("button", name=re.compile("^(Mulai paparan|Start)$")).click()
    dialog = page.locator("dialog.show")
    expect(dialog).to_be_visible()
    return dialog


def number(dialog: Locator) -> Locator:
    return dialog.locator(".number")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_whole_story_by_keyboard_with_the_network_cut(page: Page, screen: str, lang: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    dialog = begin(page, "/paparan" if lang == "id" else "/paparan?lang=en")
    of = "dari" if lang == "id" else "of"
    page.context.set_offline(True)
    for at in range(1, 14):
        expect(number(dialog)).to_have_text(f"{at} {of} 13")
        expect(dialog.locator("h2")).to_be_visible()
        body = dialog.locator(".body")
        assert body.evaluate("body => body.scrollWidth - body.clientWidth") <= 0
        if screen != "phone":
            # A phone may be scrolled; a hall cannot.
            assert body.evaluate("body => body.scrollHeight - body.clientHeight") <= 0
            assert not body.evaluate(_CUT)
            assert float(body.evaluate("body => parseFloat(getComputedStyle(body).fontSize)")) >= 24
        page.keyboard.press(("ArrowRight", "PageDown", " ")[at % 3])
    expect(number(dialog)).to_have_text(f"13 {of} 13")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    expect(number(dialog)).to_have_text(f"11 {of} 13")
    page.keyboard.press("Home")
    expect(number(dialog)).to_have_text(f"1 {of} 13")
    page.keyboard.press("b")
    expect(dialog.locator(".black")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(dialog.locator(".black")).to_be_hidden()
    expect(number(dialog)).to_have_text(f"1 {of} 13")
    page.keyboard.press("n")
    expect(dialog.locator("aside")).to_be_visible()
    page.keyboard.press("n")
    expect(dialog.locator("aside")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("screen", SCREENS)
def test_what_if_on_stage_in_two_clicks(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    dialog = begin(page, "/paparan?slaid=sampul,andai")
    page.keyboard.press("PageDown")
    levers = dialog.locator("[data-lever]")
    expect(levers.first).to_have_attribute("aria-pressed", "true")
    shown = dialog.locator("[data-effect]:not([hidden])")
    before = shown.inner_text()
    levers.nth(1).click()
    expect(levers.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(1)
    assert shown.inner_text() != before
    # By keyboard too; the clicker still turns the page.
    levers.first.press("Enter")
    expect(levers.first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("PageUp")
    expect(number(dialog)).to_have_text("1 dari 2")


def test_a_link_shows_it_at_once_and_a_lobby_screen_turns_by_itself(page: Page) -> None:
    page.clock.install()
    page.goto("/paparan?slaid=sampul,peta&tayang=1&putar=1")
    dialog = page.locator("dialog.show")
    for _turn in range(200):
        page.clock.run_for(100)
        if dialog.is_visible():
            break
    expect(number(dialog)).to_have_text("1 dari 2")
    page.clock.run_for(15_500)
    expect(number(dialog)).to_have_text("2 dari 2")
    page.clock.run_for(15_500)
    expect(number(dialog)).to_have_text("1 dari 2")


def test_a_finger_turns_the_page(page: Page) -> None:
    page.set_viewport_size(SCREENS["phone"])
    dialog = begin(page, "/paparan?slaid=sampul,peta")
    box = dialog.bounding_box()
    assert box is not None
    page.mouse.move(300, 300)
    page.mouse.down()
    page.mouse.move(60, 310)
    page.mouse.up()
    expect(number(dialog)).to_have_text("2 dari 2")


def test_a_story_is_composed_and_taken_away(page: Page) -> None:
    page.goto("/paparan?wilayah=35")
    page.get_by_role("radio", name="Untuk musyawarah desa").click()
    expect(page).to_have_url(re.compile("cerita=musdes"))
    for name, ending in (("Unduh PPTX", "pptx"), ("Unduh PDF", "pdf"), ("Ringkasan A4", "pdf")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        got = waiting.value
        assert re.fullmatch(rf".*jawa-timur.*simulasi\.{ending}", got.suggested_filename)
        assert got.path().stat().st_size > 10_000
