"""A village's assessments over the rounds, each with its scores as they follow from what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from emas.domain.profile import Profile
from emas.domain.rubric import Rubric
from emas.domain.scoring import Score, score
from emas.domain.stored import KINDS, Kind
from emas.services import database, scorecard, sound
from emas.services.actors import sees_drafts
from emas.services.rubrics import rubric
from emas.store import assessments
from emas.store.tables import Assessment, Origin, Round, State
from emas.store.unit_of_work import read


@dataclass(frozen=True)
class Result:
    """What a village reached in one round: a score of each kind that exists."""

    round_id: int
    round_name: str
    reference_date: date
    open: bool
    rubric: Rubric
    origin: Origin
    state: State
    updated_at: datetime
    scores: Mapping[Kind, Score | None]

    @property
    def headline(self) -> tuple[Kind, Score]:
        """The score shown first, with its kind."""
        return scorecard.headline(self.scores)

    @property
    def claimed(self) -> Score:
        """The score of the village's own answers."""
        found = self.scores["claimed"]
        if found is None:
            raise ValueError("a result without a claimed score")
        return found


def rounds_of(village_code: str) -> list[Result]:
    """A village's results, oldest reference date first; rounds in which nothing was answered are left out.

    So are drafts for those who may not see any, and a round whose stored score cannot be read; the log
    names it.

    Scores are recomputed from the stored levels under the round's own version of the rubric.

    Raises:
        Problem: ``rubric_version_unknown`` or ``database_*``.
    """
    return sound.readable(
        _answered(village_code), lambda pair: _result(*pair), lambda pair: _named(village_code, pair[0])
    )


def broken_rounds(village_code: str) -> list[str]:
    """Names of the rounds that :func:`rounds_of` leaves out because the stored score cannot be read.

    Raises:
        Problem: as :func:`rounds_of`.
    """
    readable = {result.round_id for result in rounds_of(village_code)}
    return [of.name for of, _row in _answered(village_code) if of.id not in readable]


def _answered(village_code: str) -> list[tuple[Round, Assessment]]:
    with read(database.engine()) as session:
        found = assessments.history(session, village_code)
    drafts = sees_drafts(database.mode())
    return [
        (of, row)
        for of, row in found
        if row.answers and row.claimed_profile and (drafts or row.state is not State.DRAFT)
    ]


def _named(village_code: str, of: Round) -> str:
    return f"{village_code} in round {of.name}"


def _result(of: Round, row: Assessment) -> Result:
    used = rubric(row.rubric_version)
    return Result(
        round_id=row.round_id,
        round_name=of.name,
        reference_date=row.reference_date,
        open=of.closed_at is None,
        rubric=used,
        origin=row.origin,
        state=row.state,
        updated_at=row.updated_at,
        scores={kind: _score(used, getattr(row, f"{kind}_profile")) for kind in KINDS},
    )


def _score(used: Rubric, profile: str | None) -> Score | None:
    return None if profile is None else score(used, Profile.read(profile))
