"""Whose word stands behind the figures, and of which round; how many, says :mod:`emas.services.kinds`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from emas.geo.register import register
from emas.services import database
from emas.services.snapshot import Snapshot
from emas.store import rounds
from emas.store.tables import Origin
from emas.store.unit_of_work import read


@dataclass(frozen=True)
class RoundShare:
    """One round and how many villages have their current score from it."""

    name: str
    reference_date: date
    open: bool
    villages: int


@dataclass(frozen=True)
class Assessed:
    """Counts of villages with a current score.

    ``simulated``, ``trials``: whose word it is; ``register``: all real villages there are; ``rounds`` only
    those in use, newest first.
    """

    villages: int
    simulated: int
    trials: int
    register: int
    rounds: tuple[RoundShare, ...]


def assessed(now: Snapshot) -> Assessed:
    """The counts of a snapshot.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    with read(database.engine()) as session:
        known = rounds.all_rounds(session)
    shares = [
        RoundShare(
            name=of.name,
            reference_date=of.reference_date,
            open=of.closed_at is None,
            villages=int((now.round_id == of.id).sum()),
        )
        for of in reversed(known)
    ]
    return Assessed(
        villages=len(now),
        simulated=int(now.simulated.sum()),
        trials=int(np.sum(now.origin == Origin.TRIAL.value)),
        register=len(register().villages),
        rounds=tuple(share for share in shares if share.villages),
    )
