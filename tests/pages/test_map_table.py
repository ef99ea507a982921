"""The rows of the map's table, over a small demonstration: every order, every page, every region."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from emas.domain.stored import KINDS, Kind
from emas.geo.register import register
from emas.services import map_change, map_figures, map_table, snapshot
from emas.services.map_figures import MEAN
from emas.services.map_table import VILLAGE_SORTS, RegionRow, VillageRow
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED, bands, points
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot

GRESIK = "3525"
NAMED = "3525032009"
"""Campurejo, Gresik: named by a source."""

MEASURES = [MEAN, "K1", map_figures.NAMED]


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


def everything(chosen: Selection, sort: str, *, descending: bool, every: bool = False) -> list[VillageRow]:
    """All pages of seven, one behind the other."""
    rows: list[VillageRow] = []
    total = 1
    while len(rows) < total:
        page = map_table.villages(
            chosen, sort=sort, descending=descending, start=len(rows), count=7, every=every
        )
        assert len(page.rows) == min(7, page.total - len(rows))
        rows += page.rows
        total = page.total
    return rows


def key(row: VillageRow, sort: str) -> str | int | None:
    """What a reader sees the rows sorted by; ``None`` where there is nothing to sort by."""
    known: dict[str, str | int | None] = {
        "name": "".join(filter(str.isalnum, row.name)).lower(),
        "place": row.code[:4],
        "score": row.total,
        "met": row.met,
        "band": row.band if row.band >= 0 else None,
        "step": row.step or None,
    }
    return known[sort]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sort", VILLAGE_SORTS)
def test_the_pages_hold_each_village_once_in_order(now: Snapshot, kind: Kind, sort: str) -> None:
    chosen = select(now, kind, Filter())
    up, down = (everything(chosen, sort, descending=way) for way in (False, True))
    codes = points(now).code.tolist()
    assert sorted(row.code for row in up) == sorted(row.code for row in down) == codes
    for rows, sign in ((up, 1), (down, -1)):
        keys = [key(row, sort) for row in rows]
        known = [one for one in keys if one is not None]
        assert keys[len(known) :] == [None] * (len(keys) - len(known))
        # Complete ones first, then those that are no target, then unfinished forms: each in order.
        groups = [max(0, -row.band) if sort in ("score", "met") else 0 for row in rows[: len(known)]]
        assert groups == sorted(groups)
        for group in set(groups):
            of_group = [one for one, its in zip(known, groups, strict=True) if its == group]
            assert of_group == sorted(of_group, reverse=sign < 0)  # type: ignore[type-var]
        for one, after in pairwise(rows):
            if key(one, sort) == key(after, sort) and (sort != "band" or one.band == after.band):
                assert one.code < after.code


def test_the_other_direction_turns_round_what_is_known(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter())
    up, down = (everything(chosen, "score", descending=way) for way in (False, True))
    n, assessed = len(chosen.complete), len(chosen.scores)
    assert 0 < n < assessed < len(up)
    assert [row.total for row in up[:n]] == [row.total for row in down[:n]][::-1]
    assert all(row.band >= 0 for row in up[:n])
    assert all(row.band in (NOT_TARGET, UNFINISHED) for row in up[n:assessed])
    assert [row.code for row in up[assessed:]] == [row.code for row in down[assessed:]]


def test_what_is_no_result_stands_behind_the_bands_and_before_what_has_no_score(now: Snapshot) -> None:
    for way in (False, True):
        rows = everything(select(now, "claimed", Filter()), "band", descending=way)
        told = [row.band for row in rows if row.band < 0]
        assert told == sorted(told, reverse=True)
        assert {UNFINISHED, NO_SCORE} <= set(told) <= {NOT_TARGET, UNFINISHED, NO_SCORE}


def test_a_row_is_its_village(now: Snapshot) -> None:
    chosen = select(now, "evidenced", Filter())
    found, band = points(now), bands(now, "evidenced")
    scores = now.scores["evidenced"]
    for row in everything(chosen, "name", descending=False):
        at = found.code.tolist().index(row.code)
        here = int(found.row[at])
        assert (row.band, row.step) == (band[at], found.step[at])
        assert row.simulated == (row.code[4:6] == "99") == ("(simulasi)" in row.name)
        assert row.regency == register().name(row.code[:4])
        assert row.province == register().name(row.code[:2])
        assert (row.total is None) == (row.met is None) == (row.band == NO_SCORE)
        assert row.origin == (now.origin[here] if here >= 0 else "")
        real = register().village(row.code)
        assert row.district == (real.district if real else "")
        assert row.district_point == (real is not None and real.point_source == "district")
        if row.total is not None:
            assert (row.total, row.met) == (scores.total[here], scores.met[here])


def test_a_page_beyond_the_last_is_empty(now: Snapshot) -> None:
    page = map_table.villages(select(now, "claimed", Filter()), start=10_000, count=12)
    assert page.rows == ()
    assert page.total == len(points(now))


def test_an_unknown_order_is_refused(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter())
    with pytest.raises(KeyError):
        map_table.villages(chosen, sort="zzz", count=12)
    with pytest.raises(KeyError):
        map_table.regions(chosen, MEASURES, "province", sort="zzz")


def test_every_village_of_the_register_in_a_regency_is_listed_once(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter(region=GRESIK))
    codes = [row.code for row in everything(chosen, "name", descending=False, every=True)]
    assert len(set(codes)) == len(codes)
    points_here = points(now).code[chosen.rows].tolist()
    inside = register().villages.rows_in(GRESIK)
    assert set(codes) == set(register().villages.code[inside].to_pylist()) | set(points_here)
    assert NAMED in codes


def test_a_village_that_nobody_assessed_says_so_and_stands_last(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter(region=GRESIK))
    rows = everything(chosen, "score", descending=True, every=True)
    n = len(chosen.scores)
    assert all(row.total is not None for row in rows[:n])
    for row in rows[n:]:
        assert (row.total, row.met, row.band) == (None, None, NO_SCORE)
    (named,) = [row for row in rows if row.code == NAMED]
    assert (named.origin, named.name, named.district) == ("", "Campurejo", "Panceng")
    assert named.step > 0


def test_a_province_counts_every_village_too(now: Snapshot) -> None:
    page = map_table.villages(select(now, "claimed", Filter(region="35")), count=12, every=True)
    inside = register().villages.rows_in("35")
    invented = np.strings.startswith(now.code[now.simulated], "35")
    assert page.every
    assert page.total == inside.stop - inside.start + int(invented.sum())


def test_the_nation_lists_what_the_map_shows_of_it(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter())
    page = map_table.villages(chosen, count=12, every=True)
    assert not page.every
    assert page == map_table.villages(chosen, count=12)


def test_a_filter_decides_over_every_village(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter(region="35", lacks="K1"))
    with_all, without = (
        everything(chosen, "place", descending=False, every=every) for every in (True, False)
    )
    assert with_all == without
    assert len(without) == len(chosen) > 0


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("sort", VILLAGE_SORTS)
def test_a_selection_without_villages_has_no_rows(now: Snapshot, sort: str, every: bool) -> None:
    nobody = select(now, "verified", Filter(steps=frozenset({5}), eligible=False, months=1))
    assert len(nobody) == 0
    page = map_table.villages(nobody, sort=sort, count=12, every=every)
    assert (page.total, page.rows) == (0, ())


def figures_by_code(chosen: Selection, measure: str, by: map_figures.By) -> dict[str, float | None]:
    found = map_figures.by_region(chosen, measure, by)
    return {code: found.of(code)[0] for code in found.code}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("by", "region"), [("province", ""), ("regency", ""), ("regency", "35")])
def test_regions_carry_the_figures_of_the_map(
    now: Snapshot, kind: Kind, by: map_figures.By, region: str
) -> None:
    chosen = select(now, kind, Filter(region=region))
    rows = map_table.regions(chosen, MEASURES, by)
    names = {place.code: place.name for place in register().children(region)}
    if not (by == "regency" and not region):
        assert {row.code: row.name for row in rows} == names
    assert len({row.code for row in rows}) == len(rows)
    for measure in MEASURES:
        expected = figures_by_code(chosen, measure, by)
        assert all(row.figures[measure] == expected[row.code] for row in rows)
    count = map_figures.by_region(chosen, map_figures.ASSESSED, by)
    assert all(row.n == count.of(row.code)[1] for row in rows)
    assert sum(row.n for row in rows) == len(chosen.complete)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["name", "n", *MEASURES])
def test_regions_stand_in_order_and_those_without_a_figure_last(
    now: Snapshot, sort: str, descending: bool
) -> None:
    rows = map_table.regions(
        select(now, "claimed", Filter()), MEASURES, "regency", sort=sort, descending=descending
    )
    assert len(rows) == len(register().regencies)

    def told(row: RegionRow) -> str | float | None:
        plain = "".join(filter(str.isalnum, row.name)).lower()
        return plain if sort == "name" else row.n if sort == "n" else row.figures[sort]

    keys = [told(row) for row in rows]
    known = [one for one in keys if one is not None]
    assert keys[len(known) :] == [None] * (len(keys) - len(known))
    assert known == sorted(known, reverse=descending)  # type: ignore[type-var]
    assert all(one.code < after.code for one, after in pairwise(rows) if told(one) == told(after))


def of_round(now: Snapshot, name: str) -> Selection:
    (at,) = [one.id for one in rounds(now) if one.name == name]
    return select(snapshot.of_round(now, at), "claimed", Filter())


def test_a_change_runs_from_the_earlier_round_to_the_later_whichever_stands_first(
    now: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The demonstration of the tests is small.
    monkeypatch.setattr(map_table, "few", lambda n: np.zeros(np.shape(n), dtype=bool))
    earlier, later = of_round(now, "2024"), of_round(now, "2025")
    ways = [
        {row.code: row for row in map_table.regions(one, [MEAN], "province", other=(two, MEAN))}
        for one, two in ((earlier, later), (later, earlier))
    ]
    assert map_change.in_order(earlier, later) == map_change.in_order(later, earlier) == (earlier, later)
    changed = 0
    for code, row in ways[0].items():
        before, after = row.figures[MEAN], row.other
        assert (ways[1][code].other, ways[1][code].figures[MEAN]) == (before, after)
        assert ways[1][code].change == row.change
        if before is None or after is None:
            assert row.change is None
        else:
            # Means are shown rounded down to a tenth, changes are of the exact ones.
            assert row.change == pytest.approx(after - before, abs=0.1)
            changed += row.change != 0
    assert changed


def test_the_current_scores_are_later_than_any_round(now: Snapshot) -> None:
    current, last = select(now, "claimed", Filter()), of_round(now, "2026")
    assert map_change.in_order(current, last) == (last, current)


def test_regions_can_be_sorted_by_their_change(now: Snapshot) -> None:
    pair = (of_round(now, "2024"), MEAN)
    rows = map_table.regions(
        select(now, "claimed", Filter()), [MEAN], "province", sort="change", descending=True, other=pair
    )
    known = [row.change for row in rows if row.change is not None]
    assert known == sorted(known, reverse=True)
    assert [row.change for row in rows[len(known) :]] == [None] * (len(rows) - len(known))


def test_two_measures_have_no_change(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter())
    second = figures_by_code(chosen, "K1", "province")
    for row in map_table.regions(chosen, [MEAN], "province", other=(chosen, "K1")):
        assert (row.other, row.change) == (second[row.code], None)


def test_scores_under_two_rubrics_are_not_compared(now: Snapshot) -> None:
    chosen, other = select(now, "claimed", Filter()), of_round(now, "2024")
    renamed = replace(other.snapshot, rubric=replace(other.snapshot.rubric, version="0"))
    with_older = replace(other, snapshot=renamed)
    rows = map_table.regions(chosen, [MEAN], "province", other=(with_older, MEAN))
    assert any(row.other is not None for row in rows)
    assert all(row.change is None for row in rows)
    unknown = map_table.regions(chosen, [MEAN], "province", other=(with_older, "of-a-later-rubric"))
    assert all(row.other is None for row in unknown)
