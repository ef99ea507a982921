"""Every page in Chromium, server's and browser's time: ``python -m bench.pages [--nation]``.

Medians of five, beside a bare Streamlit page with one widget in the same run. *Opened* is until the script
has finished and nothing more comes. *Rerun* is the server's time of the whole script with figures at hand,
as a relay between the two sees it, which hands the answer on when it is complete; *first* is how much longer
the server needs where a filter is asked for that nobody asked for before. With ``--nation`` every village of
the register is assessed: makes that database first (minutes), or takes the one in ``EMAS_HOME``.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.map import VILLAGES, Traffic, settled
from bench.relay import Relay, relayed
from emas.services.initialise import DEMO_VILLAGES
from emas.ui.maps.choice import ALL_SECTIONS
from tests.support import chromium
from tests.support.app import ROOT, make_demo, serving

RUNS = 5

VILLAGE = "3525032009"
"""A village that a source names, with a page of its own in every database."""

PAGES = {
    "Ringkasan": "/",
    "Peta": "/peta?",
    "Profil desa": f"/desa?desa={VILLAGE}",
    "Penilaian mandiri": f"/penilaian?desa={VILLAGE}",
    **{f"Kriteria: {section}": f"/kriteria?bagian={section}" for section in ALL_SECTIONS},
}

MORE = {"Kriteria: andai": "&tingkat_andai=L8.2:3", "Kriteria: sanding": "&sanding=35,33,52"}
"""What a section shows only where it is asked for."""

FRESH = [f"&belum={code}" for code in ("K1", "K2", "K3", "K5", "K6")]
"""A filter for each run that no other run asked for: it leaves most villages in."""

QUIET = 600
"""Milliseconds without a message after which a page has come to rest: none here draws a nation."""

_WATCH = "window.__long = 0;"

Samples = dict[str, dict[str, list[float]]]


def measure(home: Path) -> Samples:
    """Every page's ``opened``, ``rerun`` and, where it can be filtered, ``first``: milliseconds."""
    samples: Samples = defaultdict(lambda: defaultdict(list))
    with ExitStack() as stack:
        product = stack.enter_context(relayed(stack.enter_context(serving(home))))
        app = "bench/yardstick_bare.py"
        url = stack.enter_context(serving(home, app=app, PYTHONPATH=str(ROOT)))
        bare = stack.enter_context(relayed(url))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.flags())
        for run in range(RUNS):
            _look(browser, bare, "/", samples["bare"])
            for name, of in PAGES.items():
                address = of + MORE.get(name, "")
                filtered = "?" in address and VILLAGE not in address
                _look(browser, product, address, samples[name], FRESH[run] if filtered else "")
        browser.close()
    return samples


def _look(
    browser: Browser, relay: Relay, address: str, found: dict[str, list[float]], more: str = ""
) -> None:
    """Open a page and have it run again; then the same with what nobody asked for yet, twice."""
    opened, again = _open(browser, relay, address)
    found["opened"].append(opened)
    found["rerun"].append(again)
    if more:
        fresh = _served(browser, relay, address + more)
        found["first"].append(max(0.0, fresh - _served(browser, relay, address + more)))


def _open(browser: Browser, relay: Relay, address: str) -> tuple[float, float]:
    """Milliseconds until the page has come to rest, and those that the server needs for a rerun."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    page, traffic = context.new_page(), Traffic()
    page.add_init_script(_WATCH)
    traffic.watch(page)
    page.goto(relay.url + address, timeout=120_000)
    page.locator("h1").first.wait_for(timeout=120_000)
    opened = settled(page, traffic, QUIET)
    relay.forget()
    with relay.holding():
        page.keyboard.press("r")
        relay.rest(QUIET)
        took = relay.took
    context.close()
    return opened, took


def _served(browser: Browser, relay: Relay, address: str) -> float:
    """Milliseconds that the server needs for a page that is being opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    page, traffic = context.new_page(), Traffic()
    page.add_init_script(_WATCH)
    traffic.watch(page)
    relay.forget()
    page.goto(relay.url + address, timeout=120_000)
    page.locator("h1").first.wait_for(timeout=120_000)
    settled(page, traffic, QUIET)
    context.close()
    return relay.took


def show(samples: Samples) -> None:
    """Print the table."""
    median = {
        name: {what: statistics.median(values) for what, values in of.items()} for name, of in samples.items()
    }
    bare = median["bare"]
    print(f"{'page':<22}{'opened':>10}{'x bare':>8}{'rerun':>10}{'x bare':>8}{'first':>10}")
    for name, of in median.items():
        first = f"{of['first']:.0f} ms" if "first" in of else ""
        print(
            f"{name:<22}{of['opened']:>7.0f} ms{of['opened'] / bare['opened']:>8.1f}"
            f"{of['rerun']:>7.0f} ms{of['rerun'] / bare['rerun']:>8.1f}{first:>10}"
        )


def main() -> None:
    """Make the database where none is named, and print the table."""
    nation = "--nation" in sys.argv[1:]
    if "EMAS_HOME" in os.environ:
        show(measure(Path(os.environ["EMAS_HOME"])))
        return
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), VILLAGES if nation else DEMO_VILLAGES)
        show(measure(Path(folder)))


if __name__ == "__main__":
    main()
