"""What regions count adds up to what the whole counts, whatever villages there are."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from emas.domain.profile import Profile
from emas.services import kinds, supposition
from emas.services.blocking import blocking, eligible
from emas.services.held_back import held_back, single_steps
from emas.services.returnees import returnees
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot
from tests.unit.domain_cases import profiles
from tests.unit.selection_cases import selection_of, snapshot_of

REGENCIES = ("3524", "3525", "5201")

VILLAGES = st.lists(st.tuples(st.sampled_from(REGENCIES), profiles()), min_size=1, max_size=8)

SUPPOSED = {"L8.2": 3, "L8.1": 2, "L10.1": 3}


def of(villages: list[tuple[str, Profile]]) -> Snapshot:
    return snapshot_of(
        [(f"{regency}01{2001 + at}", profile) for at, (regency, profile) in enumerate(villages)]
    )


def sums(whole: Snapshot, count: Callable[[Selection], list[int]]) -> tuple[list[int], list[int]]:
    """The figures of the regencies added up, and those of the whole."""
    parts = [count(selection) for code in REGENCIES if len((selection := selection_of(whole, code)).scores)]
    return [sum(column) for column in zip(*parts, strict=True)], count(selection_of(whole))


@given(VILLAGES)
def test_what_blocks(villages: list[tuple[str, Profile]]) -> None:
    def count(selection: Selection) -> list[int]:
        found = blocking(selection)
        each = [figure for one in found for figure in (one.lacking, one.only, one.of)]
        return [*each, eligible(selection)]

    parts, whole = sums(of(villages), count)
    assert parts == whole


@given(VILLAGES)
def test_single_steps_and_what_holds_regions_back(villages: list[tuple[str, Profile]]) -> None:
    everywhere = selection_of(of(villages))
    steps = {one.indicator: one for one in single_steps(everywhere)}
    regions = {one.code: one for one in held_back(everywhere, 4, "code", descending=False)}
    own = [single_steps(selection_of(everywhere.snapshot, code)) for code in regions]
    for code, step in steps.items():
        added = [one for region in own for one in region if one.indicator == code]
        assert step.eligible == sum(one.eligible for one in added)
        assert step.lifted == sum(one.lifted for one in added)
        assert step.villages == sum(one.villages for one in added)
    assert sum(one.n for one in regions.values()) == len(everywhere.complete)
    for code, held in regions.items():
        there = blocking(selection_of(everywhere.snapshot, code))
        assert held.lacking == max(one.lacking for one in there)
        assert held.only == sum(one.only for one in there)
    provinces = held_back(everywhere, 2, "code", descending=False)
    assert sum(one.only for one in provinces) == sum(one.only for one in regions.values())


@given(VILLAGES)
def test_levels_of_what_is_about_returnees(villages: list[tuple[str, Profile]]) -> None:
    def count(selection: Selection) -> list[int]:
        found = returnees(selection)
        return [n for one in found for n in (*one.at_level, one.unanswered, one.not_applicable)]

    parts, whole = sums(of(villages), count)
    assert parts == whole


@given(VILLAGES)
def test_bands_of_each_kind(villages: list[tuple[str, Profile]]) -> None:
    parts, whole = sums(
        of(villages),
        lambda selection: [
            figure
            for one in kinds.by_kind(selection).values()
            for figure in (one.assessed, one.targets, one.n, one.eligible, one.early, *one.bands.values())
        ],
    )
    assert parts == whole


@given(VILLAGES)
def test_a_supposition(villages: list[tuple[str, Profile]]) -> None:
    everywhere = selection_of(of(villages))
    found = supposition.effect(everywhere, SUPPOSED)
    for digits in (2, 4):
        regions = supposition.by_region(everywhere, SUPPOSED, digits)
        assert sum(one.of for one in regions) == found.of
        assert (sum(one.before for one in regions), sum(one.after for one in regions)) == found.eligible
        assert all(one.more >= 0 for one in regions)
