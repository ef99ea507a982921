"""What raising levels would do to many villages: the same scoring, on other levels.

A supposition is scored like any answer and never stored. What does not apply to a village is not raised
there, nor what it counted and found nobody for; an unanswered indicator counts as level 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring_many import OPEN, Flags, Levels, Scores, score_many

Rows = npt.NDArray[np.int64]


def raised(scores: Scores, rows: Rows, least: Mapping[str, int]) -> Scores:
    """The scores of ``rows`` if each indicator of ``least`` stood at that level or above.

    Raises:
        KeyError: there is no such indicator.
    """
    rubric, levels = scores.rubric, scores.levels[rows].copy()
    for code, level in least.items():
        at = rubric.position[code]
        can = scores.applicable[rows, at] & ~scores.empty[rows, at]
        levels[can, at] = np.maximum(levels[can, at], np.int8(level))
    return score_many(rubric, levels, scores.empty[rows])


def effort(rubric: Rubric, before: Levels, after: Levels) -> npt.NDArray[np.int64]:
    """Weeks of one officer that each village's raises take, by the rubric's own guess (n)."""
    start, end = np.maximum(before, 0), np.maximum(after, 0)
    weeks = np.zeros(len(before), dtype=np.int64)
    # A supposition changes few indicators of a nation.
    for at in np.flatnonzero((start != end).any(axis=0)).tolist():
        # What all steps up to a level cost together.
        cost = np.concatenate([[0], np.cumsum(rubric.indicators[at].effort)])
        weeks += cost[end[:, at]] - cost[start[:, at]]
    return weeks


@dataclass(frozen=True)
class SingleStep:
    """One indicator raised by one level wherever that can be done.

    ``villages`` are the places, in the rows asked for, where it can; ``eligible`` and ``lifted`` tell of each
    whether it would fulfil every condition by it, and whether it would reach a higher band.
    """

    indicator: str
    villages: npt.NDArray[np.int64]
    eligible: Flags
    lifted: Flags


def single_steps(scores: Scores, rows: Rows) -> Iterator[SingleStep]:
    """Every indicator of the rubric in its order, each by itself: exactly what scoring anew would give.

    A level more earns a quarter of what the indicator could, and closes the gaps that ask for it. Only where
    it could make another indicator not applicable are the villages scored anew.
    """
    rubric = scores.rubric
    levels = np.maximum(scores.levels[rows], 0)
    full, empty = scores.full[rows], scores.empty[rows]
    applies = scores.applicable[rows] & ~empty & (levels < MAX_LEVEL)
    wanting = _to_next_band(scores, rows)
    gaps = _gaps(scores, rows, levels)
    open_gaps = gaps.sum(axis=1)
    for at, indicator in enumerate(rubric.indicators):
        can = np.flatnonzero(applies[:, at])
        higher = levels[can, at] + 1
        lifted = full[can, at].astype(np.int32) // MAX_LEVEL >= wanting[can]
        eligible = _closed(rubric, gaps, at, can, higher) == open_gaps[can]
        eligible &= open_gaps[can] > 0
        anew = np.flatnonzero(_drops_more(rubric, empty[can], indicator.code, higher))
        if len(anew):
            places = can[anew]
            changed = scores.levels[rows[places]].copy()
            changed[:, at] = higher[anew]
            then = score_many(rubric, changed, empty[places])
            eligible[anew] = then.eligible & ~scores.eligible[rows[places]]
            lifted[anew] = (then.band > scores.band[rows[places]]) & scores.target[rows[places]]
        yield SingleStep(indicator.code, can, eligible, lifted)


def _to_next_band(scores: Scores, rows: Rows) -> npt.NDArray[np.int64]:
    """Units that each village lacks to a higher band; more than there are where it has none to reach."""
    unit = scores.rubric.unit
    starts = np.array([one.start * unit for one in scores.rubric.bands[1:]] + [np.iinfo(np.int32).max])
    wanting = starts[np.maximum(scores.band[rows], 0)] - scores.total[rows].astype(np.int64)
    wanting[~scores.target[rows]] = np.iinfo(np.int32).max
    return wanting


def _drops_more(rubric: Rubric, empty: Flags, indicator: str, level: Levels) -> Flags:
    """Where an indicator at its new level makes another one not applicable."""
    found = np.zeros(len(empty), dtype=bool)
    for rule in rubric.not_applicable:
        if indicator in rule.and_at_least:
            found |= empty[:, rubric.position[rule.indicator]] & (level == rule.and_at_least[indicator])
    return found


def _gaps(scores: Scores, rows: Rows, levels: Levels) -> Flags:
    """What each village still lacks (n x parts): parts of conditions, then what no level can mend."""
    rubric, known = scores.rubric, scores.levels[rows] != OPEN
    lacking = [
        scores.applicable[rows, at] & ~(known[:, at] & (levels[:, at] >= least))
        for at, least in condition_parts(rubric)
    ]
    counted = [
        ~scores.prerequisites[rows, at]
        for at, one in enumerate(rubric.prerequisites)
        if one.denominator_of is not None
    ]
    return np.stack([*lacking, *counted], axis=1)


def _closed(rubric: Rubric, gaps: Flags, at: int, rows: Rows, level: Levels) -> npt.NDArray[np.int64]:
    """How many gaps of each of ``rows`` an indicator at its new level closes."""
    closed = np.zeros(len(rows), dtype=np.int64)
    for part, (of, least) in enumerate(condition_parts(rubric)):
        if of == at:
            closed += gaps[rows, part] & (level >= least)
    return closed


def condition_parts(rubric: Rubric) -> list[tuple[int, int]]:
    """Position and least level of every part of every condition that levels decide."""
    needs = [one.needs for one in rubric.prerequisites if one.denominator_of is None]
    needs += [one.needs for one in rubric.criteria]
    return [(rubric.position[code], least) for need in needs for code, least in need.items()]
