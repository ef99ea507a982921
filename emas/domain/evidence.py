"""From the levels that a village claims to the levels that its evidence supports."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from emas.domain.answers import Answer, Counts
from emas.domain.profile import Profile
from emas.domain.rubric import MAX_LEVEL, EvidenceKind, Indicator, Rubric


@dataclass(frozen=True)
class Evidence:
    """A document named for an answer: never a person's name, never the document itself.

    ``link`` is where it can be read; ``visit`` promises to show it to whoever comes. Neither makes a document
    named: that takes its number and office, as :meth:`names_a_document` says.
    """

    kind: str
    date: date
    number: str = ""
    office: str = ""
    link: str = ""
    visit: bool = False
    note: str = ""

    def names_a_document(self, indicator: Indicator) -> bool:
        """Whether it says enough to be found: for a percent indicator, the date of counting suffices."""
        return indicator.kind == "percent" or bool(self.number and self.office)


def evidenced(
    rubric: Rubric,
    claimed: Profile,
    evidence: Mapping[str, Sequence[Evidence]],
    reference: date,
) -> Profile:
    """The profile that the named documents support at a round's reference date.

    A level above the rubric's ``unproven_level`` that names no document counts as that; a document that
    is older than its kind allows caps the level at what the rubric says for its kind. Where several
    documents of a kind are named, the newest counts; of several kinds that age alike (documents in force;
    running evidence), the best. Age is taken at ``reference``, so a stored score never changes by itself.
    """
    levels = tuple(
        None
        if level is None
        else min(level, _cap(rubric, indicator, evidence.get(indicator.code, ()), reference))
        for indicator, level in zip(rubric.indicators, claimed.levels, strict=True)
    )
    return Profile(levels, claimed.empty)


def supports(
    rubric: Rubric, indicator: Indicator, answer: Answer, named: Sequence[Evidence], reference: date
) -> bool:
    """Whether the named documents support an answer in full at ``reference``; no document supports none."""
    cap = _cap(rubric, indicator, named, reference)
    level = indicator.level_of_counts(answer.num, answer.den) if isinstance(answer, Counts) else answer
    return cap > rubric.marks.unproven_level and level <= cap


def proof_asked(rubric: Rubric, level: int | None) -> bool:
    """Whether a level counts in full only with a document named."""
    return level is not None and level > rubric.marks.unproven_level


def _cap(rubric: Rubric, indicator: Indicator, named: Sequence[Evidence], reference: date) -> int:
    newest: dict[str, date] = {}
    for item in named:
        if item.kind in indicator.evidence and item.date <= reference and item.names_a_document(indicator):
            newest[item.kind] = max(item.date, newest.get(item.kind, item.date))
    if not newest:
        return rubric.marks.unproven_level
    # Documents in force and running evidence are two questions: within each the best paper answers, and
    # the weaker of the two answers decides. So a fresh register is not spoilt by an old attendance list.
    best: dict[int | None, int] = {}
    for code, when in newest.items():
        kind = rubric.evidence_by_code[code]
        best[kind.expired_cap] = max(best.get(kind.expired_cap, 0), _supports(kind, when, reference))
    return min(best.values())


def _supports(kind: EvidenceKind, issued: date, reference: date) -> int:
    if kind.valid_months is None or kind.expired_cap is None:
        return MAX_LEVEL
    return MAX_LEVEL if reference <= months_after(issued, kind.valid_months) else kind.expired_cap


def months_after(start: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
