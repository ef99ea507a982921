"""Placement statistics: carried over as the sources state them, compared only like with like."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.geo.register import register
from emas.reports.csv_file import DANGEROUS
from emas.services.statistics import (
    Pocket,
    _statistic,
    contradictions,
    disputes,
    of_region,
    placements,
    pockets,
    runs,
    statistics,
)
from emas.settings import DATA

with (DATA / "statistics.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def values(code: str, year: int) -> set[int]:
    return {found.value for found in statistics() if (found.region_code, found.year) == (code, year)}


def test_no_figure_without_definition_source_year_and_value():
    assert len(statistics()) == len(ROWS) == 142
    for found in statistics():
        assert found.definition.id and found.definition.en
        assert found.source_url.startswith("https://") != bool(found.source)
        assert 2019 <= found.year <= 2026
        assert found.source_date <= "2026-11"  # when the pages were read
        assert found.value > 0
        assert found.span.id and found.span.en
        assert bool(found.note.id) == bool(found.note.en)
        assert found.needs_check == bool(found.check_reason.id) == bool(found.check_reason.en)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['raw_name']}-{r['year']}-{r['value']}")
def test_code_is_the_region_that_the_source_names(row):
    code, name = row["region_code"], row["raw_name"]
    assert row["needs_check"] in {"true", "false"}
    if not code:
        assert (name, row["raw_province"]) == ("Indonesia", "")
        return
    assert register().name(code) == (name if len(code) == 2 else f"Kabupaten {name}")
    assert register().name(code[:2]) == row["raw_province"]


def test_doubtful_where_the_page_does_not_tell_kabupaten_from_kota():
    doubtful = {(row["raw_name"], row["year"]) for row in ROWS if row["needs_check"] == "true"}
    assert doubtful == {
        *(
            (name, year)
            for name in ("Malang", "Blitar", "Cirebon", "Madiun")
            for year in ("2019", "2020", "2021")
        ),
        *((name, "2022") for name in ("Malang", "Blitar", "Madiun", "Kediri")),
        # Remittances of both years, cases handled in 2024, and an outlier of 2024.
        *(("Indonesia", year) for year in ("2022", "2024")),
    }
    for row in ROWS:
        if row["needs_check"] == "true" and row["region_code"]:
            cities = register().regencies_of(row["region_code"][:2])
            assert f"Kota {row['raw_name']}" in {place.name for place in cities}


@pytest.mark.parametrize(
    ("code", "year", "value"),
    [
        ("", 2023, 274_965),
        ("", 2024, 297_434),
        ("35", 2024, 79_001),
        ("73", 2023, 2_076),
        ("3212", 2019, 23_435),
        ("3212", 2023, 19_178),
        ("3212", 2025, 21_182),
        ("3604", 2024, 911),
        ("5202", 2022, 12_049),
        ("3507", 2024, 10_288),
        ("6503", 2024, 2_295),
        ("", 2024, 15_516),
        ("", 2022, 201_300),
        ("", 2026, 21_137),
        ("36", 2024, 3_567),
        ("18", 2024, 260_721),
    ],
)
def test_figures_are_those_of_the_sources(code, year, value):
    assert value in values(code, year)


def test_cumulative_and_partly_counted_figures_are_told_from_yearly_placements():
    lampung_timur = next(found for found in statistics() if found.region_code == "1807")
    assert (lampung_timur.value, lampung_timur.period) == (98_037, "cumulative")
    served = [found for found in statistics() if found.series == "served"]
    assert {(found.year, found.period, found.region_code[:2]) for found in served} == {(2025, "part", "35")}
    assert len(served) == 10
    assert {found.value for found in statistics() if found.unit == "services"} == {
        *(297_108, 297_434, 286_422, 534_000)
    }


def test_a_whole_is_no_less_than_its_parts_of_the_same_definition_and_period():
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    wholes: dict[tuple[str, ...], int] = {}
    for found in statistics():
        like = (found.series, str(found.year), found.span.id, found.definition.id)
        wholes[*like, found.region_code] = found.value
        if found.region_code:
            sums[*like, found.region_code[:-2]] += found.value
    compared = wholes.keys() & sums.keys()
    assert {(key[1], key[-1]) for key in compared} == {
        *(("2022", ""), ("2023", ""), ("2022", "35"), ("2024", "36"), ("2024", "18"))
    }
    assert all(wholes[key] >= sums[key] for key in compared)


@pytest.mark.parametrize("by", ["province", "regency"])
def test_the_map_shows_one_definition_of_one_year_and_leaves_out_who_has_none(by):
    shown = placements(by)
    assert len({(found.year, found.definition, found.source_url) for found in shown.values()}) == 1
    assert {(found.series, found.period, found.level) for found in shown.values()} == {
        ("placements", "full", by)
    }
    assert all(found.region_code == code for code, found in shown.items())
    assert len(shown) == 10


def test_the_widest_list_is_shown_and_the_later_among_equals():
    provinces, regencies = placements("province"), placements("regency")
    assert (provinces["35"].year, provinces["35"].value) == (2023, 68_069)
    # 2019, 2020 and 2021 are lists of the same ten regencies.
    assert (regencies["3212"].year, regencies["3212"].value) == (2021, 5_262)
    assert "74" not in provinces and "5203" not in regencies


def test_ntb_stands_with_the_figures_of_both_governments():
    found = contradictions("52")
    assert [(one.year, one.value) for one in found] == [
        *((2023, 33_949), (2023, 27_003)),
        *((2024, 30_342), (2024, 21_252)),
    ]
    assert len({one.definition for one in found if one.year == 2024}) == 2


def test_no_text_is_a_formula_to_a_spreadsheet():
    assert not [cell for row in ROWS for cell in row.values() if cell.startswith(tuple(DANGEROUS))]


def test_half_a_year_does_not_contradict_a_whole_one():
    assert {9_531, 21_182} <= values("3212", 2025)
    assert {one.year for one in contradictions("3212")} == {2023}
    assert contradictions("3327") == []
    assert [one.value for one in contradictions("3507")] == [6_590, 6_589]


def test_known_contradictions_stand_side_by_side():
    def apart(code: str) -> list[set[int]]:
        return [{one.value for one in group} for group in disputes(of_region(code))]

    assert apart("") == [{274_965, 297_108}, {297_434, 534_000}]
    assert apart("3212") == [{17_917, 19_178, 20_900}]
    assert apart("52") == [{33_949, 27_003}, {30_342, 21_252}]
    assert apart("3209") == [{10_552, 10_545}]
    # Rupiah and dollars, and cases by country, do not contradict one another.
    assert {one.series for one in contradictions("")} == {"placements"}


def test_no_run_mixes_definitions_units_sources_or_parts_of_a_year():
    for run in runs(statistics()):
        assert len({(one.region_code, one.series, one.country, one.unit) for one in run}) == 1
        assert len({one.definition for one in run}) == 1
        assert len({one.source_url or one.source for one in run}) == 1
        assert {one.period for one in run} == {"full"}
        years = [one.year for one in run]
        assert years == list(range(years[0], years[-1] + 1))
        assert not any(one.breaks for one in run[1:])


def test_every_full_year_is_in_one_run():
    joined = [one for run in runs(statistics()) for one in run]
    assert len(joined) == len(set(joined))
    assert set(joined) == {one for one in statistics() if one.period == "full"}


def test_what_a_line_may_join():
    def lines(code: str) -> list[list[int]]:
        return [[one.value for one in run] for run in runs(of_region(code)) if len(run) > 1]

    # From 2021 (Rp130.6 trillion) to 2022 the method may have changed.
    assert lines("") == [[201_300, 220_300]]
    assert lines("52") == [[27_003, 21_252]]
    assert lines("6503") == [[1_771, 1_981]]
    # The same words on another page, and a year that is missing, end a run.
    assert lines("3507") == [[7_953, 5_583, 4_831], [6_589, 9_322, 10_288]]
    assert lines("3212") == [[23_435, 10_076, 5_262]]


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        *(("series", "returns"), ("unit", "million_rupiah"), ("period", "half"), ("breaks", "")),
        *(("definition_en", ""), ("period_id", ""), ("source_url", ""), ("source_date", "31-12-2024")),
        *(("region_code", "3"), ("needs_check", "true")),
    ],
)
def test_a_row_with_a_fault_is_refused(column, wrong):
    row = next(row for row in ROWS if row["source_url"] and row["needs_check"] == "false")
    _statistic(row)
    with pytest.raises(ValueError, match=r"statistics\.csv"):
        _statistic({**row, column: wrong})


def test_pockets_of_a_worked_example():
    found = pockets({"3212": 8, "3301": 0, "7210": 5}, "regency")
    shown = placements("regency")
    assert found.keys() == shown.keys()  # Sigi has named villages but no figure
    assert found["3212"] == Pocket(shown["3212"], named=8, per_named=657)  # 5,262 / 8 = 657.75
    assert found["3301"] == Pocket(shown["3301"], named=0, per_named=None)
    assert found["3507"] == Pocket(shown["3507"], named=0, per_named=None)


@given(st.dictionaries(st.sampled_from(sorted(placements("province"))), st.integers(0, 100_000)))
def test_a_pocket_without_a_village_has_no_ratio_and_others_round_down(named):
    for code, pocket in pockets(named, "province").items():
        assert pocket.named == named.get(code, 0)
        if pocket.per_named is None:
            assert pocket.named == 0
        else:
            rest = pocket.placements.value - pocket.per_named * pocket.named
            assert 0 <= rest < pocket.named
