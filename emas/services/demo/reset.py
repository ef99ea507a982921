"""The demonstration as it was made: whatever visitors tried is gone."""

from __future__ import annotations

from emas.domain.problems import Problem
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.demo import places, rounds
from emas.services.rubrics import rubric
from emas.store import assessments, audit, installation, stories, villages
from emas.store.unit_of_work import write


def reset_demo(actor: Actor) -> None:
    """Remove every assessment and simulate the rounds anew, in one transaction (seconds).

    Raises:
        Problem: ``not_allowed``, also where the store is no demonstration; or ``database_*``.
    """
    require(actor, Action.RESET_DEMO)
    with write(database.engine()) as session:
        if installation.mode(session) != "demo":
            raise Problem("not_allowed")
        invented = places.invent(villages.count(session, simulated=True))
        assessments.delete_all(session)
        stories.delete_all(session)
        rounds.fill(session, rubric(), invented, lambda _share: None)
        audit.log(session, actor=actor.name, role=actor.role, action=Action.RESET_DEMO, object="installation")
        session.commit()
