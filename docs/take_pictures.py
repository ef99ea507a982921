"""Take the pictures of the README anew from the running application: ``python -m docs.take_pictures``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support import chromium
from tests.support.app import make_demo, serving
from tests.support.servers import begin_run

IMAGES = Path(__file__).parent / "images"
VILLAGES = 1200
PICTURES = {"map.png": "/peta?lang=en"}
"""Name of each picture and the address that it shows."""


def main() -> None:
    """Start a demonstration, look at each page, keep what is seen."""
    begin_run()
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_demo(home, VILLAGES)
        with serving(home) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium.ensure(), args=list(chromium.flags())
            )
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            for name, address in PICTURES.items():
                page.goto(url + address)
                page.locator("canvas").first.wait_for()
                page.wait_for_timeout(5000)  # deck.gl draws when its data has come; it tells nobody
                page.screenshot(path=IMAGES / name)
            browser.close()


if __name__ == "__main__":
    main()
