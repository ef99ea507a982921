"""Make the Parquet files of this folder out of the two input packages. Build-time only.

    python -m geo.build [--wheels FOLDER] [--out FOLDER]

Without ``--wheels`` the packages are downloaded into a temporary folder. The same inputs and library
versions give the same bytes; `SHA256SUMS` holds their checksums.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from emas.geo import geoparquet, shapes
from geo import inputs

HERE = Path(__file__).resolve().parent
FILES = ("provinces.parquet", "regencies.parquet", "districts.parquet", "villages.parquet")
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7285, "villages": 83762}

BY_HAND = {"Kepulauan Seribu": "3101", "Maluku Barat Daya": "8108"}
"""Polygons that no village point can name, or that are filed under another country."""

INVENTED_DISTRICT = "99"
"""District part of the codes of invented villages; no real district may end so."""


def kind_of(code: str, rules: list[dict[str, str]]) -> str:
    """Kind of the village ``code``: the rule of its 7th digit with the longest matching prefix."""
    matching = [r for r in rules if r["digit"] == code[6] and code.startswith(r["prefix"])]
    if not matching:
        raise ValueError(f"no kind for the village code {code}")
    return max(matching, key=lambda r: len(r["prefix"]))["kind"]


def correct(frame: pd.DataFrame, corrections: list[dict[str, str]], level: str) -> list[str]:
    """Move the points of ``level`` that the corrections name, in place; the codes that moved.

    Raises ValueError when a row's point is no longer what the correction was made for: a new edition
    of the input may have mended it, and the list has to be looked at again.
    """
    moved = []
    for row in corrections:
        if row["level"] != level or row["action"] != "corrected":
            continue
        at = frame.index[frame["code"] == row["code"]]
        before = np.array([float(row["lon_before"]), float(row["lat_before"])])
        if len(at) != 1 or np.abs(frame.loc[at[0], ["lon", "lat"]].to_numpy(float) - before).max() > 1e-4:
            raise ValueError(f"correction does not fit the input: {level} {row['code']}")
        frame.loc[at[0], ["lon", "lat"]] = [float(row["lon_after"]), float(row["lat_after"])]
        moved.append(row["code"])
    return moved


def place_villages(
    villages: pd.DataFrame, districts: pd.DataFrame, corrections: list[dict[str, str]]
) -> pd.DataFrame:
    """Every village with a point (5 decimals, about 1 m) and the word for where the point is from."""
    out = villages.copy()
    out["point_source"] = np.where(out["lon"].isna(), "district", "village")
    own = districts.set_index("code").loc[out["code"].str[:6], ["lon", "lat"]].to_numpy()
    missing = out["lon"].isna().to_numpy()
    out.loc[missing, ["lon", "lat"]] = own[missing]
    out.loc[out["code"].isin(correct(out, corrections, "village")), "point_source"] = "corrected"
    return out.round({"lon": 5, "lat": 5})


def check_hierarchy(tables: inputs.Tables) -> None:
    """Counts are those of the edition, every code nests, no district has the invented ending."""
    levels = {name: getattr(tables, name) for name in COUNTS}
    for name, frame in levels.items():
        if len(frame) != COUNTS[name]:
            raise ValueError(f"{name}: {len(frame)} rows, {COUNTS[name]} expected")
    for child, parent, digits in (
        ("regencies", "provinces", 2),
        ("districts", "regencies", 4),
        ("villages", "districts", 6),
    ):
        if set(levels[child]["code"].str[:digits]) != set(levels[parent]["code"]):
            raise ValueError(f"{child} do not nest in {parent}")
    if levels["districts"]["code"].str.endswith(INVENTED_DISTRICT).any():
        raise ValueError(f"a district code ends in {INVENTED_DISTRICT}")


def name_shapes(raw: inputs.RawShapes, points: np.ndarray, regency: np.ndarray, known: set[str]) -> list[str]:
    """Code of each raw polygon; raises ValueError unless every regency has exactly one."""
    voted = shapes.codes_by_majority(raw.shapes, points, regency)
    codes = [BY_HAND.get(name, code) for name, code in zip(raw.names, voted, strict=True)]
    if None in codes or len(set(codes)) != len(codes) or set(codes) != known:
        raise ValueError("polygons and regencies do not match one to one")
    return [str(code) for code in codes]


def share_outside(points: np.ndarray, own: np.ndarray, allowance: float = 0.0) -> float:
    """Share of points farther than ``allowance`` degrees outside the shape that is their own."""
    return float((shapely.distance(points, own) > allowance).mean())


def write(path: Path, frame: pd.DataFrame, geometry: dict[str, np.ndarray], notes: dict[str, str]) -> None:
    """One Parquet file, sorted as given, with the edition and ``notes`` in its metadata."""
    columns = {name: frame[name].tolist() for name in frame.columns}
    geoparquet.write(path, columns, geometry, {"edition": inputs.EDITION, **notes})


def with_boxes(frame: pd.DataFrame, boxes: dict[str, tuple[float, float, float, float]]) -> pd.DataFrame:
    """The region table with rounded points and its four bounding box columns."""
    out = frame.round({"lon": 5, "lat": 5})
    out[list(geoparquet.BOX)] = [boxes[code] for code in out["code"]]
    return out


def build(wheels: Path, out: Path) -> dict[str, str]:
    """Write the four files and `SHA256SUMS` into ``out``; returns the notes put in the metadata."""
    tables, raw = inputs.read_tables(wheels), inputs.read_shapes(wheels)
    check_hierarchy(tables)
    rules, corrections = read_csv(HERE / "kinds.csv"), read_csv(HERE / "corrections.csv")
    own_point = tables.villages["lon"].notna().to_numpy()
    correct(tables.regencies, corrections, "regency")
    villages = place_villages(tables.villages, tables.districts, corrections)
    villages.insert(2, "kind", [kind_of(code, rules) for code in villages["code"]])

    points = shapely.points(villages["lon"], villages["lat"])
    regency = villages["code"].str[:4].to_numpy(str)
    regency_codes = tables.regencies["code"].tolist()
    codes = name_shapes(raw, points[own_point], regency[own_point], set(regency_codes))
    in_code_order = np.argsort(codes)
    clean = shapely.coverage_clean(raw.shapes[in_code_order], gap_width=shapes.GAP_WIDTH)
    index = {code: i for i, code in enumerate(regency_codes)}
    row = np.array([index[code] for code in regency])
    regencies = shapes.regency_columns(clean, points)
    provinces = shapes.province_columns(regencies, np.array([code[:2] for code in regency_codes]))
    notes = {
        "notice": "Batas wilayah indikatif, bukan acuan hukum.",
        "points_outside_input_polygon": f"{share_outside(points, raw.shapes[in_code_order][row]):.4f}",
        "points_outside_shown_polygon": f"{share_outside(points, regencies['geometry'][row]):.4f}",
    }

    lon, lat = villages["lon"].to_numpy(), villages["lat"].to_numpy()
    box = shapes.bounding_boxes
    for name, frame, digits, geometry in (
        ("provinces", tables.provinces, 2, provinces),
        ("regencies", tables.regencies, 4, regencies),
        ("districts", tables.districts, 6, {}),
    ):
        outline = dict(zip(frame["code"], geometry["geometry"], strict=True)) if geometry else None
        boxes = box(lon, lat, villages["code"].str[:digits].to_numpy(str), outline)
        write(out / f"{name}.parquet", with_boxes(frame, boxes), geometry, notes)
    write(out / "villages.parquet", villages, {}, notes)
    sums = "".join(f"{hashlib.sha256((out / file).read_bytes()).hexdigest()}  {file}\n" for file in FILES)
    (out / "SHA256SUMS").write_text(sums, encoding="ascii")
    return notes


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a small CSV table as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Fetch the inputs if no folder is given, build, say what was written."""
    parser = argparse.ArgumentParser(description="Build the Parquet files of geo/.")
    parser.add_argument("--wheels", type=Path, help="folder that holds (or will hold) the input wheels")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: geo/)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheels = given.wheels or Path(scratch)
        inputs.fetch(wheels)
        notes = build(wheels, given.out)
    for file in FILES:
        print(f"{file}: {(given.out / file).stat().st_size:,} bytes")
    for key, value in notes.items():
        print(f"{key}: {value}")


if __name__ == "__main__":
    main()
