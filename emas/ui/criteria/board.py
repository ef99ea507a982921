"""What stands under the controls: one section at a time, each opening with one sentence."""

from __future__ import annotations

import streamlit as st

from emas.services import snapshot
from emas.ui import navigation
from emas.ui.criteria import blocking, coverage, scorecard, standing, whatif
from emas.ui.guard import guarded
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import BLOCKING, COVERAGE, SCORECARD, STANDING, WHAT_IF
from emas.ui.maps.looked_at import filter_line, looked_at

_OWN = ("bagian", "tingkat_andai")
"""What an address of this page asks for and the map knows nothing of."""

SECTIONS = {
    SCORECARD: scorecard.draw,
    BLOCKING: blocking.draw,
    COVERAGE: coverage.draw,
    STANDING: standing.draw,
    WHAT_IF: whatif.draw,
}


@st.fragment(key=state.LOOK)
def draw() -> None:
    """The section that is chosen, drawn anew by itself at each choice."""
    with guarded("look"):
        now = snapshot.current()
        # Kept while another section is looked at.
        state.say_again(state.SUPPOSED)
        choice = state.current()
        state.write(choice, now)
        selection = looked_at(now, choice, choice.round)
        filter_line(selection, choice)
        _sections()
        if len(selection.scores):
            SECTIONS[choice.section](selection, choice)
        else:
            st.info(
                _("Tidak ada desa dengan skor jenis ini dalam pilihan ini. Longgarkan saringannya."),
                icon=":material/info:",
            )
        query = {name: value for name, value in choice.address(now.rubric).items() if name not in _OWN}
        navigation.link("map", _("Lihat pilihan ini di peta"), icon=":material/map:", **query)


def _sections() -> None:
    names = {
        SCORECARD: _("Rapor"),
        BLOCKING: _("Yang menahan"),
        COVERAGE: _("Layanan dan pilar"),
        STANDING: _("Skor dan kategori"),
        WHAT_IF: _("Bagaimana jika"),
    }
    st.segmented_control(
        _("Bagian"),
        list(names),
        format_func=names.__getitem__,
        key=state.SECTION,
        required=True,
        label_visibility="collapsed",
        on_change=state.section_chosen,
    )
