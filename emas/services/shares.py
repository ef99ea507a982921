"""What regions counted: recorded departures, matched migrants, plans for remittances, with n and interval.

A village's own share is never shown, and none can be worked out from what is. One rule decides at every level
(:mod:`emas.domain.disclosure`): a region is the sum of those regencies that may be shown, and nothing else.
The sums know no filter but the region, since two filters that differ by a village would tell its figure; and
they are the same whatever kind of score is looked at: a verifier's count where there is one, else the
village's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import showable
from emas.domain.intervals import clustered
from emas.services.snapshot import Snapshot, current

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

    ``hidden`` counts its regencies that counted something and may not be shown, ``outside`` their villages:
    they are in no figure, that of the nation included.
    """

    whole: Share | None
    parts: list[Share]
    hidden: int
    outside: int


@dataclass(frozen=True, eq=False)
class _Counted:
    """The villages that counted somebody (n), in order of code, and their regencies (r).

    ``code`` of each regency, whether it may be ``shown``; ``regency``, ``num``, ``den`` and ``verified`` are
    of each village, the first as a position among the regencies.
    """

    code: npt.NDArray[np.str_]
    shown: npt.NDArray[np.bool_]
    regency: Whole
    num: Whole
    den: Whole
    verified: npt.NDArray[np.bool_]


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
    found = snapshot.remember(("shares", indicator), lambda: _counted(snapshot, indicator))
    inside = np.char.startswith(found.code, region)
    shown = inside & found.shown
    level = snapshot.rubric.robustness.interval
    left_out = np.flatnonzero(inside & ~found.shown)
    return Shares(
        whole=next(iter(_sums(found, shown, len(region), level)), None),
        parts=_sums(found, shown, digits, level),
        hidden=len(left_out),
        outside=int(np.count_nonzero(np.isin(found.regency, left_out))),
    )


def _sums(found: _Counted, shown: npt.NDArray[np.bool_], digits: int, level: float) -> list[Share]:
    """The sum of each region of so many digits (of none: the nation), over its regencies that are shown."""
    named = np.array([code[:digits] for code in found.code[shown].tolist()], dtype=np.str_)
    codes, region_of = np.unique(named, return_inverse=True)
    place = np.zeros(len(shown), dtype=np.int64)
    place[shown] = region_of
    rows = np.flatnonzero(shown[found.regency])
    group, size = place[found.regency[rows]], len(codes)
    num, den = found.num[rows], found.den[rows]
    low, high = clustered(num, den, group, size, level)
    villages, verified, part, whole = (
        np.bincount(group, of, size).astype(np.int64).tolist()
        for of in (None, found.verified[rows], num, den)
    )
    return [
        Share(str(code), villages[at], verified[at], part[at], whole[at], float(low[at]), float(high[at]))
        for at, code in enumerate(codes.tolist())
    ]


def _counted(snapshot: Snapshot, indicator: str) -> _Counted:
    num, den, checked = counted(snapshot, indicator)
    rows = np.flatnonzero(den > 0)
    codes, regency = snapshot.regions(rows, 4)
    num, den = num[rows], den[rows]
    shown = np.ones(len(codes), dtype=bool)
    for part in parts(snapshot, rows):
        villages, people, of = (
            np.bincount(regency[part], weights, len(codes)).astype(np.int64)
            for weights in (None, num[part], den[part])
        )
        shown &= (villages == 0) | showable(villages, people, of)
    return _Counted(codes, shown, regency, num, den, checked[rows])


def parts(snapshot: Snapshot, rows: Whole) -> Iterator[Whole]:
    """Positions in ``rows`` of those villages that the differences of shown figures could tell apart.

    Shown are the latest scores and those of each round. Every one of them is a sum of these parts: villages
    of a round whose latest score that is, and villages that have answered again since. Where each part may be
    shown, so may whatever one figure less another is.
    """
    of_round = snapshot.round_id[rows]
    if snapshot.of_round:
        now = current()
        at, known = now.rows_of(snapshot.code[rows])
        latest = known & (len(now) > 0)
        latest[latest] = now.round_id[at[latest]] == snapshot.of_round
        yield from (np.flatnonzero(latest), np.flatnonzero(~latest))
    else:
        yield from (np.flatnonzero(of_round == one) for one in np.unique(of_round))
