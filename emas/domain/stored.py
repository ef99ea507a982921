"""Answers as they are stored, and the three profiles that follow from them.

The stored form of one answer is a JSON object::

    {"level": 3, "v": 2, "at": "2026-11-23T01:02:03+00:00",
     "evidence": [{"kind": "sop", "date": "2026-01-31", "number": "7/2026", "office": "Kepala Desa",
                   "link": "https://…", "visit": true, "note": "…"}],
     "verified": 2}

with ``num`` and ``den`` in place of ``level`` for counts. ``v`` is the answer's own version: two people
on different questions never conflict. ``verified`` is a verifier's answer to the same indicator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from emas.domain.answers import Answer, answer_to_json, parse_answer
from emas.domain.evidence import Evidence, evidenced
from emas.domain.evidence_input import evidence_from_json, evidence_to_json
from emas.domain.problems import Problem
from emas.domain.profile import Profile
from emas.domain.rubric import Indicator, Rubric

Kind = Literal["claimed", "evidenced", "verified"]

KINDS: tuple[Kind, ...] = ("claimed", "evidenced", "verified")
"""The three kinds of a score, from the village's word to the verifier's."""


@dataclass(frozen=True)
class Stored:
    """One stored answer; ``at`` is when it was given (ISO 8601, UTC)."""

    answer: Answer
    version: int = 1
    at: str | None = None
    evidence: tuple[Evidence, ...] = ()
    verified: Answer | None = None

    def answered(self, answer: Answer, at: str) -> Stored:
        """The same question answered anew: what was verified was the old answer, so that goes."""
        return replace(self, answer=answer, version=self.version + 1, at=at, verified=None)


def read_stored(rubric: Rubric, raw: Mapping[str, Any]) -> dict[str, Stored]:
    """Stored answers of an assessment from their JSON.

    Raises:
        Problem: ``answers_unreadable`` where they are not as :func:`write_stored` writes them.
    """
    try:
        return {code: _stored(rubric.by_code[code], item) for code, item in raw.items()}
    except (Problem, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Problem("answers_unreadable") from error


def write_stored(stored: Mapping[str, Stored]) -> dict[str, Any]:
    """The inverse of :func:`read_stored`; what is empty is left out."""
    return {code: _plain(item) for code, item in stored.items()}


def profiles(rubric: Rubric, stored: Mapping[str, Stored], reference: date) -> dict[Kind, Profile | None]:
    """The profile of each kind; ``None`` for ``verified`` where nobody has verified an answer.

    Args:
        rubric: the rubric of the round.
        stored: the answers.
        reference: the round's reference date, at which the age of evidence is taken.
    """
    claimed = Profile.of(rubric, {code: item.answer for code, item in stored.items()})
    verified = {code: item.verified for code, item in stored.items() if item.verified is not None}
    return {
        "claimed": claimed,
        "evidenced": evidenced(rubric, claimed, {code: s.evidence for code, s in stored.items()}, reference),
        "verified": Profile.of(rubric, verified) if verified else None,
    }


def _stored(indicator: Indicator, item: Mapping[str, Any]) -> Stored:
    given = item["level"] if "level" in item else {"num": item["num"], "den": item["den"]}
    return Stored(
        answer=parse_answer(indicator, given),
        version=item["v"],
        at=item.get("at"),
        evidence=tuple(evidence_from_json(one) for one in item.get("evidence", ())),
        verified=parse_answer(indicator, item["verified"]) if "verified" in item else None,
    )


def _plain(item: Stored) -> dict[str, Any]:
    answer = answer_to_json(item.answer)
    plain: dict[str, Any] = answer if isinstance(answer, dict) else {"level": answer}
    plain = {**plain, "v": item.version}
    if item.at:
        plain["at"] = item.at
    if item.evidence:
        plain["evidence"] = [evidence_to_json(one) for one in item.evidence]
    if item.verified is not None:
        plain["verified"] = answer_to_json(item.verified)
    return plain
