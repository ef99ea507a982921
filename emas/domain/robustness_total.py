"""From the services to the total: their weights, the two means, and the band that a total lies in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emas.domain.rubric import TOTAL_POINTS, Rubric, Service
from emas.domain.scoring_many import Units

_HAIR = 1e-4
"""Points by which rounding may miss the start of a band: far less than a unit."""

_STRETCH = 9.0
"""A service's 0 to 10 becomes 1 to 10 for the geometric mean, of which one nothing would leave nothing."""

Numbers = npt.NDArray[np.float32]


def drawn_weights(rubric: Rubric, draws: int) -> Numbers:
    """Weights of the services relative to the rubric's own (draws x services), the same for all villages."""
    random = np.random.default_rng([rubric.robustness.seed, 0])
    drawn = random.gamma(rubric.robustness.dirichlet, size=(draws, len(rubric.services)))
    points = np.array([service.points for service in rubric.services])
    return np.asarray(drawn / (drawn @ points / points.sum())[:, None], dtype=np.float32)


def logs_of(rubric: Rubric, service: Service) -> Numbers:
    """What a service adds to the logarithm of the geometric mean, by units: its 0-10 stretched to 1-10."""
    whole = service.points * rubric.unit
    share = np.arange(whole + 1) / whole
    return np.asarray(np.log1p(_STRETCH * share) * service.points / TOTAL_POINTS, dtype=np.float32)


def from_logs(rubric: Rubric, logs: Numbers) -> Numbers:
    """Units of the geometric mean, from what all services add to its logarithm: 1 to 10 becomes 0 to 10."""
    return np.asarray(np.expm1(logs) * np.float32(TOTAL_POINTS * rubric.unit / _STRETCH))


def by_either_mean(rubric: Rubric, services: Units) -> Numbers:
    """Chances of the bands (n x bands) of ``services`` (n x services, units), each mean as likely."""
    logs = [logs_of(rubric, one)[services[:, at]] for at, one in enumerate(rubric.services)]
    geometric = from_logs(rubric, np.sum(logs, axis=0, dtype=np.float32))
    return band_chances(rubric, np.stack([services.sum(axis=1, dtype=np.float32), geometric], axis=1))


def band_chances(rubric: Rubric, totals: Numbers) -> Numbers:
    """How often ``totals`` (n x draws, units) lie in each band (n x bands)."""
    starts = [(band.start - _HAIR) * rubric.unit for band in rubric.bands[1:]]
    reached = [np.count_nonzero(totals >= start, axis=1) for start in starts]
    draws = totals.shape[1]
    edges = np.stack([np.full(len(totals), draws), *reached, np.zeros(len(totals), np.int64)], axis=1)
    return np.asarray((edges[:, :-1] - edges[:, 1:]) / draws, dtype=np.float32)
