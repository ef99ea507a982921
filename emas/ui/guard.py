"""What a reader sees when something cannot be done: a sentence, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from emas.domain.problems import Problem
from emas.ui.i18n import gettext as _
from emas.ui.problems import sentence

log = logging.getLogger(__name__)


@contextmanager
def guarded(part: str = "") -> Iterator[None]:
    """Draw what is inside; put a plain sentence in its place where that fails.

    Streamlit's own signals (stop, rerun, switch of page) are no exceptions and pass. ``part`` names a
    fragment, which runs without the page around it.
    """
    try:
        yield
    except Problem as problem:
        log.warning("%s", problem)
        st.error(sentence(problem), icon=":material/error:")
        st.button(_("Coba lagi"), key=f"guard-again{part}")
    except Exception:
        log.exception("a page failed")
        st.error(
            _(
                "Halaman ini gagal ditampilkan karena kesalahan program. Yang sudah tersimpan tetap aman. "
                "Muat ulang halaman; bila tetap gagal, sampaikan waktunya kepada pengelola."
            ),
            icon=":material/error:",
        )
        st.button(_("Coba lagi"), key=f"guard-again{part}")
