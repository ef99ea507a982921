"""A village's card on the map: the same as its sheet, and nobody reads answers who may not."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from emas.domain.problems import Problem
from emas.domain.profile import Profile
from emas.domain.scoring import Score
from emas.services import assess, database, map_region, snapshot
from emas.services.actors import PUBLIC, VISITOR
from emas.services.way import way_to_eligibility
from emas.store import rounds
from emas.store.unit_of_work import write
from tests.services.conftest import INVENTED, OTHER, REAL
from tests.store.samples import NOW

ANSWERS = {"L7.3": {"num": 45, "den": 50}, "L8.1": 2, "L8.2": 1, "L5.2": 4, "L10.1": 3}


def fill(round_id: int, code: str) -> assess.Sheet:
    for indicator, answer in ANSWERS.items():
        sheet = assess.save_answer(
            VISITOR, village_code=code, round_id=round_id, indicator=indicator, answer=answer, version=0
        )
    return sheet


def inside(thing: Any) -> list[Any]:
    """Everything that an object carries, rubrics left out."""
    if is_dataclass(thing) and type(thing).__name__ != "Rubric":
        return [thing, *(part for f in fields(thing) for part in inside(getattr(thing, f.name)))]
    if isinstance(thing, tuple | list):
        return [thing, *(part for item in thing for part in inside(item))]
    return [thing]


def test_the_card_says_what_the_sheet_says(round_id: int) -> None:
    score = fill(round_id, REAL).claimed
    card = map_region.card(VISITOR, snapshot.current(), REAL, "claimed")
    told = card.standing
    assert told is not None
    assert (told.total, told.high, told.band, told.met) == (score.total, score.high, score.band, score.met)
    assert told.missing == len(score.missing)
    assert told.pillars == score.pillars
    states = {one.code: one.status for one in told.conditions}
    assert {code: states[code] for code in score.criteria} == score.criteria
    assert [one.code for one in told.conditions if one.prerequisite] == list(score.prerequisites)
    assert (told.round_name, told.reference_date) == ("2026", date(2026, 12, 31))
    assert card.way == way_to_eligibility(score)
    assert (card.assessed, card.origin, card.elsewhere) == (True, "trial", False)


def test_the_public_sees_the_standing_but_no_level(round_id: int) -> None:
    fill(round_id, REAL)
    now = snapshot.current()
    for kind in ("claimed", "evidenced"):
        before = map_region.card(VISITOR, now, REAL, kind)
        card = map_region.card(PUBLIC, now, REAL, kind)
        assert before.way is not None
        assert card.way is None
        assert card.standing == before.standing
        assert not [part for part in inside(card) if isinstance(part, Profile | Score)]


def test_another_kind_keeps_the_way_of_what_the_village_claims(round_id: int) -> None:
    claimed = fill(round_id, REAL).claimed
    card = map_region.card(VISITOR, snapshot.current(), REAL, "evidenced")
    assert card.standing is not None
    assert card.standing.total < claimed.total
    assert card.way == way_to_eligibility(claimed)
    verified = map_region.card(VISITOR, snapshot.current(), REAL, "verified")
    assert (verified.assessed, verified.standing, verified.way) == (True, None, None)


def test_a_village_without_a_score_and_one_of_another_round(round_id: int) -> None:
    fill(round_id, INVENTED)
    with write(database.engine()) as session:
        later = rounds.add(
            session, name="2027", reference_date=date(2027, 12, 31), rubric_version="1", opened_at=NOW
        )
        session.commit()
    now = snapshot.current()
    assert later.id is not None
    nothing = map_region.card(VISITOR, now, OTHER, "claimed")
    assert (nothing.assessed, nothing.elsewhere, nothing.standing, nothing.origin) == (False, False, None, "")
    other = map_region.card(VISITOR, snapshot.of_round(now, later.id), INVENTED, "claimed")
    assert (other.assessed, other.elsewhere, other.standing) == (False, True, None)
    same = map_region.card(VISITOR, snapshot.of_round(now, round_id), INVENTED, "claimed")
    assert same.standing == map_region.card(VISITOR, now, INVENTED, "claimed").standing


def test_an_answer_is_on_the_next_card(round_id: int) -> None:
    sheet = fill(round_id, REAL)
    before = map_region.card(VISITOR, snapshot.current(), REAL, "claimed")
    assess.save_answer(
        VISITOR,
        village_code=REAL,
        round_id=round_id,
        indicator="L8.2",
        answer=4,
        version=sheet.version_of("L8.2"),
    )
    after = map_region.card(VISITOR, snapshot.current(), REAL, "claimed")
    assert before.standing is not None
    assert after.standing is not None
    assert after.standing.met == before.standing.met + 1


@pytest.mark.parametrize(("code", "problem"), [("3525999999", "unknown_village"), ("x", "no_village_code")])
def test_an_unknown_village_is_refused(round_id: int, code: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        map_region.card(VISITOR, snapshot.current(), code, "claimed")
    assert caught.value.code == problem
