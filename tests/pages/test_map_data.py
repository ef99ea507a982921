"""What the map's routes serve, over a small demonstration."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest

from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Kind
from emas.geo.register import register
from emas.services import assess, map_figures, map_version, programme, snapshot
from emas.services.actors import VISITOR
from emas.services.paired import pair
from emas.services.points import NO_SCORE, UNFINISHED, bands, points
from emas.services.rounds import rounds
from emas.services.selection import Filter, select
from emas.services.snapshot import Snapshot
from emas.ui.maps import crowd, filter_address
from emas.ui.maps.address import ORIGIN, SAME, WORKER
from emas.ui.maps.palette import PALETTES
from tests.support.asgi import Answer, get
from tests.support.demo import FILTERS
from tests.unit.test_map import passes

NAMED = "3525032009"
"""Campurejo, Gresik: named by a source."""


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


def fetch(name: str, version: str, audience: str = "visitor", **headers: str) -> Answer:
    return get(f"/peta-data/{audience}/{version}/{name}", **(headers or {"accept_encoding": "gzip"}))


def shape(name: str, version: str = "") -> Answer:
    return get(f"/peta-data/batas/{version or map_version.boundaries()}/{name}.json", accept_encoding="gzip")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_the_browser_lets_the_same_villages_through(now: Snapshot, kind: Kind, wanted: Filter) -> None:
    rows = fetch(f"villages-{kind}.json", map_version.version(now)).json()
    through = [row["c"] for row in rows if passes(row, wanted)]
    assert through == points(now).code[select(now, kind, wanted).rows].astype(np.int64).tolist()


def test_points_are_the_assessed_and_the_named_villages(now: Snapshot) -> None:
    found = points(now)
    named = {fact.village_code for fact in programme.facts(now) if fact.village_code}
    assert set(found.code.tolist()) == set(now.code.tolist()) | named
    assert list(found.code) == sorted(found.code)
    at = found.code.tolist().index(NAMED)
    village = register().village(NAMED)
    assert village is not None
    assert (found.lon[at], found.lat[at], found.row[at]) == (village.lon, village.lat, -1)
    assert found.step[at] == 1 + programme.STEPS.index("peluncuran")
    assert bands(now, "claimed")[at] == NO_SCORE


def columns(body: bytes) -> dict[str, list[int]]:
    """The tile read as its documentation tells, places unrolled."""
    count, at, read = int.from_bytes(body[:4], "little"), 4, {}
    forms = {"f": "<u4", "x": "<u2", "y": "<u2", "regency": "<u2", "d": "<u2", "b": "i1", "p": "u1"}
    for name, form in forms.items():
        column = np.frombuffer(body, form, count, at)
        at += column.nbytes
        read[name] = (np.cumsum(column, dtype="<u2") if name in "xy" else column).tolist()
    assert at == len(body)
    return read


@pytest.mark.parametrize("kind", KINDS)
def test_columns_tell_what_rows_tell(now: Snapshot, kind: Kind) -> None:
    version = map_version.version(now)
    answer = fetch(f"villages-{kind}/0/0/0.bin", version)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    told, rows = columns(gzip.decompress(answer.body)), fetch(f"villages-{kind}.json", version).json()
    for name in "fdbp":
        assert told[name] == [row[name] for row in rows]
    assert told["regency"] == [row["c"] // 10**6 for row in rows]
    for name, origin in zip("xy", ORIGIN, strict=True):
        assert [round(place / 1000 + origin, 3) for place in told[name]] == [row[name] for row in rows]


def test_places_fit_into_the_columns_all_over_the_country() -> None:
    of = register().villages
    for degrees, origin in ((of.lon, ORIGIN[0]), (of.lat, ORIGIN[1])):
        assert degrees.min() >= origin
        assert degrees.max() - origin < 65.535


def test_rows_of_a_region_are_those_inside(now: Snapshot) -> None:
    version = map_version.version(now)
    whole = fetch("villages-claimed.json", version).json()
    for region in ("35", "7210"):
        inside = fetch(f"villages-claimed.json?wilayah={region}", version).json()
        assert inside == [row for row in whole if f"{row['c']:010d}".startswith(region)]


def test_the_script_that_draws_a_crowd_is_kept_for_ever_under_its_check() -> None:
    for theme in PALETTES:
        answer = get(WORKER.format(theme=theme, version=crowd.version(theme)))
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.body == crowd.script(theme)
        assert get(WORKER.format(theme=theme, version="0" * 8)).headers["cache-control"] == "no-cache"
    assert get(WORKER.format(theme="blue", version="0" * 8)).status == 404


def test_an_open_page_keeps_its_moment_while_others_answer(now: Snapshot) -> None:
    held = map_version.hold(now)
    before = fetch("villages-claimed.json", held)
    sheet = assess.current_sheet(VISITOR, NAMED)
    assess.save_answer(
        VISITOR, village_code=NAMED, round_id=sheet.round_id, indicator="L8.1", answer=3, version=0
    )
    after = snapshot.current()
    assert map_version.version(after) != held
    again = fetch("villages-claimed.json", held)
    assert again.body == before.body
    assert "immutable" in again.headers["cache-control"]
    newer = {row["c"]: row for row in fetch("villages-claimed.json", map_version.version(after)).json()}
    assert newer[int(NAMED)]["b"] == UNFINISHED
    assert newer[int(NAMED)]["p"] == 3


def test_a_round_shows_what_was_then(now: Snapshot) -> None:
    one = rounds(now)[-1]
    then = snapshot.of_round(now, one.id)
    assert 0 < len(then) < len(now) + 1
    assert then.of_round == one.id
    assert set(then.round_id.tolist()) == {one.id}
    assert map_version.version(then) != map_version.version(now)
    rows = fetch("villages-claimed.json", map_version.version(then)).json()
    assert {row["c"] for row in rows} == set(points(then).code.astype(np.int64).tolist())
    with pytest.raises(Problem, match="unknown_round"):
        snapshot.of_round(now, 999)


def test_the_routes_answer_compressed_and_for_ever(now: Snapshot) -> None:
    version = map_version.version(now)
    query = urlencode({"ukuran": "score", "jenis": "claimed", "tingkat": "province"})
    for name in ("villages-verified.json", "named-claimed.json", f"figures.json?{query}"):
        answer = fetch(name, version)
        assert answer.status == 200
        assert answer.headers["content-encoding"] == "gzip"
        # What a visitor of the demonstration sees is not for everybody's cache.
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert answer.headers["content-type"] == "application/json"
        plain = get(f"/peta-data/visitor/{version}/{name}")
        assert "content-encoding" not in plain.headers
        assert plain.body == gzip.decompress(answer.body)


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_the_pointer_tells_the_figures_of_the_filter(now: Snapshot, wanted: Filter) -> None:
    query = {"ukuran": "K2", "jenis": "claimed", "tingkat": "regency", "wilayah": wanted.region[:2]}
    query |= filter_address.write(wanted, now.rubric)
    told = fetch(f"figures.json?{urlencode(query)}", map_version.version(now)).json()
    asked = filter_address.read(query, now.rubric, wanted.region[:2])
    figures = map_figures.by_region(select(now, "claimed", asked), "K2", "regency")
    known = [code for code in figures.code if figures.of(code)[0] is not None]
    assert told == {code: list(figures.of(code)) for code in known}


def test_the_pointer_tells_of_two_rounds_the_same_villages(now: Snapshot) -> None:
    before = rounds(now)[1].id
    query = {"ukuran": "K2", "jenis": "claimed", "tingkat": "province"}

    def told(of: Snapshot, other: int | str) -> dict[str, list[float]]:
        address = f"figures.json?{urlencode({**query, SAME: str(other)})}"
        return fetch(address, map_version.version(of)).json()  # type: ignore[no-any-return]

    later, earlier = told(now, before), told(snapshot.of_round(now, before), 0)
    assert {code: n for code, (_figure, n) in later.items()} == {code: n for code, (_f, n) in earlier.items()}
    pairs = pair(
        select(snapshot.of_round(now, before), "claimed", Filter()), select(now, "claimed", Filter())
    )
    assert sum(n for _figure, n in later.values()) == pairs.n > 0
    for wrong in ("x", "99", "0", "1" * 10):
        answer = fetch(f"figures.json?{urlencode({**query, SAME: wrong})}", map_version.version(now))
        assert answer.status == 404, wrong


def test_shapes_have_code_name_and_position(demo: Path) -> None:
    for name, count in (("provinces", 38), ("regencies", 514)):
        answer = shape(name)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        told = [feature["properties"] for feature in answer.json()["features"]]
        assert [one["i"] for one in told] == list(range(count))
        assert [one["code"] for one in told] == sorted(one["code"] for one in told)
        assert all(one["name"] for one in told)
    assert shape("provinces", "0" * 16).headers["cache-control"] == "no-cache"
    for name in ("borders-provinces", "outline-35", "outline-3525"):
        assert set(shape(name).json()[0]) == {"a", "b", "c", "d"}
    assert len(shape("villages").json()) == 83762


def test_a_regency_names_its_villages_and_stars_those_without_a_point(now: Snapshot) -> None:
    of = register().villages
    districts = [row for row, source in enumerate(of.point_source.to_pylist()) if source == "district"]
    code = of.code[districts[0]].as_py()
    told = fetch(f"names.json?wilayah={code[:4]}", map_version.version(now)).json()
    assert told[code] == register().name(code) + "*"
    rows = of.rows_in(code[:4])
    assert set(of.code[rows].to_pylist()) <= set(told)


@pytest.mark.parametrize(
    "name",
    [
        *("villages-x.json", "named-.json", "names.json", "names.json?wilayah=35", "names.json?wilayah=9999"),
        *("villages-claimed/1/0/0.bin", "villages-x/0/0/0.bin", "villages-claimed.json?wilayah=99"),
        *("figures.json", "figures.json?ukuran=zzz&jenis=claimed&tingkat=province"),
        "figures.json?ukuran=score&jenis=claimed&tingkat=province&wilayah=<b>",
        "other.json",
    ],
)
def test_what_is_not_there_is_told_plainly(now: Snapshot, name: str) -> None:
    assert fetch(name, map_version.version(now)).status == 404


@pytest.mark.parametrize("version", ["x", "1-0", "1-0-0000000g", "1-99-00000000", "-" * 50, "../etc"])
def test_what_is_no_version_is_told_plainly(demo: Path, version: str) -> None:
    assert fetch("named-claimed.json", version).status == 404


def test_a_version_long_gone_gets_what_there_is_and_keeps_nothing(now: Snapshot) -> None:
    answer = fetch("named-claimed.json", "0-0-00000000")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_another_audience_s_data_are_not_served(now: Snapshot) -> None:
    for audience in ("public", "leadership", "batas"):
        assert fetch("villages-claimed.json", map_version.version(now), audience=audience).status == 404


@pytest.mark.parametrize(
    "name", ["outline-99", "outline-350", "borders-villages", "..%2f", "regencies.x", "outline-٣٥"]
)
def test_no_other_shape_is_there(demo: Path, name: str) -> None:
    assert shape(name).status == 404


def test_a_missing_database_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path / "nowhere"))
    answer = fetch("villages-claimed.json", "1-0-00000000")
    assert answer.status == 503
    assert answer.json()["problem"].startswith("database_")
