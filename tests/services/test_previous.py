"""Last round's answers: offered, confirmed with their documents, asked again where these have aged."""

from __future__ import annotations

from datetime import date

import pytest

from emas.domain.answers import Counts
from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR
from emas.services.evidence import name_evidence
from emas.services.previous import confirm_previous, previous_answers
from emas.store import rounds
from emas.store.unit_of_work import write
from tests.services.conftest import REAL
from tests.store.samples import NOW

OLD, NEW = "2026", "2027"


@pytest.fixture
def next_round(round_id: int) -> int:
    """L8.1 and L8.2 answered with documents, L7.3 with counts; then the round closes and another opens."""
    place = {"village_code": REAL, "round_id": round_id}
    for code, answer in (("L8.1", 3), ("L8.2", 4), ("L7.3", {"num": 40, "den": 50})):
        assess.save_answer(VISITOR, **place, indicator=code, answer=answer, version=0)  # type: ignore[arg-type]
    paper = {"date": date(2024, 2, 1), "number": "141/7", "office": "Kepala Desa"}
    for code, kind in (("L8.1", "regulation"), ("L8.2", "satgas_decree")):
        name_evidence(VISITOR, **place, indicator=code, raw={**paper, "kind": kind})  # type: ignore[arg-type]
    with write(database.engine()) as session:
        of = rounds.get(session, round_id)
        assert of is not None
        of.closed_at = NOW
        added = rounds.add(
            session, name=NEW, reference_date=date(2027, 12, 31), rubric_version="1", opened_at=NOW
        )
        session.commit()
    assert added.id is not None
    return added.id


def test_offered_and_aged(next_round: int) -> None:
    previous = previous_answers(VISITOR, assess.current_sheet(VISITOR, REAL))
    assert {code: one.round_name for code, one in previous.items()} == dict.fromkeys(
        ["L8.1", "L8.2", "L7.3"], OLD
    )
    # The task force's decree of February 2024 held three years: at the end of 2027 it does not.
    assert {code: one.aged for code, one in previous.items()} == {"L8.1": False, "L8.2": True, "L7.3": False}


def test_confirmed_with_its_documents(next_round: int) -> None:
    sheet = confirm_previous(
        VISITOR, village_code=REAL, round_id=next_round, indicators=["L8.1", "L8.2", "L7.3", "L1.1"]
    )
    assert set(sheet.stored) == {"L8.1", "L7.3"}  # what has aged is left open, and what was never answered
    assert sheet.stored["L8.1"].answer == 3
    assert sheet.stored["L8.1"].version == 1
    assert sheet.stored["L8.1"].evidence[0].number == "141/7"
    assert sheet.stored["L7.3"].answer == Counts(40, 50)
    assert assess.current_sheet(VISITOR, REAL) == sheet


def test_what_is_answered_meanwhile_stays(next_round: int) -> None:
    assess.save_answer(VISITOR, village_code=REAL, round_id=next_round, indicator="L8.1", answer=1, version=0)
    sheet = confirm_previous(VISITOR, village_code=REAL, round_id=next_round, indicators=["L8.1"])
    assert sheet.stored["L8.1"].answer == 1


def test_the_first_round_has_none_before_it_and_the_public_reads_none(round_id: int) -> None:
    sheet = assess.current_sheet(VISITOR, REAL)
    assert previous_answers(VISITOR, sheet) == {}
    with pytest.raises(Problem, match="not_allowed"):
        previous_answers(PUBLIC, sheet)
    with pytest.raises(Problem, match="not_allowed"):
        confirm_previous(PUBLIC, village_code=REAL, round_id=round_id, indicators=["L8.1"])
