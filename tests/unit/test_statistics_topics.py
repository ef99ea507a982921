"""What is on record about a region: each figure once, drawn only beside what it compares with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emas.services.statistics import of_region, runs, statistics
from emas.services.statistics_topics import around, topics


@pytest.mark.parametrize("code", sorted({one.region_code for one in statistics()}))
def test_a_regions_topics_hold_each_of_its_figures_once(code):
    found = topics(code)
    assert found
    shown = [found.placements, found.protection, found.remittances]
    held = [one for topic in shown for one in topic.figures]
    held += [one for listed in (*found.destinations, *found.handled) for one in listed]
    assert sorted(held, key=repr) == sorted(of_region(code), key=repr)
    for topic in shown:
        years = [one.year for one in topic.figures]
        assert years == sorted(years, reverse=True)
        assert len({one.unit == "billion_rupiah" for one, _run in topic.yearly}) <= 1
        assert all(one.period != "cumulative" for one, _run in topic.yearly)
        for number in {run for _one, run in topic.yearly if run}:
            joined = [one for one, run in topic.yearly if run == number]
            assert len(joined) > 1
            assert runs(joined) == [sorted(joined, key=lambda one: one.year)]


def test_lists_by_country_are_of_one_year_definition_and_page(monkeypatch):
    found = [one for one in of_region("") if one.series == "destinations"]
    earlier = [replace(one, year=2023, value=one.value // 2) for one in found[:2]]
    elsewhere = replace(found[0], source="radio", value=1)
    monkeypatch.setattr("emas.services.statistics.statistics", lambda: (*earlier, *statistics(), elsewhere))
    told = topics("")
    assert told
    assert [[one.value for one in listed] for listed in told.destinations] == [
        [99_773, 84_581, 51_723, 12_720, 10_819, 10_750, 7_759],
        [1],
        [49_886, 42_290],
    ]
    assert [one.country.en for one in told.handled[0]][:2] == ["Malaysia", "Saudi Arabia"]


def test_a_region_without_figures_has_no_topics_and_lies_in_others():
    assert topics("7210") is None
    assert around("7210") == ("7210", "72", "")
    assert around("72") == ("72", "")
    assert around("") == ("",)
