"""What holds villages back, and which are the strongest: by hand, and for any villages."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.answers import parse_answers
from emas.domain.profile import Profile
from emas.domain.scoring import score
from emas.domain.stored import Kind
from emas.services.blocking import blocking
from emas.services.map_region import LEAST, strongest
from emas.services.snapshot import Snapshot
from tests.unit.domain_cases import RUBRIC, everything, profiles
from tests.unit.selection_cases import selection_of, snapshot_of

REGENCIES = ("1101", "1102", "3525", "3578", "9171")
NOBODY = {"num": 0, "den": 0}

Villages = list[tuple[str, Profile | None]]


@st.composite
def villages(draw: st.DrawFn) -> Villages:
    """A few villages of five regencies, some without a score of the kind."""
    found = draw(st.lists(st.tuples(st.sampled_from(REGENCIES), st.none() | profiles()), max_size=12))
    return [(f"{regency}99{at:04}", profile) for at, (regency, profile) in enumerate(found)]


def profile(raw: dict[str, Any]) -> Profile:
    return Profile.of(RUBRIC, parse_answers(RUBRIC, raw))


def test_a_worked_example_of_eight_villages() -> None:
    unanswered = everything()
    del unanswered["L7.3"]
    eight = [
        everything(),  # eligible
        everything(L8_2=2),  # lacks K1 alone
        everything(L8_2=0),  # lacks K1 alone
        everything(L5_2=2, L5_1=0, L4_3=NOBODY),  # lacks K3 alone: without returnees K5 does not apply
        everything(L5_2=2, L8_1=1),  # lacks K3 and the regulation
        everything(L8_2=0, L7_3=NOBODY),  # counted its migrants and found none: no target
        unanswered,  # whether it has migrants is open: its form is unfinished
    ]
    found = [(f"352599000{at}", profile(raw)) for at, raw in enumerate(eight)]
    chosen = selection_of(snapshot_of([*found, ("3525990009", None)]))  # the eighth has no such score
    told = {one.code: (one.lacking, one.only) for one in blocking(chosen)}
    assert told == {
        "pmi": (0, 0),
        "regulation": (1, 0),
        "K1": (2, 2),
        "K2": (0, 0),
        "K3": (2, 1),
        "K4": (0, 0),
        "K5": (0, 0),
        "K6": (0, 0),
    }
    assert {one.of for one in blocking(chosen)} == {5}
    assert [len(rows) for rows in (chosen.scores, chosen.targets, chosen.complete)] == [7, 6, 5]
    assert [one.code for one in blocking(chosen) if one.prerequisite] == ["pmi", "regulation"]


@given(villages())
def test_counts_are_those_of_the_single_scores(found: Villages) -> None:
    chosen = selection_of(snapshot_of(found))
    scores = [score(RUBRIC, profile) for _, profile in found if profile is not None]
    targets = [one for one in scores if one.is_target]
    complete = [one for one in targets if one.answered == len(RUBRIC.indicators)]
    assert (len(chosen.scores), len(chosen.targets)) == (len(scores), len(targets))
    for one in blocking(chosen):
        lacking = [
            target
            for target in complete
            if not (target.prerequisites[one.code] if one.prerequisite else target.criteria[one.code].counts)
        ]
        assert (one.lacking, one.of) == (len(lacking), len(complete))
        assert one.only == sum(target.met == RUBRIC.conditions - 1 for target in lacking)
        assert one.only <= one.lacking <= one.of


@given(villages())
def test_the_nation_is_the_sum_of_its_regions(found: Villages) -> None:
    snapshot = snapshot_of(found)
    regions = [selection_of(snapshot, regency) for regency in REGENCIES]
    nation = selection_of(snapshot)
    for at, one in enumerate(blocking(nation)):
        parts = [blocking(region)[at] for region in regions]
        assert one.code == parts[0].code
        assert one.lacking == sum(part.lacking for part in parts)
        assert one.only == sum(part.only for part in parts)
        assert one.of == sum(part.of for part in parts)


@given(villages(), st.integers(1, 5))
def test_the_strongest_are_the_first_of_all_sorted(found: Villages, count: int) -> None:
    chosen = selection_of(snapshot_of(found))
    complete = {
        code: one
        for code, profile in found
        if profile is not None and (one := score(RUBRIC, profile)).is_target and not one.missing
    }
    order = sorted(complete, key=lambda code: (-complete[code].total, code))
    listed = strongest(chosen, count)
    told = listed.entries
    # Few make no ranking: they stand in order of code. All kinds are the same here, so the first one leads.
    assert listed.ranked == (len(complete) >= LEAST or not complete)
    assert listed.kind == (None if not complete else "verified" if listed.ranked else "evidenced")
    assert [entry.code for entry in told] == (order if listed.ranked else sorted(complete))[:count]
    assert [(e.total, e.met) for e in told] == [(complete[e.code].total, complete[e.code].met) for e in told]


def test_claims_are_no_ranking() -> None:
    everywhere = snapshot_of([(f"352599000{at}", profile(everything(level=4 - at // 3))) for at in range(6)])
    assert strongest(selection_of(everywhere), 2).kind == "verified"
    nobody = np.zeros(6, dtype=bool)

    def without(*kinds: Kind) -> Snapshot:
        has = everywhere.has | dict.fromkeys(kinds, nobody)
        return replace(everywhere, has=has, _memory={"programme": ()}, _lately=OrderedDict())

    assert strongest(selection_of(without("verified")), 2).kind == "evidenced"
    claims = without("verified", "evidenced")
    told = strongest(selection_of(claims), 2)
    assert (told.kind, told.ranked) == ("claimed", False)
    assert [entry.code for entry in told.entries] == ["3525990000", "3525990001"]
