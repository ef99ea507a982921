"""The figures that a map colours regions by: one measure of a selection, by province or regency.

Figures are counts, shares to the nearest whole per cent, or means of scores, rounded *down* as scores are.
All sums are of whole units; nothing is rounded before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import few
from emas.domain.rounding import percent
from emas.geo.register import register
from emas.services import programme, statistics
from emas.services.figures import condition_codes
from emas.services.points import points
from emas.services.selection import Filter, Selection
from emas.services.snapshot import Snapshot

By = statistics.By

ASSESSED, MEAN, ELIGIBLE = "n", "score", "ok"
"""Measures of every kind of score, beside the codes of conditions, services and pillars."""

NAMED, PLACEMENTS, POCKETS = "named", "placements", "pockets"
"""Measures of the programme and its surroundings: no kind of score."""

BAND, STEP = "band_", "step_"
"""Beginnings of the measures of a band (share of the complete) and of a step (villages that stand there)."""

WITHOUT = np.inf
"""Figure of ``POCKETS`` where people leave from a region in which no source names a village."""

_DIGITS = {"province": 2, "regency": 4}


@dataclass(frozen=True, eq=False)
class RegionFigures:
    """One measure of every province or regency of the register, in order of code.

    ``value`` is NaN where there is nothing to say (no complete village, no source); ``n`` counts the complete
    villages, on which every figure of a score stands but :data:`ASSESSED`. ``score`` is in points with one
    decimal, shares and pillars (mean of the attainable) in whole per cent, counts in villages,
    placements in people.
    """

    measure: str
    code: tuple[str, ...]
    value: npt.NDArray[np.float64]
    n: npt.NDArray[np.int64]

    @property
    def few(self) -> npt.NDArray[np.bool_]:
        """Which figures are shares or means of few villages; a count is what it is."""
        told = few(self.n)
        return told if of_share(self.measure) else np.zeros_like(told)

    def of(self, code: str) -> tuple[float | None, int]:
        """Figure (``None`` where there is none) and n of one region."""
        at = self.code.index(code)
        return (None if np.isnan(self.value[at]) else float(self.value[at])), int(self.n[at])


def codes(snapshot: Snapshot) -> list[str]:
    """Every measure, in the order of the rubric and the ladder."""
    rubric = snapshot.rubric
    return [
        *(MEAN, ELIGIBLE, ASSESSED),
        *(BAND + band.code for band in rubric.bands),
        *condition_codes(snapshot),
        *(service.code for service in rubric.services),
        *(pillar.code for pillar in rubric.pillars),
        NAMED,
        *(STEP + step for step in programme.STEPS),
        *(PLACEMENTS, POCKETS),
    ]


def of_kind(measure: str) -> bool:
    """Whether the figures differ by the kind of score."""
    return measure not in (NAMED, PLACEMENTS, POCKETS) and not measure.startswith(STEP)


def of_share(measure: str) -> bool:
    """Whether the figures are shares or means of villages, of which few say little; not counts."""
    return of_kind(measure) and measure != ASSESSED


def by_region(selection: Selection, measure: str, by: By) -> RegionFigures:
    """One measure by region, over the villages of the selection.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: no such measure.
    """
    return selection.remember((measure, by), lambda: _by_region(selection, measure, by))


def of_whole(selection: Selection, measure: str) -> float | None:
    """The same measure of the selection as a whole; ``None`` where there is nothing to say."""
    if measure in (PLACEMENTS, POCKETS):
        region = selection.filter.region
        if not region:
            return None
        return by_region(selection, measure, "province" if len(region) == 2 else "regency").of(region)[0]
    value = _measured(selection, measure, np.zeros(len(_rows(selection, measure)), dtype=np.intp), "")[0]
    return None if np.isnan(value) else float(value)


def _by_region(selection: Selection, measure: str, by: By) -> RegionFigures:
    level = register().level(by)
    names = tuple(level.code.to_pylist())
    snapshot = selection.snapshot
    index = snapshot.remember(("region of", by), lambda: _index(snapshot.code, by))
    return RegionFigures(
        measure=measure,
        code=names,
        value=_measured(selection, measure, index[_rows(selection, measure)], by),
        n=np.bincount(index[selection.complete], minlength=len(names)),
    )


def region_of(selection: Selection, by: By) -> tuple[npt.NDArray[np.intp], int]:
    """Position of each complete village's region among all of its level, and how many regions there are."""
    snapshot = selection.snapshot
    index = snapshot.remember(("region of", by), lambda: _index(snapshot.code, by))
    return np.asarray(index[selection.complete]), len(register().level(by))


def of_villages(selection: Selection, measure: str) -> npt.NDArray[np.float64]:
    """A measure of scores in each complete village: points, or per cent (of a share all or nothing)."""
    scores, rubric = selection.snapshot.scores[selection.kind], selection.snapshot.rubric
    rows, pillars = selection.complete, [pillar.code for pillar in rubric.pillars]
    if measure == MEAN:
        return np.asarray(scores.total[rows] / rubric.unit, dtype=np.float64)
    if measure in pillars:
        at = pillars.index(measure)
        share = 100 * scores.earned[rows, at] / scores.attainable[rows, at]
        return np.asarray(share, dtype=np.float64)
    return 100 * _flag(selection, measure).astype(np.float64)


def _rows(selection: Selection, measure: str) -> npt.NDArray[np.int64]:
    """The villages that a measure of scores stands on."""
    return selection.scores if measure == ASSESSED else selection.complete


def _index(codes_of: npt.NDArray[np.str_], by: By) -> npt.NDArray[np.intp]:
    """Position of each village's region among all of its level."""
    level = register().level(by)
    return np.searchsorted(level.number, codes_of.astype(f"U{_DIGITS[by]}").astype(np.int64))


def _measured(
    selection: Selection, measure: str, where: npt.NDArray[np.intp], by: By | Literal[""]
) -> npt.NDArray[np.float64]:
    """The measure in each region; ``where`` tells each row's region, one region where ``by`` is empty."""
    size = len(register().level(by)) if by else 1
    if measure == NAMED or measure.startswith(STEP):
        return _named(selection, measure, by, size).astype(np.float64)
    if measure in (PLACEMENTS, POCKETS):
        return _placed(selection, measure, by, size)
    snapshot, rows = selection.snapshot, selection.complete
    scores, rubric = snapshot.scores[selection.kind], snapshot.rubric
    n = np.bincount(where, minlength=size)
    if measure == ASSESSED:
        return n.astype(np.float64)
    found = np.full(size, np.nan)
    some = n > 0
    pillars = [pillar.code for pillar in rubric.pillars]
    if measure == MEAN:
        total = np.bincount(where, scores.total[rows], size).astype(np.int64)
        found[some] = 10 * total[some] // (rubric.unit * n[some]) / 10
    elif measure in pillars:
        at = pillars.index(measure)
        # As emas.domain.rounding.score_down.
        share = 100 * scores.earned[rows, at] / scores.attainable[rows, at]
        found[some] = np.floor(np.bincount(where, share, size)[some] / n[some] + 1e-9)
    else:
        holds = np.bincount(where, _flag(selection, measure), size).astype(np.int64)
        found[some] = percent(holds[some], n[some])
    return found


def _flag(selection: Selection, measure: str) -> npt.NDArray[np.bool_]:
    """Which complete villages of the selection count for a share."""
    snapshot, rows = selection.snapshot, selection.complete
    scores, rubric = snapshot.scores[selection.kind], snapshot.rubric
    conditions = condition_codes(snapshot)
    services = [service.code for service in rubric.services]
    if measure == ELIGIBLE:
        return np.asarray(scores.eligible[rows])
    if measure in conditions:
        return np.asarray(scores.fulfilled[rows, conditions.index(measure)])
    if measure in services:
        return np.asarray(scores.covered[rows, services.index(measure)])
    bands = {BAND + band.code: at for at, band in enumerate(rubric.bands)}
    return np.asarray(scores.band[rows] == bands[measure])


def _named(selection: Selection, measure: str, by: By | Literal[""], size: int) -> npt.NDArray[np.int64]:
    """Villages that a source names, or whose highest step is the measure's."""
    found = points(selection.snapshot)
    step = found.step[selection.rows]
    wanted = _steps(measure)
    rows = selection.rows[np.isin(step, wanted)]
    count = np.bincount(_index(found.code[rows], by) if by else np.zeros(len(rows), np.intp), minlength=size)
    for code in _nameless(selection, wanted, by):
        count[0 if not by else int(register().level(by).row(code) or 0)] += 1
    return count


def _steps(measure: str) -> list[int]:
    if measure == NAMED:
        return list(range(1, len(programme.STEPS) + 1))
    return [1 + programme.STEPS.index(measure.removeprefix(STEP))]


def _nameless(selection: Selection, wanted: Iterable[int], by: By | Literal[""]) -> list[str]:
    """Regions of the villages that a source names but whose name fits more than one village.

    They have no point and no score, so a filter that asks for a score passes none of them.
    """
    asked = selection.filter
    if Filter(region=asked.region, steps=asked.steps) != asked:
        return []
    highest: dict[tuple[str, str], int] = {}
    for fact in programme.facts(selection.snapshot):
        if not fact.village_code:
            region = fact.regency_code or fact.province_code
            key = (region, fact.raw_name)
            highest[key] = max(highest.get(key, 0), 1 + programme.STEPS.index(fact.step))
    return [
        region[: _DIGITS[by]] if by else region
        for (region, _), step in highest.items()
        if step in wanted
        and (not asked.steps or step in asked.steps)
        and region.startswith(asked.region)
        and len(region) >= (_DIGITS[by] if by else 0)
    ]


def _placed(selection: Selection, measure: str, by: By | Literal[""], size: int) -> npt.NDArray[np.float64]:
    """People placed abroad from each region, or per village that a source names there."""
    found = np.full(size, np.nan)
    if not by:
        return found
    level = register().level(by)
    named = dict(zip(level.code.to_pylist(), _named(selection, NAMED, by, size).tolist(), strict=True))
    for code, pocket in statistics.pockets(named, by).items():
        at = level.row(code)
        if at is None or not code.startswith(selection.filter.region[: _DIGITS[by]]):
            continue
        if measure == PLACEMENTS:
            found[at] = pocket.placements.value
        else:
            found[at] = WITHOUT if pocket.per_named is None else pocket.per_named
    return found
