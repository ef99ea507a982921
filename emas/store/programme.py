"""Sourced facts about the programme: who was proposed, launched, given a plaque or a decree, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, delete, select

from emas.store import bulk
from emas.store.tables import ProgrammeEvent


def replace_all(session: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Put the facts of the data files in place of those stored. Returns how many there are now.

    Args:
        session: a writing session.
        rows: mappings of :class:`ProgrammeEvent`'s columns without ``id``, all with the same keys.
    """
    session.exec(delete(ProgrammeEvent))
    return bulk.insert_many(session, ProgrammeEvent, rows)


def events(session: Session, *, village_code: str | None = None) -> list[ProgrammeEvent]:
    """All facts, or one village's, in the order of the data files."""
    statement = select(ProgrammeEvent).order_by(col(ProgrammeEvent.id))
    if village_code is not None:
        statement = statement.where(ProgrammeEvent.village_code == village_code)
    return list(session.exec(statement))
