"""Counts typed on a phone: digit keys, what was understood under the field, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, WebSocketRoute, expect

PHONE = ViewportSize(width=360, height=740)
# Each test has a village of its own.


def fields(page: Page) -> tuple[Locator, Locator]:
    """The boxes of the two counts, each with its field and the line under it."""
    boxes = page.locator("[class*=st-key-count-]")
    return boxes.nth(0), boxes.nth(1)


def write(box: Locator, typed: str) -> None:
    """Type into a field and leave it, as a finger does that goes on to the next."""
    box.locator("input").fill(typed)
    box.locator("input").press("Enter")


def under(box: Locator) -> Locator:
    """The line under a field."""
    return box.locator(".emas-count-said")


def kept(page: Page) -> object:
    """What the tab holds of counts that are not stored."""
    return page.evaluate("JSON.parse(sessionStorage.getItem('emas-counts') ?? '{}')")


def test_digit_keys_an_echo_and_a_refusal_that_outlives_a_reload(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/penilaian?desa=6101012001&bagian=pmi")
    den, num = fields(page)
    for box in (den, num):
        expect(box.locator("input")).to_have_attribute("inputmode", "numeric")
    # The second is written before the server has answered for the first.
    write(den, "1.250")
    write(num, "1.000")
    expect(under(den)).to_have_text("1.250 PMI")
    expect(under(num)).to_have_text("1.000 PMI")
    expect(page.get_by_text("80% berarti tingkat 3")).to_be_visible()
    write(num, "12e3")
    for reload in (False, True, True):
        if reload:
            page.reload()
        expect(under(num)).to_contain_text("“12e3” bukan bilangan")
        expect(under(num)).to_contain_text("Yang tersimpan tetap 1.000 dari 1.250.")
        expect(num.locator("input")).to_have_value("12e3")
        expect(num.locator("input")).to_have_attribute("aria-invalid", "true")
        # A screen reader hears the sentence with the field.
        described = num.locator("input").get_attribute("aria-describedby") or ""
        expect(page.locator(f"[id='{described}']")).to_contain_text("12e3")
        over = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
        assert over <= 0
    write(num, "1.100")
    expect(under(num)).to_have_text("1.100 PMI")
    expect(page.get_by_text("Semua jawaban tersimpan")).to_be_visible()
    page.wait_for_function("sessionStorage.getItem('emas-counts') === '{}'")
    page.reload()
    expect(num.locator("input")).to_have_value("1.100")


def test_by_keyboard_both_are_typed_before_anything_is_saved(page: Page) -> None:
    page.goto("/penilaian?desa=6201012001&bagian=pmi")
    den, num = fields(page)
    expect(den.locator("input")).to_have_attribute("inputmode", "numeric")
    den.locator("input").focus()
    page.keyboard.type("1250")
    page.keyboard.press("Tab")
    expect(num.locator("input")).to_be_focused()
    page.keyboard.type("1250")
    page.keyboard.press("Tab")
    expect(under(num)).to_have_text("1.250 PMI")
    expect(page.get_by_text("100% berarti tingkat 4")).to_be_visible()


@pytest.mark.parametrize("address", ["/penilaian?desa=6301012001&bagian=pmi", "/coba"])
def test_what_never_reached_the_server_comes_back_with_a_reload(page: Page, address: str) -> None:
    signal = {"there": True}

    def connect(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        # The line looks open, as it does for a while where the signal is gone, and nothing passes.
        line.on_message(lambda message: server.send(message) if signal["there"] else None)

    page.route_web_socket(re.compile("_stcore/stream"), connect)
    page.set_viewport_size(PHONE)
    page.goto(address)
    den, num = fields(page)
    expect(num.locator("input")).to_have_attribute("inputmode", "numeric")
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    signal["there"] = False
    write(den, "1.250")
    num.locator("input").fill("1.1")
    assert len(kept(page)) == 2  # type: ignore[arg-type]
    signal["there"] = True
    page.reload()
    expect(under(den)).to_have_text("1.250 PMI")
    expect(num.locator("input")).to_have_value("1.1")
    expect(under(num)).to_contain_text("“1.1” tidak dapat dibaca")
    write(num, "1.100")
    expect(under(num)).to_have_text("1.100 PMI")
    page.wait_for_function("sessionStorage.getItem('emas-counts') === '{}'")


def test_a_trial_that_begins_anew_keeps_nothing_of_what_was_typed(page: Page) -> None:
    page.goto("/coba")
    den, _num = fields(page)
    write(den, "12e3")
    expect(under(den)).to_contain_text("“12e3”")
    page.goto("/coba?bagian=hasil")
    page.get_by_role("button", name="Mulai lagi dari awal").click()
    expect(under(den)).to_have_text("Isi 0 bila memang tidak ada.")
    page.wait_for_function("sessionStorage.getItem('emas-counts') === '{}'")
    page.reload()
    expect(den.locator("input")).to_have_value("")


def test_turned_before_the_server_has_answered(page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_viewport_size(PHONE)
    page.goto("/penilaian?desa=7309072006&bagian=pmi")
    den, num = fields(page)
    expect(num.locator("input")).to_have_attribute("inputmode", "numeric")
    write(den, "2.000")
    for typed, told in (("1.9O0", "belum lengkap: L7.3"), ("1.900", "Semua jawaban tersimpan")):
        num.locator("input").fill(typed)
        page.get_by_role("button", name=re.compile("Lanjut|Lewati")).click()
        expect(page.get_by_text("Bagian 2 dari 17")).to_be_in_viewport()
        expect(page.get_by_text(told)).to_be_visible()
        page.get_by_role("button", name="Kembali").click()
        expect(num.locator("input")).to_have_value(typed)
    expect(under(num)).to_have_text("1.900 PMI")
    page.get_by_role("button", name="Lanjut").click()
    # What is stored is let go of, though its field is no longer on the page.
    page.wait_for_function("sessionStorage.getItem('emas-counts') === '{}'")
    assert faults == []
