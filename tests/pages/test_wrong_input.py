"""What a reader sees when something is wrong: a plain sentence in their language, on every page."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from emas.geo import files, polygons, register, search
from emas.services import database
from emas.ui.navigation import PAGES
from tests.pages.conftest import OpenPage, words

pytestmark = pytest.mark.parametrize("name", list(PAGES))


def spoil(demo: Path, statement: str) -> None:
    """Change the database behind the program's back."""
    database.close()
    with sqlite3.connect(demo) as connection:
        connection.execute(statement)
    connection.close()


def test_database_of_a_newer_version(open_page: OpenPage, demo: Path, name: str) -> None:
    spoil(demo, "UPDATE alembic_version SET version_num = '9999'")
    page = open_page(name)
    assert not page.exception
    assert "versi aplikasi yang lebih baru (9999" in words(page)


def test_in_english_too(open_page: OpenPage, demo: Path, name: str) -> None:
    spoil(demo, "UPDATE alembic_version SET version_num = '9999'")
    assert "comes from a newer version of the program (9999" in words(open_page(name, lang="en"))


def test_no_database(open_page: OpenPage, demo: Path, name: str) -> None:
    demo.unlink()
    page = open_page(name)
    assert not page.exception
    assert "Basis data belum dibuat" in words(page)


def test_something_that_is_no_database(open_page: OpenPage, demo: Path, name: str) -> None:
    demo.write_bytes(b"this is not a database, it only lies where one is expected " * 100)
    page = open_page(name)
    assert not page.exception
    assert "rusak atau bukan basis data" in words(page)


def test_missing_geo_file(
    open_page: OpenPage, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_arguments: object) -> object:
        return files.read("villages.parquet", [], tmp_path / "nowhere")

    monkeypatch.setattr(register, "load", gone)
    register.register.cache_clear()
    search._index.cache_clear()
    polygons.outline_paths.cache_clear()
    try:
        page = open_page(name, desa="3525032009")
        assert not page.exception
        # The trial names no village: it goes on without geography.
        told = "Bagian 1 dari 8" if name == "trial" else "Berkas geografi villages.parquet tidak ada"
        assert told in words(page)
    finally:
        register.register.cache_clear()


def test_mended_means_working(open_page: OpenPage, demo: Path, name: str) -> None:
    spoil(demo, "UPDATE alembic_version SET version_num = '9999'")
    page = open_page(name)
    spoil(demo, "UPDATE alembic_version SET version_num = '0001'")
    page.button(key="guard-again").click().run()
    assert "versi aplikasi yang lebih baru" not in words(page)
