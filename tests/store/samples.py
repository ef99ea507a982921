"""What the store tests put into a store: a village, a round, a score; and the engine to do it with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine

from emas.store import assessments, rounds, villages
from emas.store.engine import open_engine
from emas.store.tables import Assessment, Origin, ScoreColumns
from emas.store.unit_of_work import read, write

REAL = "3525010001"
INVENTED = "3525990001"
NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
REFERENCE = date(2026, 6, 30)


def opened(url: str, **settings: Any) -> Iterator[Engine]:
    """An engine, closed after the test (write fixtures as ``yield from opened(store_url)``)."""
    engine = open_engine(url, **settings)
    try:
        yield engine
    finally:
        engine.dispose()


def village(code: str = REAL, **changes: Any) -> dict[str, Any]:
    """A village's columns; place names are invented."""
    return {
        "code": code,
        "name": f"Desa {code}",
        "kind": "desa",
        "province_code": code[:2],
        "regency_code": code[:4],
        "district_code": code[:6],
        "lon": 112.5,
        "lat": -7.25,
        "point_source": "village",
        "simulated": code[4:6] == "99",
    } | changes


def score(total: int | None = 0, **changes: Any) -> ScoreColumns:
    """A score with a claimed total in units of 1/28 point."""
    columns = {
        "rubric_version": "1",
        "unit": 28,
        "reference_date": REFERENCE,
        "answered": 30,
        "claimed_total": total,
        "claimed_met": 5,
        "claimed_band": "Dasar",
        "claimed_profile": "3" * 30,
    }
    return ScoreColumns(**(columns | changes))


def begin(engine: Engine, code: str = REAL, origin: Origin = Origin.VILLAGE) -> int:
    """Store a village, a round and a begun assessment; returns the assessment's id."""
    with write(engine) as session:
        villages.insert_many(session, [village(code)])
        opened_round = rounds.add(
            session, name="2026", reference_date=REFERENCE, rubric_version="1", opened_at=NOW
        )
        assert opened_round.id is not None
        begun = assessments.get_or_create(
            session, village_code=code, round_id=opened_round.id, origin=origin, scores=score(), at=NOW
        )
        session.commit()
    assert begun.id is not None
    return begun.id


def answer(engine: Engine, assessment_id: int, level: int) -> None:
    """Store level ``level`` for L1.1, in a transaction of its own."""
    with write(engine) as session:
        assessment = assessments.lock(session, assessment_id)
        assert assessment is not None
        answers = {"L1.1": {"level": level, "v": 1}}
        assessments.save(session, assessment, answers=answers, scores=score(level), at=NOW)
        session.commit()


def stored(engine: Engine, assessment_id: int) -> Assessment:
    """The assessment as a new reader sees it."""
    with read(engine) as session:
        found = session.get(Assessment, assessment_id)
    assert found is not None
    return found
