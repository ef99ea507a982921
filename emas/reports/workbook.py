"""A workbook of a selection: its villages, its regions, and what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from emas.reports.spoken import headings, simulated, spoken
from emas.reports.words import Caption, Words, facts

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NARROWEST, WIDEST = 8, 34
"""Widths of columns, in characters."""

_FORMATS = {"day": "yyyy-mm-dd", "degrees": "0.00000", "tenths": "0.0"}
_DEGREES = ("lon", "lat")


def xlsx_bytes(villages: pd.DataFrame, regions: pd.DataFrame, words: Words, caption: Caption) -> bytes:
    """The workbook, with the sheets that ``words`` names; about twenty seconds for a nation.

    Texts are never taken for formulas or links. Tables are written row by row, so that memory stays small.

    Raises:
        KeyError: a column without heading, a code without word.
        ValueError: a table holds simulated figures, and the caption has no mark.
    """
    told = facts(caption, simulated=simulated(villages) or simulated(regions))
    into = BytesIO()
    with _book(into, told) as book:
        styles, head = _formats(book)
        for name, table in zip(words.sheets, (villages, regions), strict=False):
            _sheet(book.add_worksheet(name), spoken(table, words), headings(table, words), head, styles)
        _about(book.add_worksheet(words.sheets[2]), told, words.headings, head)
    return into.getvalue()


def figures_xlsx(
    table: pd.DataFrame, names: Mapping[str, str], caption: Caption, sheets: tuple[str, str]
) -> bytes:
    """Figures of a chart, whose columns are headings already, and a sheet with the facts of the caption.

    ``names`` has the heading of each fact by its field; ``sheets`` names the two sheets.

    Raises:
        KeyError: a fact without heading.
    """
    told = facts(caption, simulated=bool(caption.simulated))
    into = BytesIO()
    with _book(into, told) as book:
        styles, head = _formats(book)
        _sheet(book.add_worksheet(sheets[0]), table, list(table.columns), head, styles)
        _about(book.add_worksheet(sheets[1]), told, names, head)
    return into.getvalue()


def _book(into: BytesIO, told: dict[str, str]) -> Workbook:
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(into, options)
    book.set_properties({"title": told["title"], "comments": told.get("disclaimer", "")})
    return book


def _formats(book: Workbook) -> tuple[dict[str, Format], Format]:
    """Those of cells, by what they hold, and that of headings."""
    styles = {name: book.add_format({"num_format": text}) for name, text in _FORMATS.items()}
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F6F4EF"}
    )
    return styles, head


def _sheet(
    sheet: Worksheet, table: pd.DataFrame, titles: list[str], head: Format, styles: dict[str, Format]
) -> None:
    """One table: its headings stay in view and filter it."""
    columns = [_column(sheet, key, table[key], styles) for key in table.columns]
    for at, (title, (values, _, _)) in enumerate(zip(titles, columns, strict=True)):
        sheet.set_column(at, at, _width(title, values))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table), len(titles) - 1)
    for at, title in enumerate(titles):
        sheet.write_string(0, at, _plain(title), head)
    writers = [(at, write, style) for at, (_, write, style) in enumerate(columns)]
    rows = zip(*(values for values, _, _ in columns), strict=True)
    for number, row in enumerate(rows, start=1):
        for (at, write, style), value in zip(writers, row, strict=True):
            if value is not None:
                write(number, at, value, style)


def _column(
    sheet: Worksheet, key: str, column: pd.Series, styles: dict[str, Format]
) -> tuple[list[Any], Callable[..., int], Format | None]:
    """Values as the sheet takes them (``None`` for an empty cell), what writes them, and their format."""
    import numpy as np
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column):
        # Excel counts days from the end of 1899.
        days = (column - pd.Timestamp(1899, 12, 30)).dt.days
        return _listed(days), sheet.write_number, styles["day"]
    if isinstance(column.dtype, np.dtype) and column.dtype.kind == "f":
        return _listed(column), sheet.write_number, styles["degrees" if key in _DEGREES else "tenths"]
    if pd.api.types.is_numeric_dtype(column):
        return _listed(column), sheet.write_number, None
    texts = [None if text is None else _plain(str(text)) for text in _listed(column)]
    return texts, sheet.write_string, None


def _plain(text: str) -> str:
    """The text, changed only where xlsxwriter would take it for its own mark-up and write it unescaped."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _listed(column: pd.Series) -> list[Any]:
    found = column.astype(object)
    return found.where(column.notna(), None).tolist()


def _width(title: str, values: list[Any]) -> int:
    longest = max((len(value) for value in values[:2000] if isinstance(value, str)), default=0)
    return min(max(NARROWEST, longest + 2, len(title) // 2 + 2), WIDEST)


def _about(sheet: Worksheet, told: dict[str, str], names: Mapping[str, str], head: Format) -> None:
    """What the file says about itself: one line a fact."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(told.items()):
        sheet.write_string(row, 0, _plain(names[name]), head)
        sheet.write_string(row, 1, _plain(text))
