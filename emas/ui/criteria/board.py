"""What stands under the controls: one section at a time, each opening with one sentence."""

from __future__ import annotations

from typing import Any

import streamlit as st

from emas.services import snapshot
from emas.services.selection import Selection
from emas.ui import denominators, formats
from emas.ui.criteria import (
    beside,
    blocking,
    context,
    coverage,
    on_map,
    participation,
    procedural,
    returnees,
    scorecard,
    standing,
    sureness,
    whatif,
)
from emas.ui.criteria.sections import SECTION_NAMES
from emas.ui.guard import callback, fragment
from emas.ui.i18n import gettext, ngettext
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, screen, state
from emas.ui.maps.choice import (
    BESIDE,
    BLOCKING,
    CONTEXT,
    COVERAGE,
    PARTICIPATION,
    PROCEDURAL,
    RETURNEES,
    SCORECARD,
    STANDING,
    SURENESS,
    WHAT_IF,
)
from emas.ui.maps.looked_at import filter_line, looked_at
from emas.ui.titles import say_title

_OWN = ("bagian", "tingkat_andai", "sanding")
"""What an address of this page asks for and the map knows nothing of."""

SECTIONS = {
    SCORECARD: scorecard.draw,
    BLOCKING: blocking.draw,
    COVERAGE: coverage.draw,
    PROCEDURAL: procedural.draw,
    RETURNEES: returnees.draw,
    PARTICIPATION: participation.draw,
    STANDING: standing.draw,
    BESIDE: beside.draw,
    WHAT_IF: whatif.draw,
    SURENESS: sureness.draw,
    CONTEXT: context.draw,
}


OWN_COUNTS = (CONTEXT, PROCEDURAL)
"""Sections whose figures stand on people that somebody counted, not on complete villages."""

UNFINISHED_TOO = (SCORECARD, PROCEDURAL, BESIDE)
"""Sections that have something to show where no village is complete yet."""


@fragment(state.LOOK)
def draw() -> None:
    """The section that is chosen, drawn anew by itself at each choice."""
    now = snapshot.current()
    # Kept while another section is looked at, or shown by another widget.
    state.say_again(state.SECTION, state.SUPPOSED, state.BESIDE, state.LEVEL)
    choice = state.current()
    state.write(choice, now)
    say_title("criteria")
    selection = looked_at(now, choice, choice.round)
    filter_line(selection, choice)
    _sections()
    if choice.section not in OWN_COUNTS and len(selection.scores):
        denominators.draw(selection)
    nothing = _nothing(selection, choice.section)
    if nothing:
        st.info(nothing, icon=":material/info:")
    else:
        SECTIONS[choice.section](selection, choice)
    query = {name: value for name, value in choice.address(now.rubric).items() if name not in _OWN}
    on_map.draw(now.rubric, choice.section, query)


def _nothing(selection: Selection, section: str) -> str:
    """Why a section has nothing to show; empty where it has."""
    if section == CONTEXT or len(selection.complete):
        return ""
    n = len(selection.scores)
    if not n:
        return _("Tidak ada desa dengan skor jenis ini dalam pilihan ini. Longgarkan saringannya.")
    if section in UNFINISHED_TOO:
        return ""
    return ngettext(
        "{n} desa dinilai, belum ada yang lengkap: angka muncul setelah semua pertanyaan terjawab.",
        "{n} desa dinilai, belum ada yang lengkap: angka muncul setelah semua pertanyaan terjawab.",
        n,
    ).format(n=formats.number(n))


def _sections() -> None:
    shown: dict[str, Any] = {
        "options": list(SECTION_NAMES),
        "format_func": lambda section: gettext(SECTION_NAMES[section]),
        "key": state.SECTION,
        "on_change": callback(acts.section_chosen),
    }
    if screen.width() < screen.NARROW:
        # So many buttons would fill a phone.
        st.selectbox(_("Bagian"), **shown)
    else:
        st.pills(_("Bagian"), required=True, label_visibility="collapsed", **shown)
