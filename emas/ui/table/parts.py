"""Columns, rows and events of a table, and how they travel to the browser and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Column:
    """One column; the first of a table names its rows."""

    code: str
    """Its name in events, in the address and in the state of the page."""
    title: str
    numeric: bool = False
    """Aligned to the right, and sorted from the largest first."""
    sortable: bool = True
    note: str = ""
    """Small line under the title, such as the unit."""
    hint: str = ""
    """What a title of a few letters stands for: told by the pointer, and in full on cards."""
    signal: bool = False
    """Whether its cells begin with the sign of a state (``emas.ui.words.mark``), whose colour they take."""


@dataclass(frozen=True)
class Row:
    """One row: already formatted text for each column, shown as text and never as markup."""

    key: str
    """What :class:`Event` returns when the row is opened."""
    cells: tuple[str, ...]
    """What stands on a second line is written small."""
    marked: bool = False
    """Whether this is the row that the page is about, such as the village chosen on the map."""
    faint: bool = False
    """Whether its figures stand back, being of few."""


@dataclass(frozen=True)
class Event:
    """What the reader asked for: ``value`` is a row's key, a column's code or the number of a page."""

    kind: Literal["open", "sort", "page"]
    value: str
    descending: bool = False
    """For ``sort``: whether the largest, or the last of the alphabet, comes first."""


def packed(columns: Sequence[Column], rows: Sequence[Row], **more: object) -> bytes:
    """Columns and rows as the browser gets them: lists without names, since they travel at each change.

    JSON: ``columns`` of ``[code, title, flags, note, hint]`` (flags: 1 numeric + 2 sortable + 4 signal; an
    empty hint is left out), ``rows`` of ``[key, *cells]``, ``marked`` and, if any, ``faint`` the places of
    such rows, and ``more`` by name. As bytes, which Streamlit passes on as they are: what it encodes itself
    has a space after every comma and six bytes for a dash.
    """
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError("a row has more or fewer cells than the table has columns")
    faint = [place for place, row in enumerate(rows) if row.faint]
    told = {
        "columns": [_packed(column) for column in columns],
        "rows": [[row.key, *row.cells] for row in rows],
        "marked": [place for place, row in enumerate(rows) if row.marked],
        **({"faint": faint} if faint else {}),
        **more,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(column: Column) -> list[object]:
    flags = column.numeric + 2 * column.sortable + 4 * column.signal
    return [column.code, column.title, flags, column.note, *filter(None, [column.hint])]


def read(told: object, columns: Sequence[Column], rows: Sequence[Row], pages: int) -> Event | None:
    """The event that the browser told, or None where it names what the table did not offer."""
    match told:
        case ["open", str(key)] if any(row.key == key for row in rows):
            return Event("open", key)
        case ["sort", str(code), bool(descending)] if any(c.code == code and c.sortable for c in columns):
            return Event("sort", code, descending)
        case ["page", int(number)] if 1 <= number <= pages:
            return Event("page", str(int(number)))
    return None
