"""The trial's answers in the reader's own tab: a reload does not lose them, and the server keeps none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from emas.domain.answers import Answer, answer_to_json, parse_answers
from emas.domain.problems import Problem
from emas.domain.rubric import Rubric
from emas.ui.component import renderer
from emas.ui.guard import callback

LARGEST = 4000
"""Signs of what a tab gives back: thirty answers take a quarter of it."""

_KEY = "trial-memory"


def remember(
    rubric: Rubric, answers: Mapping[str, Answer], *, forget: bool, take: Callable[[dict[str, Answer]], None]
) -> None:
    """Have the tab keep ``answers``, or hand to ``take`` those it kept where there are none here.

    ``forget`` has it drop them: the reader begins anew.
    """

    def hear() -> None:
        held = read(rubric, st.session_state[_KEY].get("held"))
        if held:
            take(held)

    told = {code: answer_to_json(answer) for code, answer in answers.items()}
    data = {"answers": json.dumps(told) if told else "", "forget": forget and not told}
    made = renderer("memory", Path(__file__).parent, js="memory.js")
    made(key=_KEY, data=json.dumps(data).encode(), on_held_change=callback(hear))


def read(rubric: Rubric, held: object) -> dict[str, Answer]:
    """What a tab gave back; nothing where it is no set of answers: who asks may be anybody."""
    if not isinstance(held, str) or len(held) > LARGEST:
        return {}
    try:
        return dict(parse_answers(rubric, json.loads(held)))
    except (ValueError, RecursionError, Problem):
        return {}
