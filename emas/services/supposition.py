"""What-if for a portfolio: what a set of levels would change in the villages of a selection. Never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from emas.domain import raising
from emas.domain.problems import Problem
from emas.domain.raising import SingleStep, effort, raised
from emas.services.selection import Selection


@dataclass(frozen=True)
class Effect:
    """``villages`` out of ``of`` stand below any of the levels; raising them takes ``weeks`` of one officer.

    ``eligible`` counts villages before and after, ``bands`` those of each band by its code; ``mean`` is in
    points. Villages that are no target stay out of the bands.
    """

    of: int
    villages: int
    weeks: int
    eligible: tuple[int, int]
    mean: tuple[float, float]
    bands: dict[str, tuple[int, int]]


def effect(selection: Selection, least: Mapping[str, int]) -> Effect:
    """What would change if each village of the selection had at least these levels (code: 1-4).

    Raises:
        Problem: ``unknown_indicator``.
    """
    rubric = selection.snapshot.rubric
    if not set(least) <= set(rubric.position):
        raise Problem("unknown_indicator", code=", ".join(sorted(set(least) - set(rubric.position)))[:40])
    key = ("supposition", tuple(sorted(least.items())))
    return selection.remember(key, lambda: _effect(selection, least))


def single_steps(selection: Selection) -> list[SingleStep]:
    """Every indicator raised by one level in the selection's villages that the programme is meant for.

    Those first that make most villages eligible, then those that lift most a band, then in rubric order.
    """
    return selection.remember("single steps", lambda: _single_steps(selection))


def _single_steps(selection: Selection) -> list[SingleStep]:
    scores, rows = selection.snapshot.scores[selection.kind], selection.scores
    steps = raising.single_steps(scores, rows[scores.target[rows]])
    return sorted(steps, key=lambda one: (-one.eligible, -one.lifted))


def _effect(selection: Selection, least: Mapping[str, int]) -> Effect:
    rows, scores = selection.scores, selection.snapshot.scores[selection.kind]
    rubric = selection.snapshot.rubric
    levels, then = raised(scores, rows, least)
    weeks = effort(rubric, scores.levels[rows], levels)
    of = len(rows)
    return Effect(
        of=of,
        villages=int(np.count_nonzero((levels != scores.levels[rows]).any(axis=1))),
        weeks=int(weeks.sum()),
        eligible=(int(scores.eligible[rows].sum()), int(then.eligible.sum())),
        mean=(_mean(scores.total[rows], rubric.unit), _mean(then.total, rubric.unit)),
        bands={
            band.code: (
                int(np.count_nonzero(scores.band[rows] == at)),
                int(np.count_nonzero(then.band == at)),
            )
            for at, band in enumerate(rubric.bands)
        },
    )


def _mean(total: np.ndarray[tuple[int, ...], np.dtype[np.int32]], unit: int) -> float:
    return float(total.sum(dtype=np.int64)) / (unit * len(total)) if len(total) else 0.0
