"""Draws a table and hears what its reader does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from emas.ui import formats
from emas.ui.component import renderer
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.table.parts import Column, Event, Row, packed, read

PRINTED = 60
"""Rows that go to the browser for paper at most: more than the regencies of any province."""


def table(
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    caption: str,
    empty: str,
    total: int,
    page: int,
    pages: int,
    sort: str,
    descending: bool,
    open_label: str,
    on_event: Callable[[Event], None],
    paper: Sequence[Row],
    dense: bool = False,
) -> None:
    """Draw one page of a table; sorting and paging are the caller's.

    ``total`` rows stand on ``pages`` pages, of which ``rows`` are those of ``page`` (from 1); every page but
    the last is full. They are sorted by the column ``sort``. ``empty`` is the sentence where there are none,
    ``open_label`` what opening a row does, said after its name to who cannot see the page. ``dense`` is for
    many narrow columns.

    ``paper`` are the rows that are printed in place of one page, from the first on: all, or the first
    :data:`PRINTED`, and then the table says how many it leaves out. None where one page has all.

    ``on_event`` is called before the page or fragment runs again, so that what it changes is drawn at once.
    An event that the drawn table did not offer is dropped.
    """

    def hear() -> None:
        event = read(st.session_state[key].get("event"), columns, rows, pages)
        if event:
            on_event(event)

    words = {
        "open": open_label,
        "order": _("Urutkan menurut"),
        "up": _("Naik"),
        "down": _("Turun"),
        "previous": _("Sebelumnya"),
        "next": _("Berikutnya"),
        "page": _("Halaman {page} dari {pages}").format(
            page=formats.number(page), pages=formats.number(pages)
        ),
        "range": _range(len(rows), total, page, pages),
        "sorted": _sorted(columns, sort, descending=descending),
    }
    order = {"caption": caption, "sort": sort, "descending": descending, "dense": dense}
    made = renderer("table", Path(__file__).parent, js="table.js", css="table.css")
    data = packed(columns, rows, **order, empty="" if rows else empty, page=page, pages=pages, words=words)
    made(key=key, data=data, on_event_change=callback(hear))
    if paper:
        # An element of its own, which a turned page does not send again; ``print.css`` shows it.
        told = dict.fromkeys(words, "") | {"sorted": words["sorted"], "cut": _cut(len(paper), total)}
        data = packed(columns, paper, **order, empty="", page=1, pages=1, words=told, paper=True)
        made(key=f"paper-{key}", data=data, on_event_change=callback(_never))


def _never() -> None:
    """Nothing happens on paper; that there is a callback is what the component asks for."""


def _cut(printed: int, total: int) -> str:
    if printed >= total:
        return ""
    told = _("Dicetak {printed} dari {total} baris; berkas unduhan memuat semuanya.")
    return told.format(printed=formats.number(printed), total=formats.number(total))


def place(shown: int, total: int, page: int, pages: int) -> tuple[int, int]:
    """Which of ``total`` rows the first and the last of the ``shown`` ones are, from 1."""
    first = total - shown + 1 if page == pages else (page - 1) * shown + 1
    return first, first + shown - 1


def _range(shown: int, total: int, page: int, pages: int) -> str:
    first, last = place(shown, total, page, pages)
    return _("{first}–{last} dari {total}").format(
        first=formats.number(first), last=formats.number(last), total=formats.number(total)
    )


def _sorted(columns: Sequence[Column], sort: str, *, descending: bool) -> str:
    titles = [column.title for column in columns if column.code == sort]
    if not titles:
        return ""
    said = _("Diurutkan menurut {column}, turun.") if descending else _("Diurutkan menurut {column}, naik.")
    return said.format(column=titles[0])
