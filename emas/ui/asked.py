"""Words of the address: what a link asks for, read with patience; and what of it could not be used, said.

A link that was pasted into a sentence often ends in a full stop or a bracket: that is not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from emas.domain.problems import Problem
from emas.geo import codes
from emas.ui.i18n import gettext as _
from emas.ui.markdown import plain
from emas.ui.problems import sentence

_CLINGS = " .,;:!?)]}>\"'…”’»"
"""What a sentence leaves at the end of a link."""

_LONGEST = 400
"""Letters of a word that are read; the longest that the product writes has half of them."""


@dataclass(frozen=True)
class Fault:
    """A part of the address that cannot be used: its name, and why."""

    part: str
    problem: Problem


def tidy(word: str) -> str:
    """A word of the address without what cannot be seen and what clings to its end."""
    return codes.folded(word[:_LONGEST]).strip().rstrip(_CLINGS)


def told(fault: Fault) -> str:
    """What of the address cannot be used, and why, in the language in use."""
    return _("Bagian “{part}” pada alamat tidak dapat dipakai. {why}").format(
        part=plain(fault.part), why=sentence(fault.problem)
    )


def warn(faults: Sequence[Fault]) -> None:
    """Say each of them above the page; what has no reason of its own stands in one line."""
    ignored = [fault.part for fault in faults if fault.problem.code == "unknown_word"]
    for fault in faults:
        if fault.part not in ignored:
            st.warning(told(fault), icon=":material/wrong_location:")
    if ignored:
        st.warning(
            _("Bagian alamat ini tidak dikenal dan tidak dipakai: {parts}. Selebihnya tetap berlaku.").format(
                parts=", ".join(map(plain, ignored))
            ),
            icon=":material/wrong_location:",
        )
