"""Naming a document for an answer: reading what somebody wrote, and the stored form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from emas.domain.evidence import Evidence
from emas.domain.links import read_link
from emas.domain.personal import personal
from emas.domain.plain_text import plain_text
from emas.domain.problems import Problem
from emas.domain.rubric import Indicator

LENGTHS = {"number": 80, "office": 120, "link": 400, "note": 300}
"""Signs that each text may have."""

MOST = 10
"""Documents of one answer."""

EARLIEST = date(1990, 1, 1)
"""No document of the programme is older; an earlier year is a slip of the keyboard."""


def parse_evidence(indicator: Indicator, raw: Mapping[str, Any], today: date) -> Evidence:
    """Read what somebody wrote about a document.

    Args:
        indicator: what it is to prove.
        raw: ``kind``, ``date`` (a date, or ISO 8601), ``number``, ``office``, ``link``, ``visit``, ``note``.
        today: no document can be of a later day.

    Raises:
        Problem: ``evidence_kind``, ``evidence_date``, ``evidence_date_range``, ``text_long``, ``text_signs``,
            ``evidence_nik``, ``evidence_passport``, ``evidence_phone``, ``evidence_link``,
            ``evidence_link_user`` or ``evidence_unnamed`` (it lacks number or office; a tally needs its date
            alone).
    """
    kind = raw.get("kind")
    if kind not in indicator.evidence:
        raise Problem("evidence_kind", code=indicator.code)
    texts = {name: _text(raw.get(name), name) for name in LENGTHS}
    texts["link"] = plain_text(read_link(texts["link"]), LENGTHS["link"])
    found = Evidence(kind=kind, date=_date(raw.get("date"), today), visit=raw.get("visit") is True, **texts)
    if not found.names_a_document(indicator):
        raise Problem("evidence_unnamed")
    return found


def evidence_to_json(item: Evidence) -> dict[str, Any]:
    """The stored form; what is empty is left out."""
    texts = {name: getattr(item, name) for name in LENGTHS if getattr(item, name)}
    shown = {"visit": True} if item.visit else {}
    return {"kind": item.kind, "date": item.date.isoformat(), **texts, **shown}


def evidence_from_json(raw: Mapping[str, Any]) -> Evidence:
    """The inverse of :func:`evidence_to_json`."""
    return Evidence(**{**raw, "date": date.fromisoformat(raw["date"])})


def _text(raw: Any, name: str) -> str:
    text = plain_text(raw, LENGTHS[name])
    match personal(text):
        case "nik":
            raise Problem("evidence_nik")
        case "passport":
            raise Problem("evidence_passport")
        case "phone":
            raise Problem("evidence_phone")
    return text


def _date(raw: Any, today: date) -> date:
    try:
        found = raw if isinstance(raw, date) else date.fromisoformat(str(raw or ""))
    except ValueError as error:
        raise Problem("evidence_date") from error
    if not EARLIEST <= found <= today:
        raise Problem("evidence_date_range", earliest=EARLIEST.year)
    return found
