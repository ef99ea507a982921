"""The unscored part is saved question by question: nothing collides, no score moves, all is audited."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from emas.domain.participation import UNKNOWN, length, questions
from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR
from emas.services.participate import save_participation
from emas.services.rubrics import rubric
from emas.store import assessments, audit, rounds, scores
from emas.store.tables import Round, State
from emas.store.unit_of_work import read, write
from tests.services.conftest import INVENTED, REAL

ASKED = questions(rubric())
LAST = len(ASKED) - 1


def save(round_id: int, question: int, signs: str, seen: str = "---", code: str = REAL) -> str:
    return save_participation(
        VISITOR, village_code=code, round_id=round_id, question=question, signs=signs, seen=seen
    )


def stored() -> str:
    return assess.current_sheet(VISITOR, REAL).participation


def test_each_question_has_its_own_place(round_id: int) -> None:
    assert stored() == UNKNOWN * length(rubric())
    save(round_id, 0, "110")
    written = save(round_id, LAST, "001")
    assert written == "110" + UNKNOWN * (length(rubric()) - 6) + "001"
    assert stored() == written
    assert save(round_id, 0, "---", seen="110").startswith("---")
    assert assess.current_sheet(VISITOR, REAL).saved_at is not None


def test_it_moves_no_score_and_makes_no_village_assessed(round_id: int) -> None:
    save(round_id, 0, "111")
    with read(database.engine()) as session:
        assert scores.score_columns(session)["village_code"] == []
    sheet = assess.save_answer(
        VISITOR, village_code=REAL, round_id=round_id, indicator="L8.1", answer=2, version=0
    )
    # An answer leaves what stands beside it.
    assert sheet.participation.startswith("111")
    save(round_id, 1, "000")
    with read(database.engine()) as session:
        columns = scores.score_columns(session)
    assert columns["claimed_total"] == [sheet.claimed.total]
    assert columns["participation"] == [stored()]


def test_on_the_same_question_the_later_is_told(round_id: int) -> None:
    save(round_id, 2, "100")
    save(round_id, 2, "100")  # a retry
    with pytest.raises(Problem) as caught:
        save(round_id, 2, "010")
    assert (caught.value.code, caught.value.params) == ("participation_conflict", {"theirs": "100"})
    save(round_id, 2, "010", seen="100")
    assert ASKED[2].of(stored()) == "010"
    with read(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        assert row is not None
        trail = audit.entries(session, object=f"assessment:{row.id}/participation/2")
    assert [(entry.before, entry.after) for entry in trail] == [
        ({"signs": "---"}, {"signs": "100"}),
        ({"signs": "100"}, {"signs": "010"}),
    ]


def test_two_people_on_different_questions_never_collide(round_id: int) -> None:
    with ThreadPoolExecutor(len(ASKED)) as pool:
        list(pool.map(lambda number: save(round_id, number, "101"), range(len(ASKED))))
    assert stored() == "101" * len(ASKED)


@pytest.mark.parametrize("signs", ["", "1", "1111", "1-0", "abc", "12 "])
def test_what_is_no_answer_is_refused(round_id: int, signs: str) -> None:
    with pytest.raises(Problem, match="participation_expected"):
        save(round_id, 0, signs)
    with pytest.raises(Problem, match="participation_expected"):
        save(round_id, len(ASKED), "111")
    assert UNKNOWN * length(rubric()) == stored()


def test_who_may_not_who_is_late_and_who_has_submitted(round_id: int) -> None:
    with pytest.raises(Problem, match="not_allowed"):
        save_participation(PUBLIC, village_code=REAL, round_id=round_id, question=0, signs="111", seen="---")
    with pytest.raises(Problem, match="unknown_village"):
        save(round_id, 0, "111", code="3525039999")
    save(round_id, 0, "111", code=INVENTED)
    with write(database.engine()) as session:
        row = assessments.get(session, village_code=INVENTED, round_id=round_id)
        assert row is not None
        row.state = State.SUBMITTED
        session.add(row)
        session.commit()
    with pytest.raises(Problem, match="assessment_locked"):
        save(round_id, 1, "111", code=INVENTED)
    with write(database.engine()) as session:
        of = session.get(Round, round_id)
        assert of is not None
        of.closed_at = of.opened_at
        session.add(of)
        session.commit()
        assert rounds.current(session) is None
    with pytest.raises(Problem, match="round_closed"):
        save(round_id, 0, "111")
