"""The next slide, and the files: ``python -m bench.present [--nation]`` (one run).

*Next slide* is from the key to the frame that shows it, in Chromium with the network cut, over a whole story
there and back, five times. *Told* is the making of the slides where nobody asked before; each file is made of
them once, its library's import included.
Makes a demonstration first, or takes the one in ``EMAS_HOME``.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import sync_playwright

from bench.map import VILLAGES
from emas.services.initialise import DEMO_VILLAGES
from tests.support import chromium
from tests.support.app import make_demo, serving

RUNS = 5

_TURN = """([key]) => new Promise(done => {
  const shows = one => one.shadowRoot?.querySelector("dialog.show");
  const dialog = [...document.querySelectorAll("*")].map(shows).find(Boolean)
    ?? document.querySelector("dialog.show");
  const begun = performance.now();
  dialog.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})"""


def turns(home: Path) -> list[float]:
    """Milliseconds from the key to the frame, for every turn of a story there and back, in five runs."""
    found = []
    with serving(home) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.flags())
        for _run in range(RUNS):
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="id-ID")
            page = context.new_page()
            page.goto(url + "/paparan", timeout=120_000)
            page.get_by_role("button", name="Mulai paparan").click(timeout=120_000)
            page.locator("dialog.show").wait_for()
            slides = int(page.locator("dialog.show .number").inner_text().split()[-1])
            context.set_offline(True)
            for key in ["PageDown"] * (slides - 1) + ["PageUp"] * (slides - 1):
                found.append(float(page.evaluate(_TURN, [key])))
            context.close()
        browser.close()
    return found


def files() -> dict[str, float]:
    """Seconds for the slides of the minister's story and for each file of them."""
    from emas.reports.deck.pdf_file import deck_pdf
    from emas.reports.deck.pptx_file import pptx_bytes
    from emas.services import snapshot
    from emas.ui.story import brief
    from emas.ui.story.ordered import ordered
    from emas.ui.story.telling import tell

    now, found = snapshot.current(), {}
    story = ordered(now)
    found["told, nobody asked before"] = _took(lambda: tell(story, now))
    deck = tell(story, now)
    acts: dict[str, Callable[[], Any]] = {
        f"PPTX, {len(deck.slides)} slides": lambda: pptx_bytes(deck),
        f"PDF, {len(deck.slides)} slides": lambda: deck_pdf(deck),
        "brief of the nation on A4": lambda: brief.printed(brief.region_brief(story, now)),
    }
    for name, act in acts.items():
        found[name] = _took(act)
    return found


def _took(act: Callable[[], Any]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def show(home: Path) -> None:
    """Print the figures."""
    os.environ["EMAS_HOME"] = str(home)
    for name, seconds in files().items():
        print(f"{name:<28} {seconds:.1f} s")
    found = turns(home)
    p95 = statistics.quantiles(found, n=20)[-1]
    print(f"{'next slide':<28} {statistics.median(found):.0f} ms, p95 {p95:.0f} ms (at most 300 ms)")


def main() -> None:
    """Make the database where none is named, and print the figures."""
    if "EMAS_HOME" in os.environ:
        show(Path(os.environ["EMAS_HOME"]))
        return
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), VILLAGES if "--nation" in sys.argv[1:] else DEMO_VILLAGES)
        show(Path(folder))


if __name__ == "__main__":
    main()
