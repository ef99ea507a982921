"""Classes, the deck, views, addresses and the browser's filter: pure, without a store."""

from __future__ import annotations

import json
import math
from base64 import b64decode
from datetime import date
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from emas.geo import borders, polygons
from emas.geo.register import register
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED
from emas.services.rubrics import rubric
from emas.services.selection import LONGEST, Filter, since
from emas.ui.maps import canvas, classes, filter_address, layers, patterns, view
from emas.ui.maps.choice import Choice
from emas.ui.maps.classes import CLASSES
from emas.ui.maps.layers import Look, Sources
from emas.ui.maps.palette import PALETTES
from emas.ui.maps.sieve import sieve

LIGHT = PALETTES["light"]
TODAY = date(2026, 11, 24)
SCALES = st.sampled_from(["share", "points", "percent", "count", "people"])
METHODS = st.sampled_from(["equal", "quantile"])
FIGURES = st.lists(st.just(math.nan) | st.just(math.inf) | st.integers(0, 100).map(float), max_size=40)
FILTERS = st.builds(
    Filter,
    steps=st.frozensets(st.integers(0, 5)),
    bands=st.frozensets(st.sampled_from([UNFINISHED, NOT_TARGET, 0, 1, 2, 3])),
    eligible=st.none() | st.booleans(),
    lacks=st.sampled_from(["", "K1", "K6"]),
    uncovered=st.sampled_from(["", "L1", "L10"]),
    months=st.integers(0, LONGEST),
)


@given(SCALES, FIGURES, METHODS)
def test_every_figure_has_a_class_and_only_no_data_has_none(
    scale: classes.Scale, figures: list[float], method: classes.Method
) -> None:
    if scale != "people":  # only what is set against people can be without measure
        figures = [100.0 if math.isinf(value) else value for value in figures]
    values = np.array(figures)
    edges = classes.edges(scale, values, method)
    assert len(edges) <= CLASSES
    assert list(edges) == sorted(set(edges))
    for value, digit in zip(figures, classes.digits(values, edges), strict=True):
        nothing = math.isnan(value) or (value == 0 and scale in ("count", "people"))
        assert (digit == "0") == nothing
        assert int(digit) <= CLASSES
        assert (int(digit) == len(edges) + 1) == math.isinf(value)


@given(SCALES, FIGURES)
def test_no_quantile_is_empty(scale: classes.Scale, figures: list[float]) -> None:
    values = np.array(figures)
    edges = classes.edges(scale, values, "quantile")
    told = set(classes.digits(values, edges))
    assert {str(at) for at in range(1, len(edges) + 1)} <= told


@pytest.mark.parametrize(
    ("scale", "values", "expected"),
    [
        ("share", [3, 4], ["0–19", "20–39", "40–59", "60–79", "80–100"]),
        ("points", [41.5, 57.2], ["40,0–43,9", "44,0–47,9", "48,0–51,9", "52,0–55,9", "56,0–57,2"]),
        ("points", [22, 48, 73.4], ["15,0–29,9", "30,0–44,9", "45,0–59,9", "60,0–73,4"]),
        ("points", [0, 100], ["0,0–19,9", "20,0–39,9", "40,0–59,9", "60,0–79,9", "80,0–100,0"]),
        ("count", [0, 1, 3], ["1", "2", "3"]),
        ("count", [80], ["1–19", "20–39", "40–59", "60–79", "80"]),
        ("people", [79001, 5], ["1–19.999", "20.000–39.999", "40.000–59.999", "60.000–79.001"]),
        ("count", [], []),
    ],
)
def test_labels_say_the_numbers(scale: classes.Scale, values: list[float], expected: list[str]) -> None:
    figures = np.array(values, dtype=float)
    edges = classes.edges(scale, figures)
    assert classes.labels(scale, edges, max(values, default=0)) == expected


@given(st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=30), METHODS)
def test_no_mean_lies_outside_of_what_the_legend_says_of_its_class(
    figures: list[float], method: classes.Method
) -> None:
    edges = classes.edges("points", np.array(figures), method)
    told = classes.labels("points", edges, max(figures))
    for figure, digit in zip(figures, classes.digits(np.array(figures), edges), strict=True):
        low, _, high = told[int(digit) - 1].replace(",", ".").partition("–")
        assert float(low) <= figure <= float(high or low)


def test_quantiles_part_the_regions_evenly() -> None:
    figures = np.arange(1, 101, dtype=float)
    edges = classes.edges("count", figures, "quantile")
    told = classes.digits(figures, edges)
    assert {told.count(str(at)) for at in range(1, 6)} <= set(range(19, 22))


def look(**changes: object) -> Look:
    sources = Sources("/regions", "/borders", villages="/villages", named="/named")
    given: dict[str, object] = {
        "sources": sources,
        "classes": "0123",
        "few": "0000",
        "first": 0,
        "palette": LIGHT,
    }
    return Look(**{**given, "sieve": sieve(Filter(), rubric(), TODAY), "bands": 4, **changes})  # type: ignore[arg-type]


def spec(of: Look) -> dict[str, object]:
    text = layers.deck(of, view.fit((95, -11, 141, 6), 700, 500), {}).to_json()
    assert "@@=@@=" not in text
    assert len(text) < 3500
    told: dict[str, object] = json.loads(text)
    assert "mapProvider" not in told
    return told


def test_the_deck_names_addresses_and_holds_no_rows() -> None:
    told: list[dict[str, object]] = spec(look())["layers"]  # type: ignore[assignment]
    assert [layer["data"] for layer in told] == ["/regions", "/borders", "/named", "/villages"]


CROWD = Sources("/regions", "/borders", crowd="/villages/{z}/{x}/{y}.bin")


@pytest.mark.parametrize("crowd", [False, True])
@pytest.mark.parametrize("chosen", ["", "35", "3525"])
def test_each_class_is_clicked_once_and_without_an_id(crowd: bool, chosen: str) -> None:
    told = spec(look(chosen=chosen, **({"sources": CROWD} if crowd else {})))["layers"]
    clicked = [layer for layer in told if layer.get("pickable")]  # type: ignore[attr-defined]
    assert not any("id" in layer for layer in clicked)
    # A nation of points would hide the regions from the pointer.
    reached = [layers.REGIONS] if crowd else [layers.REGIONS, layers.VILLAGES]
    assert [layer["@@type"] for layer in clicked] == reached


def test_a_crowd_draws_its_own_borders_and_is_made_anew_for_what_the_card_cannot_filter() -> None:
    def crowd(wanted: Filter) -> dict[str, object]:
        _regions, drawn = spec(look(sources=CROWD, sieve=sieve(wanted, rubric(), TODAY)))["layers"]  # type: ignore[misc]
        return drawn

    before = crowd(Filter())
    assert before["loadOptions"]["mvt"]["draw"]["borders"] == "/borders"  # type: ignore[index]
    again = crowd(Filter(months=3))
    assert again["updateTriggers"] == before["updateTriggers"]
    assert again["filterRange"] != before["filterRange"]
    for wanted in (Filter(lacks="K1"), Filter(bands=frozenset({1})), Filter(eligible=False)):
        assert crowd(wanted)["updateTriggers"] != before["updateTriggers"]


def test_few_villages_have_a_hatch_of_their_class() -> None:
    many = spec(look(classes="111", few="000"))["layers"][0]  # type: ignore[index]
    assert "extensions" not in many
    some = spec(look(classes="123", few="010"))["layers"][0]  # type: ignore[index]
    assert some["fillPatternMapping"].keys() >= {"full", "stripes", "few-1", "few-5"}
    assert some["updateTriggers"] != many["updateTriggers"]
    # The second table is of those of few: their hatch, by class.
    assert '"stripes", "few-1", "few-2", "few-3", "few-4", "few-5", "full"' in some["getFillPattern"]
    assert some["getFillPattern"].count('"010"') == some["getFillColor"].count('"010"') == 1


def test_a_hatch_keeps_the_tone_of_its_class_and_can_be_seen_on_it() -> None:
    for colours in PALETTES.values():
        for ground, line in zip(colours.regions, patterns.hatch_lines(colours), strict=True):
            apart = sum(abs(a - b) for a, b in zip(ground, line, strict=True))
            assert apart > 90, (colours.name, ground, line)


def test_tiles_begin_again_where_they_end() -> None:
    """A tile is repeated: its left and its upper edge follow on its right and its lower one."""
    data = BytesIO(b64decode(patterns.atlas().partition(",")[2]))
    opacity = np.asarray(Image.open(data).convert("LA"))[:, :, 1]
    for name, tile in patterns.mapping().items():
        x, y, size = tile["x"], tile["y"], tile["width"]
        rows, columns = opacity[:, x : x + size], opacity[y : y + size]
        assert np.array_equal(rows[y : y + 2], rows[y + size : y + size + 2]), name
        assert np.array_equal(columns[:, x : x + 2], columns[:, x + size : x + size + 2]), name


def test_another_figure_changes_the_expression_and_no_address() -> None:
    one, two = (spec(look(classes=digits))["layers"][0] for digits in ("0123", "3210"))  # type: ignore[index]
    assert one["data"] == two["data"]
    assert one["getFillColor"] != two["getFillColor"]
    assert one["updateTriggers"] != two["updateTriggers"]


@pytest.mark.parametrize("width", [328, 1056])
@pytest.mark.parametrize("region", ["", "35", "3525", "8108", "3101", "9103"])
def test_a_region_lies_inside_the_map_and_above_the_legend(region: str, width: int) -> None:
    seen = canvas.seen(region, width)
    phone = width < 600
    size = (width, canvas.PHONE) if phone else (canvas.SHARE * width, canvas.DESK)
    west, south, east, north = register().box(region)  # type: ignore[misc]
    left, top = view.position(west, north, seen, *size)
    right, bottom = view.position(east, south, seen, *size)
    assert -1 <= left < right <= size[0] + 1
    assert -1 <= top < bottom <= size[1] - (0 if phone else canvas.LEGEND) + 1
    # It fills one of the two directions.
    assert max((right - left) / size[0], (bottom - top) / (size[1] - (0 if phone else canvas.LEGEND))) > 0.85


@given(st.floats(-80, 80), st.floats(94, 142))
def test_the_middle_of_a_view_is_the_middle_of_the_window(lat: float, lon: float) -> None:
    seen = view.fit((lon - 1, lat - 1, lon + 1, lat + 1), 600, 400)
    across, down = view.position(seen.longitude, seen.latitude, seen, 600, 400)
    assert math.isclose(across, 300, abs_tol=1e-6)
    assert math.isclose(down, 200, abs_tol=1e-6)


def test_an_address_holds_what_differs_from_the_default() -> None:
    assert Choice("score", "claimed", Filter()).address(rubric()) == {}
    asked = Filter(region="3525", lacks="K1", bands=frozenset({0, NOT_TARGET}), steps=frozenset({5, 0}))
    choice = Choice(
        "K1", "verified", asked, own_points=True, village="3525032009", provinces=False, sort="-n", page=3
    )
    assert choice.address(rubric()) == {
        "ukuran": "K1",
        "jenis": "verified",
        "wilayah": "3525",
        "titik": "-",
        "desa": "3525032009",
        "tingkat": "kabupaten",
        "urut": "-n",
        "hal": "3",
        "belum": "K1",
        "kategori": "bukan,dasar",
        "langkah": "tanpa,sk",
    }


@given(FILTERS)
def test_a_filter_comes_back_from_its_address(wanted: Filter) -> None:
    assert filter_address.read(filter_address.write(wanted, rubric()), rubric()) == wanted


@pytest.mark.parametrize(
    "query",
    [{"langkah": "x,,999"}, {"kategori": "<b>"}, {"layak": "mungkin"}, {"belum": "K99"}]
    + [{"bulan": months} for months in ("0", "121", "-1", "1e3", "٣", "9" * 400)],
)
def test_words_that_mean_nothing_ask_for_nothing(query: dict[str, str]) -> None:
    assert filter_address.read(query, rubric()) == Filter()


@pytest.mark.parametrize(
    ("months", "today", "first"),
    [
        (1, date(2026, 3, 31), "2026-02-28"),
        (12, date(2024, 2, 29), "2023-02-28"),
        (3, date(2026, 1, 15), "2025-10-15"),
    ],
)
def test_within_so_many_months_begins_on_the_same_day(months: int, today: date, first: str) -> None:
    assert since(months, today) == np.datetime64(first)


def passes(row: dict[str, int], wanted: Filter) -> bool:
    """What the graphics card does with a row of the villages' file."""
    found = sieve(wanted, rubric(), TODAY)
    c, d, b, f, p = (row[name] for name in "cdbfp")
    expression = found.value.replace("&&", "and").replace("===", "==").replace("!==", "!=")
    if " ? 1 : 0" in expression:
        head, _, tail = expression.rpartition(", ")
        expression = f"{head}, 1 if ({tail.removesuffix(' ? 1 : 0]')}) else 0]"
    values = eval(expression, {"c": c, "d": d, "b": b, "f": f, "p": p})  # noqa: S307 - our own expression
    inside = all(low <= value <= high for value, (low, high) in zip(values, found.ranges, strict=True))
    return inside and b in found.bands and p in found.steps


def test_the_sieve_reads_flags_as_conditions_then_services() -> None:
    row = {"c": 3525032009, "d": 20000, "b": 1, "f": 0b1, "p": 0}
    conditions = len(rubric().prerequisites) + len(rubric().criteria)
    first = rubric().prerequisites[0].code
    assert passes(row, Filter(region="35"))
    assert not passes(row, Filter(region="36"))
    assert passes(row, Filter(lacks="K1"))
    assert not passes(row, Filter(lacks=first))
    assert not passes({**row, "f": 1 << conditions}, Filter(uncovered="L1"))
    assert passes({**row, "f": 1 << conditions}, Filter(uncovered="L2"))
    assert passes({**row, "f": (1 << conditions) - 1}, Filter(eligible=True))
    assert passes({**row, "b": NO_SCORE}, Filter())
    assert not passes({**row, "b": NO_SCORE, "f": 0}, Filter(lacks="K1"))


def test_inner_borders_part_two_provinces_and_an_outline_closes() -> None:
    features = polygons.province_features()
    rings = [{tuple(end) for end in borders.outline(one).reshape(-1, 2).tolist()} for one in features]
    pieces = borders.inner_borders(features)
    assert len(pieces) > 100
    for piece in pieces[::37].tolist():
        ends = {(piece[0], piece[1]), (piece[2], piece[3])}
        assert sum(ends <= ring for ring in rings) >= 2
    ends, times = np.unique(borders.outline(features[14]).reshape(-1, 2), axis=0, return_counts=True)
    assert len(ends) > 50
    assert not (times % 2).any()
