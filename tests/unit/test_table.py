"""The table: what travels to the browser and back (a reader uses it in tests/browser/test_table.py)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from emas.ui.table import Event, Row
from emas.ui.table.mount import place
from emas.ui.table.parts import packed, read
from tests.support.table_rows import COLUMNS

ROWS = [Row("3301012001", ("A", "", "", "1", "2", "–")), Row("3301012002", ("B",) * 6, marked=True)]

words = st.text(max_size=20)
told = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=3),
)


@given(st.lists(st.builds(Row, words, st.tuples(words, words), st.booleans()), max_size=15))
def test_rows_arrive_as_they_were(rows: list[Row]) -> None:
    arrived = json.loads(packed(COLUMNS[:2], rows))
    back = [Row(r[0], tuple(r[1:]), n in arrived["marked"]) for n, r in enumerate(arrived["rows"])]
    assert back == rows


def test_columns_say_what_they_are() -> None:
    arrived = json.loads(packed(COLUMNS, []))["columns"]
    assert arrived[0] == ["name", "Desa", 2, ""]
    assert arrived[3] == ["score", "Skor", 3, "0–100"]
    assert arrived[5] == ["step", "Tahap program", 0, ""]


def test_a_row_of_another_width_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="cells"):
        packed(COLUMNS, [Row("1", ("A",))])


@pytest.mark.parametrize(
    ("said", "event"),
    [
        (["open", "3301012002"], Event("open", "3301012002")),
        (["sort", "score", True], Event("sort", "score", descending=True)),
        (["sort", "name", False], Event("sort", "name")),
        (["page", 4], Event("page", "4")),
    ],
)
def test_what_the_table_offers_is_heard(said: list[object], event: Event) -> None:
    assert read(said, COLUMNS, ROWS, 4) == event


@pytest.mark.parametrize(
    "said",
    [
        ["open", "3301012009"],  # a village of another page or another reader
        ["sort", "step", True],  # not sortable
        ["sort", "password", True],
        ["sort", "score", "yes"],
        ["page", 0],
        ["page", 5],
        ["page", "2"],
        ["delete", "3301012002"],
    ],
)
def test_what_it_did_not_offer_is_not(said: list[object]) -> None:
    assert read(said, COLUMNS, ROWS, 4) is None


@given(told)
def test_no_message_of_a_browser_is_a_failure(said: Any) -> None:
    event = read(said, COLUMNS, ROWS, 4)
    assert event is None or event.kind in {"open", "sort", "page"}


@given(st.integers(1, 100), st.integers(0, 500), st.data())
def test_the_places_told_are_those_of_the_rows(size: int, total: int, data: st.DataObject) -> None:
    pages = max(1, -(-total // size))
    page = data.draw(st.integers(1, pages))
    shown = list(range(1, total + 1))[(page - 1) * size : page * size]
    first, last = place(len(shown), total, page, pages)
    assert (first, last) == ((shown[0], shown[-1]) if shown else (1, 0))


def drawn() -> AppTest:
    """A page of twelve rows and six columns of ordinary length, drawn without a browser."""

    def script() -> None:
        from emas.ui.table import table
        from tests.support.table_rows import ALL, COLUMNS, PAGE_ROWS

        table(
            "villages",
            COLUMNS,
            ALL[1 : 1 + PAGE_ROWS],
            paper=[],
            caption="Desa di Indonesia (simulasi)",
            empty="",
            total=83_762,
            page=2,
            pages=6_981,
            sort="score",
            descending=True,
            open_label="buka profil desa",
            on_event=print,
        )

    return AppTest.from_function(script).run()


def test_what_never_changes_is_fetched_by_address_and_what_changes_is_small() -> None:
    page = drawn()
    assert not page.exception
    (element,) = [each.proto for each in page.get("bidi_component")]
    assert (element.js_source_path, element.css_source_path) == ("table.js", "table.css")
    assert not (element.js_content or element.css_content or element.html_content)
    assert len(element.bytes) <= 1500


def test_words_are_of_the_readers_language_and_numbers_too() -> None:
    (element,) = [each.proto for each in drawn().get("bidi_component")]
    said = json.loads(element.bytes)["words"]
    assert said["page"] == "Halaman 2 dari 6.981"
    assert said["range"] == "13–24 dari 83.762"
    assert said["sorted"] == "Diurutkan menurut Skor, turun."
