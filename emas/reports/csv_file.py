"""CSV that a spreadsheet opens as it is meant: a clean rectangle, first line headings, one row a village.

What a file says about itself stands in columns of their own (round, rubric, date, source, disclaimer), the
same in each row: lines of comment above the headings are data to every program that reads CSV, and a row
copied out of the file still says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from emas.reports.spoken import headings, spoken
from emas.reports.words import Caption, Words, facts

if TYPE_CHECKING:
    import pandas as pd

Form = Literal["indonesian", "international"]
"""``indonesian``: semicolons and a decimal comma, as Excel reads them where numbers are written so;
``international``: commas and a decimal point."""

MARKS: dict[Form, tuple[str, str]] = {"indonesian": (";", ","), "international": (",", ".")}
"""Separator and decimal mark."""

TOLD = ("filter", "round", "rubric", "date", "source", "disclaimer")
"""Fields of the caption that become columns of villages where the table has none of that name."""

DANGEROUS = "=+-@\t\r\n＝＋－＠"
"""First characters by which a spreadsheet takes a text for a formula, full-width ones included (OWASP)."""


def csv_bytes(table: pd.DataFrame, words: Words, caption: Caption, form: Form) -> bytes:
    """The table of villages as CSV in UTF-8 with a byte order mark, which Excel needs to see UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.

    Raises:
        KeyError: a column without heading, a code without word.
    """
    told = spoken(table, words)
    for key in TOLD:
        if key not in told.columns:
            told[key] = _same(str(getattr(caption, key)), told)
    return _written(told, headings(told, words), form)


def figures_csv(table: pd.DataFrame, names: Mapping[str, str], caption: Caption, form: Form) -> bytes:
    """Figures of a chart as such a CSV: the columns of ``table`` are headings already.

    Behind them stands every fact of the caption, under the heading that ``names`` has for its field, where
    the table has no such column itself.

    Raises:
        KeyError: a fact without heading.
    """
    told = table.copy(deep=False)
    for field, text in facts(caption, simulated=bool(caption.simulated)).items():
        if names[field] not in told.columns:
            told[names[field]] = _same(text, told)
    return _written(told, list(told.columns), form)


def harmless(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(tuple(DANGEROUS)) else text


def _written(table: pd.DataFrame, names: Sequence[str], form: Form) -> bytes:
    separator, decimal = MARKS[form]
    plain = table.assign(**{key: _harmless(table[key]) for key in table.columns})
    text = plain.to_csv(
        index=False,
        header=[harmless(name) for name in names],
        sep=separator,
        decimal=decimal,
        lineterminator="\r\n",
    )
    return text.encode("utf-8-sig")


def _same(text: str, table: pd.DataFrame) -> pd.Series:
    import pandas as pd

    return pd.Series(text, index=table.index, dtype="category")


def _harmless(column: pd.Series) -> pd.Series:
    """A column as it is written: texts made harmless, days as ISO 8601, numbers as they are."""
    import pandas as pd

    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.map(harmless, na_action="ignore")  # each text only once
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d")
    if pd.api.types.is_numeric_dtype(column):
        return column
    if pd.api.types.is_object_dtype(column):
        return column.map(_plain)  # texts among other things
    return column.where(~column.str.startswith(tuple(DANGEROUS)), "'" + column)


def _plain(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
