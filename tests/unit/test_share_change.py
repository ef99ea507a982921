"""How a counted share changed: villages that counted in both rounds, and nothing that tells of few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from emas.domain.answers import Counts
from emas.services.share_change import ShareChange, share_change
from emas.services.snapshot import Snapshot
from tests.support.eight import eight

THREE = {0: (9, 10), 1: (15, 20), 2: (6, 10)}
"""30 of 40 people, in three villages."""

LATER = {0: (10, 10), 1: (18, 20), 2: (8, 10)}
"""36 of 40 people, in the same three."""


def gresik(counted: Mapping[int, tuple[int, int]]) -> Snapshot:
    """Eight villages of one regency, of which some counted."""
    found = eight(counts={row: {"L1.3": Counts(*counts)} for row, counts in counted.items()})
    return replace(found, code=np.array([f"352503200{row}" for row in range(1, 9)]))


def test_the_change_is_of_those_who_counted_twice() -> None:
    assert share_change(gresik(THREE), gresik(LATER), "L1.3", "") == ShareChange(
        points=pytest.approx(15),  # type: ignore[arg-type]
        villages=3,
        outside=0,
    )
    assert share_change(gresik(THREE), gresik(LATER), "L1.3", "52") is None


def test_villages_that_came_do_not_move_it() -> None:
    came = {4: (1, 30), 5: (2, 30), 6: (1, 30)}
    found = share_change(gresik(THREE), gresik({**LATER, **came}), "L1.3", "3525")
    assert found is not None
    assert (round(found.points, 9), found.villages) == (15, 3)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({0: (9, 10), 1: (15, 20)}, LATER),  # two villages in both
        (THREE, {0: (10, 10), 1: (20, 20), 2: (8, 10)}),  # two people not recorded
        ({0: (1, 10), 1: (1, 20), 2: (0, 10)}, LATER),  # two people recorded
        (THREE, {**LATER, 4: (1, 30)}),  # the regency's own figure less this one is a single village's
        ({**THREE, 4: (1, 30), 5: (9, 30)}, LATER),  # the same in the earlier round, with two
    ],
)
def test_what_would_tell_of_few_is_hidden(
    then: Mapping[int, tuple[int, int]], now: Mapping[int, tuple[int, int]]
) -> None:
    assert share_change(gresik(then), gresik(now), "L1.3", "") is None


def test_a_region_is_the_sum_of_what_may_be_shown() -> None:
    """Three villages of Gresik (3525) and two of Lombok Barat (5201) counted in both rounds."""
    first, later = (
        eight(counts={row + 2: {"L1.3": Counts(*of)} for row, of in {**counted, 3: pair, 4: pair}.items()})
        for counted, pair in ((THREE, (9, 10)), (LATER, (1, 10)))
    )
    found = share_change(first, later, "L1.3", "")
    assert found is not None
    assert (round(found.points, 9), found.villages, found.outside) == (15, 3, 2)
