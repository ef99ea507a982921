"""What is typed into counts and not stored yet, kept in the reader's own tab: a reload brings it back."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from emas.ui.assessment.count_field import name_of
from emas.ui.component import renderer
from emas.ui.guard import callback

LARGEST = 8000
"""Signs of what a tab gives back: twenty fields with a sentence in each."""

LONGEST = 200
"""Signs of what it gives back for one field."""

_KEY, _SESSION, _HEARD = "counts-in-tab", "counts-session", "counts-heard"


@dataclass(frozen=True)
class Field:
    """A field on the page, and what its reader saw stored."""

    key: str
    seen: Any


@dataclass(frozen=True)
class Held:
    """What the tab held of a field: its text, and what was stored as the reader typed it."""

    text: str
    seen: Any


def keep_in_tab(
    scopes: Sequence[str],
    fields: Sequence[Field],
    waiting: Collection[str],
    take: Callable[[Mapping[str, Held]], None],
    *,
    forget: bool = False,
) -> None:
    """Draw what keeps the texts of ``fields``, after them.

    Args:
        scopes: how the keys of all fields of this village begin, on the page or not.
        fields: those on the page.
        waiting: keys of the village's fields, on the page or not, of which something waits to be stored.
        take: is given, in a session that begins, what the tab held of any field of the village.
        forget: the tab drops it instead; once, in a session that begins.
    """

    def hear() -> None:
        st.session_state[_HEARD] = True
        held = read_held(st.session_state[_KEY].get("held"), st.session_state.get(_SESSION))
        if held:
            take(held)

    state = st.session_state
    told = {
        "session": state.setdefault(_SESSION, secrets.token_hex(4)),
        "heard": state.get(_HEARD, False),
        "forget": forget,
        "scopes": list(scopes),
        "waiting": sorted(waiting),
        "fields": [
            [field.key, _class(name_of(field.key)), (state.get(field.key) or "")[:LONGEST], field.seen]
            for field in fields
        ],
    }
    made = renderer("counts", Path(__file__).parent, js="counts.js")
    made(key=_KEY, data=json.dumps(told).encode(), on_held_change=callback(hear))


def begin_anew() -> None:
    """The next drawing is that of a session that begins."""
    for key in (_SESSION, _HEARD):
        st.session_state.pop(key, None)


def read_held(given: object, session: object) -> dict[str, Held]:
    """What a tab gave back; nothing where it has another form: who asks may be anybody.

    Nor where it was given to another ``session``: the reader has begun anew meanwhile.
    """
    if not isinstance(given, str) or len(given) > LARGEST:
        return {}
    try:
        told = json.loads(given)
        if told["session"] != session:
            return {}
        return {key: Held(_text(one["text"]), one["seen"]) for key, one in told["fields"].items()}
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return {}


def _text(given: object) -> str:
    if not isinstance(given, str) or len(given) > LONGEST:
        raise ValueError
    return given


def _class(key: str) -> str:
    """The key as Streamlit writes it into the class of an element."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())
