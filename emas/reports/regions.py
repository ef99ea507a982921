"""The regions of a selection as rows: one measure, as the map colours it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from emas.geo.codes import DIGITS
from emas.geo.register import register
from emas.reports.words import Words, marked_as
from emas.services.map_figures import MEAN, WITHOUT, RegionFigures, of_kind
from emas.services.selection import Selection
from emas.store.tables import Origin

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("code", "name", "province", "measure", "value", "without", "n", "few", "simulated", "kind")
"""Keys of the columns, in their order. Flags: ``without``, people leave and no source names a village;
``few``, the figure is of few villages and says little."""


def region_table(selection: Selection, figures: RegionFigures, measure: str, words: Words) -> pd.DataFrame:
    """One row a province or regency in the region of the selection's filter, in order of code.

    ``measure`` is the measure's name; ``value`` its figure, empty where there is none; ``n`` how many
    complete villages it stands on; ``kind`` is empty where the measure has none.

    Raises:
        Problem: ``geo_file_*``.
        ValueError: simulated figures, and no mark for them in ``words``.
    """
    import pandas as pd

    asked = selection.filter.region
    here = np.array([code.startswith(asked[: len(code)]) for code in figures.code])
    code = np.array(figures.code)[here]
    simulated = simulated_regions(selection, figures)[here]
    mark = marked_as(words.marks[Origin.SIMULATED.value]) if simulated.any() else ""
    names = [register().name(one) for one in code.tolist()]
    value = figures.value[here]
    kind = selection.kind if of_kind(figures.measure) else None
    made = {
        "code": pd.array(code, dtype="str"),
        "name": [f"{name} {mark}" if is_so else name for name, is_so in zip(names, simulated, strict=True)],
        "province": [register().name(one[: DIGITS["province"]]) for one in code.tolist()],
        "measure": [measure] * len(code),
        "value": _values(figures.measure, value),
        "without": value == WITHOUT,
        "n": figures.n[here],
        "few": figures.few[here],
        "simulated": simulated,
        "kind": pd.Categorical([kind] * len(code), categories=[selection.kind]),
    }
    return pd.DataFrame({key: made[key] for key in COLUMNS})


def _values(measure: str, value: np.ndarray) -> pd.api.extensions.ExtensionArray | np.ndarray:
    """A mean of points with its decimal; all else is whole, with or without figures beside it."""
    import pandas as pd

    known = np.where(np.isinf(value), np.nan, value)
    return known if measure == MEAN else pd.array(known, dtype="Int64")


def simulated_regions(selection: Selection, figures: RegionFigures) -> np.ndarray:
    """Which of the figures' regions hold a simulated score; none where the measure is not of scores."""
    if not of_kind(figures.measure):
        return np.zeros(len(figures.code), dtype=bool)
    snapshot, rows = selection.snapshot, selection.scores
    invented = snapshot.code[rows[snapshot.simulated[rows]]]
    digits = len(figures.code[0]) if figures.code else DIGITS["regency"]
    return np.isin(np.array(figures.code), np.unique(invented.astype(f"U{digits}")))
