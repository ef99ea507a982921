"""The rounds of assessment as a reader chooses among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from emas.services import database
from emas.services.snapshot import Snapshot
from emas.store import rounds as stored
from emas.store.unit_of_work import read


@dataclass(frozen=True)
class RoundName:
    """A round: its id, its unique name, and the day at which the age of evidence is taken."""

    id: int
    name: str
    reference: date
    rubric_version: str


def rounds(snapshot: Snapshot) -> tuple[RoundName, ...]:
    """Every round, the latest reference date first.

    Raises:
        Problem: ``database_*``.
    """
    return snapshot.remember("rounds", _rounds)


def _rounds() -> tuple[RoundName, ...]:
    with read(database.engine()) as session:
        found = stored.all_rounds(session)
    return tuple(
        RoundName(one.id or 0, one.name, one.reference_date, one.rubric_version) for one in reversed(found)
    )
