"""Starting with nothing: ``streamlit run app.py`` makes the demonstration before it serves a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.app import health, serving


def test_plain_start_makes_the_demonstration(page: Page, tmp_path: Path) -> None:
    home = tmp_path / "a home with spaces"
    home.mkdir()
    with serving(home) as url:
        assert (home / "demo.db").exists()
        told = health(url)
        assert told is not None
        assert told["status"] == "ok"
        page.goto(url)
        expect(page.locator(".emas-band")).to_contain_text("simulasi")


def test_a_database_that_was_not_made_says_what_to_do(page: Page, tmp_path: Path) -> None:
    nothing = f"sqlite:///{tmp_path / 'nothing.db'}"
    with serving(tmp_path, EMAS_DATABASE_URL=nothing) as url:
        page.goto(url)
        expect(page.get_by_text("python -m emas init")).to_be_visible()
        told = health(url)
        assert told is not None
        assert told["problem"] == "database_empty"
