"""Services over a real store: the same test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from emas.geo.register import register
from emas.services import database
from emas.store import installation, rounds, villages
from emas.store.engine import open_engine
from emas.store.unit_of_work import write
from tests.store.conftest import (  # noqa: F401 - pytest finds fixtures by their names here
    postgresql_template,
    postgresql_url,
    sqlite_template,
    sqlite_url,
    store_url,
)
from tests.store.samples import NOW, village

REAL = "3525032009"
"""Campurejo, Panceng, Gresik: named by the programme."""

OTHER = "3525032008"
INVENTED = "3525990001"
REFERENCE = date(2026, 12, 31)


def begin(url: str, mode: installation.Mode) -> int:
    """Installation row, three villages and an open round; returns the round's id."""
    engine = open_engine(url)
    with write(engine) as session:
        installation.create(session, mode=mode, register_edition="test")
        rows = [village(code, name=register().name(code)) for code in (REAL, OTHER)]
        villages.insert_many(session, [*rows, village(INVENTED, name="Desa Contoh 0001 (simulasi)")])
        added = rounds.add(session, name="2026", reference_date=REFERENCE, rubric_version="1", opened_at=NOW)
        session.commit()
    engine.dispose()
    assert added.id is not None
    return added.id


@pytest.fixture
def round_id(store_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:  # noqa: F811
    """A demonstration with an open round; the settings name its store."""
    monkeypatch.setenv("EMAS_DATABASE_URL", store_url)
    yield begin(store_url, "demo")
    database.engine().dispose()
