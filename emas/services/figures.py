"""The eligibility conditions as columns: in which order their figures stand everywhere."""

from __future__ import annotations

from emas.services.snapshot import Snapshot


def condition_codes(snapshot: Snapshot) -> list[str]:
    """Codes of the eligibility conditions: prerequisites, then criteria, in rubric order."""
    rubric = snapshot.rubric
    return [item.code for item in rubric.prerequisites] + [item.code for item in rubric.criteria]
