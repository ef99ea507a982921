"""A field for a count: written as its reader writes numbers, and under it what was understood, or why not.

Streamlit's own field for numbers takes points and commas by a rule of its own and drops what does not fit;
this is a text field, whose text stays as it was typed until the number is understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from emas.domain.problems import Problem
from emas.text.numbers import read_whole
from emas.ui import formats
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import locale
from emas.ui.problems import sentence_as_text


@dataclass(frozen=True)
class Typed:
    """What stands in a field; ``number`` is what was understood, ``problem`` why nothing was."""

    text: str = ""
    number: int | None = None
    problem: Problem | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is typed at all."""
        return self.number is None and self.problem is None


def written(number: int | None) -> Typed:
    """A number as the language in use writes it; nothing for ``None``."""
    return Typed() if number is None else Typed(formats.number(number), number)


def read(text: str, where: str) -> Typed:
    """``text`` as the locale ``where`` writes numbers."""
    try:
        return Typed(text, read_whole(text, where))
    except Problem as problem:
        return Typed(text, problem=problem)


def typed_in(key: str) -> Typed:
    """What stands in the field, read in the language in which its reader saw it."""
    state = st.session_state
    return read(state.get(key) or "", state.get(_locale_of(key)) or locale())


def fill(key: str, what: Typed) -> None:
    """Put a number into a field that is not drawn yet, in the language in use; else the text as typed."""
    st.session_state[key] = what.text if what.number is None else formats.number(what.number)
    st.session_state[_locale_of(key)] = locale()


def draw_count(
    label: str,
    *,
    key: str,
    under: str,
    save: Callable[..., object],
    args: Sequence[Any] = (),
    disabled: bool = False,
) -> None:
    """The field with the line ``under`` it (see :func:`line` and :func:`refusal`).

    After a switch of language a number that was understood is written anew, and stays the number it was.
    """
    if st.session_state.get(_locale_of(key)) != locale() or key not in st.session_state:
        fill(key, typed_in(key))
    with st.container(key=name_of(key), gap=None):
        st.text_input(
            label,
            key=key,
            # What was typed elsewhere is no help; on a phone it would cover the question.
            autocomplete="off",
            width=320,
            disabled=disabled,
            on_change=callback(save),
            args=tuple(args),
        )
        st.html(under)


def name_of(key: str) -> str:
    """Key of the container that holds the field and the line under it."""
    return f"count-{key}"


def line(text: str = "") -> str:
    """A plain line under a field: what was understood, or a hint. It takes its room when empty too: what is
    under it must not move away from a finger as the answer comes."""
    return f'<p class="emas-count-said">{escape(text) or "&nbsp;"}</p>'


def refusal(*sentences: str) -> str:
    """Why a number was not taken, read out at once."""
    return f'<p class="emas-count-said emas-refused" role="alert">✕ {escape(" ".join(sentences))}</p>'


def why(problem: Problem, typed: Typed) -> str:
    """The sentence for a text that was refused: in the language in use, which may be another by now.

    What only the language in use reads is not stored by the switch; it is offered (see :func:`offered`).
    """
    now = read(typed.text, locale())
    if now.problem is not None:
        return sentence_as_text(now.problem)
    return _("“{typed}” belum disimpan: bahasa diganti sesudah diketik.").format(typed=typed.text.strip())


def offered(typed: Typed) -> int | None:
    """The number that the language in use makes of a text that another one refused."""
    return None if typed.problem is None else read(typed.text, locale()).number


def _locale_of(key: str) -> str:
    return f"{key}-locale"
