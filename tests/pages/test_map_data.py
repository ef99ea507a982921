"""The map's figures and its routes, over a small demonstration: regions are sums of their villages."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from emas.domain.stored import KINDS, Kind
from emas.geo import files
from emas.geo.register import register
from emas.services import assess, map_figures, map_region, programme, snapshot
from emas.services.actors import VISITOR
from emas.services.snapshot import Snapshot
from emas.ui.maps.layers import BAND_KEYS
from emas.web import map_data
from tests.support.asgi import Answer, get

NAMED = "3525032009"
"""Campurejo, Gresik: named by a source."""


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


def fetch(name: str, version: str, **headers: str) -> Answer:
    return get(f"/peta-data/{version}/{name}.json", **(headers or {"accept_encoding": "gzip"}))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", ["regency", "province"])
def test_a_region_is_the_sum_of_its_villages(now: Snapshot, kind: Kind, by: str) -> None:
    found = map_figures.region_figures(now, by)  # type: ignore[arg-type]
    assert len(found) == (514 if by == "regency" else 38)
    scores, has = now.scores[kind], now.has[kind]
    conditions = [p.code for p in now.rubric.prerequisites] + [c.code for c in now.rubric.criteria]
    for code, row in found.items():
        inside = has & np.strings.startswith(now.code, code)
        n = int(inside.sum())
        assert row[map_figures.key(kind, "n")] == n
        if not n:
            assert row[map_figures.key(kind, "score")] is None
            continue
        mean = scores.total[inside].sum() / n / now.rubric.unit
        assert row[map_figures.key(kind, "score")] == int(10 * mean) / 10
        assert row[map_figures.key(kind, "ok")] == 100 * int(scores.eligible[inside].sum()) // n
        for at, condition in enumerate(conditions):
            share = 100 * int(scores.fulfilled[inside, at].sum()) // n
            assert row[map_figures.key(kind, condition)] == share
        for at, service in enumerate(now.rubric.services):
            share = 100 * int(scores.covered[inside, at].sum()) // n
            assert row[map_figures.key(kind, service.code)] == share


def test_the_nation_counts_what_its_regions_count(now: Snapshot) -> None:
    for kind in KINDS:
        regions = map_figures.region_figures(now).values()
        count = map_figures.key(kind, "n")
        assert map_figures.nation_figures(now, kind)[count] == sum(row[count] or 0 for row in regions)


def test_named_villages_are_counted_once_however_many_steps_they_took(now: Snapshot) -> None:
    assert map_figures.region_figures(now)["7210"]["named"] == 5  # Sigi: pencanangan, SK and plakat each
    assert map_figures.region_figures(now, "province")["73"]["named"] == 10  # one of them without a code
    assert map_figures.nation_figures(now, "claimed")["named"] == 52


def test_points_are_the_assessed_and_the_named_villages(now: Snapshot) -> None:
    points = map_figures.points(now)
    named = {fact.village_code for fact in programme.facts(now) if fact.village_code}
    assert set(points.code.tolist()) == set(now.code.tolist()) | named
    assert list(points.code) == sorted(points.code)
    at = points.code.tolist().index(NAMED)
    village = register().village(NAMED)
    assert village is not None
    assert (points.lon[at], points.lat[at], points.row[at]) == (village.lon, village.lat, -1)
    assert points.step[at] == 1 + programme.STEPS.index("peluncuran")


def test_an_assessed_named_village_is_one_point_with_both(now: Snapshot) -> None:
    sheet = assess.current_sheet(VISITOR, NAMED)
    assess.save_answer(
        VISITOR, village_code=NAMED, round_id=sheet.round_id, indicator="L8.1", answer=3, version=0
    )
    after = snapshot.current()
    points = map_figures.points(after)
    at = points.code.tolist().index(NAMED)
    assert points.code.tolist().count(NAMED) == 1
    assert points.row[at] >= 0
    assert points.step[at] > 0
    assert map_figures.version(after) != map_figures.version(now)
    assert map_region.card(after, NAMED, "claimed").origin == "trial"


def test_the_list_of_a_region_pages_through_all_of_it(now: Snapshot) -> None:
    province = str(now.province[0])
    total, whole = map_region.villages_in(now, province, "claimed", 0, 1000)
    assert total == len(whole) == int(map_figures.points(now).inside(province).sum())
    paged = [
        entry
        for start in range(0, total, 2)
        for entry in map_region.villages_in(now, province, "claimed", start, 2)[1]
    ]
    assert paged == whole
    named = [entry.step for entry in whole]
    assert named == sorted(named, reverse=True)


def test_the_routes_answer_compressed_and_for_ever(now: Snapshot) -> None:
    version = map_figures.version(now)
    for name in ("regencies", "villages", "named"):
        answer = fetch(name, version)
        assert answer.status == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-type"] == "application/json"
        plain = get(f"/peta-data/{version}/{name}.json")
        assert "content-encoding" not in plain.headers
        assert plain.body == gzip.decompress(answer.body)


def test_regencies_carry_every_measure(now: Snapshot) -> None:
    collection = fetch("regencies", map_figures.version(now)).json()
    assert len(collection["features"]) == 514
    figures = map_figures.region_figures(now)
    for feature in collection["features"]:
        told = feature["properties"]
        assert told["name"]
        expected = {k: None if v is None else int(v) for k, v in figures[told["code"]].items()}
        assert {k: v for k, v in told.items() if k not in ("code", "name")} == expected


def test_villages_carry_point_code_band_and_step(now: Snapshot) -> None:
    rows = fetch("villages", map_figures.version(now)).json()
    points = map_figures.points(now)
    assert [row["c"] for row in rows] == [int(code) for code in points.code]
    for kind in KINDS:
        band = points.band(now, kind)
        for row, expected in zip(rows, band, strict=True):
            assert row.get(BAND_KEYS[kind]) == (None if np.isnan(expected) else int(expected))
    for at, row in enumerate(rows):
        assert abs(row["x"] - points.lon[at]) <= 0.0005001
        assert abs(row["y"] - points.lat[at]) <= 0.0005001
        assert row.get("p", 0) == points.step[at]


def test_a_page_opened_before_a_change_gets_what_there_is_now(now: Snapshot) -> None:
    answer = fetch("named", "00000000-0-00000000")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.json() == fetch("named", map_figures.version(now)).json()


@pytest.mark.parametrize("version", ["x", "00000000-0", "../etc", "00000000-0-0000000g", "-" * 50])
def test_what_is_no_version_is_told_plainly(demo: Path, version: str) -> None:
    answer = fetch("named", version)
    assert answer.status == 404
    if version != "../etc":
        assert answer.json() == {"problem": "unknown_version"}
        assert answer.headers["cache-control"] == "no-store"


def test_a_missing_boundary_file_is_told_plainly(
    now: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_figures.version(now)
    monkeypatch.setattr(map_data.polygons.regency_features, "__defaults__", ("map", tmp_path))
    map_data._shapes.cache_clear()
    answer = fetch("regencies", map_figures.version(now))
    assert answer.status == 503
    assert answer.json() == {"problem": "geo_file_missing"}
    assert tmp_path != files.FOLDER


def test_a_missing_database_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path / "nowhere"))
    answer = fetch("villages", "00000000-0-00000000")
    assert answer.status == 503
    assert answer.json()["problem"].startswith("database_")
