"""The way from a section to the map: the same selection, coloured by what the section is about."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services import map_figures
from emas.ui import navigation
from emas.ui.i18n import gettext as _
from emas.ui.maps import measures
from emas.ui.maps.choice import (
    BLOCKING,
    CONTEXT,
    COVERAGE,
    PROCEDURAL,
    RETURNEES,
    SCORECARD,
    STANDING,
    SURENESS,
    WHAT_IF,
)


def draw(rubric: Rubric, section: str, query: dict[str, str]) -> None:
    """A link to the map of the same selection (``query``), coloured as last or by a measure of the section.

    One list and one link: a scorecard has 22 measures.
    """
    known = measures.all_measures(rubric)
    # A rubric of another version may not have such a condition.
    found = [code for code in _measures(rubric, section) if code in known]
    with st.container(horizontal=True, vertical_alignment="bottom", key="criteria-on-map"):
        chosen = found and st.selectbox(
            _("Warna peta menurut"),
            found,
            format_func=lambda code: known[code].name,
            index=None,
            placeholder=_("Seperti terakhir"),
            key=f"colour-{section}",
            width=360,
        )
        coloured = {"ukuran": chosen} if chosen else {}
        navigation.link("map", _("Lihat pilihan ini di peta"), icon=":material/map:", **query | coloured)


def _measures(rubric: Rubric, section: str) -> list[str]:
    """Measures that the section's figures are of; those of people hidden in small numbers are not on it."""
    conditions = [one.code for one in (*rubric.prerequisites, *rubric.criteria)]
    services, pillars = ([one.code for one in of] for of in (rubric.services, rubric.pillars))
    bands = [map_figures.BAND + band.code for band in rubric.bands]
    found = {
        SCORECARD: [*conditions, *services, *pillars],
        BLOCKING: conditions,
        COVERAGE: [*services, *pillars],
        PROCEDURAL: ["K4"],
        RETURNEES: ["K3", "K5"],
        STANDING: [map_figures.MEAN, map_figures.ELIGIBLE, *bands],
        WHAT_IF: [map_figures.ELIGIBLE],
        SURENESS: bands,
        CONTEXT: [map_figures.PLACEMENTS, map_figures.POCKETS],
    }
    return found.get(section, [])
