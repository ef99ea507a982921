"""What a reader sees when something cannot be done: a sentence with a number, never a traceback.

Streamlit runs four things of ours by itself: the page, its fragments, callbacks, and the making of files.
Each goes through this module, which speaks the reader's language in it and catches what fails; a test finds
any that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from emas.domain.problems import Problem
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language, set_language
from emas.ui.incidents import explained
from emas.ui.problems import sentence
from emas.ui.reader import resume_language
from emas.ui.typed import say, typed

P = ParamSpec("P")
T = TypeVar("T")

_WAITING, _HELD = "guard-waiting", "guard-held"


@contextmanager
def guarded(part: str = "") -> Iterator[None]:
    """Draw what is inside, after what a callback had to tell; where it fails, a plain sentence in its place.

    What was typed there comes back with the next drawing that succeeds. Streamlit's own signals (stop, rerun,
    switch of page) are no exceptions and pass. ``part`` names a fragment, which runs without the page around
    it.
    """
    told = _draw_waiting()
    _give_back(part)
    try:
        yield
    except Exception as error:
        problem = explained(error, part or "page", counted=True)
        # A store that is away fails the callback and the page after it: once said is enough.
        if problem.code not in told:
            st.error(sentence(problem), icon=":material/error:")
        st.button(_("Coba lagi"), key=f"guard-again{part}")
        _hold(part)


def fragment(key: str) -> Callable[[Callable[P, object]], Callable[P, None]]:
    """``st.fragment`` for a part of a page that may be drawn anew by itself."""

    def decorated(draw: Callable[P, object]) -> Callable[P, None]:
        @st.fragment(key=key)
        @wraps(draw)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            resume_language()
            with guarded(key):
                draw(*args, **kwargs)

        return run

    return decorated


def callback(act: Callable[P, object]) -> Callable[P, None]:
    """``act`` as a widget may call it: ``on_change=callback(acts.go)``.

    Where it fails, nothing typed is lost, and the reader is told as the page is drawn next.
    """

    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        resume_language()
        before = {key: list(value) if isinstance(value, list) else value for key, value in typed().items()}
        try:
            act(*args, **kwargs)
        except Exception as error:
            now = typed()
            say({key: value for key, value in before.items() if now.get(key, key) != value})
            _waiting().append(explained(error, f"callback {_name(act)}", counted=True))

    return run


def deferred(make: Callable[[], T]) -> Callable[[], T]:
    """``make`` as a download button may call it, later and outside of the session.

    Streamlit's button says itself that a file could not be made; what the matter was, the page tells as it is
    drawn next.
    """
    lang, waiting = language(), _waiting()

    def run() -> T:
        set_language(lang)
        try:
            return make()
        except Exception as error:
            problem = explained(error, f"file {_name(make)}", counted=True)
            waiting.append(problem)
            raise problem from error

    return run


def last_net(error: Exception) -> bool:
    """What ``st.App`` calls for an exception that nothing else has caught; it tells the reader itself."""
    resume_language()
    st.error(sentence(explained(error, "session", counted=True)), icon=":material/error:")
    st.button(_("Coba lagi"), key="guard-again-last")
    return True


def _waiting() -> list[Problem]:
    """What is to be told as the page is drawn next."""
    found: list[Problem] = st.session_state.setdefault(_WAITING, [])
    return found


def _draw_waiting() -> set[str]:
    """Tell it; gives the codes of what was told."""
    waiting = _waiting()
    if not waiting:
        return set()
    by_code = {problem.code: problem for problem in waiting}
    waiting.clear()
    # style.css keeps it in view: what failed may stand far down the page.
    with st.container(key="guard-told"):
        for problem in by_code.values():
            st.error(sentence(problem), icon=":material/error:")
    return set(by_code)


def _hold(part: str) -> None:
    """Keep what was typed: Streamlit forgets a widget that is not on the page."""
    held = typed()
    st.session_state.setdefault(_HELD, {})[part] = list(held)
    say(held)


def _give_back(part: str) -> None:
    held = st.session_state.get(_HELD, {}).pop(part, ())
    say({key: st.session_state[key] for key in held if key in st.session_state})


def _name(act: Callable[..., object]) -> str:
    inner = getattr(act, "func", act)
    return f"{getattr(inner, '__module__', '')}.{getattr(inner, '__qualname__', type(inner).__name__)}"
