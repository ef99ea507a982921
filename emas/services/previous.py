"""What a village answered the last time, to be confirmed or answered anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlmodel import Session

from emas.domain.answers import answer_to_json
from emas.domain.evidence import supports
from emas.domain.evidence_input import evidence_to_json
from emas.domain.rubric import Rubric
from emas.domain.stored import Stored, read_stored
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.assess import Sheet, draft, read_sheet, sheet_of, still_open, store_answers
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import find
from emas.store import assessments, audit
from emas.store.unit_of_work import read, write


@dataclass(frozen=True)
class Previous:
    """An answer of an earlier round.

    ``aged``: its documents, which proved it then, are too old at the reference date of the present round.
    """

    round_name: str
    stored: Stored
    aged: bool


def previous_answers(actor: Actor, sheet: Sheet) -> dict[str, Previous]:
    """What the village answered in its last round before the sheet's, by indicator.

    Only questions that are asked in the same words now; none where it is the village's first round.

    Raises:
        Problem: ``not_allowed``, ``rubric_version_unknown`` or ``database_*``.
    """
    require(actor, Action.READ_ANSWERS)
    with read(database.engine()) as session:
        return _known(session, sheet.village.code, sheet.rubric, sheet.reference_date)


def confirm_previous(actor: Actor, *, village_code: str, round_id: int, indicators: Collection[str]) -> Sheet:
    """Take answers of the last round over with their documents, those of ``indicators``.

    What is answered meanwhile stays as it is; what has no earlier answer, or an aged one, is left open.
    One transaction, one audit row an answer.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``round_closed``, ``assessment_locked`` or
            ``database_*``. Nothing stored has changed then.
    """
    require(actor, Action.SAVE_ANSWER)
    village = find(village_code)
    with write(database.engine()) as session:
        rubric = rubric_of(still_open(session, round_id).rubric_version)
        now = datetime.now(UTC)
        current, row = draft(session, village, round_id, now)
        stored = read_stored(rubric, row.answers)
        known = _known(session, village.code, rubric, current.reference_date)
        taken = {
            code: replace(known[code].stored, version=1, at=now.isoformat(timespec="seconds"), verified=None)
            for code in indicators
            if code in known and code not in stored and not known[code].aged
        }
        if not taken:
            return read_sheet(village, current, row)
        stored |= taken
        scores = store_answers(session, current, row, stored, now)
        for code, item in taken.items():
            audit.log(
                session,
                actor=actor.name,
                role=actor.role,
                action=Action.SAVE_ANSWER,
                object=f"assessment:{row.id}/{code}",
                before=None,
                after={
                    "answer": answer_to_json(item.answer),
                    "evidence": [evidence_to_json(one) for one in item.evidence],
                    "confirmed": known[code].round_name,
                },
            )
        session.commit()
        return sheet_of(village, current, row, stored=stored, scores=scores)


def _known(session: Session, village_code: str, rubric: Rubric, reference: date) -> dict[str, Previous]:
    """The last answers before ``reference`` to questions that ``rubric`` asks in the same words."""
    earlier = [
        (of, row)
        for of, row in assessments.history(session, village_code)
        if of.reference_date < reference and row.answers
    ]
    if not earlier:
        return {}
    of, row = earlier[-1]
    then = rubric_of(of.rubric_version)
    return {
        code: Previous(of.name, item, _aged(rubric, code, item, of.reference_date, reference))
        for code, item in read_stored(then, row.answers).items()
        if rubric.by_code.get(code) == then.by_code[code]
    }


def _aged(rubric: Rubric, code: str, item: Stored, then: date, now: date) -> bool:
    indicator = rubric.by_code[code]
    return supports(rubric, indicator, item.answer, item.evidence, then) and not supports(
        rubric, indicator, item.answer, item.evidence, now
    )
