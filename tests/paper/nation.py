"""Every village of the register assessed, by chance: what a deck of the whole nation has to hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from emas.domain.counts import read_counts
from emas.domain.participation import read_participation
from emas.domain.scoring_many import score_many
from emas.domain.stored import KINDS
from emas.geo.register import register
from emas.services import snapshot
from emas.services.snapshot import Snapshot


def nation() -> Snapshot:
    """The tests' demonstration with a simulated score for each of the 83,762 villages, always the same."""
    now, villages = snapshot.current(), register().villages
    n, used = len(villages), now.rubric
    levels = np.random.default_rng(7).integers(1, 5, size=(n, len(used.indicators)), dtype=np.int8)
    scores = score_many(used, levels, np.zeros(levels.shape, dtype=bool))
    nobody = [None] * n
    return replace(
        now,
        code=np.array(villages.code.to_pylist()),
        name=np.array(villages.name.to_pylist()),
        lon=villages.lon,
        lat=villages.lat,
        origin=np.full(n, "simulated"),
        round_id=np.full(n, int(now.round_id.max())),
        answered=np.full(n, len(used.indicators)),
        updated=np.full(n, "2026-10-01", dtype="datetime64[D]"),
        scores=dict.fromkeys(KINDS, scores),
        has={kind: np.ones(n, dtype=bool) for kind in KINDS},
        counts=dict.fromkeys(KINDS, read_counts(used, nobody)),
        taking_part=read_participation(used, nobody),
        draft=np.ones(n, dtype=bool),
        _memory={},
        _lately=type(now._lately)(),
    )
