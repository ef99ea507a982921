"""The map of the nation in Chromium: ``python -m bench.map`` (medians of five, all in one run).

Every village is assessed and drawn, on provinces coloured by a measure. Beside it, in the same run, the same
page with other maps (``bench/yardstick_map.py``): one that draws nothing, villages as rows of JSON, and the
plain way, a DataFrame handed to ``st.pydeck_chart``. Makes the nation's database first (minutes), or takes
the one in ``EMAS_HOME``.

*Ready* is when the script has finished, the last answer has come and the browser has drawn the last frame
that took longer than 50 ms. The server's time is from the click's message to the last one that answers it, as
a relay between the two sees it; the browser, which begins to draw meanwhile, has the same two cores.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.relay import Relay, relayed
from tests.support import chromium
from tests.support.app import ROOT, make_demo, serving

RUNS = 5
VILLAGES = 83_762
VIEW = "/peta?titik=dinilai,program"
YARDSTICKS = ("empty", "rows", "dataframe")
QUIET = 1500
"""Milliseconds without an answer, a message or a long frame after which nothing more is coming."""

_WATCH = """
window.__long = 0;
let before = performance.now();
const frame = now => {
  if (now - before > 50) window.__long = now;
  before = now;
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
"""


@dataclass
class Traffic:
    """What a page received: bytes of messages and answers."""

    messages: list[int] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        """Listen to the page's network from now on."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        addresses: dict[str, str] = {}

        def received(event: dict[str, Any]) -> None:
            # A binary message comes as Base64: four characters for three bytes.
            text = event["response"]["payloadData"]
            self.messages.append(len(text) * 3 // 4 - text[-2:].count("="))

        session.on("Network.webSocketFrameReceived", received)
        session.on(
            "Network.requestWillBeSent",
            lambda event: addresses.__setitem__(event["requestId"], event["request"]["url"]),
        )

        def finished(event: dict[str, Any]) -> None:
            # Asked for early and again by what draws: the second answer comes from the browser's cache.
            url, size = addresses.get(event["requestId"], ""), int(event["encodedDataLength"])
            self.answers[url] = max(size, self.answers.get(url, 0))

        session.on("Network.loadingFinished", finished)
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def forget(self) -> None:
        """Begin anew."""
        self.messages.clear()
        self.answers.clear()

    @property
    def socket(self) -> int:
        """Bytes of all messages."""
        return sum(self.messages)

    @property
    def data(self) -> dict[str, int]:
        """Bytes on the wire of each answer with data of the map."""
        return {url.rsplit("/", 1)[1]: size for url, size in self.answers.items() if "/peta-data/" in url}


def settled(page: Page, traffic: Traffic, quiet: int = QUIET) -> float:
    """Wait until nothing more comes for ``quiet`` ms; gives when the last thing did, ms from the start."""
    seen: tuple[object, ...] = ()
    while True:
        page.wait_for_timeout(quiet)
        running = page.locator("[data-test-script-state=running]").count()
        now = (len(traffic.messages), len(traffic.answers), page.evaluate("window.__long"), running)
        if now == seen and not running:
            break
        seen = now
    last = page.evaluate(
        "Math.max(window.__long, ...performance.getEntriesByType('resource').map(entry => entry.responseEnd))"
    )
    return float(last)


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[tuple[Page, Traffic, float]]:
    """A page of its own with nothing cached, settled: with its traffic and the time it took (ms)."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    page, traffic = context.new_page(), Traffic()
    page.add_init_script(_WATCH)
    traffic.watch(page)
    page.goto(url, timeout=120_000)
    page.get_by_test_id("stDeckGlJsonChart").locator("canvas").wait_for(timeout=120_000)
    try:
        yield page, traffic, settled(page, traffic)
    finally:
        context.close()


def ask(page: Page, traffic: Traffic, relay: Relay) -> float:
    """Filter by a condition; milliseconds until the browser has drawn."""
    page.get_by_role("button", name="Saring").click()
    page.get_by_role("combobox", name="Syarat yang belum terpenuhi").click()
    settled(page, traffic)
    traffic.forget()
    relay.forget()
    page.evaluate("performance.clearResourceTimings()")
    began = float(page.evaluate("performance.now()"))
    page.get_by_role("option").nth(3).click()
    return settled(page, traffic) - began


def listed(data: dict[str, int]) -> str:
    """Names and kilobytes of answers."""
    return ", ".join(f"{name.split('?')[0]} {size / 1000:.1f} kB" for name, size in data.items()) or "none"


Samples = dict[str, list[float]]


def measure() -> list[tuple[str, str, str]]:
    """All figures: what, figure, what it is held against."""
    samples: Samples = defaultdict(list)
    told: dict[str, str] = {}
    home = Path(os.environ["EMAS_HOME"])
    with ExitStack() as stack:
        product = stack.enter_context(relayed(stack.enter_context(serving(home))))
        others = {name: stack.enter_context(yardstick(home, name)) for name in YARDSTICKS}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.flags())
        for _ in range(RUNS):
            told = look(browser, product, samples)
            for name, relay in others.items():
                with opened(browser, relay.url + VIEW) as (_page, traffic, took):
                    samples[f"{name} ready"].append(took)
                    samples[f"{name} messages"].append(traffic.socket)
                    told[name] = listed(traffic.data)
        browser.close()
    return rows({name: statistics.median(values) for name, values in samples.items()}, told)


@contextmanager
def yardstick(home: Path, name: str) -> Iterator[Relay]:
    """The product with another map, behind a relay of its own."""
    app = "bench/yardstick_map.py"
    with (
        serving(home, app=app, PYTHONPATH=str(ROOT), EMAS_YARDSTICK=name) as url,
        relayed(url) as relay,
    ):
        yield relay


def look(browser: Browser, product: Relay, samples: Samples) -> dict[str, str]:
    """Open the product's map and filter it; adds to the samples, gives what is told in words."""
    with opened(browser, product.url + VIEW) as (page, traffic, took):
        samples["ready"].append(took)
        samples["messages"].append(traffic.socket)
        told = {"data": listed(traffic.data)}
        samples["redrawn"].append(ask(page, traffic, product))
        samples["asked wire"].append(product.sent)
        samples["asked messages"].append(traffic.socket)
        samples["server"].append(product.took)
        return told | {"asked": listed(traffic.data), "hosts": ", ".join(sorted(traffic.hosts))}


def rows(median: dict[str, float], told: dict[str, str]) -> list[tuple[str, str, str]]:
    """The table."""

    def seconds(name: str) -> str:
        return f"{median[name] / 1000:.1f} s"

    def kilobytes(size: float) -> str:
        return f"{size / 1000:.1f} kB"

    wire, messages = kilobytes(median["asked wire"]), kilobytes(median["asked messages"])
    return [
        ("ready, every village drawn", seconds("ready"), ""),
        ("ready, the same page with an empty map", seconds("empty ready"), ""),
        ("first to second", f"{median['ready'] / median['empty ready']:.2f}", "at most 1.6"),
        ("ready, villages as rows of JSON", seconds("rows ready"), ""),
        ("ready, the plain way (a DataFrame)", seconds("dataframe ready"), ""),
        ("plain way to first", f"{median['dataframe ready'] / median['ready']:.1f}", "at least 3"),
        (
            "socket for the map at first load",
            kilobytes(median["messages"] - median["empty messages"]),
            "20 kB",
        ),
        ("data at first load", told["data"], ""),
        ("the same as rows of JSON", told["rows"], ""),
        ("socket of the plain way", kilobytes(median["dataframe messages"]), ""),
        ("socket of a filter change", f"{wire} ({messages} before compression)", "at most 5 kB"),
        ("requests of a filter change", told["asked"], "at most one of 15 kB"),
        ("drawn after a filter change", seconds("redrawn"), ""),
        ("server's time of it", f"{median['server']:.0f} ms", "at most 30 ms"),
        ("hosts asked", told["hosts"], "this machine alone"),
    ]


def show(table: list[tuple[str, str, str]]) -> None:
    """Print the table."""
    width = max(len(name) for name, _, _ in table)
    for name, figure, held in table:
        print(f"{name:<{width}}  {figure:<32} {held}".rstrip())


def main() -> None:
    """Make the nation where none is named, and print the table."""
    if "EMAS_HOME" in os.environ:
        show(measure())
        return
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), VILLAGES)
        os.environ["EMAS_HOME"] = folder
        show(measure())


if __name__ == "__main__":
    main()
