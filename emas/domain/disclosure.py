"""Which figures are of too few: shares that would tell of single villages or people are not shown at all
(docs/METHOD.md, public views); figures of few villages are shown as that, and are never ranked.
"""

from __future__ import annotations

from typing import overload

import numpy as np
import numpy.typing as npt

LEAST_DENOMINATOR, LEAST_PART = 5, 3
"""A share of fewer, or one whose part or remainder is smaller, is hidden."""

LEAST_VILLAGES = 3
"""With fewer villages one of them could work out another's figure from the sum and its own."""


FEW = 5
"""Of fewer villages a share or a mean says little: one village more or less moves it by a fifth or more."""


@overload
def few(n: int) -> bool: ...


@overload
def few(n: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]: ...


def few(n: int | npt.NDArray[np.int64]) -> bool | npt.NDArray[np.bool_]:
    """Whether a figure of ``n`` villages is of few; one of none is no figure."""
    return (n > 0) & (n < FEW)


def showable(
    villages: npt.NDArray[np.int64], num: npt.NDArray[np.int64], den: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Which of n sums over ``villages`` villages, ``num`` out of ``den``, may be shown."""
    of_many = (villages >= LEAST_VILLAGES) & (den >= LEAST_DENOMINATOR)
    both: npt.NDArray[np.bool_] = of_many & (num >= LEAST_PART) & (den - num >= LEAST_PART)
    return both
