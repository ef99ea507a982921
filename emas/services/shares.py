"""What regions counted: recorded departures, matched migrants, plans for remittances, with n and interval.

A village's own share is never shown, and none can be worked out from what is. So a region is the sum of
those regencies that may be shown, and nothing else; the sums know no filter but the region, since two
filters that differ by a village would tell its figure; and they are the same whatever kind of score is
looked at: a verifier's count where there is one, else the village's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import showable
from emas.domain.intervals import wilson
from emas.services.snapshot import Snapshot

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Share:
    """``num`` out of ``den`` that ``villages`` villages counted, of which ``verified`` with a verifier.

    ``code`` is a region's, empty for the nation; ``low`` and ``high`` bound the share, from 0 to 1.
    """

    code: str
    villages: int
    verified: int
    num: int
    den: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.num / self.den


@dataclass(frozen=True)
class Shares:
    """The share of a region, ``None`` where it may not be shown, and those of the regions in it.

    ``hidden`` counts its regencies that counted something and are too small to be shown, ``outside`` their
    villages: they are in no figure.
    """

    whole: Share | None
    parts: list[Share]
    hidden: int
    outside: int


@dataclass(frozen=True)
class _Regencies:
    """What each regency counted (n): those that may be shown, and the others."""

    code: npt.NDArray[np.str_]
    villages: Whole
    verified: Whole
    num: Whole
    den: Whole
    shown: npt.NDArray[np.bool_]


def shares(snapshot: Snapshot, indicator: str, region: str, digits: int) -> Shares:
    """What the villages of ``region`` counted for a percent indicator.

    Args:
        snapshot: of the latest scores, or of a round.
        indicator: code of a percent indicator.
        region: code of a province or regency, empty for the nation.
        digits: 2 for provinces as the parts, 4 for regencies.

    Raises:
        KeyError: there is no such indicator.
    """
    key = ("shares", indicator, region, digits)
    return snapshot.remember_lately(key, lambda: _shares(snapshot, indicator, region, digits))


def counted(snapshot: Snapshot, indicator: str) -> tuple[Whole, Whole, npt.NDArray[np.bool_]]:
    """What each village counted, ``num`` out of ``den`` (below 0 where it did not), and who was verified.

    Raises:
        KeyError: there is no such indicator.
    """
    at = snapshot.rubric.position[indicator]
    claimed, verified = snapshot.counts["claimed"], snapshot.counts["verified"]
    checked = verified.den[:, at] >= 0
    num = np.where(checked, verified.num[:, at], claimed.num[:, at]).astype(np.int64)
    den = np.where(checked, verified.den[:, at], claimed.den[:, at]).astype(np.int64)
    return num, den, checked


def _shares(snapshot: Snapshot, indicator: str, region: str, digits: int) -> Shares:
    found = snapshot.remember(("shares", indicator), lambda: _regencies(snapshot, indicator))
    inside = np.char.startswith(found.code, region)
    shown = inside & found.shown
    named = found.code.astype(f"U{digits}")
    level = snapshot.rubric.robustness.interval
    return Shares(
        whole=_sum(region, found, shown, level),
        parts=list(filter(None, (_sum(c, found, shown & (named == c), level) for c in _known(named[shown])))),
        hidden=int(np.count_nonzero(inside & ~found.shown)),
        outside=int(found.villages[inside & ~found.shown].sum()),
    )


def _known(codes: Iterable[str]) -> list[str]:
    return sorted(set(map(str, codes)))


def _sum(code: str, found: _Regencies, of: npt.NDArray[np.bool_], level: float) -> Share | None:
    if not of.any():
        return None
    num, den = int(found.num[of].sum()), int(found.den[of].sum())
    low, high = wilson(num, den, level)
    villages, verified = int(found.villages[of].sum()), int(found.verified[of].sum())
    return Share(code, villages, verified, num, den, float(low), float(high))


def _regencies(snapshot: Snapshot, indicator: str) -> _Regencies:
    num, den, checked = counted(snapshot, indicator)
    rows = np.flatnonzero(den > 0)
    codes, row_of = snapshot.regions(rows, 4)
    size = len(codes)

    def total(of: Whole, weights: npt.NDArray[np.int64] | None = None) -> Whole:
        return np.bincount(row_of[of], None if weights is None else weights[rows[of]], size).astype(np.int64)

    shown = np.ones(size, dtype=bool)
    # Latest scores less those of the latest round are the villages that stayed away: a part by itself.
    for round_id in np.unique(snapshot.round_id[rows]):
        part = np.flatnonzero(snapshot.round_id[rows] == round_id)
        villages = total(part)
        shown &= (villages == 0) | showable(villages, total(part, num), total(part, den))
    every = np.arange(len(rows))
    return _Regencies(
        code=codes,
        villages=total(every),
        verified=total(every, checked.astype(np.int64)),
        num=total(every, num),
        den=total(every, den),
        shown=shown,
    )
