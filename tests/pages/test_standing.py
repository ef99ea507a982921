"""Kinds of score side by side and movement between rounds, over eight villages counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.services import over_rounds, snapshot, standing
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.support.eight import eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(of: Snapshot, region: str = "") -> Selection:
    return select(of, "claimed", Filter(region=region))


def test_bands_are_counted_for_each_kind() -> None:
    for one in standing.by_kind(chosen(eight())):
        # All 3 is 75 points: Mantap, and what lies a level below it Berkembang; nothing answered is Dasar.
        assert one.n == 8
        assert one.bands == {"Dasar": 1, "Berkembang": 4, "Mantap": 1, "Teladan": 1}
        assert one.mean is not None
        assert 60 < one.mean < 75
    assert standing.by_kind(chosen(eight(), "11"))[0].mean is None


def test_a_claim_above_its_verification_is_a_gap() -> None:
    assert [(one.n, one.mean, one.higher, one.eligible) for one in standing.gaps(chosen(eight()))] == [
        (8, 0, 0, 0),
        (8, 0, 0, 0),
    ]
    # The verifier finds the first village of Gresik one level lower in L8.2: 1 point, its band and K1.
    found = standing.gaps(chosen(eight(verified={2: {"L8.2": 2}})))
    assert [(one.kind, one.higher, one.eligible) for one in found] == [
        ("evidenced", 0, 0),
        ("verified", 1, 1),
    ]
    assert found[1].mean == pytest.approx(1 / 8)


def test_the_demonstration_s_movement_adds_up() -> None:
    selection = chosen(snapshot.current())
    found = standing.movement(selection)
    assert found is not None
    assert found.risen + found.same + found.fallen + found.closer == found.n == found.matrix.sum()
    latest, before = (snapshot.of_round(selection.snapshot, one.id) for one in rounds(selection.snapshot)[:2])
    assert found.n + found.came.n == int(latest.complete["claimed"].sum())
    assert found.n + found.left.n == int(before.complete["claimed"].sum())


def test_the_first_round_moved_from_nothing() -> None:
    now = snapshot.current()
    assert standing.movement(chosen(snapshot.of_round(now, rounds(now)[-1].id))) is None


def test_the_same_villages_are_followed_over_the_rounds() -> None:
    found = over_rounds.over_rounds(chosen(snapshot.current()))
    assert [one.name for one in found] == ["2024", "2025", "2026"]
    assert len({one.n for one in found}) == 1
    assert all(sum(one.bands.values()) == one.n <= one.complete for one in found)
