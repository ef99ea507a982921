"""How far a share of few may be from what it is a sample of: Wilson's score interval."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def wilson(num: npt.ArrayLike, den: npt.ArrayLike, level: float) -> tuple[Numbers, Numbers]:
    """Lower and upper bound, from 0 to 1, of the share ``num`` out of ``den`` (arrays, ``den`` above 0).

    ``level`` is the chance of the interval to hold the share, such as 0.9. Wilson (1927), J. Am. Stat.
    Assoc. 22, 209-212: for small numbers and shares near 0 or 1 it stays inside them, unlike share plus and
    minus its error.
    """
    n = np.asarray(den, dtype=np.float64)
    share = np.asarray(num, dtype=np.float64) / n
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # Of none and of all the bound is exact; arithmetic would miss it by a hair.
    low = np.where(share == 0, 0.0, np.maximum(middle - half, 0))
    high = np.where(share == 1, 1.0, np.minimum(middle + half, 1))
    return low, high
