"""What a score is worth: how often its band and its eligibility hold where what is uncertain is drawn anew.

Four sources, each by itself and all together: the services' weights, how they are put together, an
assessor's error, and counts of few people. Parameters stand in the rubric; docs/decisions/0010.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

from emas.domain.counts import Counted
from emas.domain.robustness_service import Rows, ServiceDraws, service_draws
from emas.domain.robustness_total import (
    Numbers,
    band_chances,
    by_either_mean,
    drawn_weights,
    from_logs,
    logs_of,
)
from emas.domain.rubric import Rubric
from emas.domain.scoring_many import Scores
from emas.domain.scoring_many import Units as Whole

Source = Literal["weights", "geometric", "error", "counts"]

SOURCES: tuple[Source, ...] = ("weights", "geometric", "error", "counts")

ALONE, ENOUGH = 16, 100_000
"""A source that is drawn by itself gets a sixteenth of the draws, and so many results where there are as
many: what it moves is told over all villages, in tenths of a per cent."""

_CELLS = 400_000
"""Results that are worked on at a time: what fits the processor's own memory."""

_WITHOUT = slice(0)
"""No rows."""

Item = TypeVar("Item")
Made = TypeVar("Made")
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Robustness:
    """Of n villages in ``draws`` draws.

    ``bands`` (n x bands) and ``eligible`` (n) are chances; ``low`` and ``high`` (n) bound nine tenths of the
    scores, in points; ``ranks`` (n x 2) nine tenths of the places among the n, 1 the highest, ``None`` where
    they are too many to be told by name. ``stays`` (n) is the chance of the band that each stands in.
    ``moved`` is the share of all results that lie in another band, ``moved_by`` that by each source alone,
    varying as it does among the others; ``stays_by`` are the chances (n) behind it.
    """

    draws: int
    bands: Numbers
    eligible: npt.NDArray[np.float64]
    low: Numbers
    high: Numbers
    ranks: Ranks | None
    stays: Numbers
    stays_by: dict[Source, Numbers]

    @property
    def moved(self) -> float:
        """Share of results in another band, from 0 to 1."""
        return _moved(self.stays)

    @property
    def moved_by(self) -> dict[Source, float]:
        """The same by each source alone."""
        return {source: _moved(stays) for source, stays in self.stays_by.items()}


@dataclass(frozen=True)
class _Found:
    """Chances of the bands, bounds of the interval in points, and all totals in units, a row a village.

    No rows of the last two where nobody asked for them.
    """

    bands: Numbers
    interval: Numbers
    totals: Numbers


def draws_for(rubric: Rubric, villages: int) -> int:
    """How many draws so many villages get: what a full selection costs, and never fewer than the nation's."""
    of = rubric.robustness
    fair = of.draws_selection * of.selection_limit // max(villages, 1)
    return max(of.draws_nation, min(of.draws_selection, fair))


def robustness(
    scores: Scores, rows: Rows, counted: Counted, sources: Sequence[Source] = SOURCES
) -> Robustness:
    """Draw everything that is uncertain anew, for the villages ``rows``, which are targets with a score.

    The seed is the rubric's: the same villages in the same order give the same figures. In another order
    they draw other numbers, but the chance of eligibility, which is not drawn, is the same. Without
    ``sources`` the scores stay what they are.
    """
    rubric, n = scores.rubric, len(rows)
    draws, few = draws_for(rubric, n), n <= rubric.robustness.selection_limit
    services = _services(scores, rows, counted, sources)
    together = _drawn(rubric, services, n, sources, draws, places=few)
    stays = _own(together.bands, scores, rows)
    return Robustness(
        draws=draws,
        bands=together.bands,
        eligible=_eligible(scores, rows, services),
        low=together.interval[:, 0],
        high=together.interval[:, 1],
        ranks=_ranks(together.totals, _places(rubric, draws)) if few else None,
        stays=stays,
        stays_by={source: _alone(scores, rows, counted, source, draws) for source in sources},
    )


def _own(bands: Numbers, scores: Scores, rows: Rows) -> Numbers:
    """The chance of each village's own band, out of those of all bands (n x bands)."""
    return bands[np.arange(len(rows)), scores.band[rows].astype(np.int64)]


def _moved(stays: Numbers) -> float:
    return float(1 - stays.mean()) if len(stays) else 0.0


def _services(scores: Scores, rows: Rows, counted: Counted, sources: Sequence[Source]) -> list[ServiceDraws]:
    of = scores.rubric.robustness
    error = (of.error_down, of.error_up) if "error" in sources else (0.0, 0.0)
    counts = counted if "counts" in sources else None
    return _side_by_side(
        lambda service: service_draws(scores, rows, service, counts, error), scores.rubric.services
    )


def _alone(scores: Scores, rows: Rows, counted: Counted, source: Source, draws: int) -> Numbers:
    """The chance of each village's band where one source alone varies."""
    rubric, n = scores.rubric, len(rows)
    if source == "weights":
        # All villages share them, so a nation needs as many draws as one village; but services stand still.
        found = _reweighted(rubric, scores.services[rows], drawn_weights(rubric, draws))
    elif source == "geometric":
        found = by_either_mean(rubric, scores.services[rows])
    else:
        services = _services(scores, rows, counted, (source,))
        enough = max(draws // ALONE, min(draws, ENOUGH // max(n, 1)), 1)
        found = _drawn(rubric, services, n, (source,), enough, interval=False).bands
    return _own(found, scores, rows)


def _reweighted(rubric: Rubric, services: Whole, weights: Numbers) -> Numbers:
    """Chances of the bands (n x bands) of ``services`` (n x services, units) by each of the ``weights``."""
    step = max(1, _CELLS // len(weights))
    parts = [services[at : at + step] for at in range(0, max(len(services), 1), step)]
    return np.concatenate(
        _side_by_side(lambda part: band_chances(rubric, part.astype(np.float32) @ weights.T), parts)
    )


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
    services: Sequence[ServiceDraws],
    n: int,
    sources: Sequence[Source],
    draws: int,
    *,
    interval: bool = True,
    places: bool = False,
) -> _Found:
    """The results of all draws for n villages; with all totals where ``places`` are asked for."""
    weights = (
        drawn_weights(rubric, draws) if "weights" in sources else np.ones((draws, len(services)), np.float32)
    )
    # Nobody knows which mean is right: half of the draws put services together one way, half the other.
    plain = draws // 2 if "geometric" in sources else draws
    logs = [logs_of(rubric, service) for service in rubric.services]
    bounds = _places(rubric, draws)
    mark = sum(1 << SOURCES.index(source) for source in sources)

    def block(of: slice) -> _Found:
        random = np.random.Generator(np.random.SFC64([rubric.robustness.seed, mark, of.start]))
        totals = np.zeros((of.stop - of.start, draws), dtype=np.float32)
        for at, service in enumerate(services):
            units = service.draw(random, of, draws)
            totals[:, :plain] += weights[:plain, at] * units[:, :plain]
            totals[:, plain:] += weights[plain:, at] * logs[at].take(units[:, plain:], mode="clip")
        totals[:, plain:] = from_logs(rubric, totals[:, plain:])
        # Sorted whole: numpy sorts floats ten times as fast as it parts them.
        ordered = np.sort(totals if interval else totals[_WITHOUT], axis=1)
        return _Found(
            bands=band_chances(rubric, totals),
            interval=np.asarray(ordered[:, bounds] / rubric.unit, dtype=np.float32),
            totals=totals if places else totals[_WITHOUT],
        )

    step = max(1, _CELLS // draws)
    parts = [slice(at, min(at + step, n)) for at in range(0, max(n, 1), step)]
    found = _side_by_side(block, parts)
    return _Found(
        *(np.concatenate([getattr(one, name) for one in found]) for name in ("bands", "interval", "totals"))
    )


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
