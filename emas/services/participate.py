"""Saving the unscored part of the self-assessment: who takes part, and which obstacles are met."""

from __future__ import annotations

from datetime import UTC, datetime

from emas.domain.participation import UNKNOWN, length, put, questions
from emas.domain.problems import Problem
from emas.domain.stored import read_stored
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.assess import draft, still_open, store_answers
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import find
from emas.store import audit
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
        rubric = rubric_of(still_open(session, round_id).rubric_version)
        if not 0 <= question < len(questions(rubric)):
            raise Problem("participation_expected")
        asked, now = questions(rubric)[question], datetime.now(UTC)
        current, row = draft(session, village, round_id, now)
        written = row.participation or UNKNOWN * length(rubric)
        before, after = asked.of(written), put(rubric, written, asked, signs)
        if before == signs:
            return written
        if before != seen:
            raise Problem("participation_conflict", theirs=before)
        row.participation, row.updated_at = after, now
        if row.answers:
            store_answers(session, current, row, read_stored(rubric, row.answers), now)
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
