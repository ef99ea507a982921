"""The villages of a selection as rows: one table for every format, in columns from end to end.

Cells of a score are empty where there is none, never 0. What is rounded is rounded *down*; ``units`` over
``unit`` is the exact score.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from emas.domain.rubric import Rubric
from emas.domain.scoring import Status
from emas.domain.scoring_many import STATUSES
from emas.geo.codes import DIGITS
from emas.geo.names import title
from emas.geo.register import register
from emas.reports.words import UNFINISHED_BAND, WITHOUT_BAND, Words, marked_as
from emas.services import programme
from emas.services.figures import condition_codes
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED, bands, points, scored
from emas.services.rounds import rounds
from emas.services.selection import Selection
from emas.store.tables import Origin

if TYPE_CHECKING:
    import pandas as pd

STATUS, COVERED, POINTS, PILLAR = "s_", "c_", "p_", "e_"
"""Beginnings of the columns of a condition (its state), a service (covered; its points) and a pillar."""

INVENTED = "simulated"
"""Source of the point of a village that is in no register."""

Rows = npt.NDArray[np.int64]


def columns(rubric: Rubric) -> list[str]:
    """Keys of the columns, in their order: what a reader's words must have headings for."""
    conditions = [*(one.code for one in rubric.prerequisites), *(one.code for one in rubric.criteria)]
    return [
        *("code", "name", "district", "regency", "province", "lon", "lat", "point", "origin", "step"),
        *("round", "reference", "rubric", "kind", "score", "units", "unit", "answered"),
        *("complete", "band", "met"),
        "eligible",
        *(STATUS + code for code in conditions),
        *(start + service.code for service in rubric.services for start in (COVERED, POINTS)),
        *(PILLAR + pillar.code for pillar in rubric.pillars),
        "changed",
    ]


def village_table(selection: Selection, words: Words) -> pd.DataFrame:
    """One row a village, in order of code; half a second for a nation.

    Columns by their keys (:func:`columns`): text, categories of codes, nullable booleans and whole numbers,
    floats, days. ``lon``/``lat`` in degrees with 5 decimals; ``point`` whose point it is; ``origin`` whose
    word; ``step`` the highest that a source states; ``score`` and ``p_`` in points, ``e_`` in per cent of the
    attainable, with one decimal; ``changed`` the day of the last change;
    ``complete``: in target and every question answered.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        ValueError: simulated villages, and no mark for them in ``words``.
    """
    import pandas as pd

    found = points(selection.snapshot)
    made = {
        **_places(selection, words),
        "lon": found.lon[selection.rows].round(5),
        "lat": found.lat[selection.rows].round(5),
        "step": _category(found.step[selection.rows] - 1, programme.STEPS),
        **_assessments(selection),
        **_scores(selection),
    }
    return pd.DataFrame({key: made[key] for key in columns(selection.snapshot.rubric)})


def _places(selection: Selection, words: Words) -> dict[str, object]:
    import pandas as pd

    found = points(selection.snapshot)
    code = found.code[selection.rows]
    real = register().villages
    number = code.astype(np.int64)
    at = np.minimum(np.searchsorted(real.number, number), len(real) - 1)
    known = real.number[at] == number
    source = real.point_source.indices.to_numpy()[at]
    return {
        "code": pd.array(code, dtype="str"),
        "name": _names(selection, known, words),
        "point": _category(
            np.where(known, source, len(real.point_source.dictionary)),
            [*real.point_source.dictionary.to_pylist(), INVENTED],
        ),
        **{name: _inside(number, name) for name in ("district", "regency", "province")},
    }


def _names(selection: Selection, known: npt.NDArray[np.bool_], words: Words) -> object:
    """Display names, with the mark of their origin behind them where it does not stand there already."""
    import pandas as pd

    found, snapshot = points(selection.snapshot), selection.snapshot
    names = found.name[selection.rows].astype(object)
    names[known] = titles(names[known])
    row = found.row[selection.rows]
    origin = np.where(row >= 0, snapshot.origin[row], "") if len(snapshot) else np.full(len(row), "")
    for which in (Origin.SIMULATED, Origin.TRIAL):
        here = np.flatnonzero(origin == which.value)
        if not len(here):
            continue
        mark = words.marks[which.value]
        if which is Origin.SIMULATED:
            marked_as(mark)
        names[here] = [name if name.endswith(mark) else f"{name} {mark}" for name in names[here]]
    return pd.array(names, dtype="str")


def titles(names: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """:func:`emas.geo.names.title` of many names, most of which the register spells that way already."""
    texts = pa.array(names, pa.string())
    small = pc.match_substring_regex(texts, r"(?:^|[\s/(])\p{Ll}")
    other = np.asarray(pc.or_(small, pc.utf8_is_upper(texts)))
    shown = names.copy()
    shown[other] = [title(name) for name in names[other]]
    return shown


def _inside(number: Rows, level: str) -> object:
    """Name of the region that each village lies in, by the first digits of its code; empty for none."""
    regions = register().level(level)
    wanted = number // 10 ** (DIGITS["village"] - DIGITS[level])
    at = np.minimum(np.searchsorted(regions.number, wanted), len(regions) - 1)
    # Districts share names, and a category has each text once.
    first: dict[str, int] = {}
    index = np.array([first.setdefault(name, len(first)) for name in _region_names(level)])
    return _category(np.where(regions.number[at] == wanted, index[at], -1), list(first))


@cache
def _region_names(level: str) -> list[str]:
    return [register().name(code) for code in register().level(level).code.to_pylist()]


def _assessments(selection: Selection) -> dict[str, object]:
    """Whose word, which round, when: of every village that is assessed, with a score of the kind or not."""
    import pandas as pd

    snapshot = selection.snapshot
    row = points(snapshot).row[selection.rows]
    has = row >= 0
    known = rounds(snapshot)
    order = {one.id: at for at, one in enumerate(known)}
    at = np.full(len(row), -1)
    at[has] = [order.get(one, -1) for one in snapshot.round_id[row[has]].tolist()]
    origins = [origin.value for origin in Origin]
    origin = np.full(len(row), -1)
    for index, name in enumerate(origins):
        origin[has] = np.where(snapshot.origin[row[has]] == name, index, origin[has])
    reference = np.array([one.reference for one in known] + [None], dtype="datetime64[s]")
    changed = np.full(len(row), np.datetime64("NaT"), dtype="datetime64[s]")
    changed[has] = snapshot.updated[row[has]]
    return {
        "origin": _category(origin, origins),
        "round": _category(at, [one.name for one in known]),
        "reference": pd.Series(reference[at]),
        "rubric": _category(np.where(has, 0, -1), [snapshot.rubric.version]),
        "changed": pd.Series(changed),
    }


def _scores(selection: Selection) -> dict[str, object]:
    """The columns of the score of the kind."""
    snapshot, rubric = selection.snapshot, selection.snapshot.rubric
    scores, unit = snapshot.scores[selection.kind], rubric.unit
    has = scored(snapshot, selection.kind)[selection.rows]
    row = selection.scores

    def whole(values: npt.NDArray[np.integer]) -> object:
        return _masked(values[row], has, "Int64")

    def spread(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        wide = np.full(len(has), np.nan)
        wide[has] = values
        return wide

    def tenths(units: npt.NDArray[np.integer]) -> npt.NDArray[np.float64]:
        return spread(10 * units.astype(np.int64) // unit / 10)

    # Who has not finished is neither eligible nor not yet: a file that is summed must come to what it tells.
    settled = snapshot.complete[selection.kind][row] | ~scores.target[row]
    known = has.copy()
    known[has] = settled
    band = bands(snapshot, selection.kind)[selection.rows]
    made: dict[str, object] = {
        "kind": _category(np.where(has, 0, -1), [selection.kind]),
        "score": tenths(scores.total[row]),
        "units": whole(scores.total),
        "unit": _masked(np.full(len(row), unit), has, "Int64"),
        "answered": whole(scores.answered),
        "complete": _masked(snapshot.complete[selection.kind][row], has, "boolean"),
        "band": _category(
            np.select(
                [band == NO_SCORE, band == NOT_TARGET, band == UNFINISHED],
                [-1, len(rubric.bands), len(rubric.bands) + 1],
                band,
            ),
            [*(one.code for one in rubric.bands), WITHOUT_BAND, UNFINISHED_BAND],
        ),
        "met": whole(scores.met),
        "eligible": _masked(scores.eligible[row][settled], known, "boolean"),
    }
    for code, states in zip(condition_codes(snapshot), _states(selection).T, strict=True):
        at_all = np.full(len(has), -1)
        at_all[has] = states
        made[STATUS + code] = _category(at_all, [status.value for status in STATUSES])
    for at, service in enumerate(rubric.services):
        made[COVERED + service.code] = _masked(scores.covered[row, at], has, "boolean")
        made[POINTS + service.code] = tenths(scores.services[row, at])
    for at, pillar in enumerate(rubric.pillars):
        earned, attainable = scores.earned[row, at].astype(np.int64), scores.attainable[row, at]
        share = 1000 * earned // np.maximum(attainable, 1) / 10
        # A pillar none of whose indicators applies has nothing to attain.
        made[PILLAR + pillar.code] = spread(np.where(attainable > 0, share, np.nan))
    return made


def _states(selection: Selection) -> npt.NDArray[np.int64]:
    """The states of the conditions (n x conditions) as positions in ``STATUSES``.

    A prerequisite is fulfilled or not: unanswered is not fulfilled.
    """
    scores, row = selection.snapshot.scores[selection.kind], selection.scores
    met, unmet = STATUSES.index(Status.MET), STATUSES.index(Status.UNMET)
    return np.hstack([np.where(scores.prerequisites[row], met, unmet), scores.criteria[row]])


def _masked(values: npt.NDArray[np.generic], has: npt.NDArray[np.bool_], dtype: str) -> object:
    """``values`` where ``has``, in order; nothing elsewhere."""
    import pandas as pd

    spread = np.zeros(len(has), dtype=values.dtype)
    spread[has] = values
    numbers = spread if dtype == "boolean" else spread.astype(np.int64)
    kind = pd.arrays.BooleanArray if dtype == "boolean" else pd.arrays.IntegerArray
    return kind(numbers, ~has)


def _category(at: Rows, names: Sequence[str]) -> object:
    """A column of a few texts: ``names`` by position, nothing for -1."""
    import pandas as pd

    return pd.Categorical.from_codes(at, pd.Index(list(names), dtype=object))
