"""The way from a section to the map: the same selection, coloured by what the section is about."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services import map_figures
from emas.ui import navigation
from emas.ui.criteria.names import headings
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
    """Links to the map of the same selection (``query``): as it was last, and by each of these measures."""
    known, short = measures.all_measures(rubric), headings(rubric)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="criteria-on-map"):
        navigation.link("map", _("Lihat pilihan ini di peta"), icon=":material/map:", **query)
        # A rubric of another version may not have such a condition.
        for code in filter(known.__contains__, _measures(rubric, section)):
            navigation.link("map", short.get(code, known[code].name), **{**query, "ukuran": code})


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
