"""The current score of each village: taken over from assessments, read in columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, select, type_coerce
from sqlmodel import Session

from emas.store import bulk
from emas.store.tables import Assessment, VillageScore

_SCORE = bulk.table_of(VillageScore)
_ASSESSMENT = bulk.table_of(Assessment)


def take_over(session: Session, assessment: Assessment) -> None:
    """Make an assessment its village's current score, unless one of a later reference date is."""
    session.flush()  # gives a new one its id
    _take_over(session, _ASSESSMENT.c.id == assessment.id)


def take_over_round(session: Session, *, round_id: int) -> None:
    """The same for every assessment of a round, in one statement (after a bulk insert)."""
    _take_over(session, _ASSESSMENT.c.round_id == round_id)


def score_columns(session: Session) -> dict[str, list[Any]]:
    """Every current score as lists by column name of :class:`VillageScore`, ordered by village code.

    ``origin`` comes as its text. Left out are ``updated_at`` and what follows from the others:
    ``reference_date`` (from the round) and ``unit`` (from the rubric).
    """
    wanted = [
        type_coerce(column, String).label(column.name) if column.name == "origin" else column
        for column in _SCORE.c
        if column.name not in ("updated_at", "reference_date", "unit")
    ]
    return bulk.columns(session, select(*wanted).order_by(_SCORE.c.village_code))


def _take_over(session: Session, which: ColumnElement[bool]) -> None:
    session.flush()
    names = [column.name for column in _SCORE.c]
    source = [_ASSESSMENT.c["id" if name == "assessment_id" else name].label(name) for name in names]
    insert = bulk.upsert(session, VillageScore).from_select(names, select(*source).where(which))
    # The row of a later round stays when an older round is corrected.
    statement = insert.on_conflict_do_update(
        index_elements=["village_code"],
        set_={name: insert.excluded[name] for name in names if name != "village_code"},
        where=insert.excluded.reference_date >= _SCORE.c.reference_date,
    )
    session.connection().execute(statement)
