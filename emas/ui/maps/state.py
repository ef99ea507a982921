"""What the reader has chosen on the map, and its twin in the address: a link opens the same view.

``/peta?wilayah=3525&ukuran=K1&jenis=claimed&titik=program&desa=3525032009``; what is left out is the default.
Widgets keep their choice under the keys below; clicks and breadcrumbs change it in callbacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Kind
from emas.services.map_region import known_region
from emas.services.villages import NOT_FOUND, find
from emas.ui.maps import measures
from emas.ui.maps.measures import Measure

MEASURE, KIND, PROVINCE, REGENCY, POINTS = (
    f"map-{name}" for name in ("measure", "kind", "province", "regency", "points")
)
VILLAGE, WRITTEN, FAULTS = (f"map-{name}" for name in ("village", "written", "faults"))

ASSESSED_POINTS, NAMED_POINTS = "dinilai", "program"
ALL_POINTS = (ASSESSED_POINTS, NAMED_POINTS)
_NAMES = ("ukuran", "jenis", "wilayah", "titik", "desa")


@dataclass(frozen=True)
class Choice:
    """``region`` is a province's or regency's code, empty for the nation; ``village`` empty for none."""

    measure: str
    kind: Kind
    region: str
    points: tuple[str, ...]
    village: str

    def address(self) -> dict[str, str]:
        """The query of a link to this view."""
        shown = ",".join(self.points) if self.points else "-"
        told = {
            "ukuran": self.measure if self.measure != measures.DEFAULT else "",
            "jenis": self.kind if self.kind != KINDS[0] else "",
            "wilayah": self.region,
            "titik": shown if set(self.points) != set(ALL_POINTS) else "",
            "desa": self.village,
        }
        return {name: value for name, value in told.items() if value}


def adopt(known: Mapping[str, Measure]) -> None:
    """Take over the address where somebody else wrote it: a link, or the browser's Back."""
    state, query = st.session_state, {name: st.query_params.get(name, "") for name in _NAMES}
    query = {name: value for name, value in query.items() if value}
    if MEASURE in state and query == state.get(WRITTEN):
        return
    faults: list[Problem] = []
    measure, kind = query.get("ukuran", ""), query.get("jenis", "")
    state[MEASURE] = measure if measure in known else measures.DEFAULT
    state[KIND] = kind if kind in KINDS else KINDS[0]
    named = query.get("titik", ",".join(ALL_POINTS)).split(",")
    state[POINTS] = [point for point in ALL_POINTS if point in named]
    village = _checked(find, query.get("desa", ""), faults)
    region = query.get("wilayah", "")
    if not region and village:
        region = village[:4]
    _set_region(_checked(known_region, region, faults))
    state[VILLAGE] = village
    state[FAULTS] = faults


def current() -> Choice:
    """What is chosen now; written into the address too."""
    state = st.session_state
    chosen = Choice(
        measure=state[MEASURE],
        kind=cast("Kind", state[KIND] or KINDS[0]),
        region=state.get(REGENCY) or state.get(PROVINCE) or "",
        points=tuple(state[POINTS] or ()),
        village=state.get(VILLAGE, ""),
    )
    told = chosen.address()
    if told != {name: st.query_params[name] for name in _NAMES if name in st.query_params}:
        others = {name: value for name, value in st.query_params.items() if name not in _NAMES}
        st.query_params.from_dict({**others, **told})
    state[WRITTEN] = told
    return chosen


def go(region: str = "", village: str = "") -> None:
    """Show a region (empty: the nation) and a village's card (empty: none). For callbacks."""
    _set_region(region)
    st.session_state[VILLAGE] = village
    st.session_state[FAULTS] = []


def province_changed() -> None:
    """Another province was picked from the list: what was chosen inside the old one goes."""
    go(st.session_state[PROVINCE] or "")


def regency_changed() -> None:
    """Another regency was picked from the list."""
    go(st.session_state[REGENCY] or st.session_state[PROVINCE] or "")


def clicked(village: str, region: str) -> None:
    """A point or a region was clicked on the map; a point leaves the view as it is."""
    if village:
        st.session_state[VILLAGE] = village
    elif region:
        go(region)


def _set_region(code: str) -> None:
    state = st.session_state
    state[PROVINCE] = code[:2] or None
    state[REGENCY] = code if len(code) == 4 else None


def _checked(look: Any, code: str, faults: list[Problem]) -> str:
    """``code`` if there is such a thing; else nothing, and the problem is kept to be told."""
    if not code:
        return ""
    try:
        look(code)
    except Problem as problem:
        if problem.code not in NOT_FOUND | {"unknown_region"}:
            raise
        faults.append(problem)
        return ""
    return code
