"""Of fewer than five villages a figure is told as that, and never ranked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emas.domain.disclosure import few
from emas.services import comparison, held_back, map_figures, map_table, snapshot
from emas.services.map_figures import ASSESSED, ELIGIBLE, MEAN, NAMED
from emas.services.rubrics import rubric
from emas.services.selection import Filter, Selection, select
from emas.ui import denominators, formats, lacking
from emas.ui.charts.stacked import stacked
from emas.ui.criteria.beside_table import most_frequent
from emas.ui.maps import measures
from emas.ui.maps.choice import Choice
from emas.ui.story import acting, standing
from emas.ui.story.story import Story
from emas.ui.story.told import Told
from tests.support.eight import eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(region: str = "") -> Selection:
    return select(eight(), "claimed", Filter(region=region))


def test_few_is_some_but_fewer_than_five() -> None:
    assert few(np.arange(7)).tolist() == [False, True, True, True, True, False, False]
    assert few(4)
    assert not few(5)
    assert not few(0)


def test_a_share_of_few_is_told_as_a_count() -> None:
    assert formats.share(3, 3) == "3 dari 3 desa"
    assert formats.share(5, 5) == "100%"
    known = measures.all_measures(rubric())
    assert known[ELIGIBLE].written(100, 3) == "3 dari 3 desa"
    assert known[ELIGIBLE].written(67, 3) == "2 dari 3 desa"
    assert known[ELIGIBLE].written(67, 30) == "67%"
    assert known[MEAN].written(57, 3) == "57,0 poin (n = 3)"
    assert known[ASSESSED].written(3, 3) == "3 desa"  # a count is what it is
    assert known[NAMED].written(2, 0) == "2 desa"


@pytest.mark.parametrize("n", range(1, 5))
def test_every_count_of_few_comes_back_from_its_share(n: int) -> None:
    from emas.domain.rounding import percent

    assert [formats.counted(percent(part, n), n) for part in range(n + 1)] == list(range(n + 1))


@pytest.mark.parametrize("descending", [True, False])
def test_regions_of_few_stand_behind_the_ranked_in_either_direction(descending: bool) -> None:
    now = snapshot.current()
    whole = select(now, "claimed", Filter())
    rows = map_table.regions(whole, [MEAN], "province", sort=MEAN, descending=descending)
    groups = [2 if one.figures[MEAN] is None else int(few(one.n)) for one in rows]
    assert groups == sorted(groups)
    assert {0, 1} <= set(groups) or {1, 2} <= set(groups)
    by_count = map_table.regions(whole, [MEAN], "province", sort="n", descending=True)
    counts = [one.n for one in by_count]
    assert counts == sorted(counts, reverse=True)


def test_shares_of_few_are_marked_and_counts_are_not() -> None:
    told = map_figures.by_region(chosen(), "K1", "province")
    assert {code for code, of_few in zip(told.code, told.few, strict=True) if of_few} == {"35", "52"}
    assert not map_figures.by_region(chosen(), ASSESSED, "province").few.any()
    assert not map_figures.by_region(chosen(), NAMED, "province").few.any()


def test_regions_of_few_are_not_compared() -> None:
    both = chosen()
    found = comparison.places(both, ["35", "52"])
    assert comparison.widest_condition(both, found) is None
    assert comparison.widest(both, found) is None
    assert held_back.held_back(both, 2, "lacking", descending=True)


def test_conditions_of_few_villages_are_not_ranked() -> None:
    """Of the six complete ones two lack K1. Lombok has three: one lacks K3, one the regulation."""
    assert lacking.sentence(chosen()) == (
        "K1 Komunitas atau satgas pelindungan PMI paling sering belum terpenuhi: 2 dari 6 desa (isian desa)."
    )
    assert lacking.rarest(chosen()) == "Paling jarang terpenuhi: K1 Komunitas atau satgas pelindungan PMI."
    assert lacking.sentence(chosen("52")).startswith(
        "Kurang dari 5 desa lengkap: terlalu sedikit untuk diurutkan"
    )
    assert lacking.rarest(chosen("52")) == ""
    for region, ranked in (("", True), ("52", False)):
        told = Told(Story(Choice("score", "claimed", Filter(region=region))), chosen(region))
        slides = [acting.holding(told), standing.by_phase(told)]
        assert ["Kurang dari 5 desa lengkap" not in one.sentence for one in slides] == [ranked] * 2


def test_no_condition_is_rarest_where_all_are_fulfilled() -> None:
    """With K1 to K3 and the regulation mended all six fulfil everything."""
    best = eight({row: dict.fromkeys(("L8.1", "L8.2", "L10.1", "L5.2"), 3) for row in range(2, 8)})
    best.remember("programme", tuple)
    whole = select(best, "claimed", Filter())
    assert lacking.sentence(whole) == "Semua syarat terpenuhi di semua 6 desa (isian desa)."
    assert lacking.rarest(whole) == ""


def test_bands_that_are_equally_frequent_are_all_named() -> None:
    """Lombok with its regulation in force: one village in Berkembang, one in Mantap, one in Teladan."""
    now = eight({7: {"L8.1": 3}})
    now.remember("programme", tuple)
    (lombok,) = comparison.places(select(now, "claimed", Filter()), ["52"])
    bands = {band.code: band.code.capitalize() for band in now.rubric.bands}
    assert most_frequent(lombok, bands).replace("\u00ad", "") == "Berkembang, Mantap, Teladan 1/3"


def test_a_page_of_few_says_so() -> None:
    told = denominators.sentence(chosen("52"))
    assert "Terlalu sedikit untuk disimpulkan." in told


def test_a_part_of_nothing_draws_no_stroke_and_an_empty_row_keeps_its_name() -> None:
    chart = stacked(
        [("Satu", [0, 10]), ("Kosong", [0, 0])],
        {"ya": "#0b5a5e", "belum": "#e3efee"},
        across="bagian",
        of="Wilayah",
        counted="Desa",
        part="Hasil",
        dark=False,
    )
    rows = [row for of in chart.to_dict(validate=False)["datasets"].values() for row in of]
    assert {(row["name"], row["part"], row["n"]) for row in rows} == {
        ("Satu", "belum", 10),
        ("Kosong", "ya", 0),
    }


def test_a_bar_of_few_is_hollow_and_says_its_n() -> None:
    chart = stacked(
        [("Jauh", [2, 1]), ("Dekat", [20, 10])],
        {"ya": "#0b5a5e", "belum": "#e3efee"},
        across="bagian",
        of="Wilayah",
        counted="Desa",
        part="Hasil",
        dark=False,
    )
    rows = [row for of in chart.to_dict(validate=False)["datasets"].values() for row in of]
    assert {(row["name"], row["written"], row["strength"]) for row in rows} == {
        ("Jauh (n = 3)", "2", 0.3),
        ("Jauh (n = 3)", "1", 0.3),
        ("Dekat", "67%", 1.0),
        ("Dekat", "33%", 1.0),
    }
