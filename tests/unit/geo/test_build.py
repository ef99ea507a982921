"""Pure functions of the build, on small invented inputs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from emas.geo import shapes
from geo import build


def array(*items: shapely.Geometry) -> np.ndarray:
    return np.array(items, dtype=object)


def test_kind_follows_the_digit_and_the_longest_prefix():
    rules = build.read_csv(build.HERE / "kinds.csv")
    expected = {
        "3525032009": "desa",
        "3171011002": "kelurahan",
        "9103013007": "desa adat",
        "1106132010": "gampong",
        "1109042015": "desa",  # Simeulue: not beyond doubt
        "1301012001": "nagari",
        "1309012001": "desa",  # Mentawai has none
        "3404012001": "kalurahan",
        "3471011001": "kelurahan",
        "1812012001": "tiyuh",
        "7318012001": "lembang",
        "9501012001": "kampung",
    }
    assert {code: build.kind_of(code, rules) for code in expected} == expected
    with pytest.raises(ValueError, match="no kind"):
        build.kind_of("3525037009", rules)


def test_a_village_without_a_point_takes_its_districts():
    districts = pd.DataFrame({"code": ["990101"], "lon": [110.0], "lat": [-7.0]})
    villages = pd.DataFrame(
        {
            "code": ["9901012001", "9901012002"],
            "name": ["A", "B"],
            "lon": [110.1, np.nan],
            "lat": [-7.1, np.nan],
        }
    )
    placed = build.place_villages(villages, districts, [])
    assert placed["point_source"].tolist() == ["village", "district"]
    assert placed.loc[1, ["lon", "lat"]].tolist() == [110.0, -7.0]


CORRECTION = {
    "level": "village",
    "code": "9901012001",
    "lon_before": "10.1",
    "lat_before": "-7.1",
    "lon_after": "110.1",
    "lat_after": "-7.1",
    "action": "corrected",
}


def test_a_correction_moves_the_point_it_was_made_for():
    frame = pd.DataFrame({"code": ["9901012001"], "lon": [10.1], "lat": [-7.1]})
    assert build.correct(frame, [CORRECTION], "village") == ["9901012001"]
    assert frame.loc[0, "lon"] == 110.1


def test_a_correction_refuses_an_input_that_has_changed():
    frame = pd.DataFrame({"code": ["9901012001"], "lon": [110.1], "lat": [-7.1]})
    with pytest.raises(ValueError, match="9901012001"):
        build.correct(frame, [CORRECTION], "village")


def test_majority_names_a_shape_and_a_tie_goes_to_the_lower_code():
    two = array(shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1), shapely.box(4, 0, 5, 1))
    points = shapely.points([0.2, 0.4, 0.6, 2.2, 2.4], [0.5] * 5)
    codes = np.array(["1102", "1102", "1101", "1104", "1103"])
    assert shapes.codes_by_majority(two, points, codes) == ["1102", "1103", None]


def test_islets_go_unless_largest_inhabited_or_far_out():
    islet = 0.004  # about 0.2 km2
    land = shapely.box(0, 0, 1, 1)
    idle = shapely.box(1.02, 0, 1.02 + islet, islet)
    lived_on = shapely.box(1.04, 0, 1.04 + islet, islet)
    far_out = shapely.box(2, 0, 2 + islet, islet)
    only_islet = shapely.box(1.06, 0, 1.06 + islet, islet)
    kept = shapes.drop_islets(
        array(shapely.multipolygons([land, idle, lived_on, far_out]), only_islet),
        array(shapely.Point(1.042, 0.002)),
    )
    assert shapely.get_num_geometries(kept).tolist() == [3, 1]
    assert not shapely.intersects(kept[0], idle)
    assert shapely.covers(kept[0], far_out)


def test_simplified_neighbours_keep_their_common_border():
    border = [(1.0, y + 0.01 * ((i % 2) * 2 - 1)) for i, y in enumerate(np.linspace(0.1, 0.9, 40))]
    border = [(1 + 0.004 * (i % 3), y) for i, (_, y) in enumerate(border)]
    border.sort(key=lambda xy: xy[1])
    left = shapely.Polygon([(0, 0), (1, 0), *border, (1, 1), (0, 1)])
    right = shapely.Polygon([(2, 0), (1, 0), *border, (1, 1), (2, 1)])
    small = shapes.simplified(array(left, right), 0.05)
    assert shapely.get_num_coordinates(small).sum() < shapely.get_num_coordinates(array(left, right)).sum()
    whole = shapely.union_all(small)
    assert whole.geom_type == "Polygon" and len(whole.interiors) == 0
    assert shapely.intersection(small[0], small[1]).area == 0


def test_snap_puts_every_vertex_on_the_grid():
    found = shapes.snap(array(shapely.box(0.00003, 0.1, 1.23456, 1.9)))
    steps = shapely.get_coordinates(found) / shapes.GRID
    assert (steps == np.round(steps)).all()


def test_dissolved_groups_come_sorted_without_inner_borders():
    names, merged = shapes.dissolved(
        array(shapely.box(2, 0, 3, 1), shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)),
        np.array(["12", "11", "12"]),
    )
    assert names == ["11", "12"]
    assert merged[1].equals(shapely.box(1, 0, 3, 1))


def test_bounding_boxes_hold_points_and_shape():
    boxes = shapes.bounding_boxes(
        np.array([5.0, 1.0, 3.0]),
        np.array([1.0, 1.0, 4.0]),
        np.array(["b", "a", "b"]),
        {"a": shapely.box(0, 0, 2, 2), "b": shapely.box(4, 2, 4.5, 3)},
    )
    assert boxes == {"a": (0, 0, 2, 2), "b": (3, 1, 5, 4)}


def test_area_is_in_square_kilometres():
    at_equator, at_sixty = shapes.area_km2(array(shapely.box(0, -0.5, 1, 0.5), shapely.box(0, 59.5, 1, 60.5)))
    assert at_equator == pytest.approx(111.32**2, rel=1e-6)
    assert at_sixty == pytest.approx(at_equator / 2, rel=1e-3)


def test_a_polygon_without_a_regency_stops_the_build():
    from geo.inputs import RawShapes

    raw = RawShapes(["Somewhere"], array(shapely.box(0, 0, 1, 1)))
    with pytest.raises(ValueError, match="one to one"):
        build.name_shapes(raw, array(shapely.Point(5, 5)), np.array(["1101"]), {"1101"})
    assert build.name_shapes(raw, array(shapely.Point(0.5, 0.5)), np.array(["1101"]), {"1101"}) == ["1101"]


def test_writing_twice_gives_the_same_bytes(tmp_path):
    frame = pd.DataFrame({"code": ["11", "12"], "name": ["A", "B"], "lon": [1.0, 2.0], "lat": [3.0, 4.0]})
    geometry = {"geometry": array(shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1))}
    for name in ("one", "two"):
        build.write(tmp_path / name, frame, geometry, {"notice": "x"})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
