"""Villages of given levels as a selection of the map, without a store."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from emas.domain.counts import read_counts
from emas.domain.participation import read_participation
from emas.domain.profile import Profile
from emas.domain.scoring_many import read_profiles, score_many
from emas.domain.stored import KINDS
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from emas.store.tables import Origin
from tests.unit.domain_cases import RUBRIC

OPEN = Profile((None,) * len(RUBRIC.indicators))


def snapshot_of(villages: Sequence[tuple[str, Profile | None]]) -> Snapshot:
    """A snapshot of (code, claimed profile or none); no source names any of them."""
    villages = sorted(villages, key=lambda village: village[0])
    n = len(villages)
    has = np.array([profile is not None for _, profile in villages], dtype=bool)
    texts = [(profile or OPEN).write() for _, profile in villages]
    scores = score_many(RUBRIC, *read_profiles(texts, len(RUBRIC.indicators)))
    found = Snapshot(
        number=1,
        mode="demo",
        rubric=RUBRIC,
        code=np.array([code for code, _ in villages], dtype="U10"),
        name=np.array([f"Desa {code}" for code, _ in villages], dtype=np.str_),
        lon=np.zeros(n),
        lat=np.zeros(n),
        origin=np.full(n, Origin.VILLAGE.value, dtype="U10"),
        round_id=np.ones(n, dtype=np.int64),
        answered=np.asarray(scores.answered, dtype=np.int64),
        updated=np.full(n, np.datetime64("2026-01-01", "D")),
        scores=dict.fromkeys(KINDS, scores),
        has=dict.fromkeys(KINDS, has),
        counts=dict.fromkeys(KINDS, read_counts(RUBRIC, [None] * n)),
        taking_part=read_participation(RUBRIC, [None] * n),
        draft=np.zeros(n, dtype=bool),
    )
    found.remember("programme", tuple)
    return found


def selection_of(snapshot: Snapshot, region: str = "") -> Selection:
    """All of it, or one region's villages."""
    return select(snapshot, "claimed", Filter(region=region))
