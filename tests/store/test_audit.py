"""The audit: written with the act, undone with the act, changed by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from emas.store import audit
from emas.store.unit_of_work import read, write
from tests.store.samples import opened


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


def log(engine: Engine, *, commit: bool = True) -> None:
    with write(engine) as session:
        audit.log(
            session,
            actor="visitor",
            role="village",
            action="save_answer",
            object="assessment:1/L1.1",
            after={"level": 3, "note": 'Sumber: "SK" 12/2025 – é \u0000'},
        )
        if commit:
            session.commit()


def test_an_entry_reads_back_as_written(engine: Engine) -> None:
    log(engine)
    with read(engine) as session:
        (entry,) = audit.entries(session, object="assessment:1/L1.1")
        bare = session.connection().execute(text("SELECT before IS NULL FROM audit_entry")).scalar_one()
    assert (entry.actor, entry.role, entry.action) == ("visitor", "village", "save_answer")
    assert entry.before is None
    assert bare, "no state before is a NULL, not a JSON null"
    assert entry.after == {"level": 3, "note": 'Sumber: "SK" 12/2025 – é \u0000'}
    assert entry.at.tzinfo is UTC
    assert abs(datetime.now(UTC) - entry.at) < timedelta(minutes=1)


def test_an_act_that_did_not_happen_has_no_entry(engine: Engine) -> None:
    log(engine, commit=False)
    with read(engine) as session:
        assert audit.entries(session, object="assessment:1/L1.1") == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'somebody else'",
        "DELETE FROM audit_entry",
        "UPDATE audit_entry SET after = NULL WHERE id = 1",
    ],
)
def test_entries_cannot_be_changed_or_deleted(engine: Engine, statement: str) -> None:
    log(engine)
    _refused(engine, statement)


def test_entries_cannot_be_replaced_or_truncated(engine: Engine) -> None:
    log(engine)
    if engine.dialect.name == "sqlite":
        _refused(
            engine,
            "REPLACE INTO audit_entry (id, at, actor, role, action, object)"
            " VALUES (1, '2026-01-01', 'x', 'x', 'x', 'x')",
        )
    else:
        _refused(engine, "TRUNCATE audit_entry")


def _refused(engine: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), write(engine) as session:
        session.connection().execute(text(statement))
        session.commit()
    with read(engine) as session:
        (entry,) = audit.entries(session, object="assessment:1/L1.1")
    assert entry.actor == "visitor"
    assert entry.after
