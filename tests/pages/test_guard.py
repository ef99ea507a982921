"""No dead page: whatever is done while the services fail ends in a sentence, and what was typed stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.problems import Problem
from emas.ui.i18n import set_language
from tests.pages.conftest import OpenPage, words
from tests.pages.test_evidence import unfold

REAL = "3525032009"

STATES: dict[str, tuple[str, dict[str, str]]] = {
    "map": ("map", {"wilayah": "35", "layak": "ya", "desa": REAL}),
    "two maps": ("map", {"banding": "K1"}),
    "holding back": ("criteria", {"bagian": "menahan"}),
    "side by side": ("criteria", {"bagian": "sanding", "sanding": REAL}),
    "what if": ("criteria", {"bagian": "andai"}),
    "report": ("criteria", {}),
    "story": ("present", {}),
    "form": ("assessment", {"desa": REAL, "bagian": "regulation"}),
    "counts": ("assessment", {"desa": REAL, "bagian": "K1"}),
    "unscored": ("assessment", {"desa": REAL, "bagian": "participation"}),
    "result": ("assessment", {"desa": REAL, "bagian": "hasil"}),
    "trial": ("trial", {}),
}

STORELESS = ("trial",)
"""Pages that go on without a store."""

NUMBER = {"id": r"Nomor kejadian: [2-9A-Z]{6}\.", "en": r"Incident number: [2-9A-Z]{6}\."}

CHOICES = {
    "map-kind": "evidenced",
    "map-level": "kabupaten",
    "map-points": ["program"],
    "map-twin-tab": "desa",
    "criteria-section": "skor",
    "present-ready": "gubernur",
}
"""What is chosen where several options stand side by side, by key."""

FAULTS = {"id": RuntimeError("secret of the store"), "en": Problem("database_unreachable")}
"""A fault that nobody has foreseen, and one that has a sentence of its own."""


@contextmanager
def services_fail(error: Exception) -> Iterator[None]:
    """Whatever asks the store is answered by ``error``."""

    def engine() -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emas.services.database.engine", engine)
        yield


def acts(page: AppTest) -> dict[str, Callable[[AppTest], Any]]:
    """What a reader can do on the page, by the key of the widget: each does it, and runs the page."""
    found: dict[str, Callable[[AppTest], Any]] = {}

    def add(kind: str, do: Callable[[Any], Any]) -> None:
        for widget in getattr(page, kind):
            if widget.key and not getattr(widget, "disabled", False) and widget.key != "reset-demo":
                found[widget.key] = lambda page, key=widget.key: do(getattr(page, kind)(key=key)).run()

    add("button", lambda widget: widget.click())
    counts = ("answer-", "people-")
    add("text_input", lambda widget: widget.set_value("7" if widget.key.startswith(counts) else "Sukamaju"))
    add("text_area", lambda widget: widget.set_value("Bentuk satgas"))
    add("checkbox", lambda widget: widget.set_value(True))
    add("radio", lambda widget: widget.set_value(widget.options and 1))
    add("selectbox", lambda widget: widget.select_index(len(widget.options) - 1))
    add("multiselect", lambda widget: widget.set_value([]))
    add("segmented_control", lambda widget: widget.set_value(CHOICES.get(widget.key, widget.value)))
    add("pills", lambda widget: widget.set_value(CHOICES.get(widget.key, widget.value)))
    # The runner names what it selected once more, which fails where an option is named by its code alone.
    if "map-regency" in found:
        found["map-regency"] = lambda page: page.selectbox(key="map-regency").set_value("3578").run()
    return found


def one_of_each(keys: list[str]) -> list[str]:
    """One widget of those that differ in codes and numbers alone."""
    kinds: dict[str, str] = {}
    for key in keys:
        kinds.setdefault(re.sub(r"\d+|L\d+\.\d", "#", key), key)
    return list(kinds.values())


@pytest.mark.parametrize("lang", list(NUMBER))
@pytest.mark.parametrize("state", list(STATES))
def test_whatever_is_done_while_services_fail_ends_in_a_sentence(
    open_page: OpenPage, state: str, lang: str
) -> None:
    name, query = STATES[state]
    set_language(lang)  # the runner names options by our own functions, here
    page = open_page(name, **query, lang=lang)
    assert not page.exception and not page.error
    can_be_done = acts(page)
    assert can_be_done
    for key in one_of_each(list(can_be_done)):
        with services_fail(FAULTS[lang]):
            can_be_done[key](page)
            assert not page.exception, key
            told = words(page)
            if state not in STORELESS:
                assert re.search(NUMBER[lang], told), key
            assert "secret" not in told
        page = open_page(name, **query, lang=lang)


def test_a_village_typed_while_the_database_is_away_is_still_there(open_page: OpenPage) -> None:
    page = open_page("present")
    with services_fail(Problem("database_unreachable")):
        page.text_input(key="present-village").set_value("Campurejo").run()
        assert not page.exception
        assert "Basis data tidak dapat dihubungi" in words(page)
        assert page.session_state["present-village"] == "Campurejo"
        page.button(key="guard-again").click().run()
        assert page.session_state["present-village"] == "Campurejo"
    page.button(key="guard-again").click().run()
    assert not page.error
    assert page.text_input(key="present-village").value == "Campurejo"


@pytest.mark.parametrize("link", ["https://[isi]", "http://[::1"])
def test_a_link_that_is_none_is_refused_at_its_field(open_page: OpenPage, link: str) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    page.radio[0].set_value(2).run()
    unfold(page, "L8.1")
    field = next(one for one in page.text_input if str(one.key).endswith("-link"))
    field.set_value(link).run()
    next(one for one in page.button if str(one.key).endswith("-save")).click().run()
    assert not page.exception
    assert "Tautan ini tidak dapat dibuka orang lain" in words(page)
    assert next(one for one in page.text_input if str(one.key).endswith("-link")).value == link


def test_an_answer_that_could_not_be_saved_is_kept_and_says_why(open_page: OpenPage) -> None:
    page = open_page("assessment", desa=REAL, bagian="regulation")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emas.services.assess.save_answer", fails)
        page.radio[0].set_value(2).run()
    assert page.radio[0].value == 2
    assert re.search(NUMBER["id"], words(page))
    assert "Belum tersimpan" in words(page)


def fails(*_arguments: object, **_named: object) -> None:
    raise RuntimeError("secret of the store")
