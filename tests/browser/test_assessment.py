"""The self-assessment on a phone: all of it, by keyboard, with a bad signal, with two people at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, WebSocketRoute, expect

from emas.domain.questionnaire import Group, groups
from emas.services.rubrics import rubric
from tests.support.app import free_port, make_demo, serving

PHONE = ViewportSize(width=360, height=640)
GROUPS = groups(rubric())
# Each test has a village of its own, in a regency of its own: other tests count what they find.
LONGEST = "1305162006"
"""The village with the longest name of the register."""


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    expect(page.get_by_text("Semua jawaban tersimpan")).to_be_visible()


def no_wider(page: Page) -> None:
    """Nothing hangs over the edge of the screen."""
    over = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert over <= 0


def come_to_rest(page: Page) -> None:
    """Wait until the script has run and the page says so."""
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0)


def questions(page: Page) -> Locator:
    """The questions on the page that are answered by a level."""
    return page.locator("[class*=st-key-question-]").get_by_role("radiogroup")


def fill_group(page: Page, group: Group, level: int) -> None:
    """Answer every question of a group: ``level``, and 9 of 10 of whatever is counted."""
    for code in group.indicators:
        question = page.locator(f".st-key-question-{code.replace('.', '-')}")
        if rubric().by_code[code].kind == "level":
            question.get_by_role("radiogroup").get_by_text(f"{level} · ").click()
        else:
            counts = question.locator("[class*=st-key-count-] input")
            for at, count in enumerate(("10", "9")):
                counts.nth(at).fill(count)
                counts.nth(at).press("Enter")
        come_to_rest(page)


def test_from_the_first_screen_to_submission(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/penilaian")
    expect(page.get_by_text("Tidak ada dana hibah")).to_be_visible()
    search = page.get_by_role("textbox").or_(page.get_by_role("combobox")).first
    search.fill("5201011001")
    search.press("Enter")
    page.locator("[class*=st-key-village-search-]").get_by_role(
        "button", name=re.compile("5201011001")
    ).click()
    for part, group in enumerate(GROUPS[:-1], 1):
        expect(page.get_by_text(f"Bagian {part} dari {len(GROUPS)}")).to_be_visible()
        fill_group(page, group, 4)
        no_wider(page)
        page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Bagian 17 dari 17")).to_be_visible()
    expect(page.locator(".emas-strip")).to_contain_text("8 dari 8 terpenuhi")
    page.locator(".st-key-who-0").get_by_text("Perencanaan").click()
    page.get_by_label("PMI perempuan").fill("12")
    page.get_by_label("PMI perempuan").press("Enter")
    saved(page)
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Layak diusulkan (menurut rubrik usulan).").first).to_be_visible()
    no_wider(page)
    hand_in = page.get_by_role("button", name="Ajukan sekarang")
    expect(hand_in).to_be_disabled()
    page.get_by_text("Saya sudah memeriksa ringkasan ini").click()
    hand_in.click()
    # Where one reads it, not thousands of pixels above.
    expect(page.get_by_text("Jawaban terkunci")).to_be_in_viewport()
    expect(page.get_by_text("WITA").first).to_be_visible()  # the time of the village, not of the reader
    page.reload()
    expect(page.get_by_text("Jawaban terkunci")).to_be_visible()
    no_wider(page)


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/penilaian?desa=3301012001&bagian=regulation")
    expect(page.get_by_role("radiogroup", name=re.compile("Dasar hukum"))).to_be_visible()
    come_to_rest(page)

    def tab_to(reached: str) -> None:
        for _press in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"() => document.activeElement?.matches({reached!r}) ?? false"):
                return
        raise AssertionError(f"{reached} is not reached by Tab")

    tab_to("[class*=st-key-question-L8-1] input[type=radio]")
    page.keyboard.press("Space")
    expect(page.locator(".emas-strip")).to_contain_text("1 dari 30 terisi")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".emas-strip-figure")).to_have_text("1,5")
    tab_to("[class*=st-key-proof-] summary, summary")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nomor dokumen")).to_be_visible()
    tab_to(".st-key-turn-on button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bagian 3 dari 17")).to_be_visible()


def test_the_signal_goes_and_comes_back(page: Page) -> None:
    """While there is none nothing can be answered by mistake; with it everything is where it was."""
    lines: list[WebSocketRoute] = []
    signal = {"there": True}

    def connect(line: WebSocketRoute) -> None:
        if signal["there"]:
            line.connect_to_server()
            lines.append(line)
        else:
            line.close()

    page.route_web_socket(re.compile("_stcore/stream"), connect)
    page.set_viewport_size(PHONE)
    page.goto("/penilaian?desa=1801042001&bagian=regulation")
    question = page.get_by_role("radiogroup", name=re.compile("Dasar hukum"))
    question.get_by_text("2 · ").click()
    saved(page)
    signal["there"] = False
    for line in lines:
        line.close()
    option = question.get_by_role("radio").nth(4)
    expect(option).to_be_disabled()
    signal["there"] = True
    expect(option).to_be_enabled(timeout=60_000)
    question.get_by_text("4 · ").click()
    expect(page.locator(".emas-strip-figure")).to_have_text("3,0")
    page.goto("/penilaian?desa=1801042001&bagian=regulation")
    expect(page.get_by_role("radio", name=re.compile("4 · "))).to_be_checked()


def test_the_server_comes_back_and_the_page_goes_on(page: Page, tmp_path: Path) -> None:
    make_demo(tmp_path, 3)
    port = free_port()
    page.set_viewport_size(PHONE)
    with serving(tmp_path, port=port) as url:
        page.goto(f"{url}/penilaian?desa=3525032009&bagian=K1")
        questions(page).get_by_text("3 · ").click()
        saved(page)
    with serving(tmp_path, port=port):
        # The page finds its server again by itself, at the same question with the same answer.
        expect(page.get_by_role("radio", name=re.compile("3 · "))).to_be_enabled(timeout=60_000)
        expect(page.get_by_role("radio", name=re.compile("3 · "))).to_be_checked()
        expect(page.get_by_text("Bagian 3 dari 17")).to_be_visible()
        questions(page).get_by_text("4 · ").click()
        # Chosen before the new server knew the page at all, it is shown beside what is stored, never dropped.
        figure = page.locator(".emas-strip-figure")
        mine = page.get_by_role("button", name="Ganti dengan jawaban saya: tingkat 4")
        expect(mine.or_(figure.filter(has_text="4,0"))).to_be_visible()
        if mine.is_visible():
            mine.click()
        expect(figure).to_have_text("4,0")


def test_two_people_at_once(page: Page, new_context: Callable[..., BrowserContext]) -> None:
    other = new_context().new_page()
    other.set_viewport_size(PHONE)
    for one in (page, other):
        one.goto("/penilaian?desa=7101052001&bagian=K2")
        expect(questions(one)).to_have_count(2)
        come_to_rest(one)
    mine, theirs = questions(page), questions(other)
    # Different questions never collide.
    mine.nth(0).get_by_text("2 · ").click()
    saved(page)
    theirs.nth(1).get_by_text("3 · ").click()
    saved(other)
    expect(other.locator(".emas-strip")).to_contain_text("2 dari 30 terisi")
    # On the same one the later sees both and chooses. The first page still shows it unanswered.
    mine.nth(1).get_by_text("1 · ").click()
    expect(page.get_by_text("baru saja dijawab dari perangkat lain")).to_be_visible()
    page.get_by_role("button", name="Tetap jawaban tersimpan: tingkat 3").click()
    expect(page.get_by_role("radio", name=re.compile("3 · ")).nth(1)).to_be_checked()
    expect(page.locator(".emas-strip")).to_contain_text("2 dari 30 terisi")


@pytest.mark.parametrize("step", ["regulation", "pelibatan", "hasil"])
def test_the_longest_name_fits_a_phone(page: Page, step: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"/penilaian?desa={LONGEST}&bagian={step}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".emas-strip")).to_be_visible()
    come_to_rest(page)
    no_wider(page)


def test_tried_without_an_account_on_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/penilaian")
    page.get_by_role("link", name=re.compile("Coba tanpa akun")).click()
    expect(page.get_by_text("Bagian 1 dari 8")).to_be_visible()
    for part, group in enumerate([group for group in GROUPS if group.screening], 1):
        expect(page.get_by_text(f"Bagian {part} dari 8")).to_be_visible()
        fill_group(page, group, 3)
        page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_role("heading", name=re.compile("Kelayakan: . dari 8 terpenuhi"))).to_be_visible()
    expect(page.get_by_text("Uji coba tanpa akun, bukan penilaian resmi.")).to_be_visible()
    no_wider(page)


def test_a_trial_survives_a_reload_and_ends_with_its_tab(
    page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/coba?bagian=regulation")
    asked = page.get_by_role("radiogroup", name=re.compile("Dasar hukum"))
    asked.get_by_role("radio").nth(3).check(force=True)
    told = page.locator(".emas-strip-note", has_text="1 dari")
    expect(told).to_be_visible()
    come_to_rest(page)
    page.reload()
    expect(told).to_be_visible()
    other = new_context().new_page()
    other.goto("/coba")
    expect(other.locator(".emas-strip-note", has_text="0 dari")).to_be_visible()
    page.goto("/coba?bagian=hasil")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Mulai lagi dari awal").click()
    none = page.locator(".emas-strip-note", has_text="0 dari")
    expect(none).to_be_visible()
    come_to_rest(page)
    page.reload()
    expect(none).to_be_visible()


def test_the_address_follows_to_another_round(page: Page) -> None:
    page.goto("/peta?wilayah=35")  # a page that keeps an address of its own
    page.goto("/penilaian?desa=1506990001")
    earlier = page.get_by_role("link", name=re.compile("2025, 31 Desember 2025"))
    earlier.click()
    expect(page).to_have_url(re.compile("periode="))
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.reload()
    expect(page.get_by_text("2025, tanggal acuan")).to_be_visible()
    page.get_by_role("link", name="Ganti desa").click()
    expect(page).not_to_have_url(re.compile("desa="))
