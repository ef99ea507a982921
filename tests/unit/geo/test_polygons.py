"""GeoJSON features and the picture of the nation."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from emas.domain.problems import Problem
from emas.geo import files
from emas.geo.polygons import outline_paths, regency_features
from emas.geo.register import register


def vertices(coordinates):
    """All (lon, lat) of nested GeoJSON coordinates."""
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from vertices(inner)


@pytest.mark.parametrize(("detail", "decimals"), [("map", 3), ("full", 4)])
def test_one_feature_a_region_with_rounded_coordinates(detail, decimals):
    reg = register()
    features = regency_features(detail)
    assert [f["properties"]["code"] for f in features] == reg.regencies.code.to_pylist()
    for feature in features:
        code = feature["properties"]["code"]
        assert feature["type"] == "Feature" and feature["id"] == code
        assert feature["properties"]["name"] == reg.name(code)
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        west, south, east, north = reg.box(code, margin=0.001)
        for lon, lat in vertices(feature["geometry"]["coordinates"]):
            assert round(lon, decimals) == lon and round(lat, decimals) == lat
            assert west <= lon <= east and south <= lat <= north


def test_the_map_is_light_enough_for_a_browser():
    text = json.dumps(regency_features(), separators=(",", ":"))
    assert len(text) < 700_000
    assert len(gzip.compress(text.encode(), 9)) < 160_000


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


@pytest.mark.parametrize("make", [regency_features, outline_paths])
def test_missing_and_damaged_files_are_named(tmp_path, make):
    with pytest.raises(Problem) as caught:
        make(folder=tmp_path)
    file = caught.value.params["file"]
    assert caught.value.code == "geo_file_missing"
    good = (files.FOLDER / file).read_bytes()
    (tmp_path / file).write_bytes(good[: len(good) // 3])
    with pytest.raises(Problem) as caught:
        make(folder=tmp_path)
    assert (caught.value.code, caught.value.params) == ("geo_file_corrupt", {"file": file})
