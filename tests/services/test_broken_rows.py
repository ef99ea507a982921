"""One broken row in the store: it is left out, named in the log and told; everything else is shown."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import text

from emas.domain.problems import Problem
from emas.services import assess, database, history, programme, snapshot, sound
from emas.services.actors import VISITOR
from tests.services.conftest import OTHER, REAL
from tests.services.test_snapshot import fill

BROKEN = {
    "claimed_profile": ["3", "3" * 29 + "x", "3" * 29 + "7", "é" * 30],
    "evidenced_profile": ["9" * 30],
    "claimed_counts": ["1 2", "a b c d e f g h i j k l m n"],
    "participation": ["1", "é"],
}


def spoil(table: str, column: str, value: str, code: str) -> None:
    """Store what no command would, past every check of the program."""
    statement = text(f"UPDATE {table} SET {column} = :value WHERE village_code = :code")  # noqa: S608
    with database.engine().execution_options(access="write").begin() as connection:
        assert connection.execute(statement, {"value": value, "code": code}).rowcount
        connection.execute(text("UPDATE change SET number = number + 1"))


@pytest.mark.parametrize(
    ("column", "value"), [(column, value) for column, values in BROKEN.items() for value in values]
)
def test_a_broken_score_is_left_out_logged_and_counted(
    round_id: int, caplog: pytest.LogCaptureFixture, column: str, value: str
) -> None:
    fill(round_id, REAL, 1)
    fill(round_id, OTHER, 3)
    spoil("village_score", column, value, OTHER)
    with caplog.at_level(logging.ERROR):
        now = snapshot.current()
    assert (now.code.tolist(), now.broken) == ([REAL], 1)
    assert OTHER in caplog.text


def test_a_store_that_is_sound_has_none(round_id: int) -> None:
    fill(round_id, REAL, 1)
    assert snapshot.current().broken == 0


def test_a_broken_result_of_a_round_is_left_out_of_the_villages_history(round_id: int) -> None:
    fill(round_id, REAL, 1)
    spoil("assessment", "claimed_profile", "x" * 30, REAL)
    assert history.rounds_of(REAL) == []
    assert history.broken_rounds(REAL) == ["2026"]


def test_broken_answers_are_told_and_stay_as_they_are(round_id: int) -> None:
    sheet = fill(round_id, REAL, 1)
    spoil("assessment", "answers", '{"L1.1": "three"}', REAL)
    with pytest.raises(Problem, match="answers_unreadable"):
        assess.current_sheet(VISITOR, REAL)
    with pytest.raises(Problem, match="answers_unreadable"):
        assess.save_answer(
            VISITOR,
            village_code=REAL,
            round_id=round_id,
            indicator="L1.1",
            answer=2,
            version=sheet.version_of("L1.1"),
        )


def test_a_fact_of_an_unknown_step_or_day_is_left_out(round_id: int) -> None:
    insert = text(
        "INSERT INTO programme_event"
        " (village_code, province_code, step, date, raw_name, needs_check, source_url)"
        " VALUES (:code, '35', :step, :date, 'Campurejo', false, 'https://example.org')"
    )
    facts = [(REAL, "sk", "2025-06"), (REAL, "hadiah", "2025"), (OTHER, "sk", "kemarin"), (OTHER, "sk", None)]
    with database.engine().execution_options(access="write").begin() as connection:
        for code, step, date in facts:
            connection.execute(insert, {"code": code, "step": step, "date": date})
    read = programme.facts(snapshot.current())
    assert [(fact.village_code, fact.date) for fact in read] == [(REAL, "2025-06"), (OTHER, "")]


@pytest.mark.parametrize("broken", [set(), {0}, {99}, {3, 4, 50}])
def test_every_broken_row_is_found(broken: set[int]) -> None:
    columns = {"village_code": list(range(100)), "value": ["x" if at in broken else at for at in range(100)]}
    assert set(sound.broken_rows(columns, lambda part: [int(one) for one in part["value"]])) == broken


def test_a_store_full_of_broken_rows_is_no_store_of_ours() -> None:
    columns = {"village_code": list(range(1000)), "value": ["x"] * 1000}
    with pytest.raises(Problem, match="database_corrupt"):
        sound.broken_rows(columns, lambda part: [int(one) for one in part["value"]])
