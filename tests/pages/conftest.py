"""Pages as Streamlit's own test runner draws them, over a small demonstration of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from emas.services import snapshot
from emas.settings import ROOT
from emas.ui.navigation import PAGES

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page(demo: Path) -> OpenPage:
    """``open_page("village", desa="3525032009", lang="en")`` draws a page with this address."""

    def draw(name: str, **query: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "emas" / "ui" / "shell.py"), default_timeout=60)
        if "lang" in query:
            test.query_params["lang"] = query["lang"]
        if name != "overview":
            # The runner knows the pages and their addresses only after a first run.
            test.run()
            test.switch_page(str(ROOT / "pages" / PAGES[name][0]))
        for key, value in query.items():
            test.query_params[key] = value
        return test.run()

    return draw


def words(page: AppTest) -> str:
    """Everything that a reader sees as text on the page, one element a line."""
    shown = [
        element.value
        for kind in ("title", "header", "subheader", "markdown", "caption")
        for element in page.get(kind)
    ]
    shown += [element.value for kind in ("error", "warning", "info", "success") for element in page.get(kind)]
    shown += [element.proto.body for element in page.get("html")]
    shown += [
        element.label for kind in ("button", "radio", "selectbox", "text_input") for element in page.get(kind)
    ]
    return "\n".join(str(text) for text in shown)


def invented_villages() -> list[str]:
    """Codes of the demonstration's invented villages that have answered something."""
    now = snapshot.current()
    return [str(code) for code in now.code[now.origin == "simulated"]]
