"""The cheapest path, against brute force."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emas.domain.answers import Counts
from emas.domain.path import ELIGIBLE, default_target, find_path, path_to_json
from emas.domain.problems import Problem
from emas.domain.profile import Profile, dropped
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring import score
from tests.unit.domain_cases import RUBRIC, profiles

TARGETS = [ELIGIBLE, *(band.code for band in RUBRIC.bands[1:])]


def small_rubric(services: tuple[str, ...]) -> Rubric:
    """The rubric with some of its services only, so that every combination can be tried."""
    indicators = tuple(i for i in RUBRIC.indicators if i.service in services)
    codes = {i.code for i in indicators}
    return replace(
        RUBRIC,
        services=tuple(s for s in RUBRIC.services if s.code in services),
        indicators=indicators,
        not_applicable=tuple(r for r in RUBRIC.not_applicable if {r.indicator, *r.drops} <= codes),
        criteria=tuple(c for c in RUBRIC.criteria if set(c.needs) <= codes),
        prerequisites=tuple(
            p for p in RUBRIC.prerequisites if {*p.needs, *filter(None, [p.denominator_of])} <= codes
        ),
        # The bands of 100 points, shrunk to those of the services left.
        bands=tuple(replace(b, start=b.start * len(services) // 10, below=None) for b in RUBRIC.bands),
    )


def brute_force(rubric: Rubric, profile: Profile, target: str) -> tuple[int, int]:
    """Least effort and, among those, fewest steps: by trying every raise of every indicator."""
    start = [level or 0 for level in profile.levels]
    wanted = {b.code: b.start * rubric.unit for b in rubric.bands}
    best: tuple[int, int] | None = None
    for levels in product(*(range(level, MAX_LEVEL + 1) for level in start)):
        raises = {at: to for at, to in enumerate(levels) if to > start[at]}
        effort = sum(sum(rubric.indicators[at].effort[start[at] : to]) for at, to in raises.items())
        if best is not None and (effort, len(raises)) >= best:
            continue
        raised = profile.with_levels(raises)
        if not dropped(rubric, raised).isdisjoint(raises):
            continue
        got = score(rubric, raised)
        if got.eligible if target == ELIGIBLE else got.total >= wanted[target]:
            best = (effort, len(raises))
    assert best is not None
    return best


# Levels near the top keep the number of combinations small enough to try them all.
@st.composite
def high_profiles(draw: st.DrawFn, rubric: Rubric) -> Profile:
    levels = [draw(st.sampled_from([None, 1, 2, 2, 3, 3, 4])) for _ in rubric.indicators]
    percents = [at for at, i in enumerate(rubric.indicators) if i.kind == "percent"]
    empty = {at for at in percents if draw(st.booleans())}
    for at in empty:
        levels[at] = 0
    return Profile(tuple(levels), frozenset(empty))


@pytest.mark.parametrize("services", [("L3", "L8"), ("L4", "L5"), ("L3", "L10"), ("L1",)])
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_as_cheap_as_brute_force(services: tuple[str, ...], data: st.DataObject) -> None:
    rubric = small_rubric(services)
    profile = data.draw(high_profiles(rubric))
    target = data.draw(st.sampled_from(TARGETS))
    path = find_path(rubric, profile, target)
    assert path.reaches is not None
    assert (path.effort, len(path.steps)) == brute_force(rubric, profile, target)


@settings(max_examples=30)
@given(profiles(), st.sampled_from(TARGETS))
def test_path_reaches_its_target_and_wastes_nothing(profile: Profile, target: str) -> None:
    path = find_path(RUBRIC, profile, target)
    if RUBRIC.position["L7.3"] in profile.empty:
        assert path.reaches is None
        return
    assert path.reaches is not None
    starts = {b.code: b.start * RUBRIC.unit for b in RUBRIC.bands}

    def reached(levels: Profile) -> bool:
        got = score(RUBRIC, levels)
        return got.eligible if target == ELIGIBLE else got.total >= starts[target]

    raises = {RUBRIC.position[s.indicator]: s.to for s in path.steps}
    assert reached(profile.with_levels(raises))
    for step in path.steps:
        at = RUBRIC.position[step.indicator]
        one_less = {**raises, at: step.to - 1}
        assert not reached(profile.with_levels(one_less)), "a step that could be shorter"


def test_no_migrants_no_path() -> None:
    profile = Profile.of(RUBRIC, {"L7.3": Counts(0, 0)})
    printed = path_to_json(find_path(RUBRIC, profile))
    assert printed["reaches"] is None
    assert printed["effort"] is None
    assert printed["steps"] == []
    assert "L1.1" in printed["answer_first"]


def test_what_does_not_apply_is_never_raised() -> None:
    profile = Profile.of(RUBRIC, {"L4.3": Counts(0, 0), "L7.3": Counts(1, 9)})
    raised = {step.indicator for step in find_path(RUBRIC, profile, "Teladan").steps}
    assert raised.isdisjoint({"L4.3", "L5.1", "L5.3"})


def test_target_left_out_is_eligibility_then_the_next_band() -> None:
    full = Profile((MAX_LEVEL,) * 30)
    assert default_target(score(RUBRIC, Profile((None,) * 30))) == ELIGIBLE
    assert default_target(score(RUBRIC, full)) == RUBRIC.bands[-1].code
    assert find_path(RUBRIC, full).steps == ()


@pytest.mark.parametrize("target", ["Luar biasa", "", "Dasar"])
def test_unknown_target(target: str) -> None:
    with pytest.raises(Problem) as caught:
        find_path(RUBRIC, Profile((0,) * 30), target)
    assert caught.value.code == "unknown_target"
    assert caught.value.params["known"] == "eligible, Berkembang, Mantap, Teladan"
