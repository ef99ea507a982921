"""The village's plan: steps of the way that it has taken upon itself, with an office, a day and a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from emas.domain.path import Step
from emas.domain.personal import personal
from emas.domain.plain_text import plain_text
from emas.domain.problems import Problem
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import find
from emas.store import audit, plan
from emas.store.tables import PlanAction, PlanState
from emas.store.unit_of_work import read, write

MOST = 60
"""Actions of one village: twice the indicators of a rubric."""

LONGEST = 200
"""Signs of an office's name or a note."""


@dataclass(frozen=True)
class Planned:
    """One action as it stands; ``version`` is what :func:`change_action` wants to see again."""

    id: int
    indicator: str
    level: int
    office: str
    due: date | None
    state: PlanState
    note: str
    version: int


def plan_of(actor: Actor, village_code: str) -> list[Planned]:
    """A village's actions, oldest first; those of earlier rounds too.

    Raises:
        Problem: ``not_allowed``, ``unknown_village`` or ``database_*``.
    """
    require(actor, Action.READ_ANSWERS)
    village = find(village_code)
    with read(database.engine()) as session:
        return [_planned(row) for row in plan.of_village(session, village.code)]


def take_over(
    actor: Actor, *, village_code: str, rubric_version: str, steps: Sequence[Step], offices: Sequence[str]
) -> int:
    """Put steps into the village's plan; those that stand there already stay as they are. Returns how many.

    Args:
        actor: who plans.
        village_code: a village, real or invented.
        rubric_version: of the rubric that names the steps' indicators.
        steps: what is to be raised, and to which level.
        offices: who is in charge of each, to begin with.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``unknown_indicator``, ``plan_full``, ``text_long``,
            ``text_signs``, ``plan_personal``, ``rubric_version_unknown`` or ``database_*``. Nothing stored
            has changed then.
    """
    require(actor, Action.PLAN)
    village, rubric, now = find(village_code), rubric_of(rubric_version), datetime.now(UTC)
    for step in steps:
        if step.indicator not in rubric.by_code:
            raise Problem("unknown_indicator", code=step.indicator)
    with write(database.engine()) as session:
        known = plan.of_village(session, village.code)
        there = {(one.indicator, one.level) for one in known}
        new = [
            (step, _text(office))
            for step, office in zip(steps, offices, strict=True)
            if (step.indicator, step.to) not in there
        ]
        if len(known) + len(new) > MOST:
            raise Problem("plan_full", most=MOST)
        for step, office in new:
            session.add(
                PlanAction(
                    village_code=village.code,
                    rubric_version=rubric_version,
                    indicator=step.indicator,
                    level=step.to,
                    office=office,
                    created_at=now,
                    updated_at=now,
                )
            )
            audit.log(
                session,
                actor=actor.name,
                role=actor.role,
                action=Action.PLAN,
                object=f"plan:{village.code}/{step.indicator}",
                after={"level": step.to, "office": office},
            )
        session.commit()
    return len(new)


@dataclass(frozen=True)
class Change:
    """What can be changed of an action; ``state`` is a value of :class:`PlanState`."""

    office: str
    due: date | None
    state: str
    note: str


def change_action(actor: Actor, *, village_code: str, before: Planned, to: Change) -> Planned:
    """Change who is in charge, until when, how far it is, and the note.

    Args:
        actor: who changes it.
        village_code: whose plan it stands in.
        before: the action as the page showed it.
        to: as it is to be.

    Raises:
        Problem: ``not_allowed``, ``plan_expected``, ``text_long``, ``text_signs``, ``plan_personal``,
            ``plan_gone``, ``plan_conflict`` (somebody else changed it meanwhile) or ``database_*``.
    """
    require(actor, Action.PLAN)
    if to.state not in set(PlanState):
        raise Problem("plan_expected")
    changed = {
        "office": _text(to.office),
        "due": to.due,
        "state": PlanState(to.state),
        "note": _text(to.note),
    }
    with write(database.engine()) as session:
        row = plan.lock(session, before.id)
        if row is None or row.village_code != village_code:
            raise Problem("plan_gone")
        old = {name: getattr(row, name) for name in changed}
        if old == changed:
            return _planned(row)
        if row.version != before.version:
            raise Problem("plan_conflict")
        for name, value in changed.items():
            setattr(row, name, value)
        row.version, row.updated_at = row.version + 1, datetime.now(UTC)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.PLAN,
            object=f"plan:{row.village_code}/{row.indicator}",
            before=_plain(old),
            after=_plain(changed),
        )
        session.commit()
        return _planned(row)


def _planned(row: PlanAction) -> Planned:
    return Planned(
        id=row.id or 0,
        indicator=row.indicator,
        level=row.level,
        office=row.office,
        due=row.due,
        state=row.state,
        note=row.note,
        version=row.version,
    )


def _text(raw: str) -> str:
    text = plain_text(raw, LONGEST)
    if personal(text):
        raise Problem("plan_personal")
    return text


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
