"""Handing in: what was seen is locked, and nothing else is."""

from __future__ import annotations

import pytest

from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR
from emas.services.evidence import name_evidence
from emas.services.participate import save_participation
from emas.services.people import save_people
from emas.services.previous import confirm_previous
from emas.services.submit import submit
from emas.store import audit, rounds
from emas.store.tables import State
from emas.store.unit_of_work import read, write
from tests.services.conftest import REAL
from tests.store.samples import NOW


def answer(round_id: int, indicator: str = "L8.1", level: int = 2, version: int = 0) -> assess.Sheet:
    return assess.save_answer(
        VISITOR, village_code=REAL, round_id=round_id, indicator=indicator, answer=level, version=version
    )


def test_submitted_is_locked_and_on_record(round_id: int) -> None:
    seen = answer(round_id).saved_at
    sheet = submit(VISITOR, village_code=REAL, round_id=round_id, seen=seen)
    assert sheet.state is State.SUBMITTED
    assert sheet.locked
    assert sheet.submitted_at is not None
    assert assess.current_sheet(VISITOR, REAL) == sheet
    with read(database.engine()) as session:
        # The answer's own row stands under the indicator.
        (entry,) = audit.entries(session, object="assessment:1")
    assert (entry.action, entry.after) == ("submit", {"state": "submitted"})
    place = {"village_code": REAL, "round_id": round_id}
    for change in (
        lambda: answer(round_id, "L8.2"),
        lambda: answer(round_id, "L8.1", 3, 1),
        lambda: submit(VISITOR, **place, seen=seen),  # type: ignore[arg-type]
        lambda: save_people(VISITOR, **place, part="women", value=1, seen=None),  # type: ignore[arg-type]
        lambda: save_participation(VISITOR, **place, question=0, signs="111", seen="---"),  # type: ignore[arg-type]
        lambda: confirm_previous(VISITOR, **place, indicators=["L1.1"]),  # type: ignore[arg-type]
        lambda: name_evidence(VISITOR, **place, indicator="L8.1", raw={}),  # type: ignore[arg-type]
    ):
        with pytest.raises(Problem, match="assessment_locked"):
            change()
    assert assess.current_sheet(VISITOR, REAL) == sheet


def test_what_was_not_seen_is_not_handed_in(round_id: int) -> None:
    seen = answer(round_id).saved_at
    answer(round_id, "L8.2", 4)
    with pytest.raises(Problem, match="submit_changed"):
        submit(VISITOR, village_code=REAL, round_id=round_id, seen=seen)
    assert assess.current_sheet(VISITOR, REAL).state is State.DRAFT


def test_an_empty_sheet_cannot_be_handed_in(round_id: int) -> None:
    with pytest.raises(Problem, match="submit_empty"):
        submit(VISITOR, village_code=REAL, round_id=round_id, seen=None)
    save_people(VISITOR, village_code=REAL, round_id=round_id, part="women", value=3, seen=None)
    with pytest.raises(Problem, match="submit_empty"):
        submit(VISITOR, village_code=REAL, round_id=round_id, seen=None)


def test_only_who_may(round_id: int) -> None:
    seen = answer(round_id).saved_at
    with pytest.raises(Problem, match="not_allowed"):
        submit(PUBLIC, village_code=REAL, round_id=round_id, seen=seen)


def test_a_draft_of_a_closed_round_stays_readable_and_says_that_it_was_never_handed_in(round_id: int) -> None:
    seen = answer(round_id).saved_at
    with write(database.engine()) as session:
        of = rounds.get(session, round_id)
        assert of is not None
        of.closed_at = NOW
        session.commit()
    with pytest.raises(Problem, match="round_closed"):
        submit(VISITOR, village_code=REAL, round_id=round_id, seen=seen)
    sheet = assess.sheet_in(VISITOR, REAL, round_id)
    assert sheet.locked
    assert sheet.submitted_at is None
    assert sheet.stored["L8.1"].answer == 2
    with pytest.raises(Problem, match="not_allowed"):
        assess.sheet_in(PUBLIC, REAL, round_id)
    with pytest.raises(Problem, match="unknown_round"):
        assess.sheet_in(VISITOR, REAL, 99)
