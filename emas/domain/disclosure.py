"""Which shares may be shown without telling of single villages or people (docs/METHOD.md, public views)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LEAST_DENOMINATOR, LEAST_PART = 5, 3
"""A share of fewer, or one whose part or remainder is smaller, is hidden."""

LEAST_VILLAGES = 3
"""With fewer villages one of them could work out another's figure from the sum and its own."""


def showable(
    villages: npt.NDArray[np.int64], num: npt.NDArray[np.int64], den: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Which of n sums over ``villages`` villages, ``num`` out of ``den``, may be shown."""
    of_many = (villages >= LEAST_VILLAGES) & (den >= LEAST_DENOMINATOR)
    both: npt.NDArray[np.bool_] = of_many & (num >= LEAST_PART) & (den - num >= LEAST_PART)
    return both
