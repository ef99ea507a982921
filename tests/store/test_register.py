"""Villages, rounds and facts about the programme go in and come out, and wrong ones do not go in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from emas.store import bulk, programme, rounds, scores, villages
from emas.store.tables import Village
from emas.store.unit_of_work import read, write
from tests.store.samples import INVENTED, NOW, REAL, REFERENCE, opened, village


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


# The register


def test_villages_go_in_and_come_out(engine: Engine) -> None:
    real, invented = village(name="Campur Rejo – é'\""), village(INVENTED)
    with write(engine) as session:
        assert villages.insert_many(session, [real, invented]) == 2
        session.commit()
    with read(engine) as session:
        found = villages.get(session, REAL)
        assert found and found.model_dump() == real
        assert villages.get(session, "0000000000") is None
        assert villages.columns(session, simulated=True) == {
            name: [value] for name, value in invented.items()
        }
        assert villages.count(session, simulated=False) == villages.count(session, simulated=True) == 1


def test_a_register_longer_than_a_batch_is_complete_and_in_order(engine: Engine) -> None:
    n = bulk.BATCH + 1
    codes = [f"352501{at:04d}" for at in range(n)]
    with write(engine) as session:
        assert villages.insert_many(session, (village(code) for code in reversed(codes))) == n
        session.commit()
    with read(engine) as session:
        assert villages.columns(session, simulated=False)["code"] == codes


def test_an_empty_store_gives_empty_columns(engine: Engine) -> None:
    with read(engine) as session:
        assert set(villages.columns(session, simulated=False)) == set(Village.model_fields)
        assert all(values == [] for values in scores.score_columns(session).values())


@pytest.mark.parametrize(
    "wrong",
    [
        village("352501001"),
        village("352501000a1"),
        village(REAL, regency_code="3526"),
        village(REAL, province_code="36"),
        village(REAL, simulated=True),
        village(INVENTED, simulated=False),
    ],
)
def test_a_code_that_contradicts_itself_is_refused(engine: Engine, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), write(engine) as session:
        villages.insert_many(session, [wrong])


# Rounds


def test_the_current_round_is_the_latest_open_one(engine: Engine) -> None:
    with read(engine) as session:
        assert rounds.current(session) is None
    add_round(engine, "2024", date(2024, 6, 30), closed=NOW)
    add_round(engine, "2026", date(2026, 6, 30))
    add_round(engine, "2025", date(2025, 6, 30))
    add_round(engine, "2027", date(2027, 6, 30), closed=NOW)
    with read(engine) as session:
        current = rounds.current(session)
        assert current and current.name == "2026"
        assert [of.name for of in rounds.all_rounds(session)] == ["2024", "2025", "2026", "2027"]
        assert current.id and rounds.get(session, current.id) is current


def test_a_rounds_name_is_its_own(engine: Engine) -> None:
    add_round(engine, "2026", REFERENCE)
    with pytest.raises(IntegrityError):
        add_round(engine, "2026", REFERENCE)


# Programme


def test_facts_are_replaced_as_a_whole_and_keep_their_order(engine: Engine) -> None:
    named = {
        "village_code": REAL,
        "province_code": "35",
        "regency_code": "3525",
        "step": "peluncuran",
        "date": "2025-07",
        "date_precision": "month",
        "village_count": None,
        "raw_name": "Campurejo",
        "needs_check": True,
        "check_reason": "dua desa",
        "source_url": "https://example.org",
        "note": None,
    }
    counted = named | {"village_code": None, "regency_code": None, "village_count": 12, "raw_name": ""}
    with write(engine) as session:
        villages.insert_many(session, [village()])
        assert programme.replace_all(session, [counted, named, counted]) == 3
        assert programme.replace_all(session, [counted, named]) == 2
        session.commit()
    with read(engine) as session:
        assert [event.model_dump(exclude={"id"}) for event in programme.events(session)] == [counted, named]
        (of_village,) = programme.events(session, village_code=REAL)
        assert of_village.raw_name == "Campurejo"


def test_a_fact_about_an_unknown_village_is_refused(engine: Engine) -> None:
    fact = {"village_code": REAL, "province_code": "35", "step": "sk", "source_url": "x"}
    with pytest.raises(IntegrityError), write(engine) as session:
        programme.replace_all(session, [fact])
