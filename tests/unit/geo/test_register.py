"""The register as the program sees it: look-up, hierarchy, boxes, missing and damaged files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.problems import Problem
from emas.geo import files
from emas.geo.register import Place, load, register

ROOT = Path(__file__).resolve().parents[3]


def test_a_village_comes_with_the_names_of_its_regions():
    village = register().village("3525032009")
    assert village is not None
    assert (village.name, village.full_name, village.kind) == ("Campurejo", "Desa Campurejo", "desa")
    assert (village.district_code, village.district) == ("352503", "Panceng")
    assert (village.regency_code, village.regency) == ("3525", "Kabupaten Gresik")
    assert (village.province_code, village.province) == ("35", "Jawa Timur")
    assert village.point_source == "village"
    assert abs(village.lon - 112.46) < 0.1 and abs(village.lat + 6.9) < 0.1


@pytest.mark.parametrize(
    "code", ["", "35", "3525039999", "5203990421", "35.25.03.2009", "352503200", "x" * 10, "٣٥٢٥٠٣٢٠٠٩"]
)
def test_what_is_no_village_gives_none(code):
    assert register().village(code) is None


@given(st.integers(0, 83761))
def test_every_row_is_found_again_by_its_code(row):
    reg = register()
    village = reg.village_at(row)
    assert reg.village(village.code) == village
    assert reg.villages.row(village.code) == row
    assert reg.districts.code[int(reg.district_row[row])].as_py() == village.district_code
    assert reg.regencies.code[int(reg.regency_row[row])].as_py() == village.regency_code
    assert reg.provinces.code[int(reg.province_row[row])].as_py() == village.province_code
    assert reg.name(village.code) == village.name


@given(st.text(max_size=12))
def test_no_text_breaks_a_look_up(text):
    reg = register()
    assert reg.village(text) is None or text.isdecimal()
    assert reg.region(text) is None or len(text) in (2, 4, 6)
    assert isinstance(reg.name(text), str)
    assert isinstance(reg.children(text), list)
    reg.villages.rows_in(text)


def test_children_go_down_the_hierarchy():
    reg = register()
    assert len(reg.children()) == 38
    assert Place("3525", "Kabupaten Gresik") in reg.children("35")
    assert Place("352503", "Panceng") in reg.children("3525")
    assert Place("3525032009", "Campurejo") in reg.children("352503")
    assert reg.children("3525032009") == reg.children("99") == reg.children("352") == []


def test_children_of_all_provinces_are_all_regencies():
    reg = register()
    codes = [place.code for province in reg.children() for place in reg.regencies_of(province.code)]
    assert codes == reg.regencies.code.to_pylist()
    assert reg.regencies_of("3525") == []


def test_rows_of_regions_part_the_villages():
    reg = register()
    slices = [reg.villages.rows_in(code) for code in reg.regencies.code.to_pylist()]
    assert slices[0].start == 0 and slices[-1].stop == len(reg.villages)
    assert all(a.stop == b.start for a, b in pairwise(slices))
    counts = np.bincount(reg.regency_row, minlength=514)
    assert counts.tolist() == [s.stop - s.start for s in slices]
    assert reg.villages.rows_in("") == slice(0, len(reg.villages))


def test_regions_and_their_boxes():
    reg = register()
    batu = reg.region("3579")
    assert batu is not None
    assert (batu.level, batu.name) == ("regency", "Kota Batu")
    west, south, east, north = reg.box("3579", margin=0)
    assert (west, south, east, north) == batu.box
    assert west < batu.lon < east and south < batu.lat < north
    nation = reg.box(margin=0)
    assert nation[0] < 95.3 and nation[2] > 140.9 and nation[1] < -10.9 and nation[3] > 5.9
    point = reg.box("3525032009", margin=0.5)
    assert point[2] - point[0] == pytest.approx(1)
    assert reg.box("99") is None and reg.region("99") is None and reg.region("3525032009") is None


def test_columns_cannot_be_changed_by_accident():
    villages = register().villages
    with pytest.raises(ValueError, match="read-only"):
        villages.lon[0] = 0


def test_register_is_read_once():
    assert register() is register()


@pytest.fixture
def copy(tmp_path):
    for file in files.ROWS:
        shutil.copy(files.FOLDER / file, tmp_path / file)
    return tmp_path


@pytest.mark.parametrize("file", files.ROWS)
def test_a_missing_file_is_named(copy, file):
    (copy / file).unlink()
    with pytest.raises(Problem) as caught:
        load(copy)
    assert (caught.value.code, caught.value.params) == ("geo_file_missing", {"file": file})


def spoil_header(path: Path) -> None:
    path.write_bytes(b"not parquet at all")


def spoil_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoil_one_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[200] ^= 0xFF
    path.write_bytes(bytes(content))


def spoil_columns(path: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(path).drop_columns(["lon"]), path)


def spoil_rows(path: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(path).slice(1), path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "spoil", [spoil_header, spoil_half, spoil_one_page, spoil_columns, spoil_rows, empty]
)
@pytest.mark.parametrize("file", ["villages.parquet", "regencies.parquet"])
def test_a_damaged_file_is_named(copy, file, spoil):
    spoil(copy / file)
    with pytest.raises(Problem) as caught:
        load(copy)
    assert (caught.value.code, caught.value.params) == ("geo_file_corrupt", {"file": file})


def test_loading_and_searching_need_neither_pandas_nor_geopandas():
    script = (
        "import sys\n"
        "from emas.geo.register import register\n"
        "from emas.geo.search import search\n"
        "import emas.geo.polygons\n"
        "assert register().village('3525032009') and search('campurejo gresik').exact\n"
        "assert search('camprejo gresk').near\n"
        "print(sorted({'pandas', 'geopandas', 'shapely'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
