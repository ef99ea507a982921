"""What raising levels would do to many villages: the same scoring, on other levels.

A supposition is scored like any answer and never stored. What does not apply to a village is not raised
there, nor what it counted and found nobody for; an unanswered indicator counts as level 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring_many import OPEN, Flags, Levels, Scores, score_many

Rows = npt.NDArray[np.int64]


def raised(scores: Scores, rows: Rows, least: Mapping[str, int]) -> tuple[Levels, Scores]:
    """The levels of ``rows`` if each indicator of ``least`` stood at that level or above, and their scores.

    Raises:
        KeyError: there is no such indicator.
    """
    rubric, levels = scores.rubric, scores.levels[rows].copy()
    for code, level in least.items():
        at = rubric.position[code]
        can = scores.applicable[rows, at] & ~scores.empty[rows, at]
        levels[can, at] = np.maximum(levels[can, at], np.int8(level))
    return levels, score_many(rubric, levels, scores.empty[rows])


def effort(rubric: Rubric, before: Levels, after: Levels) -> npt.NDArray[np.int64]:
    """Weeks of one officer that each village's raises take, by the rubric's own guess (n)."""
    start, end = np.maximum(before, 0), np.maximum(after, 0)
    weeks = np.zeros(len(before), dtype=np.int64)
    for at, indicator in enumerate(rubric.indicators):
        # What all steps up to a level cost together.
        cost = np.concatenate([[0], np.cumsum(indicator.effort)])
        weeks += cost[end[:, at]] - cost[start[:, at]]
    return weeks


@dataclass(frozen=True)
class SingleStep:
    """One indicator raised by one level wherever that can be done: in ``villages``.

    ``eligible`` of them would fulfil every condition by it, ``lifted`` reach a higher band.
    """

    indicator: str
    villages: int
    eligible: int
    lifted: int


def single_steps(scores: Scores, rows: Rows) -> list[SingleStep]:
    """Every indicator of the rubric in its order, each by itself: exactly what scoring anew would give.

    A level more earns a quarter of what the indicator could, and closes the gaps that ask for it. Only where
    it could make another indicator not applicable are the villages scored anew.
    """
    rubric = scores.rubric
    levels = np.maximum(scores.levels[rows], 0)
    total, band = scores.total[rows], scores.band[rows]
    starts = np.array([one.start * rubric.unit for one in rubric.bands])
    gaps = _gaps(scores, rows, levels)
    triggers = {code for rule in rubric.not_applicable for code in rule.and_at_least}
    found = []
    for at, indicator in enumerate(rubric.indicators):
        can = scores.applicable[rows, at] & ~scores.empty[rows, at] & (levels[:, at] < MAX_LEVEL)
        if indicator.code in triggers:
            higher = levels[can].copy()
            higher[:, at] += 1
            open_ = (scores.levels[rows][can] == OPEN) & (higher == 0)
            then = score_many(rubric, np.where(open_, OPEN, higher).astype(np.int8), scores.empty[rows][can])
            eligible, after = then.eligible & ~scores.eligible[rows][can], then.band
        else:
            more = scores.full[rows, at][can].astype(np.int32) // MAX_LEVEL
            after = np.searchsorted(starts, total[can] + more, side="right") - 1
            eligible = _closed(rubric, gaps[can], at, levels[can, at] + 1)
        lifted = (after > band[can]) & scores.target[rows][can]
        found.append(
            SingleStep(indicator.code, int(can.sum()), int(np.count_nonzero(eligible)), int(lifted.sum()))
        )
    return found


def _gaps(scores: Scores, rows: Rows, levels: Levels) -> Flags:
    """What each village still lacks (n x parts): parts of conditions, then what no level can mend."""
    rubric, known = scores.rubric, scores.levels[rows] != OPEN
    lacking = [
        scores.applicable[rows, at] & ~(known[:, at] & (levels[:, at] >= least))
        for at, least in _parts(rubric)
    ]
    counted = [
        ~scores.prerequisites[rows, at]
        for at, one in enumerate(rubric.prerequisites)
        if one.denominator_of is not None
    ]
    return np.stack([*lacking, *counted], axis=1)


def _closed(rubric: Rubric, gaps: Flags, at: int, level: Levels) -> Flags:
    """Where an indicator at its new level closes the last gaps."""
    count = gaps.sum(axis=1)
    mended = np.zeros(len(gaps), dtype=np.int64)
    for part, (of, least) in enumerate(_parts(rubric)):
        if of == at:
            mended += gaps[:, part] & (level >= least)
    closed: Flags = (count > 0) & (mended == count)
    return closed


def _parts(rubric: Rubric) -> list[tuple[int, int]]:
    """Position and least level of every part of every condition that levels decide."""
    needs = [one.needs for one in rubric.prerequisites if one.denominator_of is None]
    needs += [one.needs for one in rubric.criteria]
    return [(rubric.position[code], least) for need in needs for code, least in need.items()]
