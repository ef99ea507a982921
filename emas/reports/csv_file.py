"""CSV that a spreadsheet opens as it is meant: a clean rectangle, first line headings, one row a village.

What a file says about itself stands in columns of their own (round, rubric, date, source, disclaimer), the
same in each row: lines of comment above the headings are data to every program that reads CSV, and a row
copied out of the file still says what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from emas.reports.spoken import headings, spoken
from emas.reports.words import Caption, Words

if TYPE_CHECKING:
    import pandas as pd

Separator = Literal[";", ","]

TOLD = ("round", "rubric", "date", "source", "disclaimer")
"""Fields of the caption that become columns where the table has none of that name."""

DANGEROUS = "=+-@\t\r\n＝＋－＠"
"""First characters by which a spreadsheet takes a text for a formula, full-width ones included (OWASP)."""


def csv_bytes(table: pd.DataFrame, words: Words, caption: Caption, separator: Separator) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, which Excel needs to see UTF-8.

    ``separator`` is ``;`` where numbers have a decimal comma (Indonesian) and the file then writes them so;
    with ``,`` they have a point. A text that a spreadsheet would take for a formula gets an apostrophe before
    it; numbers stay numbers.

    Raises:
        KeyError: a column without heading, a code without word.
    """
    import pandas as pd

    told = spoken(table, words)
    for key in TOLD:
        if key not in told.columns:
            told[key] = pd.Series(str(getattr(caption, key)), index=told.index, dtype="category")
    for key in told.columns:
        told[key] = _harmless(told[key])
    text = told.to_csv(
        index=False,
        header=[harmless(heading) for heading in headings(told, words)],
        sep=separator,
        decimal="," if separator == ";" else ".",
        lineterminator="\r\n",
    )
    return text.encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(tuple(DANGEROUS)) else text


def _harmless(column: pd.Series) -> pd.Series:
    """A column as it is written: texts made harmless, days as ISO 8601, numbers as they are."""
    import pandas as pd

    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.map(harmless, na_action="ignore")  # each text only once
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d")
    if pd.api.types.is_numeric_dtype(column):
        return column
    return column.where(~column.str.startswith(tuple(DANGEROUS)), "'" + column)
