"""What naming documents is worth: the way from the claimed to the evidenced score."""

from __future__ import annotations

from datetime import date

from emas.domain.evidence import Evidence, months_after
from emas.domain.rubric import Rubric
from emas.domain.scoring import Score, score


def worth_of_proof(claimed: Score, evidenced: Score, code: str) -> int:
    """Units by which the evidenced score would rise if the level claimed for ``code`` were proven in full."""
    at = claimed.rubric.position[code]
    level = claimed.profile.levels[at]
    if level is None:
        return 0
    return score(claimed.rubric, evidenced.profile.with_levels({at: level})).total - evidenced.total


def valid_until(rubric: Rubric, item: Evidence) -> date | None:
    """The last day on which a document proves running; ``None`` where its kind does not age."""
    months = rubric.evidence_by_code[item.kind].valid_months
    return None if months is None else months_after(item.date, months)
