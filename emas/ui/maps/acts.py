"""What readers do on the map and on the page of criteria: callbacks that change what is chosen."""

from __future__ import annotations

import streamlit as st

from emas.ui.maps import state


def go(region: str = "", village: str = "") -> None:
    """Show a region (empty: the nation) and a village's card (empty: none). For callbacks."""
    state.set_region(region)
    st.session_state[state.VILLAGE] = village
    st.session_state[state.FAULTS] = []
    st.session_state[state.PAGE] = 1
    st.rerun(list(st.session_state[state.PARTS]))


def look_again() -> None:
    """Another measure or filter: draw the map anew, and nothing else. For callbacks."""
    st.session_state[state.PAGE] = 1
    st.rerun(state.LOOK)


def kind_chosen() -> None:
    """Another kind of score: files are called by it too. For callbacks."""
    st.session_state[state.PAGE] = 1
    st.rerun([state.LOOK, state.TOOLS])


def section_chosen() -> None:
    """Another section of the page of criteria. For a callback inside the fragment that draws."""
    st.session_state[state.PAGE] = 1


def points_chosen() -> None:
    """The reader chose which points to see. For callbacks."""
    st.session_state[state.OWN_POINTS] = True
    st.rerun(state.LOOK)


def province_changed() -> None:
    """Another province was picked from the list: what was chosen inside the old one goes."""
    go(st.session_state[state.PROVINCE] or "")


def regency_changed() -> None:
    """Another regency was picked from the list."""
    go(st.session_state[state.REGENCY] or st.session_state[state.PROVINCE] or "")


def open_village(code: str) -> None:
    """Show a village's card (empty: none) and leave the view as it is. For callbacks inside the fragment."""
    st.session_state[state.VILLAGE] = code


def clicked(village: str, region: str) -> None:
    """A point or a region was clicked on the map; a regency of another province opens that province."""
    here = st.session_state.get(state.PROVINCE) or ""
    if village:
        open_village(village)
    elif region:
        go(region[:2] if here and region[:2] != here else region)


def table_event(kind: str, value: str) -> None:
    """What happened in the table under the map (``twin.OnEvent``). Runs inside of its fragment."""
    here = st.session_state
    if kind == "region":
        go(value)
    elif kind == "village":
        here[state.VILLAGE] = value
    elif kind == "page":
        here[state.PAGE] = int(value)
    else:
        here[state.PAGE] = 1
        here[state.TAB if kind == "tab" else state.SORT] = value


def clear_filter() -> None:
    """Ask for nothing but the region, and for each village's latest score."""
    for key in (state.STEPS, state.BANDS):
        st.session_state[key] = []
    for key in (state.ELIGIBLE, state.LACKS, state.UNCOVERED):
        st.session_state[key] = None
    st.session_state[state.MONTHS], st.session_state[state.ROUND] = 0, ""
    st.session_state[state.PAGE] = 1
    st.rerun([state.LOOK, state.TOOLS])


def one_map() -> None:
    """No second measure and no second round."""
    st.session_state[state.COMPARE] = st.session_state[state.COMPARE_ROUND] = ""
    st.rerun([state.LOOK, state.TOOLS])
