"""Submitting an assessment: from then on it is locked."""

from __future__ import annotations

from datetime import UTC, datetime

from emas.domain.problems import Problem
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.assess import Sheet, draft, read_sheet
from emas.services.villages import find
from emas.store import audit, scores
from emas.store.tables import State
from emas.store.unit_of_work import write


def submit(actor: Actor, *, village_code: str, round_id: int, seen: datetime | None) -> Sheet:
    """Submit and lock the village's assessment as the reader saw it.

    Args:
        actor: who submits.
        village_code: a village, real or invented.
        round_id: the round that the page showed.
        seen: when the sheet that the page showed was last saved.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``round_closed``, ``assessment_locked`` (submitted
            already), ``submit_empty`` (no question is answered), ``submit_changed`` (somebody saved something
            meanwhile) or ``database_*``. Nothing stored has changed then.
    """
    require(actor, Action.SUBMIT)
    village = find(village_code)
    with write(database.engine()) as session:
        now = datetime.now(UTC)
        current, row = draft(session, village, round_id, now)
        if not row.answers:
            raise Problem("submit_empty")
        if row.updated_at != seen:
            raise Problem("submit_changed")
        row.state, row.submitted_at = State.SUBMITTED, now
        scores.take_over(session, row)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.SUBMIT,
            object=f"assessment:{row.id}",
            before={"state": State.DRAFT},
            after={"state": State.SUBMITTED},
        )
        session.commit()
        return read_sheet(village, current, row)
