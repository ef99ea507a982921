"""Naming the documents that prove an answer, and taking a name back.

Each names one document. So two people who name different ones for the same answer both succeed, and the
answer's own version stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from emas.domain.evidence import Evidence
from emas.domain.evidence_input import MOST, evidence_to_json, parse_evidence
from emas.domain.problems import Problem
from emas.domain.rubric import Indicator
from emas.domain.stored import read_stored
from emas.geo.time_zones import today
from emas.services import database
from emas.services.actors import Action, Actor, require
from emas.services.assess import Sheet, draft, read_sheet, sheet_of, still_open, store_answers
from emas.services.rubrics import rubric as rubric_of
from emas.services.villages import find
from emas.store import audit
from emas.store.unit_of_work import write

Named = tuple[Evidence, ...]


def name_evidence(
    actor: Actor, *, village_code: str, round_id: int, indicator: str, raw: Mapping[str, Any]
) -> Sheet:
    """Name a document for an answer; naming the same again changes nothing and succeeds.

    Args:
        actor: who names it.
        village_code: a village, real or invented.
        round_id: the round that the page showed.
        indicator: code of an indicator that is answered.
        raw: as :func:`emas.domain.evidence_input.parse_evidence` reads it.

    Raises:
        Problem: ``not_allowed``, ``unknown_village``, ``unknown_indicator``, what ``parse_evidence`` raises,
            ``evidence_without_answer``, ``evidence_many``, ``round_closed``, ``assessment_locked`` or
            ``database_*``. Nothing stored has changed then.
    """
    latest = today(village_code)

    def named(of: Indicator, before: Named) -> Named:
        new = parse_evidence(of, raw, latest)
        if new in before:
            return before
        if len(before) >= MOST:
            raise Problem("evidence_many", most=MOST)
        return (*before, new)

    return _change(actor, village_code, round_id, indicator, named)


def withdraw_evidence(
    actor: Actor, *, village_code: str, round_id: int, indicator: str, item: Evidence
) -> Sheet:
    """Take the name of a document back; what is not named (any more) is no problem.

    Raises:
        Problem: as :func:`name_evidence`, but for what is wrong with a document.
    """
    return _change(
        actor,
        village_code,
        round_id,
        indicator,
        lambda _of, before: tuple(one for one in before if one != item),
    )


def _change(
    actor: Actor,
    village_code: str,
    round_id: int,
    indicator: str,
    changed: Callable[[Indicator, Named], Named],
) -> Sheet:
    require(actor, Action.SAVE_ANSWER)
    village = find(village_code)
    with write(database.engine()) as session:
        rubric = rubric_of(still_open(session, round_id).rubric_version)
        if indicator not in rubric.by_code:
            raise Problem("unknown_indicator", code=indicator)
        now = datetime.now(UTC)
        current, row = draft(session, village, round_id, now)
        stored = read_stored(rubric, row.answers)
        if indicator not in stored:
            raise Problem("evidence_without_answer", code=indicator)
        before = stored[indicator].evidence
        after = changed(rubric.by_code[indicator], before)
        if after == before:
            return read_sheet(village, current, row)
        stored[indicator] = replace(stored[indicator], evidence=after)
        scores = store_answers(session, current, row, stored, now)
        audit.log(
            session,
            actor=actor.name,
            role=actor.role,
            action=Action.SAVE_ANSWER,
            object=f"assessment:{row.id}/{indicator}/evidence",
            before={"evidence": [evidence_to_json(one) for one in before]},
            after={"evidence": [evidence_to_json(one) for one in after]},
        )
        session.commit()
        return sheet_of(village, current, row, stored=stored, scores=scores)
