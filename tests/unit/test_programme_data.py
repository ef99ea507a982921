"""The facts about named villages, events and counts: complete, sourced, matched, nothing guessed."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from emas.geo.names import normal
from emas.geo.register import register
from emas.geo.search import exact

ROOT = Path(__file__).resolve().parents[2]
LADDER = ("usulan", "pencanangan", "peluncuran", "plakat", "sk")
DATE = {"day": r"\d{4}-\d{2}-\d{2}", "month": r"\d{4}-\d{2}", "unknown": ""}


def bare(regency: str) -> str:
    """A regency as the press writes it: "Kabupaten Gresik" is Gresik, "Kota Batu" keeps its word."""
    return regency.removeprefix("Kabupaten ")


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PROGRAMME = rows("programme.csv")
EVENTS = rows("programme-events.csv")
COUNTS = {row["key"]: row for row in rows("programme-counts.csv")}


def village_of(row: dict[str, str]) -> tuple[str, str]:
    return row["raw_name"], row["regency_code"]


def test_52_named_villages_of_which_37_designated_and_15_candidates():
    steps: dict[tuple[str, str], set[str]] = {}
    for row in PROGRAMME:
        steps.setdefault(village_of(row), set()).add(row["step"])
    assert len(steps) == 52
    candidates = {village for village, taken in steps.items() if taken == {"usulan"}}
    assert len(candidates) == 15
    assert Counter(regency for _, regency in candidates) == {"7203": 5, "3212": 8, "1606": 2}
    assert len(steps) - len(candidates) == 37
    assert int(COUNTS["named_villages"]["value"]) == 37


def test_one_row_a_village_and_step():
    assert max(Counter((*village_of(row), row["step"]) for row in PROGRAMME).values()) == 1
    codes = {(row["code"] or row["raw_name"], *village_of(row)) for row in PROGRAMME}
    assert len(codes) == 52  # no two named villages share a code


def test_sigi_stands_on_three_steps_with_their_own_dates_and_sources():
    sigi = [row for row in PROGRAMME if row["regency_code"] == "7210"]
    assert len(sigi) == 15
    dates = {(row["step"], row["date"]) for row in sigi}
    assert dates == {("pencanangan", "2025-01-02"), ("sk", "2026-02-05"), ("plakat", "2026-02-05")}
    assert len({row["source_url"] for row in sigi}) == 2


@pytest.mark.parametrize("row", PROGRAMME, ids=lambda r: f"{r['raw_name']}-{r['step']}")
def test_row_is_sourced_dated_as_stated_and_in_its_region(row):
    assert row["step"] in LADDER
    assert re.fullmatch(DATE[row["date_precision"]], row["date"])
    assert row["source_url"].startswith("https://")
    assert row["needs_check"] in {"true", "false"}
    assert bool(row["check_reason"]) == (row["needs_check"] == "true")
    reg = register()
    assert normal(reg.name(row["province_code"])) == normal(row["raw_province"])
    if row["raw_regency"]:
        assert normal(bare(reg.name(row["regency_code"]))) == normal(row["raw_regency"])


@pytest.mark.parametrize("row", PROGRAMME, ids=lambda r: f"{r['raw_name']}-{r['step']}")
def test_code_is_the_village_that_is_named_or_the_row_says_why_not(row):
    if not row["code"]:
        assert row["needs_check"] == "true"
        return
    village = register().village(row["code"])
    assert village is not None
    assert (village.province_code, village.regency_code) == (row["province_code"], row["regency_code"])
    if row["needs_check"] == "false":
        assert normal(village.name) == normal(row["raw_name"])
        within = row["regency_code"] if row["raw_regency"] else row["province_code"]
        same = exact(row["raw_name"], within)
        if row["raw_district"] and len(same) > 1:
            same = [v for v in same if normal(v.district) == normal(row["raw_district"])]
        assert [v.code for v in same] == [row["code"]]


def test_the_doubtful_ones_are_marked():
    doubtful = {row["raw_name"] for row in PROGRAMME if row["needs_check"] == "true"}
    assert doubtful == {
        *("Ngemboh", "Janggrik Utara", "Pemangkong", "Telaga Waru", "Borok Toyang", "Kuripan Utara"),
        *("Pangke", "Pangke Barat", "Teluk Sasah", "Bontomanai"),
    }
    assert [row["raw_name"] for row in PROGRAMME if not row["code"]] == ["Bontomanai"]


def test_rivals_named_in_a_reason_exist():
    for row in PROGRAMME:
        for code in re.findall(r"\d{10}", row["check_reason"]):
            assert register().village(code) is not None, row["raw_name"]


def test_the_date_of_sulawesi_selatan_stays_blank():
    found = [row for row in PROGRAMME + EVENTS if row["province_code"] == "73"]
    assert len(found) == 11
    assert {(row["step"], row["date"], row["date_precision"]) for row in found} == {("plakat", "", "unknown")}


def test_events_agree_with_the_named_villages():
    assert len(EVENTS) == 9
    named = Counter()
    for village, province in {
        (village_of(r), r["province_code"]) for r in PROGRAMME if r["step"] != "usulan"
    }:
        assert village
        named[province] += 1
    for event in EVENTS:
        assert int(event["names_known"]) == named[event["province_code"]]
        assert not event["village_count"] or int(event["names_known"]) <= int(event["village_count"])
        assert event["step"] in (*LADDER, "penetapan")
        assert re.fullmatch(DATE[event["date_precision"]], event["date"])
        assert event["source_url"].startswith("https://")
        assert normal(register().name(event["province_code"])) == normal(event["raw_province"])
        for code in filter(None, event["regency_codes"].split(";")):
            place = register().region(code)
            assert place is not None and code.startswith(event["province_code"])
            assert normal(bare(place.name)) in normal(event["raw_regency"])


def test_lampung_timur_has_no_number_and_bengkulu_no_instrument():
    lampung = next(event for event in EVENTS if event["province_code"] == "18")
    assert lampung["village_count"] == ""
    bengkulu = next(event for event in EVENTS if event["province_code"] == "17")
    assert (bengkulu["step"], bengkulu["regency_codes"], bengkulu["village_count"]) == ("penetapan", "", "12")


def test_known_events_add_up_to_the_counts_shown():
    total = sum(int(event["village_count"] or 0) for event in EVENTS)
    assert total == int(COUNTS["known_events"]["value"]) == 72
    assert total - 25 + 22 == int(COUNTS["known_events_ntb_province"]["value"]) == 69


def test_contested_counts_stand_side_by_side_unreconciled():
    assert list(COUNTS) == [
        *("article_2023", "minister_2025_07", "director_general_2025_09"),
        *("known_events", "known_events_ntb_province", "named_villages"),
        *("decrees_by_source", "decrees_in_system"),
    ]
    assert {row["reconciled"] for row in COUNTS.values()} == {"false"}
    article = COUNTS["article_2023"]
    assert (article["value"], article["provinces"], article["regencies"]) == ("70", "16", "17")
    assert (article["as_of"], article["stated_on"]) == ("2023-12", "2025-11-19")
    assert (COUNTS["minister_2025_07"]["value"], COUNTS["minister_2025_07"]["target"]) == ("13", "230")
    director = COUNTS["director_general_2025_09"]
    assert (director["value"], director["target"], director["as_of"]) == ("70", "400", "2025-09-21")
    assert (COUNTS["decrees_by_source"]["kind"], COUNTS["decrees_by_source"]["value"]) == ("live", "")
    # A press report of a decree is no decree: none is on record with its number.
    assert COUNTS["decrees_in_system"]["value"] == "0"
    for row in COUNTS.values():
        assert row["definition_id"] and row["definition_en"]
        assert row["kind"] in {"stated", "computed", "live"}
        assert bool(row["stated_by"]) == (row["kind"] == "stated")
        assert bool(row["source_url"]) == (row["kind"] != "live")


def test_every_input_file_has_its_source():
    sources = tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))
    assert sources.pop("notice") == "Batas wilayah indikatif, bukan acuan hukum."
    listed = {file for source in sources.values() for file in source["files"]}
    assert all((ROOT / file).is_file() for file in listed)
    inputs = {f"data/{path.name}" for path in (ROOT / "data").iterdir() if path.name != "sources.toml"}
    assert inputs | {f"geo/{path.name}" for path in (ROOT / "geo").glob("*.parquet")} <= listed
    for key, source in sources.items():
        assert set(source) == {"files", "title", "publisher", "edition", "licence", "url"}, key
        assert source["title"] and source["publisher"] and source["edition"]
