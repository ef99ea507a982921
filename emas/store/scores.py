"""The current score of each village: taken over from assessments, read in columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from secrets import token_hex
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    String,
    Table,
    bindparam,
    cast,
    select,
    type_coerce,
    update,
)
from sqlmodel import Session

from emas.store import bulk
from emas.store.tables import Assessment, Round, State, VillageScore

_SCORE = bulk.table_of(VillageScore)
_ASSESSMENT = bulk.table_of(Assessment)
_ROUND = bulk.table_of(Round)
_MARKING = update(_ROUND).where(_ROUND.c.id == bindparam("wanted")).values(mark=bindparam("new"))


def take_over(session: Session, assessment: Assessment) -> None:
    """Make an assessment its village's current score, unless one of a later reference date is."""
    session.flush()  # gives a new one its id
    _take_over(session, "id", assessment.id)
    _mark(session, assessment.round_id)


def take_over_round(session: Session, *, round_id: int) -> None:
    """The same for every assessment of a round, in one statement (after a bulk insert)."""
    session.flush()
    _take_over(session, "round_id", round_id)
    _mark(session, round_id)


def score_columns(session: Session) -> dict[str, list[Any]]:
    """Every current score as lists by column name of :class:`VillageScore`, ordered by village code.

    ``origin`` and ``updated_at`` (ISO 8601, UTC, to the second and beyond) come as text, and ``submitted`` (a
    flag) stands for ``submitted_at``. Left out is what follows from the others: ``reference_date`` (from the
    round) and ``unit`` (from the rubric).
    """
    return bulk.columns(session, select(*_wanted(_SCORE)).order_by(_SCORE.c.village_code))


def submitted_columns(session: Session) -> dict[str, list[Any]]:
    """The same as if no draft existed: of each village the latest assessment that it has submitted."""
    later = _ASSESSMENT.alias("later")
    newer = (later.c.reference_date > _ASSESSMENT.c.reference_date) | (
        (later.c.reference_date == _ASSESSMENT.c.reference_date) & (later.c.id > _ASSESSMENT.c.id)
    )
    of_same = later.c.village_code == _ASSESSMENT.c.village_code
    superseded = select(later.c.id).where(of_same, newer, later.c.state != State.DRAFT).exists()
    chosen = select(*_wanted(_ASSESSMENT)).where(_ASSESSMENT.c.state != State.DRAFT, ~superseded)
    return bulk.columns(session, chosen.order_by(_ASSESSMENT.c.village_code))


def round_columns(session: Session, round_id: int, *, drafts: bool) -> dict[str, list[Any]]:
    """The same of every assessment in one round, whether or not a later round has another."""
    chosen = select(*_wanted(_ASSESSMENT)).where(_ASSESSMENT.c.round_id == round_id)
    if not drafts:
        chosen = chosen.where(_ASSESSMENT.c.state != State.DRAFT)
    return bulk.columns(session, chosen.order_by(_ASSESSMENT.c.village_code))


def round_mark(session: Session, round_id: int) -> str | None:
    """What stands for the state of a round's assessments: the same mark, the same columns."""
    mark: str | None = session.execute(select(_ROUND.c.mark).where(_ROUND.c.id == round_id)).scalar_one()
    return mark


def villages_scored_in(session: Session, round_ids: Sequence[int], kind: str, *, drafts: bool) -> list[str]:
    """Codes of the villages that have a score of a kind in any of these rounds, each once."""
    scored = _ASSESSMENT.c[f"{kind}_profile"].is_not(None)
    chosen = select(_ASSESSMENT.c.village_code).where(_ASSESSMENT.c.round_id.in_(round_ids), scored)
    if not drafts:
        chosen = chosen.where(_ASSESSMENT.c.state != State.DRAFT)
    return list(session.execute(chosen.distinct()).scalars())


def _wanted(table: Table) -> list[ColumnElement[Any]]:
    """What a snapshot reads of either table. As text: aware datetimes of a nation cost a second."""
    found: list[ColumnElement[Any]] = []
    for column in _SCORE.c:
        if column.name in ("reference_date", "unit", "assessment_id"):
            continue
        own = table.c[column.name]
        if column.name == "origin":
            found.append(type_coerce(own, String).label("origin"))
        elif column.name == "updated_at":
            found.append(cast(own, String).label("updated_at"))
        elif column.name == "submitted_at":
            found.append(own.is_not(None).label("submitted"))
        else:
            found.append(own)
    return found


def _take_over(session: Session, column: str, wanted: int | None) -> None:
    session.connection().execute(_taking_over(bulk.dialect_of(session), column), {"wanted": wanted})


def _mark(session: Session, round_id: int) -> None:
    session.connection().execute(_MARKING, {"wanted": round_id, "new": token_hex(8)})


@cache
def _taking_over(dialect: str, column: str) -> Executable:
    """The statement for the assessments whose ``column`` is ``wanted``; made once: each answer runs it."""
    names = [column.name for column in _SCORE.c]
    source = [_ASSESSMENT.c["id" if name == "assessment_id" else name].label(name) for name in names]
    which = _ASSESSMENT.c[column] == bindparam("wanted")
    insert = bulk.upsert(dialect, VillageScore).from_select(names, select(*source).where(which))
    # The row of a later round stays when an older round is corrected.
    return insert.on_conflict_do_update(
        index_elements=["village_code"],
        set_={name: insert.excluded[name] for name in names if name != "village_code"},
        where=insert.excluded.reference_date >= _SCORE.c.reference_date,
    )
