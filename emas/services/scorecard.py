"""Scores on their way into columns: the one place where answers become what the store keeps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from emas.domain.counts import counts_of
from emas.domain.profile import Profile
from emas.domain.rubric import Rubric
from emas.domain.scoring import Score, score
from emas.domain.stored import KINDS, Kind, Stored, profiles
from emas.store.tables import ScoreColumns

Scores = Mapping[Kind, Score | None]
"""The score of each kind; ``None`` for a kind that does not exist yet."""


def scores_of(rubric: Rubric, stored: Mapping[str, Stored], reference: date) -> dict[Kind, Score | None]:
    """The three scores that follow from stored answers at a round's reference date."""
    by_kind: dict[Kind, Profile | None] = profiles(rubric, stored, reference)
    return {kind: None if profile is None else score(rubric, profile) for kind, profile in by_kind.items()}


def columns(rubric: Rubric, stored: Mapping[str, Stored], scores: Scores, reference: date) -> ScoreColumns:
    """The columns that stand beside the answers; ``scores`` are those of ``stored``."""
    counts = counts_of(rubric, stored, reference)
    claimed = scores["claimed"]
    row = ScoreColumns(
        rubric_version=rubric.version,
        unit=rubric.unit,
        reference_date=reference,
        answered=0 if claimed is None else claimed.answered,
    )
    for kind in KINDS:
        found = scores[kind]
        if found is not None:
            setattr(row, f"{kind}_total", found.total)
            setattr(row, f"{kind}_met", found.met)
            setattr(row, f"{kind}_band", found.band)
            setattr(row, f"{kind}_profile", found.profile.write())
            setattr(row, f"{kind}_counts", counts[kind])
    return row


def headline(scores: Scores) -> tuple[Kind, Score]:
    """The score shown first, with its kind: verified where it exists, else what the village claims."""
    for kind in ("verified", "claimed"):
        found = scores[kind]
        if found is not None:
            return kind, found
    raise ValueError("no score of any kind")
