"""GeoJSON features and the picture of the nation."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from emas.domain.problems import Problem
from emas.geo import boundaries, files
from emas.geo.polygons import outline_paths, province_features, regency_features
from emas.geo.register import register


def vertices(coordinates):
    """All (lon, lat) of nested GeoJSON coordinates."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from vertices(inner)


@pytest.mark.parametrize(("detail", "decimals"), [("map", 3), ("full", 4)])
@pytest.mark.parametrize(("make", "level"), [(province_features, "province"), (regency_features, "regency")])
def test_one_feature_a_region_with_rounded_coordinates(make, level, detail, decimals):
    reg = register()
    features = make(detail)
    assert [f["properties"]["code"] for f in features] == reg.level(level).code.to_pylist()
    assert [f["properties"]["i"] for f in features] == list(range(len(features)))
    for feature in features:
        code = feature["properties"]["code"]
        assert feature["type"] == "Feature" and feature["id"] == code
        assert feature["properties"]["name"] == reg.name(code)
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        west, south, east, north = reg.box(code, margin=0.001)
        for lon, lat in vertices(feature["geometry"]["coordinates"]):
            assert round(lon, decimals) == lon and round(lat, decimals) == lat
            assert west <= lon <= east and south <= lat <= north


@pytest.mark.parametrize(("make", "most"), [(province_features, 90_000), (regency_features, 160_000)])
def test_the_map_is_light_enough_for_a_browser(make, most):
    text = json.dumps(make(), separators=(",", ":"))
    assert len(gzip.compress(text.encode(), 6)) < most


def test_edges_of_provinces_are_those_of_their_regencies():
    def edges(features):
        return {vertex for f in features for vertex in map(tuple, vertices(f["geometry"]["coordinates"]))}

    # Merging may put a vertex where two borders of the simplified layer cross.
    assert len(edges(province_features()) - edges(regency_features())) < 10


def test_features_are_fresh_at_each_call():
    regency_features()[0]["properties"]["name"] = "changed"
    assert regency_features()[0]["properties"]["name"] == "Kabupaten Aceh Selatan"


def test_picture_has_a_closed_path_for_each_province_inside_its_box():
    picture = outline_paths(1000)
    assert list(picture.paths) == register().provinces.code.to_pylist()
    width, height = (float(n) for n in picture.view_box.split()[2:])
    assert width == 1000 and 300 < height < 500
    for path in picture.paths.values():
        assert re.fullmatch(r"(M[\d.]+,[\d.]+(L[\d.]+,[\d.]+){2,}Z)+", path)
        for x, y in re.findall(r"([\d.]+),([\d.]+)", path):
            assert 0 <= float(x) <= width and 0 <= float(y) <= height + 0.1
    assert sum(map(len, picture.paths.values())) < 60_000


def test_picture_scales_and_projects_north_up():
    small, large = outline_paths(500), outline_paths(1000)
    jakarta, jayapura, medan = (106.83, -6.18), (140.70, -2.53), (98.67, 3.59)
    assert large.project(*jakarta)[0] == pytest.approx(2 * small.project(*jakarta)[0])
    assert large.project(*medan)[1] < large.project(*jakarta)[1]
    assert large.project(*medan)[0] < large.project(*jakarta)[0] < large.project(*jayapura)[0]


@pytest.mark.parametrize("file", boundaries.COLUMNS)
def test_missing_and_damaged_files_are_named(tmp_path, file):
    for each in boundaries.COLUMNS:
        (tmp_path / each).write_bytes((files.FOLDER / each).read_bytes())
    good = (tmp_path / file).read_bytes()
    (tmp_path / file).unlink()
    with pytest.raises(Problem) as caught:
        boundaries.shipped(tmp_path)
    assert (caught.value.code, caught.value.params) == ("geo_file_missing", {"file": file})
    (tmp_path / file).write_bytes(good[: len(good) // 3])
    with pytest.raises(Problem) as caught:
        boundaries.shipped(tmp_path).shapes(file, "geometry")
    assert (caught.value.code, caught.value.params) == ("geo_file_corrupt", {"file": file})
