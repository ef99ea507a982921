"""What-if for a portfolio: what a set of levels would change in the villages of a selection. Never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from emas.domain.problems import Problem
from emas.domain.raising import effort, raised
from emas.domain.rubric import MAX_LEVEL, Indicator
from emas.domain.scoring_many import Scores
from emas.services.kinds import mean_points
from emas.services.selection import Selection


def supposable(indicator: Indicator) -> range:
    """Levels that can be supposed: of a percent those that begin at a cut."""
    return range(2 if indicator.cuts else 1, MAX_LEVEL + 1)


@dataclass(frozen=True)
class Effect:
    """``villages`` out of ``of`` stand below any of the levels; raising them takes ``weeks`` of one officer.

    ``eligible`` counts villages before and after, ``bands`` those of each band by its code; ``mean`` is in
    points, as :func:`emas.services.kinds.mean_points` has it. All are the complete villages of the selection.
    """

    of: int
    villages: int
    weeks: int
    eligible: tuple[int, int]
    mean: tuple[float, float]
    bands: dict[str, tuple[int, int]]


def effect(selection: Selection, least: Mapping[str, int]) -> Effect:
    """What would change if each complete village of the selection had at least these levels (code: 1-4).

    Raises:
        Problem: ``unknown_indicator``.
    """
    key = ("effect", tuple(sorted(least.items())))
    return selection.remember(key, lambda: _effect(selection, _supposed(selection, least)))


@dataclass(frozen=True)
class RegionEffect:
    """Of ``of`` villages of a region so many are eligible now, and would be."""

    code: str
    of: int
    before: int
    after: int

    @property
    def more(self) -> int:
        """Villages that would become eligible."""
        return self.after - self.before


def by_region(selection: Selection, least: Mapping[str, int], digits: int) -> list[RegionEffect]:
    """The effect by province (``digits`` 2) or regency (4), in order of code; regions with a village alone.

    Raises:
        Problem: ``unknown_indicator``.
    """
    key = ("effect", digits, tuple(sorted(least.items())))
    return selection.remember(key, lambda: _by_region(selection, _supposed(selection, least), digits))


def _by_region(selection: Selection, then: Scores, digits: int) -> list[RegionEffect]:
    codes, at = selection.snapshot.regions(selection.complete, digits)
    now = selection.snapshot.scores[selection.kind].eligible[selection.complete]
    counts = [
        np.bincount(at[of], minlength=len(codes)) for of in (np.ones(len(at), bool), now, then.eligible)
    ]
    return [RegionEffect(str(code), *map(int, told)) for code, *told in zip(codes, *counts, strict=True)]


def _supposed(selection: Selection, least: Mapping[str, int]) -> Scores:
    """The scores of the selection's villages, were the levels so."""
    rubric = selection.snapshot.rubric
    if not set(least) <= set(rubric.position):
        raise Problem("unknown_indicator", code=", ".join(sorted(set(least) - set(rubric.position)))[:40])
    key = ("supposition", tuple(sorted(least.items())))
    scores = selection.snapshot.scores[selection.kind]
    return selection.remember(key, lambda: raised(scores, selection.complete, least))


def _effect(selection: Selection, then: Scores) -> Effect:
    rows, scores = selection.complete, selection.snapshot.scores[selection.kind]
    rubric = selection.snapshot.rubric
    weeks = effort(rubric, scores.levels[rows], then.levels)
    of = len(rows)
    return Effect(
        of=of,
        villages=int(np.count_nonzero((then.levels != scores.levels[rows]).any(axis=1))),
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
    return mean_points(total, unit) or 0.0
