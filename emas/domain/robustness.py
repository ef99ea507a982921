"""What a score is worth: how often its band and its eligibility hold where what is uncertain is drawn anew.

Four sources, each by itself and all together: the services' weights, how they are put together, an
assessor's error, and counts of few people. Parameters stand in the rubric; docs/decisions/0010.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

from emas.domain.counts import Counted
from emas.domain.robustness_service import Rows, ServiceDraws, Units, service_draws
from emas.domain.rubric import TOTAL_POINTS, Rubric, Service
from emas.domain.scoring_many import Scores

Source = Literal["weights", "geometric", "error", "counts"]

SOURCES: tuple[Source, ...] = ("weights", "geometric", "error", "counts")

ALONE = 8
"""Each source by itself gets an eighth of the draws: it is told in whole per cent, over all villages."""

_CELLS = 400_000
"""Results that are worked on at a time: what fits the processor's own memory."""

_HAIR = 1e-3
"""Units by which rounding may miss the start of a band."""

_STRETCH = 9.0
"""A service's 0 to 10 becomes 1 to 10 for the geometric mean, of which one nothing would leave nothing."""

Draw = Callable[[np.random.Generator, slice, int], Units]
"""Gives the units of a service: of so many villages in so many draws."""

Item = TypeVar("Item")
Made = TypeVar("Made")
Numbers = npt.NDArray[np.float32]
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Robustness:
    """Of n villages in ``draws`` draws.

    ``bands`` (n x bands) and ``eligible`` (n) are chances; ``low`` and ``high`` (n) bound nine tenths of the
    scores, in points; ``ranks`` (n x 2) nine tenths of the places among the n, 1 the highest, ``None`` where
    they are too many to be told by name. ``stays`` (n) is the chance of the band that each stands in.
    ``moved`` is the share of all results that lie in another band, ``moved_by`` that by each source alone.
    """

    draws: int
    bands: Numbers
    eligible: npt.NDArray[np.float64]
    low: Numbers
    high: Numbers
    ranks: Ranks | None
    stays: Numbers
    moved: float
    moved_by: dict[Source, float]


@dataclass(frozen=True)
class _Found:
    """Chances of the bands, bounds of the interval in points, and all totals in units, a row a village."""

    bands: Numbers
    interval: Numbers
    totals: Numbers


def draws_for(rubric: Rubric, villages: int) -> int:
    """How many draws so many villages get: what a full selection costs, and never fewer than the nation's."""
    of = rubric.robustness
    fair = of.draws_selection * of.selection_limit // max(villages, 1)
    return max(of.draws_nation, min(of.draws_selection, fair))


def robustness(scores: Scores, rows: Rows, counted: Counted) -> Robustness:
    """Draw everything that is uncertain anew, for the villages ``rows``, which are targets with a score.

    The seed is the rubric's: the same villages in the same order give the same figures.
    """
    rubric, n = scores.rubric, len(rows)
    draws, few = draws_for(rubric, n), n <= rubric.robustness.selection_limit
    services = _services(scores, rows, counted, SOURCES)
    together = _drawn(rubric, [one.draw for one in services], n, SOURCES, draws, keep=few)
    own = (np.arange(n), scores.band[rows].astype(np.int64))
    alone: dict[Source, float] = {}
    for source in SOURCES:
        found = _drawn(rubric, _alone(scores, rows, counted, source), n, (source,), max(2, draws // ALONE))
        alone[source] = _moved(found.bands[own])
    stays = together.bands[own]
    return Robustness(
        draws=draws,
        bands=together.bands,
        eligible=_eligible(scores, rows, services),
        low=together.interval[:, 0],
        high=together.interval[:, 1],
        ranks=_ranks(together.totals, _places(rubric, draws)) if few else None,
        stays=stays,
        moved=_moved(stays),
        moved_by=alone,
    )


def _moved(stays: Numbers) -> float:
    return float(1 - stays.mean()) if len(stays) else 0.0


def _services(scores: Scores, rows: Rows, counted: Counted, sources: Sequence[Source]) -> list[ServiceDraws]:
    of = scores.rubric.robustness
    error = (of.error_down, of.error_up) if "error" in sources else (0.0, 0.0)
    counts = counted if "counts" in sources else None
    return _side_by_side(
        lambda service: service_draws(scores, rows, service, counts, error), scores.rubric.services
    )


def _alone(scores: Scores, rows: Rows, counted: Counted, source: Source) -> list[Draw]:
    """How each service is drawn where one source alone varies."""
    if source in ("error", "counts"):
        return [one.draw for one in _services(scores, rows, counted, (source,))]
    return [partial(_as_it_is, units) for units in scores.services[rows].T.astype(np.int16)]


def _as_it_is(units: Units, _random: np.random.Generator, rows: slice, draws: int) -> Units:
    return np.broadcast_to(units[rows, None], (rows.stop - rows.start, draws))


def _eligible(scores: Scores, rows: Rows, services: Sequence[ServiceDraws]) -> npt.NDArray[np.float64]:
    """The chance itself, without drawing: services err independently, and no weight plays a part."""
    chance = np.ones(len(rows))
    for service in services:
        chance *= service.holds
    for at, prerequisite in enumerate(scores.rubric.prerequisites):
        if prerequisite.denominator_of is not None:
            chance *= scores.prerequisites[rows, at]
    return chance


def _drawn(
    rubric: Rubric,
    services: Sequence[Draw],
    n: int,
    sources: Sequence[Source],
    draws: int,
    *,
    keep: bool = False,
) -> _Found:
    """The results of all draws for n villages; ``keep`` their totals too, for places among the villages."""
    weights = _weights(rubric, draws) if "weights" in sources else np.ones((draws, len(services)), np.float32)
    # Where other sources vary too, half of the draws are put together one way, half the other.
    plain = draws if "geometric" not in sources else 0 if len(sources) == 1 else draws // 2
    logs = [_logs(rubric, service) for service in rubric.services]
    starts = [band.start * rubric.unit - _HAIR for band in rubric.bands[1:]]
    bounds = _places(rubric, draws)
    mark = sum(1 << SOURCES.index(source) for source in sources)

    def block(of: slice) -> _Found:
        random = np.random.Generator(np.random.SFC64([rubric.robustness.seed, mark, of.start]))
        totals = np.zeros((of.stop - of.start, draws), dtype=np.float32)
        for at, draw in enumerate(services):
            units = draw(random, of, draws)
            totals[:, :plain] += weights[:plain, at] * units[:, :plain]
            totals[:, plain:] += weights[plain:, at] * logs[at].take(units[:, plain:], mode="clip")
        whole = TOTAL_POINTS * rubric.unit
        totals[:, plain:] = np.expm1(totals[:, plain:]) * np.float32(whole / _STRETCH)
        reached = [np.count_nonzero(totals >= start, axis=1) / draws for start in starts]
        chances = -np.diff(np.stack([np.ones(len(totals)), *reached, np.zeros(len(totals))], axis=1), axis=1)
        # Sorted whole: numpy sorts floats ten times as fast as it parts them.
        interval = np.sort(totals, axis=1)[:, bounds] / np.float32(rubric.unit)
        return _Found(chances.astype(np.float32), interval.astype(np.float32), totals if keep else totals[:0])

    step = max(1, _CELLS // draws)
    parts = [slice(at, min(at + step, n)) for at in range(0, max(n, 1), step)]
    found = _side_by_side(block, parts)
    return _Found(
        *(np.concatenate([getattr(one, name) for one in found]) for name in ("bands", "interval", "totals"))
    )


def _weights(rubric: Rubric, draws: int) -> Numbers:
    """Weights of the services relative to the rubric's own (draws x services), the same for all villages."""
    random = np.random.default_rng([rubric.robustness.seed, 0])
    drawn = random.gamma(rubric.robustness.dirichlet, size=(draws, len(rubric.services)))
    points = np.array([service.points for service in rubric.services])
    return np.asarray(drawn / (drawn @ points / points.sum())[:, None], dtype=np.float32)


def _logs(rubric: Rubric, service: Service) -> Numbers:
    """What a service adds to the logarithm of the geometric mean, by units: its 0-10 stretched to 1-10."""
    whole = service.points * rubric.unit
    share = np.arange(whole + 1) / whole
    return np.asarray(np.log1p(_STRETCH * share) * service.points / TOTAL_POINTS, dtype=np.float32)


def _places(rubric: Rubric, draws: int) -> list[int]:
    """Places among sorted draws that bound an interval: a twentieth from either end for nine tenths."""
    beside = (1 - rubric.robustness.interval) / 2
    return [round(beside * (draws - 1)), round((1 - beside) * (draws - 1))]


def _ranks(totals: Numbers, bounds: list[int]) -> Ranks:
    """Bounds of each village's place in the draws (n x 2), 1 the highest; equals in order of the rows."""
    order = np.argsort(-totals.T, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, len(totals) + 1)[None, :], axis=1)
    return np.asarray(np.sort(ranks, axis=0)[bounds].T)


def _side_by_side(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """Done on all processors: numpy lets go of Python's lock."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, items))
