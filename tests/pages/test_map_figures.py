"""The map's figures and filter over a small demonstration: regions are sums of their villages."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape as outline

from emas.domain.problems import Problem
from emas.domain.rounding import percent
from emas.domain.stored import KINDS, Kind
from emas.geo import polygons
from emas.geo.time_zones import today
from emas.services import map_figures, snapshot
from emas.services.figures import condition_codes
from emas.services.points import UNFINISHED, points, scored
from emas.services.selection import Filter, select, since
from emas.services.snapshot import Snapshot
from tests.support.demo import FILTERS

NAMED = "3525032009"
"""Campurejo, Gresik: named by a source."""


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_filter_passes_those_that_fulfil_it(now: Snapshot, kind: Kind, wanted: Filter) -> None:
    found, has, scores = points(now), scored(now, kind), now.scores[kind]
    conditions, services = condition_codes(now), [service.code for service in now.rubric.services]
    first = since(wanted.months, today())
    expected = []
    for at in range(len(found)):
        row = int(found.row[at])
        # An unfinished form has no band yet; a village known to be no target is told as such in any case.
        finished = scores.answered[row] == len(now.rubric.indicators) or not scores.target[row]
        band = int(scores.band[row]) if finished else UNFINISHED
        of_score = [
            wanted.eligible is None or bool(scores.eligible[row]) == wanted.eligible,
            not wanted.lacks or not scores.fulfilled[row, conditions.index(wanted.lacks)],
            not wanted.uncovered or not scores.covered[row, services.index(wanted.uncovered)],
            not wanted.months or now.updated[row] >= first,
            not wanted.bands or band in wanted.bands,
        ]
        asks = wanted.eligible is not None or any(
            (wanted.lacks, wanted.uncovered, wanted.months, wanted.bands)
        )
        if (
            str(found.code[at]).startswith(wanted.region)
            and (not wanted.steps or int(found.step[at]) in wanted.steps)
            and (not asks or (has[at] and all(of_score)))
        ):
            expected.append(at)
    selection = select(now, kind, wanted)
    assert selection.rows.tolist() == expected
    assert selection.scores.tolist() == [int(found.row[at]) for at in expected if has[at]]


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (Filter(region="99"), "unknown_region"),
        (Filter(region="352503"), "unknown_region"),
        (Filter(lacks="K99"), "unknown_condition"),
        (Filter(uncovered="L99"), "unknown_service"),
    ],
)
def test_a_filter_for_what_does_not_exist_is_refused(now: Snapshot, wanted: Filter, problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        select(now, "claimed", wanted)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", ["regency", "province"])
def test_a_region_is_the_sum_of_its_villages(now: Snapshot, kind: Kind, by: map_figures.By) -> None:
    selection = select(now, kind, Filter(lacks="K1"))
    scores = now.scores[kind]
    told = {code: map_figures.by_region(selection, code, by) for code in map_figures.codes(now)}
    assert len(told["score"].code) == (514 if by == "regency" else 38)
    for at, code in enumerate(told["score"].code):
        assessed = [row for row in selection.scores.tolist() if str(now.code[row]).startswith(code)]
        rows = [row for row in assessed if now.complete[kind][row]]
        n = len(rows)
        assert (told["n"].value[at], told["score"].n[at]) == (len(assessed), n)
        if not n:
            assert all(math.isnan(told[name].value[at]) for name in ("score", "ok", "K3", "L2", "E"))
            continue
        assert told["score"].value[at] == 10 * sum(scores.total[rows].tolist()) // (now.rubric.unit * n) / 10
        assert told["ok"].value[at] == percent(int(scores.eligible[rows].sum()), n)
        for column, name in enumerate(condition_codes(now)):
            assert told[name].value[at] == percent(int(scores.fulfilled[rows, column].sum()), n)
        for column, service in enumerate(now.rubric.services):
            assert told[service.code].value[at] == percent(int(scores.covered[rows, column].sum()), n)
        for column, band in enumerate(now.rubric.bands):
            share = percent(int((scores.band[rows] == column).sum()), n)
            assert told[map_figures.BAND + band.code].value[at] == share
        for column, pillar in enumerate(now.rubric.pillars):
            shares = [100 * scores.earned[row, column] / scores.attainable[row, column] for row in rows]
            assert told[pillar.code].value[at] == math.floor(sum(shares) / n + 1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_counts_what_its_regions_count(now: Snapshot, kind: Kind) -> None:
    selection = select(now, kind, Filter())
    for name in ("n", "named", "step_sk", "step_peluncuran"):
        provinces = map_figures.by_region(selection, name, "province").value
        assert map_figures.of_whole(selection, name) == provinces.sum()
    one = select(now, kind, Filter(region="35"))
    assert (
        map_figures.of_whole(one, "score")
        == map_figures.by_region(selection, "score", "province").of("35")[0]
    )


def test_named_villages_are_counted_once_however_many_steps_they_took(now: Snapshot) -> None:
    whole = select(now, "claimed", Filter())
    assert map_figures.by_region(whole, "named", "regency").of("7210")[0] == 5  # Sigi: three steps each
    assert map_figures.by_region(whole, "named", "province").of("73")[0] == 10  # one of them without a code
    assert map_figures.of_whole(whole, "named") == 52
    decrees = select(now, "claimed", Filter(steps=frozenset({5})))
    assert map_figures.of_whole(decrees, "named") == map_figures.of_whole(whole, "step_sk")


def test_placements_stand_against_named_villages(now: Snapshot) -> None:
    whole = select(now, "claimed", Filter())
    placed = map_figures.by_region(whole, "placements", "province")
    pockets = map_figures.by_region(whole, "pockets", "province")
    named = map_figures.by_region(whole, "named", "province")
    assert placed.of("35")[0] == 68069
    assert placed.of("11")[0] is None
    for code in placed.code:
        people, villages = placed.of(code)[0], named.of(code)[0]
        if people is None:
            assert pockets.of(code)[0] is None
        else:
            assert pockets.of(code)[0] == (people // villages if villages else map_figures.WITHOUT)


def test_invented_villages_lie_inside_their_provinces(now: Snapshot) -> None:
    shapes = {
        one["properties"]["code"]: outline(one["geometry"]) for one in polygons.province_features("full")
    }
    land = [shapes[code[:2]] for code in now.code.tolist()]
    off = shapely.distance(land, shapely.points(now.lon, now.lat))
    # They lie beside real ones, some of which stand on coasts that the simplified boundaries leave out.
    assert len(off) > 50
    assert (off == 0).mean() > 0.9
    assert off.max() < 0.1
