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


def test_villages_rise_fall_and_look_closer(monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere = [indicator.code for indicator in eight().rubric.indicators]
    earlier = eight({2: dict.fromkeys(everywhere, 0), 5: {**dict.fromkeys(everywhere, 4), "L7.3": 3}})
    now = eight({5: {**dict.fromkeys(everywhere, 3), "L7.3": 4}, 6: dict.fromkeys(everywhere, 3)})
    first = rounds(snapshot.current())[-1]
    object.__setattr__(earlier, "of_round", first.id)
    monkeypatch.setattr(standing, "before", lambda _selection: chosen(earlier))
    found = standing.movement(chosen(now))
    assert found is not None
    assert found.since == first.name
    # Seven are targets: one rose from nothing, one fell, one fell while it matched more, four stayed.
    assert (found.risen, found.fallen, found.closer, found.same, found.new) == (1, 1, 1, 4, 0)
    assert found.matrix.sum() == 7
    assert found.matrix.trace() == 4


def test_the_demonstration_s_movement_adds_up() -> None:
    selection = chosen(snapshot.current())
    found = standing.movement(selection)
    assert found is not None
    targets = int(selection.snapshot.scores["claimed"].target[selection.scores].sum())
    assert found.risen + found.same + found.fallen + found.closer + found.new == targets
    assert found.matrix.sum() == targets - found.new


def test_the_first_round_moved_from_nothing() -> None:
    now = snapshot.current()
    assert standing.movement(chosen(snapshot.of_round(now, rounds(now)[-1].id))) is None


def test_the_same_villages_are_followed_over_the_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere = [indicator.code for indicator in eight().rubric.indicators]
    first, second = rounds(snapshot.current())[-1], rounds(snapshot.current())[-2]
    then = {first.id: eight({2: dict.fromkeys(everywhere, 0)}), second.id: eight()}
    then[first.id].has["claimed"][7] = False
    monkeypatch.setattr(over_rounds, "of_round", lambda _now, of: then.get(of, eight()))
    found = over_rounds.over_rounds(chosen(eight(), "35"))
    assert [one.name for one in found][:2] == [first.name, second.name]
    # Five villages of Jawa Timur, one without migrants: four targets. One of them rose from nothing.
    assert [(one.n, one.silent, one.eligible) for one in found][:2] == [(4, 0, 0), (4, 0, 1)]
    assert [one.bands["Dasar"] for one in found][:2] == [2, 1]
    lombok = over_rounds.over_rounds(chosen(eight(), "52"))
    assert [(one.n, one.silent) for one in lombok][:2] == [(2, 1), (3, 0)]


def test_the_latest_round_is_where_the_current_scores_come_from() -> None:
    now = chosen(snapshot.current())
    found = over_rounds.over_rounds(now)
    assert [one.name for one in found] == ["2024", "2025", "2026"]
    assert all(one.n + one.silent <= len(now.scores) for one in found)
    assert all(sum(one.bands.values()) == one.n for one in found)
