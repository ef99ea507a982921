"""Answers of villages in rounds, and the scores that stand beside them.

A change of answers goes: lock, decide, :func:`save`; all in one writing transaction. Under the lock
nobody else can change the same assessment, so a version read there is still true when it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, delete, select

from emas.store import bulk
from emas.store import scores as current_scores
from emas.store.tables import Assessment, Origin, PlanAction, Round, ScoreColumns, State, VillageScore


def get(session: Session, *, village_code: str, round_id: int) -> Assessment | None:
    """A village's assessment in a round, to look at."""
    statement = select(Assessment).where(
        Assessment.village_code == village_code, Assessment.round_id == round_id
    )
    return session.exec(statement).one_or_none()


def lock(session: Session, assessment_id: int) -> Assessment | None:
    """An assessment to change, as it stands now; others wait for the end of this transaction.

    PostgreSQL locks the row; on SQLite the writing transaction as a whole has the database to itself.
    """
    statement = select(Assessment).where(Assessment.id == assessment_id).with_for_update()
    return session.exec(statement, execution_options={"populate_existing": True}).one_or_none()


def get_or_create(
    session: Session,
    *,
    village_code: str,
    round_id: int,
    origin: Origin,
    scores: ScoreColumns,
    at: datetime,
) -> Assessment:
    """The village's assessment in the round, locked as by :func:`lock`; begun as a draft if there is none.

    Args:
        session: a writing session.
        village_code: a village of the register.
        round_id: the round.
        origin: whose word a new assessment is; one that exists keeps its own.
        scores: the score of no answers, for a new assessment.
        at: now.

    Raises:
        sqlalchemy.exc.IntegrityError: village or round unknown, or ``simulated`` for a real village.
    """
    session.flush()
    wanted = select(Assessment).where(Assessment.village_code == village_code)
    locking = wanted.where(Assessment.round_id == round_id).with_for_update()
    found = session.exec(locking, execution_options={"populate_existing": True}).one_or_none()
    if found is not None:
        return found
    statement = bulk.upsert(bulk.dialect_of(session), Assessment).values(
        village_code=village_code,
        round_id=round_id,
        state=State.DRAFT,
        origin=origin,
        answers={},
        started_at=at,
        updated_at=at,
        **_columns(scores),
    )
    # Two who begin at once: the second inserts nothing and waits for the first at the lock below.
    session.connection().execute(
        statement.on_conflict_do_nothing(index_elements=["village_code", "round_id"])
    )
    return session.exec(locking, execution_options={"populate_existing": True}).one()


def save(
    session: Session,
    assessment: Assessment,
    *,
    answers: Mapping[str, Any],
    scores: ScoreColumns,
    at: datetime,
) -> None:
    """Put answers and their score back, and make the score the village's current one.

    Other attributes set on ``assessment`` (its state, its origin) are stored along.

    Args:
        session: the writing session in which ``assessment`` was locked.
        assessment: what :func:`lock` or :func:`get_or_create` gave.
        answers: all answers, in the stored form.
        scores: the score recomputed from them.
        at: now.
    """
    assessment.answers = dict(answers)
    # A mapping changed in place and handed back is equal to itself: say that it changed.
    flag_modified(assessment, "answers")
    for name, value in _columns(scores).items():
        setattr(assessment, name, value)
    assessment.updated_at = at
    current_scores.take_over(session, assessment)


def insert_many(session: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert whole assessments, one mapping of :class:`Assessment`'s columns (without ``id``) each.

    Follow with :func:`emas.store.scores.take_over_round`. Returns how many.
    """
    return bulk.insert_many(session, Assessment, rows)


def delete_all(session: Session) -> None:
    """Remove every assessment, current score, round and plan; for a demonstration that starts again."""
    for model in (VillageScore, Assessment, Round, PlanAction):
        session.exec(delete(model))


def history(session: Session, village_code: str) -> list[tuple[Round, Assessment]]:
    """A village's assessments with their rounds, oldest reference date first."""
    statement = (
        select(Round, Assessment)
        .join(Assessment, col(Assessment.round_id) == col(Round.id))
        .where(Assessment.village_code == village_code)
        .order_by(col(Round.reference_date), col(Round.id))
    )
    return [(of, assessment) for of, assessment in session.exec(statement)]


def _columns(scores: ScoreColumns) -> dict[str, Any]:
    return {name: getattr(scores, name) for name in ScoreColumns.model_fields}
