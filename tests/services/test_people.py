"""Counts of people are saved part by part and move no score."""

from __future__ import annotations

from typing import Any

import pytest

from emas.domain.people import COUNTRIES
from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR
from emas.services.people import save_people
from emas.store import scores
from emas.store.unit_of_work import read
from tests.services.conftest import REAL


def save(round_id: int, part: str, value: Any, seen: Any = None) -> Any:
    return save_people(VISITOR, village_code=REAL, round_id=round_id, part=part, value=value, seen=seen)


def test_parts_never_collide_and_move_no_score(round_id: int) -> None:
    save(round_id, "women", 12)
    save(round_id, "men", 0)
    assert save(round_id, COUNTRIES, {"MY": 9}) == {"women": 12, "men": 0, COUNTRIES: {"MY": 9}}
    assert assess.current_sheet(VISITOR, REAL).people == {"women": 12, "men": 0, COUNTRIES: {"MY": 9}}
    with read(database.engine()) as session:
        assert scores.score_columns(session)["village_code"] == []
    sheet = assess.save_answer(
        VISITOR, village_code=REAL, round_id=round_id, indicator="L8.1", answer=2, version=0
    )
    assert sheet.people["women"] == 12


def test_on_the_same_part_the_later_is_told(round_id: int) -> None:
    save(round_id, "women", 12)
    assert save(round_id, "women", 12) == {"women": 12}  # a retry
    with pytest.raises(Problem) as problem:
        save(round_id, "women", 13)
    assert (problem.value.code, problem.value.params["theirs"]) == ("people_conflict", 12)
    assert save(round_id, "women", 13, seen=12) == {"women": 13}
    assert save(round_id, "women", None, seen=13) == {}


def test_refused(round_id: int) -> None:
    with pytest.raises(Problem, match="people_out_of_range"):
        save(round_id, "women", -1)
    with pytest.raises(Problem, match="not_allowed"):
        save_people(PUBLIC, village_code=REAL, round_id=round_id, part="women", value=1, seen=None)
