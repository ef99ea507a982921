"""Files of a selection, over a small demonstration: they say what the snapshot says, and what they are."""

from __future__ import annotations

import json
from fractions import Fraction
from io import BytesIO, StringIO
from math import floor
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from emas.domain.scoring_many import STATUSES
from emas.domain.stored import KINDS, Kind
from emas.geo.register import register
from emas.reports import geojson, regions, villages
from emas.reports.csv_file import MARKS, Form, csv_bytes
from emas.reports.words import Caption, Words
from emas.reports.workbook import xlsx_bytes
from emas.services import assess, map_figures, snapshot
from emas.services.actors import VISITOR
from emas.services.points import NOT_TARGET, points
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.support.report_words import CAPTION, MARK, TRIAL, words

NAMED = "3525032009"
"""Campurejo, Gresik: named by a source, not assessed."""

UNMARKED = Caption(title="Skor rata-rata", disclaimer="Indikatif, bukan acuan hukum")


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


@pytest.fixture
def told(now: Snapshot) -> Words:
    return words(now.rubric)


def mean(chosen: Selection, told: Words, by: map_figures.By = "regency") -> pd.DataFrame:
    figures = map_figures.by_region(chosen, map_figures.MEAN, by)
    return regions.region_table(chosen, figures, "Skor rata-rata", told)


def down(value: Fraction | float) -> float:
    """With one decimal, rounded down."""
    return floor(value * 10) / 10


def expected(now: Snapshot, kind: Kind, code: str) -> dict[str, Any]:
    """A village's score in a row, village by village from the snapshot; ``None`` where there is none."""
    at = now.code.tolist().index(code) if code in now.code else -1
    if at < 0 or not now.has[kind][at]:
        return dict.fromkeys(
            ("score", "units", "answered", "complete", "met", "eligible", "band", "s_K4", "p_L2", "e_A")
        )
    scores, rubric = now.scores[kind], now.rubric
    services, pillars = [s.code for s in rubric.services], [p.code for p in rubric.pillars]
    a, l2 = pillars.index("A"), services.index("L2")
    k4 = [c.code for c in rubric.criteria].index("K4")
    band = int(scores.band[at])
    finished = scores.answered[at] == len(rubric.indicators)
    return {
        "score": down(Fraction(int(scores.total[at]), rubric.unit)),
        "units": int(scores.total[at]),
        "answered": int(scores.answered[at]),
        "met": int(scores.met[at]),
        "eligible": bool(scores.eligible[at]) if finished or band == NOT_TARGET else None,
        "complete": bool(now.complete[kind][at]),
        "band": "not_target" if band == NOT_TARGET else rubric.bands[band].code if finished else "unfinished",
        "s_K4": STATUSES[scores.criteria[at, k4]].value,
        "c_L2": bool(scores.covered[at, l2]),
        "p_L2": down(Fraction(int(scores.services[at, l2]), rubric.unit)),
        "e_A": down(Fraction(100 * int(scores.earned[at, a]), int(scores.attainable[at, a]))),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_the_villages_of_the_selection_with_their_scores(
    now: Snapshot, told: Words, kind: Kind
) -> None:
    chosen = select(now, kind, Filter())
    table = villages.village_table(chosen, told)
    assert table.columns.tolist() == villages.columns(now.rubric)
    assert table["code"].tolist() == points(now).code[chosen.rows].tolist()
    for row in table.to_dict("records"):
        for key, value in expected(now, kind, row["code"]).items():
            found = row[key]
            assert (None if pd.isna(found) else found) == value, (row["code"], key)
        assert pd.isna(row["kind"]) == pd.isna(row["score"])
    scored = table.dropna(subset=["score"])
    assert len(scored) == int(now.has[kind].sum()) > 0
    assert (scored["unit"] == now.rubric.unit).all()


def test_a_village_that_is_only_named_has_its_place_and_no_score(now: Snapshot, told: Words) -> None:
    row = villages.village_table(select(now, "claimed", Filter()), told).set_index("code").loc[NAMED]
    real = register().village(NAMED)
    assert real is not None
    assert (row["name"], row["district"], row["regency"]) == (real.name, real.district, real.regency)
    assert (row["lon"], row["lat"]) == (round(real.lon, 5), round(real.lat, 5))
    assert (row["point"], row["step"]) == (real.point_source, "peluncuran")
    empty = ["origin", "round", "reference", "rubric", "kind", "score", "units", "met", "eligible", "changed"]
    assert row[empty].isna().all()
    assert row[[key for key in row.index if key[:2] in ("s_", "c_", "p_", "e_")]].isna().all()


def test_every_simulated_row_says_so_in_its_name_and_in_its_own_column(now: Snapshot, told: Words) -> None:
    table = villages.village_table(select(now, "claimed", Filter()), told).set_index("code")
    invented = now.code[now.simulated]
    assert len(invented) > 0
    assert table.loc[invented, "name"].str.endswith(MARK).all()
    assert (table.loc[invented, "name"].str.count("simulasi") == 1).all()
    assert (table.loc[invented, "origin"] == "simulated").all()
    others = table.drop(index=invented)
    assert not others["name"].str.contains("simulasi").any()
    assert (others["point"] != "simulated").all()
    region = mean(select(now, "claimed", Filter()), told).set_index("code")
    with_some = sorted(set(now.regency[now.simulated & now.has["claimed"]].tolist()))
    assert region.index[region["simulated"]].tolist() == with_some
    assert region["name"].str.endswith(MARK).equals(region["simulated"])
    named = map_figures.by_region(select(now, "claimed", Filter()), map_figures.NAMED, "regency")
    plain = regions.region_table(select(now, "claimed", Filter()), named, "Disebut", told)
    assert not plain["simulated"].any()  # what sources say is not simulated
    assert not plain["name"].str.contains("simulasi").any()


def test_a_trial_on_a_real_village_is_marked_as_one(now: Snapshot, told: Words) -> None:
    sheet = assess.current_sheet(VISITOR, NAMED)
    assess.save_answer(
        VISITOR, village_code=NAMED, round_id=sheet.round_id, indicator="L8.1", answer=3, version=0
    )
    chosen = select(snapshot.current(), "claimed", Filter(region="3525"))
    row = villages.village_table(chosen, told).set_index("code").loc[NAMED]
    assert row["name"] == f"Campurejo {TRIAL}"
    assert (row["origin"], row["step"], row["answered"]) == ("trial", "peluncuran", 1)
    assert not pd.isna(row["changed"])


def test_nothing_simulated_leaves_without_its_mark(now: Snapshot, told: Words) -> None:
    chosen = select(now, "claimed", Filter())
    bare = Words(told.headings, told.values, {**told.marks, "simulated": ""}, told.sheets)
    with pytest.raises(ValueError, match="mark"):
        villages.village_table(chosen, bare)
    with pytest.raises(ValueError, match="mark"):
        mean(chosen, bare)
    table, region = villages.village_table(chosen, told), mean(chosen, told)
    for refused in (
        lambda: xlsx_bytes(table, region, told, UNMARKED),
        lambda: xlsx_bytes(table[:0], region, told, UNMARKED),
        lambda: geojson.geojson_bytes(table, told, UNMARKED),
        lambda: geojson.region_geojson_bytes(region, told, UNMARKED),
    ):
        with pytest.raises(ValueError, match="mark"):
            refused()
    assert MARK.encode() in csv_bytes(table, told, UNMARKED, "international")  # each row says so by itself


@pytest.mark.parametrize("form", ["indonesian", "international"])
@pytest.mark.parametrize("region", ["", "35", "3525"])
def test_a_csv_reads_back_as_it_was(now: Snapshot, told: Words, form: Form, region: str) -> None:
    table = villages.village_table(select(now, "claimed", Filter(region=region)), told)
    text = csv_bytes(table, told, CAPTION, form).decode("utf-8-sig")
    separator, decimal = MARKS[form]
    read = pd.read_csv(StringIO(text), sep=separator, decimal=decimal, dtype={"Kolom code": str})
    assert len(read) == len(table)
    for key in ("code", "name", "lon", "lat", "score", "units", "met", "s_K1", "p_L10", "e_S"):
        same(read[f"Kolom {key}"], table[key])
    assert set(read["Kolom origin"].dropna()) <= {"simulasi", "uji coba", "desa"}
    assert set(read["Kolom eligible"].dropna()) <= {"ya", "tidak"}
    assert (read["Kolom disclaimer"] == "Indikatif, bukan acuan hukum").all()
    assert (read["Kolom date"] == "24 November 2026").all()
    assert (read["Kolom filter"] == "Semua desa").all()


@pytest.mark.parametrize("region", ["", "35", "3525"])
def test_a_workbook_reads_back_as_it_was(now: Snapshot, told: Words, region: str) -> None:
    chosen = select(now, "claimed", Filter(region=region))
    table, around = villages.village_table(chosen, told), mean(chosen, told)
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx_bytes(table, around, told, CAPTION)))
    assert book.sheet_names == ["Desa", "Wilayah", "Keterangan"]
    read = sheet(book, "Desa")
    for key in ("code", "name", "lon", "lat", "score", "units", "met", "s_K1", "p_L10", "e_S"):
        same(read[f"Kolom {key}"], table[key])
    days = [day if day else None for day in read["Kolom changed"]]
    assert days == [None if pd.isna(day) else day.date() for day in table["changed"]]
    same(sheet(book, "Wilayah")["Kolom value"], around["value"])
    about = dict(book.get_sheet_by_name("Keterangan").to_python())
    assert about["Kolom disclaimer"] == "Indikatif, bukan acuan hukum"
    marked = table["origin"].eq("simulated").any() or around["simulated"].any()
    assert about["Kolom title"] == ("Skor rata-rata (simulasi)" if marked else "Skor rata-rata")


def test_geojson_reads_back_as_it_was(now: Snapshot, told: Words) -> None:
    table = villages.village_table(select(now, "claimed", Filter()), told)
    data = geojson.geojson_bytes(table, told, CAPTION)
    read = gpd.read_file(BytesIO(data))
    assert read.crs == "EPSG:4326"
    assert (read.geometry.x == table["lon"]).all()
    assert (read.geometry.y == table["lat"]).all()
    for key in ("code", "name", "score", "units", "met", "s_K1", "p_L10", "e_S"):
        same(read[key], table[key])
    collection = json.loads(data)
    about = collection["metadata"]
    assert about["title"] == "Skor rata-rata (simulasi)"
    assert about["simulated"] is True
    assert about["disclaimer"] == "Indikatif, bukan acuan hukum"
    assert about["constants"] == {"kind": "claimed", "rubric": now.rubric.version, "unit": now.rubric.unit}
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert set(feature["properties"]) == set(about["properties"])
        assert feature["id"] == feature["properties"]["code"]
        assert feature["properties"]["eligible"] in (True, False, None)
    campurejo = next(feature for feature in collection["features"] if feature["id"] == NAMED)
    assert campurejo["properties"]["score"] is None


@pytest.mark.parametrize("by", ["regency", "province"])
def test_shapes_of_regions_wind_as_the_standard_says(now: Snapshot, told: Words, by: map_figures.By) -> None:
    region = mean(select(now, "claimed", Filter(region="35")), told, by)
    read = gpd.read_file(BytesIO(geojson.region_geojson_bytes(region, told, CAPTION)))
    assert read["code"].tolist() == region["code"].tolist()
    assert len(read) == (38 if by == "regency" else 1)
    assert read.geometry.is_valid.all()
    for shape in read.geometry:
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)


def test_region_rows_are_the_figures_of_the_map(now: Snapshot, told: Words) -> None:
    chosen = select(now, "claimed", Filter())
    figures = map_figures.by_region(chosen, map_figures.MEAN, "regency")
    table = mean(chosen, told)
    assert table["code"].tolist() == list(figures.code)
    assert np.array_equal(table["value"], figures.value, equal_nan=True)
    assert table["n"].tolist() == figures.n.tolist()
    pockets = map_figures.by_region(chosen, map_figures.POCKETS, "province")
    without = regions.region_table(chosen, pockets, "Kantong", told)
    assert without["without"].tolist() == np.isinf(pockets.value).tolist()
    assert without.loc[without["without"], "value"].isna().all()
    assert without["kind"].isna().all()


def test_an_empty_selection_gives_whole_files_with_headings(now: Snapshot, told: Words) -> None:
    chosen = select(now, "claimed", Filter(region="3525", steps=frozenset({5}), lacks="K1", months=1))
    assert len(chosen) == 0
    table, around = villages.village_table(chosen, told), mean(chosen, told)
    text = csv_bytes(table, told, UNMARKED, "indonesian").decode("utf-8-sig").splitlines()
    assert len(text) == 1
    assert text[0].startswith("Kolom code;Kolom name;")
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx_bytes(table, around, told, UNMARKED)))
    assert len(book.get_sheet_by_name("Desa").to_python()) == 1
    assert len(book.get_sheet_by_name("Wilayah").to_python()) == 2
    collection = json.loads(geojson.geojson_bytes(table, told, UNMARKED))
    assert collection["type"] == "FeatureCollection"
    assert collection["features"] == []
    assert collection["metadata"]["simulated"] is False


def sheet(book: CalamineWorkbook, name: str) -> pd.DataFrame:
    head, *rows = book.get_sheet_by_name(name).to_python()
    return pd.DataFrame(rows, columns=head)


def same(read: pd.Series, made: pd.Series) -> None:
    """What was read is what was made; an empty cell is nothing."""
    assert [None if pd.isna(v) or v == "" else v for v in read] == [None if pd.isna(v) else v for v in made]
