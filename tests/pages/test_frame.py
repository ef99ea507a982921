"""What stands around every page: the demonstration's band, the language, and the reset at its foot."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.services import assess
from emas.services.actors import VISITOR
from tests.pages.conftest import OpenPage, words

REAL = "3525032009"


def test_the_demonstration_is_reset_from_any_page(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(2).run()
    assert assess.current_sheet(VISITOR, REAL).stored
    assert "Hapus semua uji coba" not in words(page)  # sent only when asked for
    page.session_state["reset"] = True
    page.run()
    assert "Hapus semua uji coba" in words(page)
    page.button(key="reset-demo").click().run()
    assert not page.exception
    assert assess.current_sheet(VISITOR, REAL).stored == {}


def test_the_language_can_be_changed_where_the_store_cannot_be_read(
    open_page: OpenPage, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("overview")
    monkeypatch.setattr("emas.store.engine.LOCK_TIMEOUT", 0.2)
    demo.write_bytes(b"no database at all" * 100)
    page.run()
    assert page.error
    page.segmented_control(key="language").set_value("en").run()
    assert "Try again" in words(page)
