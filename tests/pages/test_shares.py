"""What regions counted, over eight villages counted by hand and over the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emas.domain.answers import Counts
from emas.domain.disclosure import showable
from emas.domain.intervals import wilson
from emas.services import shares as shares_module
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
    # The villages stand 1.5, 0 and -1.5 people from three quarters: v = 3/2 * 4.5 / 1600 = 0.00422, worth
    # 0.1875 / v = 44 people, and with t = 2.91 of two degrees of freedom for z = 1.645, 14.2.
    low, high = wilson(0.75 * 14.18, 14.18, 0.9)
    assert found.whole.low == pytest.approx(float(low), abs=2e-3)
    assert found.whole.high == pytest.approx(float(high), abs=2e-3)
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


ROUNDS = (1, 2, 3)
COUNTED = st.sampled_from([Counts(4, 8), Counts(4, 8), Counts(5, 9), Counts(1, 4), Counts(0, 0)])
TOOK_PART = st.sampled_from([(1,), (1, 2), (2,), (2, 3), (1, 3), ROUNDS])
OVER_ROUNDS = st.lists(
    TOOK_PART.flatmap(lambda took: st.fixed_dictionaries(dict.fromkeys(took, COUNTED))),
    min_size=8,
    max_size=8,
)
"""What each of eight villages of one regency counted in the rounds that it took part in."""


@settings(max_examples=100, deadline=None)
@given(OVER_ROUNDS)
def test_no_difference_of_shown_figures_tells_of_few(villages: list[dict[int, Counts]]) -> None:
    """An attacker adds and takes away the latest figure and that of each round, as far as each is shown."""
    latest = {row: max(told) for row, told in enumerate(villages) if told}
    now = _one_regency({row: villages[row][last] for row, last in latest.items()})
    now.round_id[:] = [latest.get(row, ROUNDS[0]) for row in range(8)]
    figures = [set(latest.items())]
    with patch.object(shares_module, "current", return_value=now):
        shown = [shares(now, "L1.3", "3525", 4).whole is not None]
        for one in ROUNDS:
            of_round = _one_regency({row: told[one] for row, told in enumerate(villages) if one in told})
            of_round.round_id[:] = one
            shown.append(shares(replace(of_round, of_round=one), "L1.3", "3525", 4).whole is not None)
            figures.append({(row, one) for row, told in enumerate(villages) if one in told})
    known = [figure for figure, is_shown in zip(figures, shown, strict=True) if is_shown]
    every = sorted({one for figure in known for one in figure if villages[one[0]][one[1]].den})
    for signs in product((-1, 0, 1), repeat=len(known)):
        taken = [
            sum(sign * (one in figure) for sign, figure in zip(signs, known, strict=True)) for one in every
        ]
        if set(taken) <= {0, 1} and any(taken):
            told = [villages[row][of] for (row, of), is_in in zip(every, taken, strict=True) if is_in]
            num, den = sum(one.num for one in told), sum(one.den for one in told)
            assert showable(np.array([len(told)]), np.array([num]), np.array([den]))[0]


def _one_regency(counted: Mapping[int, Counts]) -> Snapshot:
    """Eight villages of Gresik, of which some counted."""
    found = eight(counts={row: {"L1.3": counts} for row, counts in counted.items()})
    return replace(found, code=np.array([f"352503200{row}" for row in range(1, 9)]))


def test_a_round_s_figure_is_hidden_where_few_of_its_villages_have_answered_again() -> None:
    first = {row: Counts(6, 10) for row in range(8)}
    now = _one_regency({**first, 0: Counts(9, 10)})
    now.round_id[0] = 2  # one alone came back: the first round less what is still its own is that village
    with patch.object(shares_module, "current", return_value=now):
        assert shares(replace(_one_regency(first), of_round=1), "L1.3", "3525", 4).whole is None
        now.round_id[:4] = 2
        assert shares(replace(_one_regency(first), of_round=1), "L1.3", "3525", 4).whole is not None
