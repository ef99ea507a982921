"""The village's plan: steps taken over once, changed by one at a time, kept through rounds."""

from __future__ import annotations

from datetime import date

import pytest

from emas.domain.path import Step
from emas.domain.problems import Problem
from emas.services.actors import PUBLIC, VISITOR
from emas.services.plan import Change, Planned, change_action, plan_of, take_over
from emas.store.tables import PlanState
from tests.services.conftest import OTHER, REAL

STEPS = (Step("L8.1", 0, 2, 11), Step("L8.2", 1, 3, 4))


def take(steps: tuple[Step, ...] = STEPS) -> int:
    return take_over(
        VISITOR,
        village_code=REAL,
        rubric_version="1",
        steps=steps,
        offices=["Sekretaris desa"] * len(steps),
    )


def change(before: Planned, village: str = REAL, **changes: object) -> Planned:
    to = {"office": before.office, "due": before.due, "state": before.state, "note": before.note} | changes
    return change_action(VISITOR, village_code=village, before=before, to=Change(**to))  # type: ignore[arg-type]


@pytest.mark.usefixtures("round_id")
def test_steps_are_taken_over_once() -> None:
    assert take() == 2
    assert take((*STEPS, Step("L8.2", 3, 4, 1))) == 1
    plan = plan_of(VISITOR, REAL)
    assert [(one.indicator, one.level) for one in plan] == [("L8.1", 2), ("L8.2", 3), ("L8.2", 4)]
    assert {one.state for one in plan} == {PlanState.PLANNED}
    assert plan_of(VISITOR, OTHER) == []


@pytest.mark.usefixtures("round_id")
def test_changed_and_the_later_is_told() -> None:
    take()
    before = plan_of(VISITOR, REAL)[0]
    after = change(before, due=date(2027, 3, 1), state="running", note="  draf   di BPD ")
    assert (after.due, after.state, after.note) == (date(2027, 3, 1), PlanState.RUNNING, "draf di BPD")
    assert plan_of(VISITOR, REAL)[0] == after
    # A retry of the same changes nothing; another change of what is no longer so is refused.
    assert change(before, due=date(2027, 3, 1), state="running", note="draf di BPD") == after
    with pytest.raises(Problem, match="plan_conflict"):
        change(before, state="done")
    assert change(after, state="done").state is PlanState.DONE


@pytest.mark.usefixtures("round_id")
def test_refused() -> None:
    take()
    action = plan_of(VISITOR, REAL)[0]
    for changes, code in (
        ({"state": "soon"}, "plan_expected"),
        ({"note": "x" * 201}, "text_long"),
        ({"office": "hubungi 081234567890"}, "plan_personal"),
        ({"village": OTHER, "note": "ours"}, "plan_gone"),  # another village's action
    ):
        with pytest.raises(Problem, match=code):
            change(action, **changes)  # type: ignore[arg-type]
    with pytest.raises(Problem, match="unknown_indicator"):
        take((Step("L99.9", 0, 1, 1),))
    with pytest.raises(Problem, match="plan_full"):
        take(tuple(Step("L8.3", 0, level, 1) for level in range(1, 61)))
    with pytest.raises(Problem, match="not_allowed"):
        plan_of(PUBLIC, REAL)
    with pytest.raises(Problem, match="not_allowed"):
        take_over(PUBLIC, village_code=REAL, rubric_version="1", steps=STEPS, offices=["a", "b"])
    assert plan_of(VISITOR, REAL)[0] == action
