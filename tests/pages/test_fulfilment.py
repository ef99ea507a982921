"""The scorecard and what holds villages back: eight villages counted by hand, and a demonstration's sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.domain.problems import Problem
from emas.domain.scoring import Status
from emas.services import assess, coverage, fulfilment, nearly, snapshot, supposition
from emas.services.actors import VISITOR
from emas.services.blocking import blocking, eligible
from emas.services.fulfilment import Cell
from emas.services.held_back import Step, held_back, single_steps
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.support.eight import CODES, eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(region: str = "", **asked: object) -> Selection:
    return select(eight(), "claimed", Filter(region=region, **asked))  # type: ignore[arg-type]


def provinces(selection: Selection, sort: str = "name") -> dict[str, fulfilment.Line]:
    page = fulfilment.regions(selection, "province", sort=sort, descending=False, start=0, count=40)
    assert page.total == 38
    return {line.code: line for line in page.lines}


def state(cell: Cell) -> tuple[Status, float | None]:
    return cell.status, cell.figure


def test_shares_of_eight_villages_are_those_counted_by_hand() -> None:
    told = provinces(chosen())
    east_java, lombok = told["35"], told["52"]
    # Of the five in Jawa Timur one has no migrant and one no answer: three are complete.
    assert (east_java.n, lombok.n) == (3, 3)
    assert state(east_java.cells["pmi"]) == (Status.MET, 100)
    assert state(east_java.cells["regulation"]) == (Status.MET, 100)
    assert state(east_java.cells["K1"]) == (Status.UNMET, 33)
    assert state(east_java.cells["K2"]) == (Status.PARTLY, 67)
    assert state(east_java.cells["L8"]) == (Status.UNMET, 33)
    assert state(east_java.cells["L10"]) == (Status.MET, 100)
    assert state(lombok.cells["regulation"]) == (Status.PARTLY, 67)
    assert state(lombok.cells["K3"]) == (Status.PARTLY, 67)
    assert state(lombok.cells["K1"]) == (Status.MET, 100)
    assert state(lombok.cells["L5"]) == (Status.PARTLY, 67)
    # Level 3 throughout earns 75 % of a pillar, 4 all of it; L5.2 carries 4 of M's 27 points.
    assert state(lombok.cells["M"]) == (Status.MET, (100 * (27 * 3 - 4 * 2) // 108 + 100 + 75) // 3)
    assert state(told["11"].cells["K1"]) == (Status.UNANSWERED, None)


def test_what_blocks_and_who_lacks_one_thing_only() -> None:
    selection = chosen()
    assert eligible(selection) == 2
    told = {one.code: (one.lacking, one.only, one.of) for one in blocking(selection)}
    assert told["pmi"] == (0, 0, 6)
    assert told["regulation"] == (1, 1, 6)
    assert told["K1"] == (2, 1, 6)
    assert told["K2"] == (1, 0, 6)
    assert told["K3"] == (1, 1, 6)
    assert told["K5"] == (0, 0, 6)
    alone = {code: [one.code for one in nearly.lacking_only(selection, code)] for code in told}
    assert alone["K1"] == [CODES[3]]
    assert alone["K3"] == [CODES[5]]
    assert alone["regulation"] == [CODES[7]]
    assert alone["K2"] == alone["pmi"] == []


def test_a_village_tells_its_own_state() -> None:
    page = fulfilment.villages(chosen("3525"), sort="met", descending=True, start=0, count=12)
    told = [(line.code, line.met) for line in page.lines]
    assert told[:3] == [(CODES[2], 8), (CODES[3], 7), (CODES[4], 6)]
    # Then those that a source names and nobody assessed: no state is no state.
    assert {met for _code, met in told[3:]} == {None}
    assert all(not line.cells for line in page.lines[3:])
    third = page.lines[2].cells
    assert third["K1"].status is Status.UNMET
    assert third["K2"].status is Status.PARTLY
    assert third["L8"].status is Status.UNMET
    assert third["L10"].status is Status.MET
    assert third["K1"].figure is None


ASKED = [{"eligible": True}, {"bands": frozenset({0})}, {"lacks": "K1"}, {}]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_filters_that_select_few_one_and_all_are_answered(asked: dict[str, object]) -> None:
    selection = chosen("3525", **asked)
    page = fulfilment.regions(
        select(selection.snapshot, "claimed", Filter(region="35", **asked)),  # type: ignore[arg-type]
        "regency",
        sort="n",
        descending=True,
        start=0,
        count=1,
    )
    assert page.lines[0].n >= len(selection.complete)
    assert sum(one.only for one in blocking(selection)) <= len(selection.complete)


def test_change_is_the_difference_of_the_same_villages_shares() -> None:
    now = snapshot.current()
    selection = select(now, "claimed", Filter())
    later, earlier = (snapshot.of_round(now, one.id) for one in rounds(now)[:2])

    def held(of: Snapshot, codes: set[str]) -> int:
        return sum(bool(of.scores["claimed"].fulfilled[of.code.tolist().index(code), 2]) for code in codes)

    both = set(later.code[later.complete["claimed"]]) & set(earlier.code[earlier.complete["claimed"]])
    compared = 0
    for code, line in provinces(selection).items():
        here = {village for village in both if village.startswith(code)}
        assert line.pairs == len(here)
        if here:
            expected = 100 * (held(later, here) - held(earlier, here)) / len(here)
            assert line.cells["K1"].change == pytest.approx(expected)
            compared += 1
        else:
            assert line.cells.get("K1", Cell(Status.UNANSWERED)).change is None
    assert compared > 3


def test_services_are_built_as_far_as_counted_by_hand() -> None:
    # The three in Lombok Barat: all 3 but for L5.2 = 1; all 4; all 3 but for L8.1 = 1.
    built = {one.code: one for one in coverage.services(chosen("5201"))}
    assert built["L1"].covered == 100
    assert built["L5"].covered == 67  # two of three
    # L5.1, L5.2 and L5.3 in per cent of their own points: 75, 100, 75; 25, 100, 75; 75, 100, 75.
    assert built["L5"].groups == {"document": 83, "service": 67, "result": 83}
    assert built["L8"].groups["document"] == (25 * 3 + 100 * 3 + 75 * 3 + 75 * 3 + 100 * 3 + 75 * 3) // 18
    # 5.5, 10 and 7.5 of 10 points.
    assert built["L5"].phases["after"] == 77
    assert built["L5"].phases["before"] is None


def test_the_spread_runs_over_real_villages() -> None:
    of_services, of_pillars = coverage.spread(chosen("5201"))
    lowest = {one.code: one.quantiles[0] for one in of_services}
    # Of 10 points L5 has 3, 4 and 3: three quarters of 3 and 3, a quarter of 4.
    assert lowest["L5"] == pytest.approx(55)
    assert {one.quantiles[-1] for one in (*of_services, *of_pillars)} == {100}
    for one in (*of_services, *of_pillars):
        assert list(one.quantiles) == sorted(one.quantiles)
        assert one.quantiles[0] <= one.mean <= one.quantiles[-1]
    alone = coverage.spread(select(eight(), "claimed", Filter(region="5201", lacks="K3")))[0]
    assert {len(set(one.quantiles)) for one in alone} == {1}
    assert coverage.spread(chosen("11")) == ([], [])
    assert coverage.services(chosen("11")) == []


def test_a_task_force_everywhere_makes_one_more_of_eight_eligible() -> None:
    told = supposition.effect(chosen(), {"L8.2": 3})
    # Of the six complete ones two are below 3; one of them lacks nothing else.
    assert (told.of, told.villages) == (6, 2)
    assert told.eligible == (2, 3)
    weeks = eight().rubric.indicators[eight().rubric.position["L8.2"]].effort
    assert told.weeks == 2 * weeks[2]
    assert sum(before for before, _after in told.bands.values()) == 6
    assert sum(after for _before, after in told.bands.values()) == 6
    assert told.mean[1] > told.mean[0]


def test_what_cannot_be_raised_is_not() -> None:
    # One village has no migrant to count, the other has answered nothing: neither is complete.
    nobody = supposition.effect(chosen("3524"), {"L7.3": 4})
    assert (nobody.of, nobody.villages) == (0, 0)
    with pytest.raises(Problem, match="unknown_indicator"):
        supposition.effect(chosen(), {"L99.1": 3})


def test_the_best_single_step_comes_first() -> None:
    best = single_steps(chosen())
    # K1 and the regulation are one step away in one village each; K3's L5.2 = 1 is two steps away.
    # L8.2 with its 4 points also lifts more villages a band.
    assert [(one.indicator, one.eligible) for one in best if one.eligible] == [("L8.2", 1), ("L8.1", 1)]
    assert best[0].lifted >= best[1].lifted


def test_the_recorded_share_is_never_proposed() -> None:
    """Whoever stops looking for departures that nobody recorded raises it too (L1.3)."""
    assert "L1.3" not in {one.indicator for one in single_steps(chosen())}
    for one in held_back(chosen(), 4, "code", descending=False):
        assert "L1.3" not in {step.indicator for step in (one.eligible, one.lifted) if step}


def test_what_holds_each_region_back() -> None:
    found = {one.code: one for one in held_back(chosen(), 4, "code", descending=False)}
    # In Lamongan no village is complete: what holds it back is not known.
    assert list(found) == ["3525", "5201"]
    # In Gresik two lack K1, one of them alone; L8.2 a level higher makes that one eligible and Mantap (75).
    gresik = found["3525"]
    assert (gresik.n, gresik.condition, gresik.lacking, gresik.only) == (3, "K1", 2, 1)
    assert gresik.eligible == Step("L8.2", villages=3, eligible=1, lifted=1)
    lombok = found["5201"]
    assert (lombok.n, lombok.lacking, lombok.only) == (3, 1, 2)
    assert lombok.eligible is not None
    assert (lombok.eligible.indicator, lombok.eligible.eligible) == ("L8.1", 1)
    # A province is the sum of its regencies; the order is what is asked for.
    provinces = held_back(chosen(), 2, "n", descending=True)
    assert [(one.code, one.n, one.only) for one in provinces] == [("35", 3, 1), ("52", 3, 2)]
    by_lacking = held_back(chosen(), 4, "lacking", descending=True)
    assert [one.code for one in by_lacking] == ["3525", "5201"]


def test_an_answer_leaves_the_other_rounds_columns_as_they_are() -> None:
    now = snapshot.current()
    latest, previous = (one.id for one in rounds(now)[:2])
    before, open_ = snapshot.of_round(now, previous), snapshot.of_round(now, latest)
    village = "3525032009"
    assert village not in open_.code
    sheet = assess.current_sheet(VISITOR, village)
    assess.save_answer(
        VISITOR, village_code=village, round_id=sheet.round_id, indicator="L8.1", answer=3, version=0
    )
    after = snapshot.current()
    assert after.number > now.number
    again = snapshot.of_round(after, previous)
    assert again.scores is before.scores
    assert again.number == after.number
    assert village in snapshot.of_round(after, latest).code


def test_documents_and_results_are_counted_over_all_services() -> None:
    # One village with level 3 throughout: three quarters of every group.
    alone = select(eight(), "claimed", Filter(region="3525", eligible=True))
    assert {coverage.of_group(alone, one.code) for one in eight().rubric.groups} == {75}
    assert coverage.of_group(chosen("11"), "document") == 0
