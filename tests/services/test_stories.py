"""Stories on record, and what villages promised: kept, replaced, removed, refused; counted and late."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select as choose

from emas.domain.path import Step
from emas.domain.problems import Problem
from emas.geo.time_zones import today
from emas.services import database, plan, snapshot, stories
from emas.services.actors import PUBLIC, VISITOR
from emas.services.demo.reset import reset_demo
from emas.services.nearest_to_eligible import nearest_to_eligible
from emas.services.plan import Change
from emas.services.promised import promised
from emas.services.selection import Filter, select
from emas.services.stories import keep_story, kept_stories, remove_story
from emas.store.tables import AuditEntry, PlanState
from emas.store.unit_of_work import read
from tests.support.eight import eight


def test_a_story_is_kept_under_its_name_and_replaced_by_another_of_that_name(demo: Path) -> None:
    first = keep_story(VISITOR, name="  Rapat   Agustus ", query={"wilayah": "35"})
    assert first.name == "Rapat Agustus"
    keep_story(VISITOR, name="Lain", query={})
    again = keep_story(VISITOR, name="rapat agustus", query={"wilayah": "33"})
    assert again.id == first.id
    assert [(one.name, one.query) for one in kept_stories(VISITOR)] == [
        ("rapat agustus", {"wilayah": "33"}),
        ("Lain", {}),
    ]
    remove_story(VISITOR, first.id)
    remove_story(VISITOR, first.id)
    assert [one.name for one in kept_stories(VISITOR)] == ["Lain"]
    with read(database.engine()) as session:
        rows = session.exec(choose(AuditEntry).where(AuditEntry.action == "keep_story")).all()
    told = [(row.before, row.after) for row in rows if row.object == f"story:{first.id}"]
    assert [(before is None, after is None) for before, after in told] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        ("  ", {}, "story_nameless"),
        ("x" * 91, {}, "text_long"),
        ("x", {"minta": "y" * 4001}, "story_long"),
        ("Hubungi 081234567890", {}, "story_personal"),
        ("x", {"minta": "NIK 3525010101800001"}, "story_personal"),
    ],
)
def test_what_cannot_be_kept_is_refused(demo: Path, name: str, query: dict[str, str], code: str) -> None:
    with pytest.raises(Problem) as raised:
        keep_story(VISITOR, name=name, query=query)
    assert raised.value.code == code
    assert kept_stories(VISITOR) == []


def test_there_is_room_for_so_many(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MOST", 2)
    for name in ("a", "b"):
        keep_story(VISITOR, name=name, query={})
    keep_story(VISITOR, name="a", query={"wilayah": "35"})
    with pytest.raises(Problem, match="stories_full"):
        keep_story(VISITOR, name="c", query={})


def test_the_public_keeps_nothing_and_reads_no_plans(demo: Path) -> None:
    for act in (
        lambda: keep_story(PUBLIC, name="a", query={}),
        lambda: kept_stories(PUBLIC),
        lambda: remove_story(PUBLIC, 1),
        lambda: promised(PUBLIC, select(snapshot.current(), "claimed", Filter()), 3),
    ):
        with pytest.raises(Problem, match="not_allowed"):
            act()


def test_a_demonstration_that_starts_again_has_no_stories(demo: Path) -> None:
    keep_story(VISITOR, name="a", query={})
    reset_demo(VISITOR)
    assert kept_stories(VISITOR) == []


def test_promises_are_counted_by_state_and_the_late_ones_come_first(demo: Path) -> None:
    now = snapshot.current()
    code, other = (str(one) for one in now.code[:2])
    steps = [Step("L8.2", 1, 3, 3), Step("L8.1", 0, 3, 8), Step("L1.2", 1, 3, 3)]
    plan.take_over(
        VISITOR, village_code=code, rubric_version=now.rubric.version, steps=steps, offices=["Kasi"] * 3
    )
    day = today(code)
    for action, state, due in zip(
        plan.plan_of(VISITOR, code),
        ("running", "planned", "done"),
        (day + timedelta(days=9), day - timedelta(days=1), day - timedelta(days=5)),
        strict=True,
    ):
        plan.change_action(VISITOR, village_code=code, before=action, to=Change("Kasi", due, state, ""))
    found = promised(VISITOR, select(now, "claimed", Filter()), 5)
    assert (found.villages, found.late) == (1, 1)
    assert {state: n for state, n in found.by_state.items() if n} == {
        PlanState.PLANNED: 1,
        PlanState.RUNNING: 1,
        PlanState.DONE: 1,
    }
    assert [(one.indicator, one.late) for one in found.open] == [("L8.1", True), ("L8.2", False)]
    elsewhere = promised(VISITOR, select(now, "claimed", Filter(region=other[:4])), 5)
    assert elsewhere.villages == (1 if code.startswith(other[:4]) else 0)


def test_the_nearest_to_eligibility_lacks_fewest_conditions(demo: Path) -> None:
    now = eight()
    # 3525032002 lacks K1 alone, and stands before the others that lack one.
    assert nearest_to_eligible(select(now, "claimed", Filter(region="3525"))) == "3525032002"
    assert nearest_to_eligible(select(now, "claimed", Filter(region="5201"))) == "5201152001"
    assert nearest_to_eligible(select(now, "claimed", Filter(region="3525", eligible=True))) == ""
