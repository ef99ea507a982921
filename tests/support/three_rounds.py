"""Eleven villages over three rounds, so few that every change can be counted by hand.

A figure is the level of every answer: 1 is Dasar, 2 Berkembang, 3 Mantap and eligible.

| village      | 2024 | 2025       | 2026                                   | from 2025 to 2026      |
|--------------|------|------------|----------------------------------------|------------------------|
| 3525032001 A | 1    | 2          | 3                                      | risen                  |
| 3525032002 B | 2    | 3          | 3                                      | same                   |
| 3525032003 C | 3    | 3          | 2                                      | fallen                 |
| 3525032004 D | 1    | 3          | 2, but L7.3 = 4 (L1.3 = 2 as the rest) | looked closer          |
| 3525032005 E | 2    | 2          |                                        | left: silent           |
| 3525032006 F |      | 3          | 3, L10.2 open                          | left: unfinished       |
| 3525032007 G |      |            | 3                                      | came: new              |
| 3524012001 H | 2    |            | 3                                      | came: back             |
| 3524012002 I |      | 2, L1.2 open | 3                                    | came: unfinished       |
| 3524012003 J | 2    | 2          | 3, no migrants                         | left: outside          |
| 5201152001 K | 1    | 1          | 1                                      | same                   |

A verifier looked at A alone: 1 throughout in 2024, 2 in 2025.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from emas.domain.answers import Answer, Counts
from emas.domain.rubric import Indicator
from emas.domain.stored import Stored, write_stored
from emas.geo.register import register
from emas.services import database, scorecard
from emas.services.rubrics import rubric
from emas.store import assessments, installation, rounds, scores, villages
from emas.store.engine import open_engine
from emas.store.tables import Origin, State
from emas.store.unit_of_work import write
from tests.store.samples import village
from tests.support.stores import migrated_sqlite_file, sqlite_url

A, B, C, D, E, F, G = (f"352503200{number}" for number in range(1, 8))
H, I, J = (f"352401200{number}" for number in range(1, 4))  # noqa: E741 - as in the table
K = "5201152001"

Answered = dict[str, Answer | None]
"""Answers of other levels than the rest; ``None`` leaves the question open."""

FILLED: dict[str, dict[str, tuple[int, Answered]]] = {
    "2024": {A: (1, {}), B: (2, {}), C: (3, {}), D: (1, {}), E: (2, {}), H: (2, {}), J: (2, {}), K: (1, {})},
    "2025": {
        **{A: (2, {}), B: (3, {}), C: (3, {}), D: (3, {}), E: (2, {}), F: (3, {}), J: (2, {}), K: (1, {})},
        I: (2, {"L1.2": None}),
    },
    "2026": {
        **{A: (3, {}), B: (3, {}), C: (2, {}), G: (3, {}), H: (3, {}), I: (3, {}), K: (1, {})},
        D: (2, {"L7.3": Counts(96, 100)}),
        F: (3, {"L10.2": None}),
        J: (3, {"L7.3": Counts(0, 0)}),
    },
}
VERIFIED = {("2024", A): 1, ("2025", A): 2}


@pytest.fixture(scope="session")
def three_rounds_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store, made once a worker."""
    file = migrated_sqlite_file(tmp_path_factory.mktemp("rounds") / "rounds.db")
    engine = open_engine(sqlite_url(file))
    used = rubric()
    with write(engine) as session:
        installation.create(session, mode="production", register_edition="test")
        codes = sorted({code for filled in FILLED.values() for code in filled})
        villages.insert_many(session, [village(code, name=register().name(code)) for code in codes])
        for name, filled in FILLED.items():
            year = int(name)
            added = rounds.add(
                session,
                name=name,
                reference_date=date(year, 12, 31),
                rubric_version=used.version,
                opened_at=datetime(year, 10, 1, tzinfo=UTC),
            )
            moment = datetime(year, 11, 1, tzinfo=UTC)
            rows = []
            for code, (level, other) in filled.items():
                stored = _stored(level, other, VERIFIED.get((name, code)))
                found = scorecard.scores_of(used, stored, added.reference_date)
                columns = scorecard.columns(used, stored, found, added.reference_date)
                rows.append(
                    {
                        "village_code": code,
                        "round_id": added.id,
                        "state": State.SUBMITTED,
                        "origin": Origin.VILLAGE,
                        "answers": write_stored(stored),
                        "started_at": moment,
                        "submitted_at": moment,
                        "updated_at": moment,
                        **columns.model_dump(),
                    }
                )
            assessments.insert_many(session, rows)
            scores.take_over_round(session, round_id=added.id or 0)
        session.commit()
    engine.dispose()
    return file


@pytest.fixture
def three_rounds(
    three_rounds_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A test's own copy of the store; the settings name it."""
    file = Path(shutil.copyfile(three_rounds_template, tmp_path / "rounds.db"))
    monkeypatch.setenv("EMAS_DATABASE_URL", sqlite_url(file))
    yield
    database.close()


def _stored(level: int, other: Answered, verified: int | None) -> dict[str, Stored]:
    stored = {}
    for indicator in rubric().indicators:
        answer = other.get(indicator.code, _answer(indicator, level))
        if answer is not None:
            checked = None if verified is None else _answer(indicator, verified)
            stored[indicator.code] = Stored(answer, verified=checked)
    return stored


def _answer(indicator: Indicator, level: int) -> Answer:
    """The level, or counts that reach it and no more."""
    if indicator.kind == "level":
        return level
    return Counts(indicator.cuts[level - 2] if level > 1 else 1, 100)
