"""The self-assessment: reading a village's sheet and saving one answer at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlmodel import Session

from emas.domain.answers import answer_to_json, parse_answer
from emas.domain.participation import UNKNOWN, length
from emas.domain.people import People
from emas.domain.problems import Problem
from emas.domain.rubric import Rubric
from emas.domain.scoring import Score
from emas.domain.stored import Kind, Stored, read_stored, write_stored
from emas.services import database, scorecard
from emas.services.actors import Action, Actor, require
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import VillageName, find
from emas.store import assessments, audit, installation, rounds
from emas.store.tables import Assessment, Origin, Round, ScoreColumns, State
from emas.store.unit_of_work import read, write


@dataclass(frozen=True)
class Sheet:
    """A village's assessment in a round, as it stands: answers and what follows from them.

    ``saved_at`` is ``None`` while nothing has been answered; the sheet is then no row of the store yet.
    ``participation`` is the unscored part in its written form, ``people`` its counts. ``submitted_at``
    is when it was locked; a draft of a round that was closed was never submitted.
    """

    village: VillageName
    round_id: int
    round_name: str
    reference_date: date
    rubric: Rubric
    stored: Mapping[str, Stored]
    scores: scorecard.Scores
    origin: Origin
    state: State
    participation: str
    people: People
    saved_at: datetime | None
    submitted_at: datetime | None
    round_open: bool

    @property
    def locked(self) -> bool:
        """Whether no answer can be changed any more."""
        return self.state is not State.DRAFT or not self.round_open

    @property
    def claimed(self) -> Score:
        """The score of the village's own answers: it always exists."""
        found = self.scores["claimed"]
        if found is None:
            raise ValueError("a sheet without a claimed score")
        return found

    @property
    def evidenced(self) -> Score:
        """The score that the named documents support: it exists wherever the claimed one does."""
        found = self.scores["evidenced"]
        if found is None:
            raise ValueError("a sheet without an evidenced score")
        return found

    @property
    def headline(self) -> tuple[Kind, Score]:
        """The score shown first, with its kind."""
        return scorecard.headline(self.scores)

    def version_of(self, indicator: str) -> int:
        """The version of an answer, 0 while there is none: what :func:`save_answer` wants to see again."""
        return self.stored[indicator].version if indicator in self.stored else 0


def current_sheet(actor: Actor, village_code: str) -> Sheet:
    """The village's sheet in the round that is open now.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``no_open_round`` or ``database_*``.
    """
    require(actor, Action.READ_ANSWERS)
    village = find(village_code)
    with read(database.engine()) as session:
        current = _open_round(session)
        found = assessments.get(session, village_code=village.code, round_id=_id(current))
        origin = found.origin if found else origin_of(session, village)
    return read_sheet(village, current, found, origin)


def sheet_in(actor: Actor, village_code: str, round_id: int) -> Sheet:
    """The village's sheet in a round, open or closed.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``unknown_round`` or ``database_*``.
    """
    require(actor, Action.READ_ANSWERS)
    village = find(village_code)
    with read(database.engine()) as session:
        of = rounds.get(session, round_id)
        found = assessments.get(session, village_code=village.code, round_id=round_id)
    if of is None or found is None:
        raise Problem("unknown_round")
    return read_sheet(village, of, found)


def save_answer(
    actor: Actor, *, village_code: str, round_id: int, indicator: str, answer: Any, version: int
) -> Sheet:
    """Save one answer; score, audit and the village's current score follow in the same transaction.

    Saving the same answer again (a retry after a lost connection) changes nothing and succeeds.

    Args:
        actor: who answers.
        village_code: a village, real or invented.
        round_id: the round that the page showed.
        indicator: code of the indicator.
        answer: a level, or ``{"num": …, "den": …}``, as somebody gave it.
        version: the version of this answer that the page showed (0: none).

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``unknown_indicator``, a fault of the answer (see
            :func:`emas.domain.answers.parse_answer`), ``round_closed``, ``assessment_locked`` (already
            submitted), ``answer_conflict`` (somebody else answered it meanwhile; ``theirs`` is the
            answer stored) or ``database_*``. Whatever is raised, nothing stored has changed.
    """
    require(actor, Action.SAVE_ANSWER)
    village = find(village_code)
    with write(database.engine()) as session:
        # Kept at hand: the session reads an object again that nobody holds.
        current = still_open(session, round_id)
        rubric = rubric_of(current.rubric_version)
        if indicator not in rubric.by_code:
            raise Problem("unknown_indicator", code=indicator)
        given = parse_answer(rubric.by_code[indicator], answer)
        now = datetime.now(UTC)
        current, row = draft(session, village, round_id, now)
        stored = read_stored(rubric, row.answers)
        before = stored.get(indicator)
        if before is not None and before.answer == given:
            return read_sheet(village, current, row)
        if (before.version if before else 0) != version:
            theirs = answer_to_json(before.answer) if before else None
            raise Problem("answer_conflict", code=indicator, theirs=theirs)
        moment = now.isoformat(timespec="seconds")
        stored[indicator] = before.answered(given, moment) if before else Stored(given, at=moment)
        scores = store_answers(session, current, row, stored, now)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.SAVE_ANSWER,
            object=f"assessment:{row.id}/{indicator}",
            before={"answer": answer_to_json(before.answer)} if before else None,
            after={"answer": answer_to_json(given)},
        )
        session.commit()
        return sheet_of(village, current, row, stored=stored, scores=scores)


def read_sheet(
    village: VillageName, of: Round, row: Assessment | None, origin: Origin | None = None
) -> Sheet:
    """The sheet of what is stored; ``origin`` where nothing is yet."""
    rubric = rubric_of(of.rubric_version)
    stored = read_stored(rubric, row.answers) if row else {}
    scores = scorecard.scores_of(rubric, stored, of.reference_date)
    return sheet_of(village, of, row, stored=stored, scores=scores, origin=origin)


def sheet_of(
    village: VillageName,
    of: Round,
    row: Assessment | None,
    *,
    stored: Mapping[str, Stored],
    scores: scorecard.Scores,
    origin: Origin | None = None,
) -> Sheet:
    """The sheet of answers and scores at hand."""
    rubric = rubric_of(of.rubric_version)
    answered = row is not None and (stored or row.participation or row.people)
    return Sheet(
        village=village,
        round_id=_id(of),
        round_name=of.name,
        reference_date=of.reference_date,
        rubric=rubric,
        stored=stored,
        scores=scores,
        origin=origin or (row.origin if row else Origin.VILLAGE),
        state=row.state if row else State.DRAFT,
        participation=(row.participation if row else None) or UNKNOWN * length(rubric),
        people=(row.people if row else None) or {},
        saved_at=row.updated_at if row and answered else None,
        submitted_at=row.submitted_at if row else None,
        round_open=of.closed_at is None,
    )


def _open_round(session: Session) -> Round:
    current = rounds.current(session)
    if current is None:
        raise Problem("no_open_round")
    return current


def still_open(session: Session, round_id: int) -> Round:
    """The round, if answers may still be changed in it.

    Raises:
        Problem: ``round_closed``.
    """
    found = rounds.get(session, round_id)
    if found is None or found.closed_at is not None:
        raise Problem("round_closed")
    return found


def draft(session: Session, village: VillageName, round_id: int, now: datetime) -> tuple[Round, Assessment]:
    """The village's assessment in an open round, locked and ready to be changed; begun if there is none.

    Raises:
        Problem: ``round_closed`` or ``assessment_locked`` (already submitted).
    """
    current = still_open(session, round_id)
    row = assessments.get_or_create(
        session,
        village_code=village.code,
        round_id=round_id,
        origin=origin_of(session, village),
        scores=_nothing_answered(current.rubric_version, current.reference_date),
        at=now,
    )
    if row.state is not State.DRAFT:
        raise Problem("assessment_locked")
    return current, row


def store_answers(
    session: Session, current: Round, row: Assessment, stored: Mapping[str, Stored], now: datetime
) -> scorecard.Scores:
    """Put answers back with the scores that follow from them, which are given."""
    rubric = rubric_of(current.rubric_version)
    scores = scorecard.scores_of(rubric, stored, current.reference_date)
    assessments.save(
        session,
        row,
        answers=write_stored(stored),
        scores=scorecard.columns(rubric, stored, scores, current.reference_date),
        at=now,
    )
    return scores


@cache
def _nothing_answered(version: str, reference: date) -> ScoreColumns:
    """The score of a sheet that has just been begun."""
    rubric = rubric_of(version)
    return scorecard.columns(rubric, {}, scorecard.scores_of(rubric, {}, reference), reference)


def origin_of(session: Session, village: VillageName) -> Origin:
    """Whose word a new assessment of this village is."""
    if village.simulated:
        return Origin.SIMULATED
    # In the demonstration whatever is typed for a real village is a trial, and marked as one everywhere.
    return Origin.TRIAL if installation.mode(session) == "demo" else Origin.VILLAGE


def _id(of: Round) -> int:
    if of.id is None:
        raise ValueError("a round that was never stored")
    return of.id
