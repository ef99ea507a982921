"""The committed Parquet files: counts, checksums, nesting, points, polygons, corrections."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import shapely

from emas.geo import files
from emas.geo.register import register

GEO = Path(__file__).resolve().parents[3] / "geo"
INDONESIA = (94.9, -11.1, 141.1, 6.2)
"""West, south, east, north of the land area, in degrees with a small margin."""


def shapes(level: str, column: str = "geometry") -> np.ndarray:
    return shapely.from_wkb(pq.read_table(GEO / f"{level}.parquet", columns=[column])[column].to_pylist())


def test_checksums_are_those_of_the_files():
    lines = (GEO / "SHA256SUMS").read_text().splitlines()
    named = {file: digest for digest, file in (line.split() for line in lines)}
    assert set(named) == {path.name for path in GEO.glob("*.parquet")} == set(files.ROWS)
    for file, digest in named.items():
        assert hashlib.sha256((GEO / file).read_bytes()).hexdigest() == digest, file


def test_counts_of_the_edition():
    reg = register()
    counts = [len(level) for level in (reg.provinces, reg.regencies, reg.districts, reg.villages)]
    assert counts == [38, 514, 7285, 83762]


@pytest.mark.parametrize("file", files.ROWS)
def test_edition_and_notice_stand_in_the_file(file):
    metadata = pq.read_schema(GEO / file).metadata
    assert metadata[b"edition"] == b"Kepmendagri 300.2.2-2138/2025"
    assert metadata[b"notice"] == b"Batas wilayah indikatif, bukan acuan hukum."


def test_codes_are_sorted_text_of_digits_and_nest():
    reg = register()
    above: set[str] | None = None
    for level in (reg.provinces, reg.regencies, reg.districts, reg.villages):
        codes = level.code.to_pylist()
        assert codes == sorted(set(codes))
        assert all(len(code) == level.digits and code.isdecimal() for code in codes)
        if above is not None:
            cut = len(next(iter(above)))
            assert {code[:cut] for code in codes} == above
        above = set(codes)


def test_no_district_uses_the_part_reserved_for_invented_villages():
    assert not [code for code in register().districts.code.to_pylist() if code.endswith("99")]


def test_every_village_has_a_name_a_kind_and_a_point_in_the_country():
    villages = register().villages
    assert all(name.strip() == name and name for name in villages.name.to_pylist())
    west, south, east, north = INDONESIA
    assert west <= villages.lon.min() and villages.lon.max() <= east
    assert south <= villages.lat.min() and villages.lat.max() <= north
    assert {str(k) for k in villages.kind.dictionary.to_pylist()} == {
        *("desa", "kelurahan", "desa adat", "gampong", "kampung", "kute", "nagari"),
        *("kepenghuluan", "dusun", "pekon", "tiyuh", "kalurahan", "lembang"),
    }


def test_points_of_regions_lie_in_the_country():
    reg = register()
    west, south, east, north = INDONESIA
    for level in (reg.provinces, reg.regencies, reg.districts):
        assert ((level.lon >= west) & (level.lon <= east)).all()
        assert ((level.lat >= south) & (level.lat <= north)).all()


def test_sources_of_points():
    sources = register().villages.point_source
    counts = {entry["values"]: entry["counts"] for entry in sources.value_counts().to_pylist()}
    assert counts == {"village": 83376, "district": 383, "corrected": 3}


@pytest.mark.parametrize("level", ["provinces", "regencies"])
@pytest.mark.parametrize("column", ["geometry", "geometry_map"])
def test_each_region_has_a_valid_polygon(level, column):
    found = shapes(level, column)
    assert shapely.is_valid(found).all()
    assert not shapely.is_empty(found).any()
    assert set(shapely.get_type_id(found).tolist()) <= {3, 6}  # polygon, multipolygon


def test_neighbouring_regencies_do_not_overlap():
    found = shapes("regencies")
    left, right = shapely.STRtree(found).query(found, predicate="intersects")
    pairs = left < right
    shared = shapely.area(shapely.intersection(found[left[pairs]], found[right[pairs]]))
    # Rounding to the grid may make slivers; a hundred square metres is 1e-8 square degrees.
    assert shared.max() < 1e-5


def test_village_points_and_polygons_agree_as_documented():
    reg = register()
    points = shapely.points(reg.villages.lon, reg.villages.lat)
    far = shapely.distance(points, shapes("regencies")[reg.regency_row])
    notes = pq.read_schema(GEO / "regencies.parquet").metadata
    assert float(notes[b"points_outside_input_polygon"]) <= 0.02
    assert float(notes[b"points_outside_shown_polygon"]) == pytest.approx((far > 0).mean(), abs=1e-4)
    # Beyond what the simplification itself (0.01 degrees) can have moved.
    assert (far > 0.01).mean() <= 0.01


def test_files_are_geoparquet():
    import geopandas as gpd

    frame = gpd.read_parquet(GEO / "regencies.parquet", columns=["code", "geometry"])
    assert frame.crs is not None and frame.crs.is_geographic
    inside = frame[frame.contains(shapely.Point(112.65, -7.16))]
    assert inside["code"].tolist() == ["3525"]  # Gresik town


def test_corrections_are_applied():
    reg = register()
    with (GEO / "corrections.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["action"] == "corrected" and row["lon_after"]]
    assert {row["code"] for row in rows} == {"8101012021", "5313062021", "7206202002", "7407"}
    for row in rows:
        place = reg.village(row["code"]) or reg.region(row["code"])
        assert place is not None
        assert (place.lon, place.lat) == (float(row["lon_after"]), float(row["lat_after"]))
        if row["level"] == "village":
            assert reg.village(row["code"]).point_source == "corrected"
    assert reg.village("8101012021").name == "Nua Nea"


def test_every_listed_correction_names_something_real():
    reg = register()
    with (GEO / "corrections.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert reg.name(row["code"]) == row["name"], row
            assert row["reason"] and row["action"] in {"corrected", "kept"}


def test_polygons_named_by_hand_lie_where_they_should():
    reg = register()
    found = dict(zip(reg.regencies.code.to_pylist(), shapes("regencies"), strict=True))
    assert shapely.distance(found["3101"], shapely.Point(106.57, -5.60)) < 0.3  # north of Jakarta
    assert shapely.distance(found["8108"], shapely.Point(127.18, -8.06)) < 0.1  # Kisar


OUTER = {
    "1703012005": "Enggano",
    "1106132010": "Pulo Aceh",
    "2103102002": "Pulau Laut, Natuna",
    "6503102004": "Sebatik",
    "7103252001": "Marore",
    "7104132001": "Miangas",
    "7104052002": "Nanusa, Talaud",
    "8108142003": "Lirang",
    "8108032005": "Luang Sermata",
    "9119052007": "Mapia",
    "5314092004": "Ndao Nuse",
}


@pytest.mark.parametrize("code", OUTER, ids=list(OUTER.values()))
def test_outer_small_islands_are_kept(code):
    reg = register()
    village = reg.village(code)
    row = reg.regencies.row(village.regency_code)
    for column in ("geometry", "geometry_map"):
        near = shapely.distance(shapely.Point(village.lon, village.lat), shapes("regencies", column)[row])
        assert near < 0.05, column


def test_bounding_boxes_hold_points_and_shapes():
    reg = register()
    points = np.column_stack([reg.villages.lon, reg.villages.lat])
    for level, rows in (
        (reg.provinces, reg.province_row),
        (reg.regencies, reg.regency_row),
        (reg.districts, reg.district_row),
    ):
        boxes = level.box[rows]
        assert (points >= boxes[:, :2]).all() and (points <= boxes[:, 2:]).all()
    drawn = shapely.bounds(shapes("regencies"))
    assert (reg.regencies.box[:, :2] <= drawn[:, :2]).all()
    assert (reg.regencies.box[:, 2:] >= drawn[:, 2:]).all()


def test_files_stay_small():
    assert sum((GEO / file).stat().st_size for file in files.ROWS) < 2.8e6
