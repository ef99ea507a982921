"""How a counted share changed between two rounds, in the villages that counted in both.

The hiding rule of single rounds (:mod:`emas.services.shares`) holds here too: in either round a regency's sum
over those villages must be one that may be shown, and so must every part of the round's own figures that it
tells apart, those who counted twice and those who did not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.disclosure import showable
from emas.geo.codes import DIGITS
from emas.services.shares import counted, parts
from emas.services.snapshot_columns import CODE_DIGITS, Snapshot

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


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
    first, last = (_counted(one, indicator, region) for one in (then, now))
    both = np.intersect1d(first.code, last.code, assume_unique=True)
    regencies = np.unique(_regency(both))
    shown = np.ones(len(regencies), dtype=bool)
    for one in (first, last):
        twice = np.isin(one.code, both)
        shown &= showable(*one.sums(regencies, twice))
        for part in one.parts:
            for of in (part & twice, part & ~twice):
                villages, num, den = one.sums(regencies, of)
                shown &= (villages == 0) | showable(villages, num, den)
    if not shown.any():
        return None
    was, is_now = (_share(one.sums(regencies[shown], np.isin(one.code, both))) for one in (first, last))
    villages = first.sums(regencies, np.isin(first.code, both))[0]
    return ShareChange(100 * (is_now - was), int(villages[shown].sum()), int(villages[~shown].sum()))


@dataclass(frozen=True, eq=False)
class _Counted:
    """Villages of a region that counted somebody (n), and what; ``parts`` are masks over them."""

    code: Whole
    num: Whole
    den: Whole
    parts: list[Mask]

    def sums(self, regencies: Whole, of: Mask) -> tuple[Whole, Whole, Whole]:
        """By regency: how many villages of the mask, and their ``num`` and ``den``."""
        known = of & np.isin(_regency(self.code), regencies)
        at, size = np.searchsorted(regencies, _regency(self.code[known])), len(regencies)
        villages, num, den = (
            np.bincount(at, weights, size).astype(np.int64)
            for weights in (None, self.num[known], self.den[known])
        )
        return villages, num, den


def _counted(snapshot: Snapshot, indicator: str, region: str) -> _Counted:
    num, den, _verified = counted(snapshot, indicator)
    rows = np.flatnonzero((den > 0) & np.char.startswith(snapshot.code, region))
    masks = [np.isin(np.arange(len(rows)), part) for part in parts(snapshot, rows)]
    return _Counted(snapshot.number_of[rows], num[rows], den[rows], masks)


def _share(sums: tuple[Whole, Whole, Whole]) -> float:
    _villages, num, den = sums
    return int(num.sum()) / int(den.sum())


def _regency(code: Whole) -> Whole:
    found: Whole = code // 10 ** (CODE_DIGITS - DIGITS["regency"])
    return found
