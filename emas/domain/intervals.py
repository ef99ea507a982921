"""How far a share may be from what it is a sample of: of people alone, and of people who live in villages.

Migrants of one village are not independent: they went by the same office, or the same broker. What varies is
the village, so where villages differ a share over them is worth fewer people than were counted.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


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


def clustered(num: Whole, den: Whole, group: Whole, groups: int, level: float) -> tuple[Numbers, Numbers]:
    """Lower and upper bound, from 0 to 1, of each group's share: the sum of ``num`` out of that of ``den``.

    Wilson's interval of as many independent people as the villages' counts are worth: ``p (1 - p) / v``, with
    ``v = m / (m - 1) * sum((num - p * den)**2) / sum(den)**2`` the variance of a ratio over ``m`` villages
    (Cochran, Sampling Techniques, 3rd ed. 1977, 6.3); for few villages times ``(z / t)**2`` with ``m - 1``
    degrees of freedom, and never more people than were counted (Korn and Graubard, 1998, Survey Methodology
    24, 193-201). The same as resampling villages, but in one pass and usable from two villages on; of one,
    nothing is known between 0 and 1.

    Args:
        num: of each village (n), from 0 to ``den``.
        den: of each village (n), above 0.
        group: of each village (n), from 0 to ``groups`` - 1; every group has a village.
        groups: how many groups there are.
        level: the chance of the interval to hold the share, such as 0.9.
    """
    villages = np.bincount(group, minlength=groups)
    part, whole = (np.bincount(group, of, groups) for of in (num, den))
    share = part / whole
    apart = np.bincount(group, (num - share[group] * den) ** 2, groups)
    free = np.maximum(villages - 1, 1)
    variance = villages / free * apart / whole**2
    z = NormalDist().inv_cdf((1 + level) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = share * (1 - share) / variance * (z / students_quantile(z, free)) ** 2
    # Villages that are all alike, or all 0 or 1, are worth the people in them.
    people = np.where(variance > 0, np.minimum(worth, whole), whole)
    low, high = wilson(share * people, people, level)
    return np.where(villages > 1, low, 0.0), np.where(villages > 1, high, 1.0)


def students_quantile(z: float, free: Whole) -> Numbers:
    """The quantile of Student's t with ``free`` degrees of freedom where the normal one is ``z``.

    Abramowitz and Stegun, 26.7.5; from two degrees on within half a per cent at the levels in use.
    """
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    found = np.full(np.shape(free), z)
    for at, term in enumerate(terms, 1):
        found += term / np.asarray(free, dtype=np.float64) ** at
    return found
