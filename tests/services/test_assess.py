"""The way of one answer: permission, validation, score, audit and current score in one transaction."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR, Action, may, whoever_comes
from emas.services.assess import Sheet
from emas.store import assessments, audit, change, rounds, scores
from emas.store.tables import Origin, Round, State
from emas.store.unit_of_work import read, write
from tests.services.conftest import INVENTED, REAL


def save(round_id: int, indicator: str, answer: object, version: int = 0, code: str = REAL) -> Sheet:
    return assess.save_answer(
        VISITOR, village_code=code, round_id=round_id, indicator=indicator, answer=answer, version=version
    )


def number() -> int:
    with read(database.engine()) as session:
        return change.number(session)


def refused(round_id: int, *arguments: object, **more: object) -> Problem:
    """The refusal of a save; that it changed nothing is part of what is checked."""
    before = number()
    with pytest.raises(Problem) as caught:
        save(round_id, *arguments, **more)  # type: ignore[arg-type]
    assert number() == before
    return caught.value


def test_score_moves_with_each_answer_and_is_stored(round_id: int) -> None:
    empty = assess.current_sheet(VISITOR, REAL)
    assert (empty.claimed.total, empty.saved_at, empty.round_id) == (0, None, round_id)
    first = save(round_id, "L8.1", 2)
    second = save(round_id, "L7.3", {"num": 45, "den": 50})
    # 3 points at level 2, then 3 points at level 3 (90 % lies between the cuts 75 and 95)
    assert [first.claimed.points * 4, second.claimed.points * 4] == [6, 15]
    assert second.claimed.prerequisites == {"pmi": True, "regulation": True}
    again = assess.current_sheet(VISITOR, REAL)
    assert again.stored == second.stored
    assert again.claimed == second.claimed
    assert again.saved_at is not None


def test_current_score_and_audit_stand_in_the_same_transaction(round_id: int) -> None:
    save(round_id, "L8.1", 2)
    saved = save(round_id, "L8.1", 3, version=1)
    with read(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        assert row is not None
        columns = scores.score_columns(session)
        trail = audit.entries(session, object=f"assessment:{row.id}/L8.1")
    assert columns["village_code"] == [REAL]
    assert columns["claimed_total"] == [saved.claimed.total]
    assert columns["claimed_profile"] == [saved.claimed.profile.write()]
    assert columns["verified_total"] == [None]
    assert [(entry.before, entry.after) for entry in trail] == [
        (None, {"answer": 2}),
        ({"answer": 2}, {"answer": 3}),
    ]
    assert {entry.actor for entry in trail} == {VISITOR.name}


def test_what_is_not_allowed_is_refused(round_id: int) -> None:
    with pytest.raises(Problem, match="not_allowed"):
        assess.save_answer(
            PUBLIC, village_code=REAL, round_id=round_id, indicator="L8.1", answer=2, version=0
        )
    with pytest.raises(Problem, match="not_allowed"):
        assess.current_sheet(PUBLIC, REAL)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("L8.1", 5), "level_out_of_range"),
        (("L8.1", {"num": 1, "den": 2}), "level_expected"),
        (("L7.3", {"num": 3, "den": 2}), "num_over_den"),
        (("L99.1", 1), "unknown_indicator"),
        (("L8.1", 2, 7), "answer_conflict"),
    ],
)
def test_bad_answers_change_nothing(round_id: int, arguments: tuple[object, ...], code: str) -> None:
    assert refused(round_id, *arguments).code == code


def test_unknown_village_and_round(round_id: int) -> None:
    assert refused(round_id, "L8.1", 2, code="9999999999").code == "unknown_village"
    assert refused(round_id, "L8.1", 2, code="' OR 1=1").code == "no_village_code"
    assert refused(round_id + 1, "L8.1", 2).code == "round_closed"


def test_closed_round_and_submitted_sheet_are_locked(round_id: int) -> None:
    save(round_id, "L8.1", 2)
    with write(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        assert row is not None
        row.state = State.SUBMITTED
        session.commit()
    assert refused(round_id, "L8.1", 3, version=1).code == "assessment_locked"
    with write(database.engine()) as session:
        opened = session.exec(select(Round)).one()
        opened.closed_at = opened.opened_at
        session.commit()
    assert refused(round_id, "L8.1", 3, version=1).code == "round_closed"
    with pytest.raises(Problem, match="no_open_round"):
        assess.current_sheet(VISITOR, REAL)


def test_the_later_of_two_on_one_question_is_told_what_stands(round_id: int) -> None:
    save(round_id, "L8.1", 2)
    conflict = refused(round_id, "L8.1", 4)
    assert (conflict.code, conflict.params["theirs"]) == ("answer_conflict", 2)
    save(round_id, "L8.2", 3)  # another question never collides


def test_the_same_answer_again_is_a_success_and_changes_nothing(round_id: int) -> None:
    first = save(round_id, "L8.1", 2)
    before = number()
    retried = save(round_id, "L8.1", 2)
    assert retried.version_of("L8.1") == first.version_of("L8.1") == 1
    assert number() == before


def test_many_at_once_on_one_sheet_lose_nothing(round_id: int) -> None:
    codes = [i.code for i in assess.current_sheet(VISITOR, REAL).rubric.indicators if i.kind == "level"]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda code: save(round_id, code, 3), codes))
    sheet = assess.current_sheet(VISITOR, REAL)
    assert set(sheet.stored) == set(codes)
    assert sheet.claimed.total > 0


def test_real_villages_are_trials_and_invented_ones_simulated_in_a_demonstration(round_id: int) -> None:
    assert save(round_id, "L8.1", 2).origin is Origin.TRIAL
    invented = save(round_id, "L8.1", 2, code=INVENTED)
    assert invented.origin is Origin.SIMULATED
    assert "simulasi" in invented.village.name
    with read(database.engine()) as session:
        assert sorted(scores.score_columns(session)["origin"]) == ["simulated", "trial"]


def test_score_names_its_round_rubric_and_reference_date(round_id: int) -> None:
    sheet = save(round_id, "L8.1", 2)
    with read(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        current = rounds.get(session, round_id)
    assert row is not None
    assert current is not None
    assert (row.rubric_version, row.reference_date) == ("1", current.reference_date)
    assert (sheet.round_name, sheet.reference_date) == ("2026", current.reference_date)


def test_nobody_writes_unknown_in_a_real_installation() -> None:
    assert whoever_comes("production") is PUBLIC
    assert not any(may(PUBLIC, action) for action in Action)
