"""An answer of the self-assessment in Chromium on a phone's screen: ``python -m bench.answer``.

From the touch on a choice to the new score on the screen, median and 95th percentile, as a ratio to a bare
Streamlit page in the same run, whose one widget changes a line of text; the two take turns. Then the bytes of
the form page when it is opened for the first time and again: as served, and with what a compressing proxy
would make of them (gzip, level 6, of text, scripts and styles). Makes a demo database of its own.
"""

from __future__ import annotations

import base64
import gzip
import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.support import chromium
from tests.support.app import ROOT, make_demo, serving

ANSWERS = 40
PHONE = ViewportSize(width=360, height=640)
FORM = "/penilaian?desa=3525032009&bagian=regulation"
COMPRESSIBLE = ("text/", "javascript", "json", "svg", "xml", "wasm")

_ANSWER = """
([choice, result]) => new Promise(resolve => {
  const shown = document.querySelector(result), before = shown.textContent;
  const start = performance.now();
  const watch = new MutationObserver(() => {
    const now = document.querySelector(result);
    if (!now || now.textContent === before) return;
    watch.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  document.querySelector(choice).click();
})
"""


@dataclass(frozen=True)
class Asked:
    """A page with choices (a CSS selector with the number of one) and the text that follows from them."""

    page: Page
    choice: str
    result: str

    def answer(self, number: int) -> float:
        """Milliseconds from a choice to the new text, painted."""
        # Once the page has come to rest: what is measured is one answer, not the wait for the last one.
        self.page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
        self.page.wait_for_timeout(300)
        return float(self.page.evaluate(_ANSWER, [self.choice.format(number), self.result]))


@dataclass
class Load:
    """Bytes over the network of one opening; of the websocket only what came down."""

    served: int = 0
    compressed: int = 0
    messages: int = 0
    requests: list[str] = field(default_factory=list)


def time_answers(browser: Browser, form: str, bare: str) -> dict[str, list[float]]:
    """The form's and the bare page's times, in turns."""
    times: dict[str, list[float]] = {"form": [], "bare": []}
    pages = {
        "form": Asked(_open(browser, form), ".st-key-question-L8-1 input[value='{}']", ".emas-strip-figure"),
        "bare": Asked(_open(browser, bare), ".st-key-only input[value='{}']", ".stMarkdown"),
    }
    for number in range(ANSWERS + 2):
        for name, asked in pages.items():
            took = asked.answer(2 + number % 2)
            # The first two open the store and warm both up.
            if number >= 2:
                times[name].append(took)
    return times


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport=PHONE, locale="id-ID").new_page()
    page.goto(url)
    page.locator("input[type=radio]").first.wait_for(timeout=60_000)
    return page


def load(context: BrowserContext, url: str) -> Load:
    """Open a page in a context that may have opened it before, and count what comes."""
    page, found = context.new_page(), Load()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, tuple[str, str]] = {}
    sizes: dict[str, int] = {}

    def responded(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = (event["response"]["mimeType"], event["response"]["url"])

    def framed(event: dict[str, Any]) -> None:
        found.messages += len(event["response"]["payloadData"]) * 3 // 4

    session.on("Network.responseReceived", responded)
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(event["requestId"], int(event["encodedDataLength"])),
    )
    session.on("Network.webSocketFrameReceived", framed)
    page.goto(url)
    page.locator("input[type=radio]").first.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)
    for request, size in sizes.items():
        kind, address = kinds.get(request, ("", ""))
        # What the browser takes from its own cache is not sent.
        if size == 0 or not address.startswith("http"):
            continue
        found.served += size
        found.requests.append(address)
        if any(part in kind for part in COMPRESSIBLE):
            body = session.send("Network.getResponseBody", {"requestId": request})
            plain = base64.b64decode(body["body"]) if body["base64Encoded"] else body["body"].encode()
            found.compressed += min(size, len(gzip.compress(plain, 6)))
        else:
            found.compressed += size
    page.close()
    return found


def show(times: dict[str, list[float]], loads: dict[str, Load]) -> None:
    """Print both tables."""
    bare = statistics.median(times["bare"])
    print(f"{'answer to new score':<24}{'median':>10}{'p95':>10}{'x bare':>8}")
    for name, of in times.items():
        median, high = statistics.median(of), statistics.quantiles(of, n=20)[-1]
        print(f"{name:<24}{median:>7.0f} ms{high:>7.0f} ms{median / bare:>8.2f}")
    print(f"\n{'form page':<24}{'served':>12}{'compressed':>12}{'messages':>12}{'requests':>10}")
    for name, one in loads.items():
        print(
            f"{name:<24}{one.served / 1000:>9.0f} kB{one.compressed / 1000:>9.0f} kB"
            f"{one.messages / 1000:>9.0f} kB{len(one.requests):>10}"
        )


def main() -> None:
    """Make the database, measure and print."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        home = Path(folder)
        make_demo(home, 700)
        form = stack.enter_context(serving(home)) + FORM
        bare = stack.enter_context(serving(home, app="bench/yardstick_bare.py", PYTHONPATH=str(ROOT)))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.flags())
        context = browser.new_context(viewport=PHONE, locale="id-ID")
        loads = {"first": load(context, form), "again": load(context, form)}
        context.close()
        show(time_answers(browser, form, bare), loads)
        browser.close()


if __name__ == "__main__":
    main()
