"""Shared by the domain tests: the rubric in use and random villages."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from emas.domain.answers import Answer, Counts
from emas.domain.profile import Profile
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.rubric_file import load
from emas.settings import DATA

RUBRIC = load(DATA / "rubric-1.toml")


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    """Counts of a village, often small, often nobody."""
    den = draw(st.one_of(st.just(0), st.integers(1, 12), st.integers(1, 500)))
    return Counts(draw(st.integers(0, den)), den)


@st.composite
def answers(draw: st.DrawFn, rubric: Rubric = RUBRIC, *, finished: bool = False) -> dict[str, Answer]:
    """Answers of a village: any subset of the indicators, or all of them."""
    given_answers: dict[str, Answer] = {}
    for indicator in rubric.indicators:
        if not finished and draw(st.integers(0, 9)) == 0:
            continue
        if indicator.kind == "level":
            given_answers[indicator.code] = draw(st.integers(0, MAX_LEVEL))
        else:
            given_answers[indicator.code] = draw(counts())
    return given_answers


def profiles() -> st.SearchStrategy[Profile]:
    """Profiles of random villages, about half of them with every question answered."""
    return st.booleans().flatmap(
        lambda finished: answers(finished=finished).map(lambda given: Profile.of(RUBRIC, given))
    )


def everything(level: int = MAX_LEVEL, **changes: Any) -> dict[str, Any]:
    """Raw answers with every indicator at ``level``; ``changes`` by code with ``_`` for the dot."""
    raw: dict[str, Any] = {
        i.code: level if i.kind == "level" else {"num": _num(i.cuts, level), "den": 100}
        for i in RUBRIC.indicators
    }
    raw.update({code.replace("_", "."): value for code, value in changes.items()})
    return raw


def _num(cuts: tuple[int, ...], level: int) -> int:
    # A percent indicator with somebody counted is at level 1 at least.
    return 0 if level <= 1 else cuts[level - 2]
