"""Change is told of the same villages: eleven of them over three rounds, counted by hand."""

from __future__ import annotations

import pytest

from emas.domain.stored import Kind
from emas.services import fulfilment, map_change, map_figures, map_table, snapshot, standing
from emas.services.over_rounds import over_rounds
from emas.services.paired import Came, Left, Paired, pair, since_last_round
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from tests.support.three_rounds import A, B, C, D, K

pytestmark = pytest.mark.usefixtures("three_rounds")


def chosen(round_name: str = "", kind: Kind = "claimed", **asked: object) -> Selection:
    """Villages of a round, or the latest score of each."""
    now = snapshot.current()
    ids = {one.name: one.id for one in rounds(now)}
    return select(snapshot.of_round(now, ids.get(round_name, 0)), kind, Filter(**asked))  # type: ignore[arg-type]


def codes(of: Selection) -> list[str]:
    return of.snapshot.code[of.complete].tolist()  # type: ignore[no-any-return]


def last(selection: Selection) -> Paired:
    found = since_last_round(selection)
    assert found is not None
    return found


def test_pairs_are_complete_in_both_rounds() -> None:
    found = last(chosen())
    assert (found.since, found.until, found.n) == ("2025", "2026", 5)
    assert codes(found.later) == codes(found.earlier) == [A, B, C, D, K]


def test_who_came_and_who_left_is_told_apart() -> None:
    found = last(chosen())
    assert found.came == Came(new=1, back=1, unfinished=1)
    assert found.left == Left(silent=1, unfinished=1, outside=1)
    # Who is complete in a round is in both or in this one alone.
    assert found.n + found.came.n == len(chosen("2026").complete) == 8
    assert found.n + found.left.n == len(chosen("2025").complete) == 8


def test_a_result_is_not_compared_with_itself() -> None:
    """E did not answer 2026: its latest score is that of 2025."""
    found = pair(chosen("2025"), chosen())
    assert codes(found.later) == [A, B, C, D, K]
    assert found.left.silent == 1
    assert pair(chosen("2026"), chosen()).n == 0


def test_a_round_looked_at_is_compared_with_the_one_before_it() -> None:
    found = last(chosen("2025"))
    assert (found.since, found.until) == ("2024", "2025")
    # Of the eight of 2024, H is missing in 2025; of the eight of 2025, F is new. I was not complete.
    assert (found.n, found.came, found.left) == (7, Came(1, 0, 0), Left(1, 0, 0))
    assert since_last_round(chosen("2024")) is None


def test_verified_scores_have_pairs_of_their_own() -> None:
    assert last(chosen("2025", "verified")).n == 1
    nobody = last(chosen(kind="verified"))
    assert (nobody.n, nobody.came.n, nobody.left) == (0, 0, Left(1, 0, 0))


def test_a_filter_on_scores_picks_by_the_later_round() -> None:
    # Eligible in 2026 and complete in both: A and B, of which A was not eligible in 2025.
    found = last(chosen(eligible=True))
    assert codes(found.later) == [A, B]
    assert found.earlier.snapshot.scores["claimed"].eligible[found.earlier.complete].tolist() == [False, True]


def test_movement_is_of_the_pairs() -> None:
    found = standing.movement(chosen())
    assert found is not None
    assert (found.n, found.risen, found.same, found.fallen, found.closer) == (5, 1, 2, 1, 1)
    # Dasar stays Dasar (K); Berkembang to Mantap (A); Mantap stays (B), and to Berkembang (C, D).
    assert found.matrix.tolist() == [[1, 0, 0, 0], [0, 0, 1, 0], [0, 2, 1, 0], [0, 0, 0, 0]]


def test_rounds_stand_side_by_side_of_one_cohort() -> None:
    found = over_rounds(chosen())
    assert [(one.name, one.complete, one.n) for one in found] == [
        ("2024", 8, 5),
        ("2025", 8, 5),
        ("2026", 8, 5),
    ]
    # Eligible: C in 2024; B, C, D in 2025; A, B in 2026. By documents nobody is, a verifier saw A alone.
    assert [one.eligible["claimed"] for one in found] == [(1, 5), (3, 5), (2, 5)]
    assert [one.eligible["evidenced"] for one in found] == [(0, 5)] * 3
    assert [one.eligible["verified"] for one in found] == [(0, 1), (0, 1), (0, 0)]
    assert [list(one.bands.values()) for one in found] == [[3, 1, 1, 0], [1, 1, 3, 0], [1, 2, 2, 0]]
    # Levels 1, 2, 3 earn 25, 50, 75 of 100; L7.3 = 4 in place of 2 adds 1.5 points.
    assert [one.mean for one in found] == pytest.approx([40, 60, (75 + 75 + 50 + 51.5 + 25) / 5])


def test_a_round_that_few_share_is_not_shown() -> None:
    """In Jawa Timur four are complete in all three rounds: the last two rounds are shown."""
    assert [(one.name, one.n) for one in over_rounds(chosen(region="35"))] == [("2025", 4), ("2026", 4)]
    assert over_rounds(chosen("2024")) == []


def test_verified_rounds_pass_over_one_without_any() -> None:
    found = over_rounds(chosen(kind="verified"))
    assert [(one.name, one.n, one.mean) for one in found] == [("2024", 1, 25), ("2025", 1, 50)]


def test_a_region_s_change_is_that_of_its_pairs() -> None:
    page = fulfilment.regions(chosen(), "province", sort="n", descending=True, start=0, count=2)
    east_java, lombok = page.lines
    assert (east_java.code, east_java.pairs, lombok.pairs) == ("35", 4, 1)
    # K1 (L8.2 from 3 on) of A, B, C, D: three of them in 2025, two in 2026. Of all villages it would
    # be 4 of 7 in 2025 and 5 of 8 now.
    assert east_java.cells["K1"].change == pytest.approx(-25)
    # Of every pillar A earns 25 more, B the same, C 25 less; D too, but for L7.3 (3 of M's 27 points):
    # 2 levels above the rest of its answers.
    assert east_java.cells["E"].change == pytest.approx(-25 / 4)
    assert east_java.cells["M"].change == pytest.approx((-25 + 50 * 3 / 27) / 4)
    assert {cell.change for cell in lombok.cells.values()} == {0}


def test_a_village_s_change_needs_both_rounds() -> None:
    page = fulfilment.villages(chosen(region="3525"), sort="name", descending=False, start=0, count=50)
    changed = {line.code[-1]: line.cells["K1"].change for line in page.lines if line.cells}
    assert changed == {"1": 1, "2": 0, "3": -1, "4": -1, "5": None, "6": None, "7": None}


def test_two_rounds_on_the_map_are_of_the_same_villages() -> None:
    now, then = chosen(), chosen("2024")
    found = map_change.same_villages(now, "K1", then, "K1")
    assert found is not None
    # The latest of each: E's is of 2025, J has none any more.
    assert found.n == 7
    _was, risen = map_change.compared(now, "K1", then, "K1", "province")
    # In Jawa Timur A, B, C, D, E, H: C alone in 2024; A, B, H now.
    at = map_figures.by_region(now, "K1", "province").code.index("35")
    assert risen[at] == pytest.approx(100 * 2 / 6)
    assert map_change.compared(then, "K1", now, "K1", "province")[1][at] == risen[at]


def test_how_many_were_assessed_changes_by_who_came_and_left() -> None:
    now, then = chosen("2026"), chosen("2024")
    assert map_change.same_villages(now, "n", then, "n") is None
    _was, risen = map_change.compared(now, "n", then, "n", "province")
    at = map_figures.by_region(now, "n", "province").code.index("35")
    assert risen[at] == 9 - 7


def test_a_table_of_two_rounds_tells_no_change_of_few() -> None:
    other = (chosen("2025"), "K1")
    rows = map_table.regions(chosen(), ["K1"], "province", sort="n", descending=True, other=other)
    # A to D are four; of six (2024 and the latest) a change is told.
    assert (rows[0].code, rows[0].n, rows[0].figures["K1"], rows[0].other) == ("35", 4, 50, 75)
    assert rows[0].change is None
    other = (chosen("2024"), "K1")
    rows = map_table.regions(chosen(), ["K1"], "province", sort="change", descending=True, other=other)
    assert (rows[0].code, rows[0].n) == ("35", 6)
    assert rows[0].change == pytest.approx(100 * 2 / 6)
