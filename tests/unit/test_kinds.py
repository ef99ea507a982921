"""Claimed, evidenced, verified side by side, over eight villages counted by hand."""

from __future__ import annotations

import pytest

from emas.domain.stored import KINDS
from emas.services.kinds import by_kind, gaps, mean_points
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.support.eight import eight


def chosen(of: Snapshot, region: str = "", **asked: bool) -> Selection:
    of.remember("programme", tuple)
    return select(of, "claimed", Filter(region=region, **asked))  # type: ignore[arg-type]


def test_each_kind_counts_its_complete_villages() -> None:
    found = by_kind(chosen(eight()))
    assert list(found) == list(KINDS)
    for one in found.values():
        # One of the eight has no migrant, one answered nothing.
        assert (one.assessed, one.targets, one.n) == (8, 7, 6)
        # All 3 is 75 points: Mantap, and what lies a level below it Berkembang.
        assert one.bands == {"Dasar": 0, "Berkembang": 4, "Mantap": 1, "Teladan": 1}
        assert (one.eligible, one.early, one.drafts, one.eligible_drafts) == (2, 0, 0, 0)
        # 75, 74, 73.25, 73, 100 and 73.5 points: L8.2 is worth 4, L10.1 3, L5.2 4, L8.1 3.
        lost = [0, 4 / 4, 4 / 4 + 3 / 4, 2 * 4 / 4, -25, 2 * 3 / 4]
        assert one.mean == int(10 * (75 - sum(lost) / 6)) / 10


def test_nobody_has_no_mean() -> None:
    found = by_kind(chosen(eight(), "11"))["claimed"]
    assert (found.n, found.mean) == (0, None)
    assert gaps(chosen(eight(), "11")) == []


def test_eligible_before_the_form_is_finished_is_told_apart() -> None:
    # L10.2 decides no condition: the best of Lombok is eligible without it, but not complete.
    found = by_kind(chosen(eight({6: {"L10.2": -1}})))["claimed"]
    assert (found.assessed, found.targets, found.n) == (8, 7, 5)
    assert (found.eligible, found.early) == (1, 1)


def test_drafts_are_counted_among_complete_and_eligible_villages() -> None:
    # Of the five drafts one has no migrant and one is unfinished; of the two eligible one is a draft.
    found = by_kind(chosen(eight(drafts=(0, 1, 2, 3, 4))))["claimed"]
    assert (found.n, found.drafts) == (6, 3)
    assert (found.eligible, found.eligible_drafts) == (2, 1)


def test_a_filter_on_claims_tells_how_the_same_villages_stand_by_the_other_kinds() -> None:
    now = eight(verified={2: {"L8.2": 2}})
    found = by_kind(chosen(now, eligible=True))
    assert {kind: (one.n, one.eligible) for kind, one in found.items()} == {
        "claimed": (2, 2),
        "evidenced": (2, 2),
        "verified": (2, 1),
    }


def test_a_claim_above_its_verification_is_a_gap_of_the_same_villages() -> None:
    told = [(one.n, one.mean, one.higher, one.eligible) for one in gaps(chosen(eight()))]
    assert told == [(6, 0, 0, 0), (6, 0, 0, 0)]
    # The verifier finds the first village of Gresik one level lower in L8.2: 1 point, its band and K1; and
    # has no score of the best one, which counts on neither side.
    now = eight(verified={2: {"L8.2": 2}})
    now.has["verified"][6] = False
    evidenced, verified = gaps(chosen(now))
    assert (evidenced.n, evidenced.higher, evidenced.eligible) == (6, 0, 0)
    assert (verified.n, verified.higher, verified.eligible) == (5, 1, 1)
    # 75, 74, 73.25, 73 and 73.5 points against the same with 74 first: 73.75 and 73.55, rounded down.
    assert (verified.claimed, verified.other) == (73.7, 73.5)
    assert verified.mean == pytest.approx(0.2)


def test_a_mean_is_rounded_down_exactly() -> None:
    now = eight()
    assert mean_points(now.scores["claimed"].total[[2]], now.rubric.unit) == 75
    assert mean_points(now.scores["claimed"].total[[2, 6, 6]], now.rubric.unit) == 91.6
    assert mean_points(now.scores["claimed"].total[[]], now.rubric.unit) is None
