"""What the reader's choice selects, and how it is told above what is drawn: of map and criteria alike."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services import snapshot
from emas.services.rounds import rounds
from emas.services.selection import Selection, select
from emas.services.snapshot import Snapshot
from emas.ui import denominators, left_out
from emas.ui.about import of_scores
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, filters
from emas.ui.maps.choice import Choice


def looked_at(now: Snapshot, choice: Choice, round_name: str) -> Selection:
    """The villages that the choice selects, in a round by its name; empty: each village's latest.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    ids = {one.name: one.id for one in rounds(now)}
    return select(snapshot.of_round(now, ids.get(round_name, 0)), choice.kind, choice.filter)


def filter_line(selection: Selection, choice: Choice) -> None:
    """What is asked for, how many villages pass, and how to be rid of it."""
    left_out.warn(selection.snapshot)
    asked = filters.told(choice.filter, selection.snapshot.rubric, choice.round)
    # Paper tells what its page is of; the screen has the controls.
    st.html(f'<p class="emas-paper">{escape(of_scores(selection).line)}</p>')
    # There also where nothing is asked: a map that moved to another place would be made anew.
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="map-asked"):
        if not asked:
            return
        st.markdown(f":material/filter_alt: {asked}: **{denominators.passed(selection)}**", width="content")
        st.button(
            _("Hapus saringan"), key="map-clear-line", type="tertiary", on_click=callback(acts.clear_filter)
        )
