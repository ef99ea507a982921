"""A few villages to begin with: named ones of the programme, and an invented one in a demonstration."""

from __future__ import annotations

import numpy as np

from emas.services import programme, snapshot
from emas.services.villages import VillageName, find

NAMED = 3
"""How many villages that a source names stand among the examples, each of another regency."""


def villages() -> list[VillageName]:
    """The examples: those farthest on the programme's ladder first, then one invented village if any.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    now = snapshot.current()
    return now.remember("examples", lambda: [find(code) for code in _codes(now)])


def _codes(now: snapshot.Snapshot) -> list[str]:
    by_regency: dict[str, str] = {}
    certain = [fact for fact in programme.facts(now) if fact.village_code and not fact.needs_check]
    for fact in sorted(certain, key=lambda fact: -programme.STEPS.index(fact.step)):
        by_regency.setdefault(fact.village_code[:4], fact.village_code)
    codes = list(by_regency.values())[:NAMED]
    invented = np.flatnonzero(now.simulated)
    if len(invented):
        # One that is verified and answered farthest shows most of what a profile can hold.
        full = now.answered[invented] + len(now.rubric.indicators) * now.has["verified"][invented]
        codes.append(str(now.code[invented[np.argmax(full)]]))
    return codes
