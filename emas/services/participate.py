"""Saving the unscored part of the self-assessment: who takes part, and which obstacles are met."""

from __future__ import annotations

from datetime import UTC, datetime

from emas.domain.participation import UNKNOWN, length, put, questions
from emas.domain.problems import Problem
from emas.domain.stored import read_stored
from emas.services import database, scorecard
from emas.services.actors import Action, Actor, require
from emas.services.assess import nothing_answered, origin_of, still_open
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import find
from emas.store import assessments, audit
from emas.store.tables import State
from emas.store.unit_of_work import write


def save_participation(
    actor: Actor, *, village_code: str, round_id: int, question: int, signs: str, seen: str
) -> str:
    """Save the answer to one question, and give all of them in their written form.

    It moves no score; a village that answered nothing else is not assessed by it. Two people on different
    questions never collide; saving the same again changes nothing and succeeds.

    Args:
        actor: who answers.
        village_code: a village, real or invented.
        round_id: the round that the page showed.
        question: place among :func:`emas.domain.participation.questions`.
        signs: the answer, one sign an option; unknown throughout takes it back.
        seen: the signs that the page showed before.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``participation_expected``, ``round_closed``,
            ``assessment_locked``, ``participation_conflict`` (somebody else answered it meanwhile;
            ``theirs`` are the signs stored) or ``database_*``. Nothing stored has changed then.
    """
    require(actor, Action.SAVE_ANSWER)
    village = find(village_code)
    with write(database.engine()) as session:
        current = still_open(session, round_id)
        rubric = rubric_of(current.rubric_version)
        if not 0 <= question < len(questions(rubric)):
            raise Problem("participation_expected")
        asked, now = questions(rubric)[question], datetime.now(UTC)
        row = assessments.get_or_create(
            session,
            village_code=village.code,
            round_id=round_id,
            origin=origin_of(session, village),
            scores=nothing_answered(rubric.version, current.reference_date),
            at=now,
        )
        if row.state is not State.DRAFT:
            raise Problem("assessment_locked")
        written = row.participation or UNKNOWN * length(rubric)
        before, after = asked.of(written), put(rubric, written, asked, signs)
        if before == signs:
            return written
        if before != seen:
            raise Problem("participation_conflict", theirs=before)
        row.participation, row.updated_at = after, now
        if row.answers:
            stored = read_stored(rubric, row.answers)
            scores = scorecard.scores_of(rubric, stored, current.reference_date)
            columns = scorecard.columns(rubric, stored, scores, current.reference_date)
            assessments.save(session, row, answers=row.answers, scores=columns, at=now)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.SAVE_ANSWER,
            object=f"assessment:{row.id}/participation/{question}",
            before={"signs": before},
            after={"signs": signs},
        )
        session.commit()
        return after
