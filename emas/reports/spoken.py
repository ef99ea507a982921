"""A table in words: headings for keys, words for codes, as a person reads it in a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emas.reports.words import CODED, NO, YES, Words
from emas.store.tables import Origin

if TYPE_CHECKING:
    import pandas as pd


def spoken(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table with its codes in words; its columns keep their keys.

    Raises:
        KeyError: a code without a word.
    """
    import pandas as pd

    told = table.copy(deep=False)
    for key in table.columns:
        column = table[key]
        if pd.api.types.is_bool_dtype(column):
            yes, no = words.values["flag"][YES], words.values["flag"][NO]
            at = column.astype("Int8").fillna(-1)
            told[key] = pd.Categorical.from_codes(at, [no, yes])
        elif key in CODED:
            told[key] = column.map(words.values[key].__getitem__, na_action="ignore")
    return told


def simulated(table: pd.DataFrame) -> bool:
    """Whether any row of a table of villages or regions holds simulated figures."""
    if "simulated" in table.columns:
        return bool(table["simulated"].any())
    return bool((table["origin"] == Origin.SIMULATED.value).any())


def headings(table: pd.DataFrame, words: Words) -> list[str]:
    """The heading of each column.

    Raises:
        KeyError: a column without one.
    """
    return [words.headings[key] for key in table.columns]
