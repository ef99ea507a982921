"""Boundaries of one's own: taken over whole, or refused with a reason and nothing changed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest

from emas.geo import polygons
from emas.settings import ROOT
from tests.support.app import environment


@pytest.fixture(scope="module")
def shapes() -> gpd.GeoDataFrame:
    """The shipped regencies as somebody else might hand them in: another column, dots, metres."""
    frame = gpd.GeoDataFrame.from_features(polygons.regency_features(), crs="EPSG:4326")
    frame["KDPKAB"] = frame["code"].str[:2] + "." + frame["code"].str[2:]
    found: gpd.GeoDataFrame = frame[["KDPKAB", "geometry"]].to_crs("EPSG:3857")
    return found


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "emas", "boundaries", *arguments]
    given = {**environment(home), "LANG": "id_ID.UTF-8"}
    return subprocess.run(
        command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=300, check=False
    )


def seen(home: Path) -> list[str]:
    """Credit and number of regencies as a program that starts now sees them."""
    code = "from emas.geo.polygons import *; print(credit(), len(regency_features()), checksum(), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_own_boundaries_are_taken_over_and_given_back(shapes: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shipped = seen(tmp_path)
    file = tmp_path / "batas.gpkg"
    shapes.to_file(file, driver="GPKG")
    done = run(tmp_path, str(file), "--credit", "BIG <2025>")
    assert done.returncode == 0, done.stderr
    own = seen(tmp_path)
    assert "BIG <2025>" in own[0]
    assert own[1] == "514"
    assert own[2] != shipped[2]
    assert run(tmp_path, "--shipped").returncode == 0
    assert seen(tmp_path) == shipped


def test_what_lacks_a_regency_is_refused_by_its_code(shapes: gpd.GeoDataFrame, tmp_path: Path) -> None:
    file = tmp_path / "batas.geojson"
    shapes[shapes.KDPKAB != "35.25"].to_crs("EPSG:4326").to_file(file, driver="GeoJSON")
    done = run(tmp_path, str(file), "--credit", "BIG")
    assert done.returncode == 2
    assert "3525" in done.stderr.replace(".", "")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "geo").exists()


@pytest.mark.parametrize("content", [b"", b"not a map", b"{}", b"\x00" * 1000])
def test_what_is_no_map_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "batas.gpkg"
    file.write_bytes(content)
    done = run(tmp_path, str(file), "--credit", "BIG")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "geo").exists()


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "batas.zip"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.geojson", "w") as member,
    ):
        for _ in range(600):
            member.write(b" " * 10**6)
    done = run(tmp_path, str(file), "--credit", "BIG")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["x.gpkg"], ["--shipped", "--credit", "x"], ["none.gpkg", "--credit", "x"]]
)
def test_a_wrong_call_is_told_in_a_line(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
