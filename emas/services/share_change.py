"""How a counted share changed between two rounds, in the villages that counted in both.

The hiding rule of single rounds (:mod:`emas.services.shares`) holds here for four sums of each regency: those
villages in either round, and in each round the others, which are what is left of the regency's own figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import showable
from emas.services.shares import counted
from emas.services.snapshot import CODE_DIGITS, Snapshot

Whole = npt.NDArray[np.int64]
REGENCY_DIGITS = 4


@dataclass(frozen=True)
class ShareChange:
    """By how many percentage ``points`` the share rose (fell, below 0) in ``villages`` villages.

    ``outside`` are villages that counted in both rounds too, in regencies that may not be shown.
    """

    points: float
    villages: int
    outside: int


def share_change(then: Snapshot, now: Snapshot, indicator: str, region: str) -> ShareChange | None:
    """The change in a region between two rounds; ``None`` where none of its regencies may be shown.

    Raises:
        KeyError: there is no such indicator.
    """
    key = ("share change", then.of_round, indicator, region)
    return now.remember_lately(key, lambda: _share_change(then, now, indicator, region))


def _share_change(then: Snapshot, now: Snapshot, indicator: str, region: str) -> ShareChange | None:
    first, last = (_Counted.of(one, indicator, region) for one in (then, now))
    both = np.intersect1d(first.code, last.code, assume_unique=True)
    regencies = np.unique(_regency(np.concatenate([first.code, last.code])))
    sums = [one.sums(regencies, np.isin(one.code, both)) for one in (first, last)]
    villages = sums[0][0][0]
    shown = villages > 0
    for paired, rest in sums:
        shown &= showable(*paired) & ((rest[0] == 0) | showable(*rest))
    if not shown.any():
        return None
    was, is_now = (int(num[shown].sum()) / int(den[shown].sum()) for (_n, num, den), _rest in sums)
    return ShareChange(100 * (is_now - was), int(villages[shown].sum()), int(villages[~shown].sum()))


@dataclass(frozen=True)
class _Counted:
    """Villages of a region that counted somebody, and what."""

    code: Whole
    num: Whole
    den: Whole

    @classmethod
    def of(cls, snapshot: Snapshot, indicator: str, region: str) -> _Counted:
        num, den, _verified = counted(snapshot, indicator)
        rows = np.flatnonzero((den > 0) & np.char.startswith(snapshot.code, region))
        return cls(snapshot.number_of[rows], num[rows], den[rows])

    def sums(self, regencies: Whole, both: npt.NDArray[np.bool_]) -> list[tuple[Whole, Whole, Whole]]:
        """By regency, villages with ``num`` and ``den``: of those in both rounds, and of the others."""
        at = np.searchsorted(regencies, _regency(self.code))
        return [
            (
                np.bincount(at[of], minlength=len(regencies)),
                np.bincount(at[of], self.num[of], len(regencies)).astype(np.int64),
                np.bincount(at[of], self.den[of], len(regencies)).astype(np.int64),
            )
            for of in (both, ~both)
        ]


def _regency(code: Whole) -> Whole:
    found: Whole = code // 10 ** (CODE_DIGITS - REGENCY_DIGITS)
    return found
