"""Classes, expressions, views and addresses of the map: pure, without a store."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo.register import register
from emas.services.map_figures import NOT_TARGET
from emas.ui.maps import canvas, classes, layers, view
from emas.ui.maps.classes import CLASSES
from emas.ui.maps.layers import Look
from emas.ui.maps.palette import PALETTES
from emas.ui.maps.state import ALL_POINTS, Choice

LIGHT = PALETTES["light"]
FIGURES = st.none() | st.integers(0, 100)


def evaluate(expression: str, value: float | None) -> list[int]:
    """What JavaScript makes of a chain of conditions on one figure, ``x``; null compares as 0 there."""
    *steps, otherwise = expression.split(" : ")
    for step in steps:
        condition, result = step.split(" ? ")
        _name, sign, operand = condition.split()
        strict = None if operand == "null" else int(operand)
        if value == strict if sign == "===" else (value or 0) >= int(operand):
            return json.loads(result)
    return json.loads(otherwise)


@given(st.sampled_from(["share", "points", "percent", "count"]), st.lists(FIGURES, max_size=40))
def test_every_figure_has_a_class_and_only_no_data_has_none(
    scale: classes.Scale, values: list[int | None]
) -> None:
    edges = classes.edges(scale, values)
    assert 1 <= len(edges) <= CLASSES
    assert len({high - low for low, high in pairwise(edges)}) <= 1
    for value in values:
        nothing = value is None or (scale == "count" and value == 0)
        assert (classes.class_of(value, edges) is None) == nothing


@given(st.sampled_from(["share", "points", "percent", "count"]), st.lists(FIGURES, min_size=1, max_size=40))
def test_the_browser_decides_as_the_classes_do(scale: classes.Scale, values: list[int | None]) -> None:
    edges = classes.edges(scale, values)
    expression = layers.class_expression("x", edges, LIGHT.regions, LIGHT.empty)
    for value in values:
        at = classes.class_of(value, edges)
        expected = LIGHT.empty if at is None else LIGHT.regions[at]
        assert evaluate(expression, value) == list(expected)


def test_shares_always_run_from_0_to_100_in_five() -> None:
    edges = classes.edges("share", [3, 4])
    assert classes.labels("share", edges, 4) == ["0–19", "20–39", "40–59", "60–79", "80–100"]


@pytest.mark.parametrize(
    ("scale", "values", "expected"),
    [
        ("points", [41.5, 57.2], ["40–43", "44–47", "48–51", "52–55", "56–59"]),
        ("points", [0, 100], ["0–19", "20–39", "40–59", "60–79", "80–100"]),
        ("count", [0, 1, 3], ["1", "2", "3"]),
        ("count", [9], ["1–2", "3–4", "5–6", "7–8", "9"]),
    ],
)
def test_labels_say_the_numbers(scale: classes.Scale, values: list[float], expected: list[str]) -> None:
    edges = classes.edges(scale, values)
    assert classes.labels(scale, edges, max(values)) == expected


def test_a_band_has_its_colour_and_a_village_without_a_score_is_hollow() -> None:
    expression = layers.band_expression("x", LIGHT)
    assert [evaluate(expression, band) for band in range(4)] == [list(colour) for colour in LIGHT.bands]
    assert evaluate(expression, NOT_TARGET) == list(LIGHT.outside)
    assert evaluate(expression, None) == list(LIGHT.hollow)


def look(**changes: object) -> Look:
    given: dict[str, object] = {"version": "v", "figure": "c_K1", "edges": (0, 20), "kind": "claimed"}
    return Look(**{**given, "palette": LIGHT, "points": 9, **changes})  # type: ignore[arg-type]


def test_the_deck_names_addresses_and_asks_for_no_base_map() -> None:
    text = layers.deck(look(), view.fit((95, -11, 141, 6), 700, 500), {}).to_json()
    spec = json.loads(text)
    assert [layer.get("data") for layer in spec["layers"]] == [
        "/peta-data/v/regencies.json",
        "/peta-data/v/villages.json",
        "/peta-data/v/named.json",
        "/peta-data/v/named.json",
        [],
    ]
    assert "@@=@@=" not in text
    assert "mapProvider" not in spec
    assert len(text) < 6000


def test_what_can_be_clicked_is_called_by_its_class_and_all_else_has_an_id() -> None:
    spec = json.loads(layers.deck(look(), view.fit((95, -11, 141, 6), 700, 500), {}).to_json())
    clicked = [layer for layer in spec["layers"] if layer["pickable"]]
    assert [layer["@@type"] for layer in clicked] == [layers.REGIONS, layers.VILLAGES]
    assert not any("id" in layer for layer in clicked)
    others = [layer["id"] for layer in spec["layers"] if not layer["pickable"]]
    assert len(set(others)) == len(others) == 3


def test_another_measure_changes_the_expression_and_no_address() -> None:
    one, two = (json.loads(layers.regions(look(figure=name)).to_json()) for name in ("c_K1", "c_K2"))
    assert one["data"] == two["data"]
    assert one["getFillColor"] != two["getFillColor"]
    assert one["updateTriggers"] != two["updateTriggers"]


@pytest.mark.parametrize("width", [328, 1056])
@pytest.mark.parametrize("region", ["", "35", "3525", "8108", "3101", "9103"])
def test_a_region_lies_inside_the_map_and_above_the_legend(region: str, width: int) -> None:
    seen = canvas.look_at(region, width)
    phone = width < 600
    size = (width, canvas.PHONE) if phone else (0.68 * width, canvas.DESK)
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
    assert Choice("score", "claimed", "", ALL_POINTS, "").address() == {}
    assert Choice("K1", "verified", "3525", (), "3525032009").address() == {
        "ukuran": "K1",
        "jenis": "verified",
        "wilayah": "3525",
        "titik": "-",
        "desa": "3525032009",
    }
