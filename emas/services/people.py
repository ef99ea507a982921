"""Saving how many people a village counts, beside the score."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from emas.domain.people import People, put_people
from emas.domain.problems import Problem
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.assess import draft
from emas.services.villages import find
from emas.store import audit
from emas.store.unit_of_work import write


def save_people(
    actor: Actor, *, village_code: str, round_id: int, part: str, value: Any, seen: Any
) -> People:
    """Save one part, and give all of them; it moves no score.

    Two people on different parts never collide; saving the same again changes nothing and succeeds.

    Args:
        actor: who answers.
        village_code: a village, real or invented.
        round_id: the round that the page showed.
        part: as :func:`emas.domain.people.put_people` knows it.
        value: a count, or counts by country; ``None`` takes it back.
        seen: what the page showed before, ``None`` for nothing.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, what ``put_people`` raises, ``round_closed``,
            ``assessment_locked``, ``people_conflict`` (somebody else saved it meanwhile; ``theirs`` is
            what is stored) or ``database_*``. Nothing stored has changed then.
    """
    require(actor, Action.SAVE_ANSWER)
    village = find(village_code)
    with write(database.engine()) as session:
        now = datetime.now(UTC)
        _current, row = draft(session, village, round_id, now)
        stored: People = row.people or {}
        after = put_people(stored, part, value)
        before = stored.get(part)
        if after == stored:
            return stored
        if before != seen:
            raise Problem("people_conflict", theirs=before)
        row.people, row.updated_at = after, now
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.SAVE_ANSWER,
            object=f"assessment:{row.id}/people/{part}",
            before={"value": before},
            after={"value": after.get(part)},
        )
        session.commit()
        return after
