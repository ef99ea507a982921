"""What the reader has chosen on the map, and its twin in the address: a link opens the same view.

``/peta?wilayah=3525&ukuran=K1&jenis=claimed&belum=K3&desa=3525032009``; what is left out is the default.
Widgets keep their choice under the keys below; clicks and breadcrumbs change it in callbacks
(:mod:`emas.ui.maps.acts`). The controls stand outside of the fragments that draw: a choice has only those
redrawn that show something else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import cast

import streamlit as st

from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Kind
from emas.geo.codes import plain
from emas.services.map_region import NO_REGION, known_region
from emas.services.points import points
from emas.services.rounds import rounds
from emas.services.selection import Filter
from emas.services.snapshot import Snapshot
from emas.services.supposition import supposable
from emas.services.villages import NOT_FOUND, find
from emas.ui.asked import Fault, tidy
from emas.ui.maps import filter_address, measures
from emas.ui.maps.choice import (
    ALL_POINTS,
    ALL_SECTIONS,
    ASSESSED_POINTS,
    BY_REGION,
    BY_VILLAGE,
    EQUAL,
    NAMED_POINTS,
    NAMES,
    NO_POINTS,
    PROVINCES,
    QUANTILE,
    REGENCIES,
    SCORECARD,
    Choice,
)
from emas.ui.maps.classes import Method
from emas.ui.maps.measures import Measure

LOOK, WAY, FIND, TOOLS, TRAIL = (f"map-{name}" for name in ("look", "way", "find", "tools", "trail"))
"""Fragments of the page: what is drawn, the two lists of regions, the search, what is behind buttons, the way
back with the choice of points."""

MEASURE, KIND, PROVINCE, REGENCY, POINTS, LEVEL, CLASSES, ROUND = (
    f"map-{name}"
    for name in ("measure", "kind", "province", "regency", "points", "level", "classes", "round")
)
STEPS, BANDS, ELIGIBLE, LACKS, UNCOVERED, MONTHS = (
    f"map-{name}" for name in ("steps", "bands", "eligible", "lacks", "uncovered", "months")
)
COMPARE, COMPARE_ROUND, SORT, PAGE, TAB = (
    f"map-{name}" for name in ("compare", "compare-round", "sort", "page", "tab")
)
VILLAGE, WRITTEN, FAULTS, OWN_POINTS, PARTS = (
    f"map-{name}" for name in ("village", "written", "faults", "own", "parts")
)

SECTION, SUPPOSED, BESIDE = "criteria-section", "criteria-supposed", "criteria-beside"

MOST_BESIDE = 5
"""Villages or regions that stand side by side; more would not be read."""

_OF_A_PAGE = ("hal", "urut")
"""Words that mean another thing in another table."""

MANY = 6000
"""From so many villages on, they are shown as a crowd until a regency is chosen."""

_ON = "map-on"
"""Key of the page that looked at the choice last."""

_METHODS: dict[str, Method] = {EQUAL: "equal", QUANTILE: "quantile"}


def adopt(now: Snapshot, known: Mapping[str, Measure], page: str) -> None:
    """Take over the address where somebody else wrote it: a link, or the browser's Back.

    The menu leads to a bare address: there the reader goes on with what was chosen on the page before.
    """
    state, query = st.session_state, {name: st.query_params.get(name, "") for name in NAMES}
    query = {name: value for name, value in query.items() if value}
    # The kind is asked for on every page that has a choice: where it is gone, one comes from elsewhere.
    here = KIND in state and state.get(_ON) == page
    state[_ON] = page
    if here and query == state.get(WRITTEN):
        return
    if not (here or query):
        query = {name: word for name, word in state.get(WRITTEN, {}).items() if name not in _OF_A_PAGE}
    told = _Told(query)
    names = [one.name for one in rounds(now)]
    state[MEASURE] = told.one("ukuran", known, measures.DEFAULT)
    state[KIND] = told.one("jenis", KINDS, KINDS[0])
    state[LEVEL] = told.one("tingkat", (PROVINCES, REGENCIES), PROVINCES)
    state[CLASSES] = told.one("kelas", _METHODS, EQUAL)
    state[ROUND] = told.one("periode", names, "")
    state[COMPARE] = told.one("banding", known, "")
    state[COMPARE_ROUND] = told.one("banding_periode", names, "")
    state[SORT], state[TAB] = query.get("urut", "")[:40], told.one("tabel", (BY_VILLAGE,), BY_REGION)
    state[SECTION] = told.one("bagian", ALL_SECTIONS, SCORECARD)
    state[SUPPOSED] = told.some("tingkat_andai", _supposable(now))
    beside = [told.code("sanding", code, _village_or_region) for code in told.words("sanding")]
    state[BESIDE] = list(dict.fromkeys(filter(None, beside)))
    if len(state[BESIDE]) > MOST_BESIDE:
        told.refuse("sanding", Problem("beside_many", most=MOST_BESIDE))
        del state[BESIDE][MOST_BESIDE:]
    page = tidy(query.get("hal", ""))
    state[PAGE] = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    wanted = filter_address.read({name: tidy(query.get(name, "")) for name in NAMES}, now.rubric)
    for name in filter_address.unread(wanted, now.rubric, {one: told.words(one) for one in NAMES}):
        told.refuse(name, Problem("unknown_word"))
    state[STEPS], state[BANDS] = sorted(wanted.steps), sorted(wanted.bands)
    state[ELIGIBLE], state[MONTHS] = wanted.eligible, wanted.months
    state[LACKS], state[UNCOVERED] = wanted.lacks or None, wanted.uncovered or None
    village = told.code("desa", query.get("desa", ""), lambda code: find(code).code)
    region = told.code("wilayah", query.get("wilayah", ""), known_region)
    # A village alone shows its regency; so does one beside a region that is none.
    set_region(region or village[:4])
    state[OWN_POINTS] = "titik" in query
    named = told.some("titik", {*ALL_POINTS, NO_POINTS})
    state[POINTS] = [point for point in ALL_POINTS if point in named]
    state[VILLAGE], state[FAULTS] = village, told.faults


def region() -> str:
    """Code of the region looked at."""
    return st.session_state.get(REGENCY) or st.session_state.get(PROVINCE) or ""


def kind() -> Kind:
    """The kind of score looked at."""
    return cast("Kind", st.session_state[KIND] or KINDS[0])


def choose_points(now: Snapshot) -> None:
    """Where the reader has not chosen which points to see, choose them. Comes before their widget."""
    if st.session_state[OWN_POINTS]:
        say_again(POINTS)
    else:
        # Where so many villages are assessed that they would cover the land, they show in a regency alone.
        few = [NAMED_POINTS] if crowded(now, region()) else [ASSESSED_POINTS, NAMED_POINTS]
        st.session_state[POINTS] = few


def current() -> Choice:
    """What is chosen now."""
    state = st.session_state
    return Choice(
        measure=state[MEASURE],
        kind=kind(),
        filter=Filter(
            region=region(),
            steps=frozenset(state[STEPS] or ()),
            bands=frozenset(state[BANDS] or ()),
            eligible=state[ELIGIBLE],
            lacks=state[LACKS] or "",
            uncovered=state[UNCOVERED] or "",
            months=state[MONTHS] or 0,
        ),
        points=tuple(state[POINTS] or ()),
        own_points=state[OWN_POINTS],
        village=state.get(VILLAGE, ""),
        provinces=state[LEVEL] != REGENCIES,
        method=_METHODS[state[CLASSES] or EQUAL],
        round=state[ROUND] or "",
        compare=state[COMPARE] or "",
        compare_round=state[COMPARE_ROUND] or "",
        sort=state[SORT],
        page=state[PAGE],
        by_village=state[TAB] == BY_VILLAGE,
        # Only one page has these widgets: on others Streamlit forgets what they held.
        section=state.get(SECTION) or SCORECARD,
        supposed=tuple((code, int(level)) for code, level in map(_parted, state.get(SUPPOSED) or ())),
        beside=tuple(state.get(BESIDE) or ()),
    )


def write(chosen: Choice, now: Snapshot) -> None:
    """Put into the address what is chosen."""
    told = chosen.address(now.rubric)
    if told != {name: st.query_params[name] for name in NAMES if name in st.query_params}:
        others = {name: value for name, value in st.query_params.items() if name not in NAMES}
        st.query_params.from_dict({**others, **told})
    st.session_state[WRITTEN] = told


def crowded(now: Snapshot, region: str) -> bool:
    """Whether villages are so many that, shown as points to be clicked, they would hide the regions."""
    return len(points(now)) > MANY and len(region) < 4


def say_again(*keys: str) -> None:
    """Have the widgets of these keys show what is chosen; for a fragment, before it draws them.

    What a callback writes is lost on the way to the browser where it also has a fragment drawn by its name:
    Streamlit takes the value for one that the browser has already.
    """
    for key in keys:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def set_region(code: str) -> None:
    """Choose a region (empty: the nation) in both lists."""
    state = st.session_state
    state[PROVINCE] = code[:2] or None
    state[REGENCY] = code if len(code) == 4 else None


def _parted(word: str) -> list[str]:
    return word.split(":")


def _supposable(now: Snapshot) -> set[str]:
    """Levels that an address can suppose, ``L8.2:3``."""
    return {f"{one.code}:{level}" for one in now.rubric.indicators for level in supposable(one)}


def _village_or_region(text: str) -> str:
    """The plain code; raises Problem where neither has this code."""
    code = plain(text)
    return known_region(code) if len(code) in (2, 4) else find(text).code


class _Told:
    """The words of an address as they are read, with what of them could not be used."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.faults: list[Fault] = []

    def refuse(self, part: str, problem: Problem) -> None:
        """Keep the problem, to be told."""
        self.faults.append(Fault(part, problem))

    def words(self, part: str) -> list[str]:
        """The words of a list with commas between."""
        return [word for word in tidy(self.query.get(part, "")).split(",") if word]

    def one(self, part: str, known: Container[str], default: str) -> str:
        """The word if it is one of ``known``."""
        word = self.query.get(part, "")
        found = next((one for one in (word, tidy(word)) if one in known), "")
        if word and not found:
            self.refuse(part, Problem("unknown_word"))
        return found or default

    def some(self, part: str, known: Container[str]) -> list[str]:
        """The words of a list that are among ``known``, each once."""
        words = self.words(part)
        if any(word not in known for word in words):
            self.refuse(part, Problem("unknown_word"))
        return [word for word in dict.fromkeys(words) if word in known]

    def code(self, part: str, text: str, look: Callable[[str], str]) -> str:
        """The code that ``look`` reads in ``text``; nothing where there is no such thing."""
        try:
            return look(text) if text else ""
        except Problem as problem:
            if problem.code not in NOT_FOUND | NO_REGION:
                raise
            self.refuse(part, problem)
            return ""
