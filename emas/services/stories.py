"""Stories that presenters keep: saved under a name, opened by their address, duplicated, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from emas.domain.personal import personal
from emas.domain.plain_text import plain_text
from emas.domain.problems import Problem
from emas.services import database, sound
from emas.services.actors import Action, Actor, require
from emas.store import audit, stories
from emas.store.tables import Story
from emas.store.unit_of_work import read, write

MOST = 100
"""Stories of an installation."""

LONGEST = 90
"""Signs of a name."""

LARGEST = 4000
"""Signs of an address."""


@dataclass(frozen=True)
class Kept:
    """A story on record; ``query`` are the words of the address that opens it."""

    id: int
    name: str
    query: Mapping[str, str]
    updated_at: datetime


def kept_stories(actor: Actor) -> list[Kept]:
    """Every story, the one that changed last first.

    Raises:
        Problem: ``not_allowed`` or ``database_*``.
    """
    require(actor, Action.KEEP_STORY)
    with read(database.engine()) as session:
        rows = stories.everything(session)
    return sound.readable(rows, _kept, lambda row: f"story {row.id}")


def keep_story(actor: Actor, *, name: str, query: Mapping[str, str]) -> Kept:
    """Save a story; under the name of another one it takes its place.

    Args:
        actor: who keeps it.
        name: what it is called, on one line.
        query: the words of its address.

    Raises:
        Problem: ``not_allowed``, ``story_nameless``, ``text_long``, ``text_signs``, ``story_long``,
            ``story_personal``, ``stories_full`` or ``database_*``.
    """
    require(actor, Action.KEEP_STORY)
    name = plain_text(name, LONGEST)
    if not name:
        raise Problem("story_nameless")
    if sum(len(word) + len(value) for word, value in query.items()) > LARGEST:
        raise Problem("story_long", most=LARGEST)
    told = {plain_text(word, LARGEST): plain_text(value, LARGEST) for word, value in query.items()}
    if any(personal(text) for text in (name, *told.values())):
        raise Problem("story_personal")
    now = datetime.now(UTC)
    with write(database.engine()) as session:
        known = stories.everything(session)
        row = next((one for one in known if one.name.casefold() == name.casefold()), None)
        before = None if row is None else {"query": row.query}
        if row is None:
            if len(known) >= MOST:
                raise Problem("stories_full", most=MOST)
            row = Story(name=name, query=told, created_at=now, updated_at=now)
        row.name, row.query, row.updated_at = name, told, now
        session.add(row)
        session.flush()
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.KEEP_STORY,
            object=f"story:{row.id}",
            before=before,
            after={"name": name, "query": told},
        )
        session.commit()
        return _kept(row)


def remove_story(actor: Actor, story_id: int) -> None:
    """Remove a story; one that is gone already is no fault.

    Raises:
        Problem: ``not_allowed`` or ``database_*``.
    """
    require(actor, Action.KEEP_STORY)
    with write(database.engine()) as session:
        row = session.get(Story, story_id)
        if row is None:
            return
        session.delete(row)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.KEEP_STORY,
            object=f"story:{story_id}",
            before={"name": row.name, "query": row.query},
        )
        session.commit()


def _kept(row: Story) -> Kept:
    return Kept(id=row.id or 0, name=row.name, query=dict(row.query), updated_at=row.updated_at)
