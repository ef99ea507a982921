"""What regions counted, over eight villages counted by hand and over the demonstration."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emas.domain.answers import Counts
from emas.services import snapshot
from emas.services.shares import shares
from emas.services.snapshot import Snapshot
from tests.support.eight import eight

# Gresik (3525) has rows 2 to 4, Lamongan (3524) 0 and 1, Lombok Barat (5201) 5 to 7.
COUNTS = {
    2: {"L1.3": Counts(9, 10)},
    3: {"L1.3": Counts(15, 20)},
    4: {"L1.3": Counts(6, 10)},
    0: {"L1.3": Counts(50, 60)},
    1: {"L1.3": Counts(40, 60)},
    5: {"L1.3": Counts(0, 0)},
    6: {"L1.3": Counts(9, 12)},
    7: {"L1.3": Counts(8, 12)},
}


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Rounds are read from a demonstration's store."""


def test_a_region_is_the_sum_of_its_regencies_that_may_be_shown() -> None:
    found = shares(eight(counts=COUNTS), "L1.3", "", 2)
    assert found.whole is not None
    # Gresik alone has three villages that counted somebody.
    assert (found.whole.num, found.whole.den, found.whole.villages) == (30, 40, 3)
    assert [(one.code, one.num, one.den) for one in found.parts] == [("35", 30, 40)]
    assert (found.hidden, found.outside) == (2, 4)
    # Wilson (90 %) of 30 out of 40, z2 = 2.7055: (0.75 + z2/80) / (1 + z2/40) = 0.7342, half width 0.1101.
    assert found.whole.low == pytest.approx(0.7342 - 0.1101, abs=2e-4)
    assert found.whole.high == pytest.approx(0.7342 + 0.1101, abs=2e-4)
    assert found.whole.share == 0.75


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((Counts(9, 10), Counts(15, 20), Counts(6, 10)), True),
        ((Counts(0, 0), Counts(15, 20), Counts(6, 10)), False),  # two villages
        ((Counts(10, 10), Counts(20, 20), Counts(8, 10)), False),  # two people
        ((Counts(1, 10), Counts(1, 20), Counts(0, 10)), False),  # two people again
        ((Counts(1, 1), Counts(1, 1), Counts(0, 2)), False),  # of four
    ],
)
def test_what_would_tell_of_few_is_hidden(counts: tuple[Counts, ...], shown: bool) -> None:
    of = eight(counts={row: {"L1.3": one} for row, one in enumerate(counts, start=2)})
    found = shares(of, "L1.3", "3525", 4)
    assert (found.whole is not None) == shown
    assert (found.hidden, found.outside) == ((0, 0) if shown else (1, sum(one.den > 0 for one in counts)))


def test_the_villages_that_stayed_away_in_the_latest_round_cannot_be_told_apart() -> None:
    four = {**COUNTS, 5: {"L1.3": Counts(9, 12)}}
    of = eight(counts=four)
    assert shares(of, "L1.3", "5201", 4).whole is not None
    later = eight(counts=four)
    later.round_id[6:8] = 2
    assert shares(later, "L1.3", "5201", 4).whole is None


def test_a_verifier_s_count_stands_before_the_village_s_own() -> None:
    now: Snapshot = eight(counts=COUNTS)
    verified = eight(counts={2: {"L1.3": Counts(5, 10)}}).counts["verified"]
    now.counts["verified"] = verified
    now.counts["claimed"] = eight(counts=COUNTS).counts["claimed"]
    found = shares(now, "L1.3", "3525", 4).whole
    assert found is not None
    assert (found.num, found.den, found.verified) == (26, 40, 1)


@pytest.mark.parametrize("indicator", ["L1.3", "L7.3", "L4.3", "L6.3"])
def test_no_figure_of_the_demonstration_can_be_undone(indicator: str) -> None:
    now = snapshot.current()
    nation = shares(now, indicator, "", 4)
    assert nation.parts == [part for part in nation.parts if part.villages >= 3 and part.den >= 5]
    if nation.whole is not None:
        assert nation.whole.num == sum(part.num for part in nation.parts)
        provinces = shares(now, indicator, "", 2).parts
        assert nation.whole.den == sum(part.den for part in provinces)
        for province in provinces:
            inside = shares(now, indicator, province.code, 4)
            assert inside.whole == province
            assert province.num == sum(part.num for part in inside.parts)
    at = now.rubric.position[indicator]
    counted = int(np.count_nonzero(now.counts["claimed"].den[:, at] > 0))
    assert (nation.whole.villages if nation.whole else 0) + nation.outside == counted
