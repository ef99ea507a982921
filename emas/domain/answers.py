"""What a village answers: a level, or two counts; and reading it from outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emas.domain.problems import Problem
from emas.domain.rubric import MAX_LEVEL, Indicator, Rubric

MAX_COUNT = 1_000_000
"""No village counts more people than this: a larger number is a slip of the keyboard."""

LONGEST_REPEATED = 40
"""Signs of a refused value that are repeated to the reader."""


@dataclass(frozen=True)
class Counts:
    """``num`` of ``den`` people, families or complaints; ``num`` never exceeds ``den``."""

    num: int
    den: int


Answer = int | Counts
"""A level 0-4 for a level indicator, :class:`Counts` for a percent indicator."""

Answers = Mapping[str, Answer]
"""Answers by indicator code; an indicator left out is unanswered."""


def parse_answer(indicator: Indicator, raw: Any) -> Answer:
    """Read one answer from JSON: ``3`` or ``{"num": 40, "den": 50}``.

    Raises:
        Problem: ``level_expected``, ``level_out_of_range``, ``counts_expected``, ``count_expected``,
            ``count_out_of_range`` or ``num_over_den``, each with the indicator's ``code`` and, where one
            value is at fault, that ``value`` as it is repeated to the reader.
    """
    code = indicator.code
    if indicator.kind == "level":
        if not _whole(raw):
            raise Problem("level_expected", code=code, value=_repeated(raw), highest=MAX_LEVEL)
        if not 0 <= raw <= MAX_LEVEL:
            raise Problem("level_out_of_range", code=code, value=_repeated(raw), highest=MAX_LEVEL)
        return int(raw)
    if not isinstance(raw, Mapping) or set(raw) != {"num", "den"}:
        raise Problem("counts_expected", code=code)
    for count in raw.values():
        if not _whole(count):
            raise Problem("count_expected", code=code, value=_repeated(count))
        if not 0 <= count <= MAX_COUNT:
            raise Problem("count_out_of_range", code=code, value=_repeated(count), highest=MAX_COUNT)
    if raw["num"] > raw["den"]:
        raise Problem("num_over_den", code=code, num=raw["num"], den=raw["den"])
    return Counts(raw["num"], raw["den"])


def parse_answers(rubric: Rubric, raw: Any) -> dict[str, Answer]:
    """Read all answers of a village from decoded JSON.

    Raises:
        Problem: ``answers_expected`` where ``raw`` is no object, ``unknown_indicator``, or what
            :func:`parse_answer` raises.
    """
    if not isinstance(raw, Mapping):
        raise Problem("answers_expected")
    for code in raw:
        if code not in rubric.by_code:
            raise Problem("unknown_indicator", code=str(code)[:40])
    return {code: parse_answer(rubric.by_code[code], value) for code, value in raw.items()}


def answer_to_json(answer: Answer) -> int | dict[str, int]:
    """The inverse of :func:`parse_answer`."""
    return {"num": answer.num, "den": answer.den} if isinstance(answer, Counts) else answer


def _repeated(raw: Any) -> str:
    """A value that was refused, short enough to be repeated; of what holds others only that it does."""
    if isinstance(raw, Mapping | list):
        return "{…}" if isinstance(raw, Mapping) else "[…]"
    text = raw if isinstance(raw, str) else json.dumps(raw, default=str)
    return text if len(text) <= LONGEST_REPEATED else text[:LONGEST_REPEATED] + "…"


def _whole(value: Any) -> bool:
    # True and False are ints to Python, never to a village office.
    return isinstance(value, int) and not isinstance(value, bool)
