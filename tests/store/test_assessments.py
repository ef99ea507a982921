"""Answers and scores go in and come out; a simulated score never stands on a real village's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, StatementError

from emas.store import assessments, bulk, rounds, scores, villages
from emas.store.tables import Assessment, Origin, Round, ScoreColumns, State, VillageScore
from emas.store.unit_of_work import read, write
from tests.store.samples import INVENTED, NOW, REAL, REFERENCE, answer, begin, opened, score, stored, village


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


def add_round(engine: Engine, name: str, reference: date, closed: datetime | None = None) -> int:
    with write(engine) as session:
        added = rounds.add(
            session, name=name, reference_date=reference, rubric_version="1", opened_at=NOW, closed_at=closed
        )
        session.commit()
    assert added.id is not None
    return added.id


def assessment_row(code: str, round_id: int, total: int, reference: date = REFERENCE) -> dict[str, Any]:
    return {
        "village_code": code,
        "round_id": round_id,
        "state": State.SUBMITTED,
        "origin": Origin.SIMULATED,
        "answers": {"L1.1": {"level": 3, "v": 1}},
        "started_at": NOW,
        "updated_at": NOW,
    } | score(total, reference_date=reference).model_dump()


# Simulated scores never on a real village's name


def test_a_simulated_assessment_of_a_real_village_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError, match="simulated_only_invented"):
        begin(engine, REAL, Origin.SIMULATED)


def test_a_real_villages_assessment_cannot_become_simulated(engine: Engine) -> None:
    answer(engine, begin(engine), 3)
    for table in ("assessment", "village_score"):
        with pytest.raises(IntegrityError, match="simulated_only_invented"), write(engine) as session:
            statement = text(f"UPDATE {table} SET origin = 'simulated'")  # noqa: S608
            session.connection().execute(statement)


def test_simulated_assessments_of_real_villages_do_not_pass_in_bulk(engine: Engine) -> None:
    first = stored(engine, begin(engine))
    with pytest.raises(IntegrityError, match="simulated_only_invented"), write(engine) as session:
        villages.insert_many(session, [village("3525010002")])
        assessments.insert_many(session, [assessment_row("3525010002", first.round_id, 1)])


# Assessments and scores


def test_an_assessment_begins_as_an_empty_draft_and_is_no_score_yet(engine: Engine) -> None:
    begun = stored(engine, begin(engine))
    assert (begun.state, begun.origin, begun.answers) == (State.DRAFT, Origin.VILLAGE, {})
    assert begun.started_at == begun.updated_at == NOW
    with read(engine) as session:
        assert scores.score_columns(session)["village_code"] == []
        found = assessments.get(session, village_code=REAL, round_id=begun.round_id)
        assert found and found.id == begun.id
        assert assessments.get(session, village_code=INVENTED, round_id=begun.round_id) is None


def test_answers_and_every_score_column_come_back(engine: Engine) -> None:
    assessment_id = begin(engine)
    answers = {
        "L1.1": {
            "level": 3,
            "v": 2,
            "at": "2026-11-23T01:02:03Z",
            "evidence": [{"kind": "sop", "number": '12/é "x"', "date": "2026-01-31", "office": "Desa"}],
        },
        "L1.3": {"num": 40, "den": 50, "v": 1},
    }
    complete = score(
        231,
        evidenced_total=100,
        evidenced_met=4,
        evidenced_band="Dasar",
        evidenced_profile="1" * 30,
        verified_total=99,
        verified_met=3,
        verified_band=None,
        verified_profile="o-" * 15,
    )
    later = NOW + timedelta(hours=1)
    with write(engine) as session:
        found = assessments.lock(session, assessment_id)
        assert found
        found.state, found.submitted_at = State.SUBMITTED, later
        assessments.save(session, found, answers=answers, scores=complete, at=later)
        session.commit()
    again = stored(engine, assessment_id)
    assert again.answers == answers
    assert (again.state, again.started_at, again.updated_at) == (State.SUBMITTED, NOW, later)
    assert {name: getattr(again, name) for name in ScoreColumns.model_fields} == complete.model_dump()
    with read(engine) as session:
        current = session.get(VillageScore, REAL)
        columns = scores.score_columns(session)
    assert current and {n: getattr(current, n) for n in ScoreColumns.model_fields} == complete.model_dump()
    assert (current.assessment_id, current.origin, current.updated_at) == (
        assessment_id,
        Origin.VILLAGE,
        later,
    )
    assert columns["origin"] == ["village"]
    assert columns.pop("updated_at")[0].startswith(later.date().isoformat())
    assert columns.pop("submitted") == [True]
    left_out = {"updated_at", "reference_date", "unit", "assessment_id", "submitted_at"}
    assert {name: [value] for name, value in current.model_dump(exclude=left_out).items()} == columns


def test_answers_changed_in_place_are_stored_too(engine: Engine) -> None:
    assessment_id = begin(engine)
    with write(engine) as session:
        found = assessments.lock(session, assessment_id)
        assert found
        found.answers["L1.1"] = {"level": 4, "v": 1}
        assessments.save(session, found, answers=found.answers, scores=score(1), at=NOW)
        session.commit()
    assert stored(engine, assessment_id).answers == {"L1.1": {"level": 4, "v": 1}}


def test_locking_reads_anew(engine: Engine) -> None:
    assessment_id = begin(engine)
    with write(engine) as session:
        first = assessments.lock(session, assessment_id)
        session.commit()
        answer(engine, assessment_id, 4)
        second = assessments.lock(session, assessment_id)
        assert second is first
        assert second and second.claimed_total == 4
        assert assessments.lock(session, assessment_id + 1) is None


def test_an_assessment_that_exists_keeps_its_answers_and_origin(engine: Engine) -> None:
    assessment_id = begin(engine)
    answer(engine, assessment_id, 3)
    before = stored(engine, assessment_id)
    with write(engine) as session:
        again = assessments.get_or_create(
            session,
            village_code=REAL,
            round_id=before.round_id,
            origin=Origin.TRIAL,
            scores=score(0),
            at=NOW + timedelta(days=1),
        )
        session.commit()
    assert again.model_dump() == before.model_dump()


def test_an_assessment_of_an_unknown_village_is_refused(engine: Engine) -> None:
    round_id = add_round(engine, "2026", REFERENCE)
    with pytest.raises(IntegrityError), write(engine) as session:
        assessments.get_or_create(
            session, village_code=REAL, round_id=round_id, origin=Origin.VILLAGE, scores=score(), at=NOW
        )


def test_an_older_rounds_correction_leaves_the_current_score(engine: Engine) -> None:
    newer = begin(engine)
    answer(engine, newer, 4)
    round_id = add_round(engine, "2025", date(2025, 6, 30))
    with write(engine) as session:
        old = score(1, reference_date=date(2025, 6, 30))
        older = assessments.get_or_create(
            session, village_code=REAL, round_id=round_id, origin=Origin.VILLAGE, scores=old, at=NOW
        )
        assessments.save(session, older, answers={}, scores=old, at=NOW)
        session.commit()
    with read(engine) as session:
        assert scores.score_columns(session)["claimed_total"] == [4]
        past = assessments.history(session, REAL)
    assert [(of.name, row.claimed_total) for of, row in past] == [("2025", 1), ("2026", 4)]


def test_a_simulated_nation_in_bulk(engine: Engine) -> None:
    n = bulk.PIECE * 2 + 1
    codes = [f"352599{at:04d}" for at in range(n)]
    references = [date(2025, 6, 30), REFERENCE]
    ids = [add_round(engine, str(of.year), of) for of in references]
    with write(engine) as session:
        villages.insert_many(session, map(village, codes))
        for round_id, reference in zip(ids, references, strict=True):
            rows = (
                assessment_row(code, round_id, at + round_id, reference)
                # The last round misses the last village: its current score is the older one.
                for at, code in enumerate(codes[: n - (reference == REFERENCE)])
            )
            assessments.insert_many(session, rows)
            scores.take_over_round(session, round_id=round_id)
        session.commit()
    with read(engine) as session:
        columns = scores.score_columns(session)
    assert columns["village_code"] == codes
    assert columns["round_id"] == [ids[1]] * (n - 1) + [ids[0]]
    assert columns["claimed_total"] == [at + ids[1] for at in range(n - 1)] + [n - 1 + ids[0]]
    assert {len(values) for values in columns.values()} == {n}


def test_a_score_as_a_value_is_checked() -> None:
    with pytest.raises(ValidationError):
        score("many")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        ScoreColumns(rubric_version="1")  # type: ignore[call-arg]


# Types


def test_times_come_back_in_utc_and_naive_ones_are_refused(engine: Engine) -> None:
    jakarta = datetime(2026, 11, 23, 8, 2, 3, 456789, tzinfo=timezone(timedelta(hours=7)))
    with write(engine) as session:
        added = rounds.add(session, name="x", reference_date=REFERENCE, rubric_version="1", opened_at=jakarta)
        session.commit()
    with read(engine) as session:
        found = session.get(Round, added.id)
    assert found and found.opened_at == jakarta
    assert found.opened_at.tzinfo is UTC
    assert found.opened_at.isoformat() == "2026-11-23T01:02:03.456789+00:00"
    with pytest.raises(StatementError, match="timezone"), write(engine) as session:
        naive = datetime(2026, 11, 23)  # noqa: DTZ001
        rounds.add(session, name="y", reference_date=REFERENCE, rubric_version="1", opened_at=naive)


def test_enums_are_stored_by_value_and_others_refused(engine: Engine) -> None:
    begin(engine)
    with read(engine) as session:
        bare = session.connection().execute(text("SELECT state, origin FROM assessment")).one()
    assert tuple(bare) == ("draft", "village")
    for column in ("state", "origin"):
        with pytest.raises(IntegrityError), write(engine) as session:
            session.connection().execute(text(f"UPDATE assessment SET {column} = 'nonsense'"))  # noqa: S608


def test_one_assessment_a_village_and_round(engine: Engine) -> None:
    existing = stored(engine, begin(engine))
    with pytest.raises(IntegrityError), write(engine) as session:
        copy = existing.model_dump(exclude={"id"})
        session.add(Assessment(**copy))
        session.commit()
