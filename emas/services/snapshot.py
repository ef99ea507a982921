"""The nation at one moment: every current score in columns, shared by all sessions, never changed.

Made anew when the store's change number moves; a filter is a boolean mask over its rows.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from sqlalchemy import Engine

from emas.domain.problems import Problem
from emas.services import database
from emas.services.actors import sees_drafts
from emas.services.rubrics import rubric
from emas.services.snapshot_columns import Snapshot, made
from emas.store import change, installation, rounds, scores, villages
from emas.store.unit_of_work import read

__all__ = ["Snapshot", "current", "of_round"]


def current() -> Snapshot:
    """The snapshot of what is stored now: the one at hand, or a new one if anything changed since.

    Costs one small query where nothing changed; else about a second for a nation.

    Raises:
        Problem: ``database_*``.
    """
    engine = database.engine()
    held = _held.get(str(engine.url))
    if held is not None and held.number == change.glance(engine):
        return held
    with _building:  # one session builds, the others wait for it
        held = _held.get(str(engine.url))
        if held is None or held.number != change.glance(engine):
            held = _build(engine)
            _held[str(engine.url)] = held
        return held


def of_round(now: Snapshot, round_id: int) -> Snapshot:
    """The scores of one round, whatever came after it; ``now`` itself for 0.

    Raises:
        Problem: ``unknown_round`` where there is none of this id, ``database_*``.
    """
    if not round_id:
        return now
    return now.remember(("round", round_id), lambda: _build_round(now, round_id))


ROUNDS_HELD = 5
"""Rounds whose columns are kept: those that readers compare; of the nation some 65 MB each."""

_rounds_held: dict[tuple[str, int], tuple[str | None, Snapshot]] = {}
_held: dict[str, Snapshot] = {}
_building = threading.Lock()


def _build(engine: Engine) -> Snapshot:
    with read(engine) as session:
        number = change.number(session)
        mode = installation.mode(session)
        # What the public sees holds no draft, in any figure, list or file.
        drafts = sees_drafts(mode)
        columns = scores.score_columns(session) if drafts else scores.submitted_columns(session)
        invented = villages.columns(session, simulated=True)
    return made(columns, invented, rubric(), number=number, mode=mode, of_round=0)


def _build_round(now: Snapshot, round_id: int) -> Snapshot:
    """The round's columns are kept while nobody changes an assessment of it, whatever changes elsewhere."""
    engine = database.engine()
    key = (str(engine.url), round_id)
    with read(engine) as session:
        found = rounds.get(session, round_id)
        if found is None:
            raise Problem("unknown_round")
        mark = scores.round_mark(session, round_id)
        kept = _rounds_held.get(key)
        if kept is not None and kept[0] == mark:
            same = kept[1]
            return replace(same, number=now.number, mode=now.mode, _memory={}, _lately=OrderedDict())
        columns = scores.round_columns(session, round_id, drafts=sees_drafts(now.mode))
        invented = villages.columns(session, simulated=True)
    used = rubric(found.rubric_version)
    built = made(columns, invented, used, number=now.number, mode=now.mode, of_round=round_id)
    with _building:
        _rounds_held[key] = (mark, built)
        while len(_rounds_held) > ROUNDS_HELD:
            _rounds_held.pop(next(iter(_rounds_held)))
    return built
