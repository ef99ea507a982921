"""Villages and regions side by side, and villages alike, over eight villages counted by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emas.domain.problems import Problem
from emas.services import alike, comparison, snapshot
from emas.services.actors import PUBLIC, VISITOR
from emas.services.selection import Filter, Selection, select
from tests.pages.conftest import OpenPage, words
from tests.support.eight import CODES, eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(**asked: str) -> Selection:
    return select(eight(), "claimed", Filter(**asked))


def test_a_region_is_its_villages_and_a_village_itself() -> None:
    gresik, village = comparison.places(chosen(), ["3525", "3525032002"])
    # Three villages, one eligible; K1 is met by one of three.
    assert (gresik.n, gresik.eligible, gresik.met, gresik.is_village) == (3, 1, None, False)
    assert gresik.cells["K1"].figure == 33
    assert gresik.cells["L8"].figure == 33
    # All 3, L8.2 at 2: K1 alone is lacking, the service L8 is not covered, 74 points.
    assert (village.n, village.eligible, village.met, village.passes) == (1, 0, 7, True)
    assert not village.cells["K1"].status.counts
    assert village.cells["K2"].status.counts
    assert village.total == 74 * eight().rubric.unit
    assert village.earned["L8"] == pytest.approx(65)


def test_the_widest_gap_is_told_with_both_ends() -> None:
    found = comparison.places(chosen(), ["5201152002", "3525032003"])
    apart = comparison.widest(chosen(), found)
    assert apart is not None
    # 100 % everywhere against 65 % in L8, where the fewest points are earned.
    assert (apart.code, apart.highest.code, apart.lowest.code) == ("L8", "5201152002", "3525032003")
    assert comparison.widest(chosen(), found[:1]) is None


def test_outside_of_the_filter_a_village_keeps_its_own_score() -> None:
    (village,) = comparison.places(chosen(lacks="K3"), ["3525032001"])
    assert (village.n, village.passes) == (1, False)
    (nothing,) = comparison.places(chosen(lacks="K3"), ["3525"])
    assert nothing.n == 0
    with pytest.raises(Problem, match="unknown_village"):
        comparison.places(chosen(), ["9999999999"])


def test_regions_with_most_villages_are_suggested() -> None:
    assert comparison.suggested(chosen(), 3) == ["35", "52"]
    assert comparison.suggested(chosen(region="35"), 3) == ["3525", "3524"]
    assert comparison.suggested(chosen(region="3525"), 3) == ["3525", "35"]


def test_who_is_alike_is_counted_out() -> None:
    now = eight()
    found = alike.nearest(VISITOR, now, "claimed", "3525032003", "K1")
    # K1 is met by five others; of them one has no migrant. Beside L8.2, which K1 asks for, 29 indicators
    # can be compared: the first of Gresik differs by one level in L10.1 alone.
    assert found.fulfil == 4
    assert found.answered == 29
    first = found.by_profile[0]
    assert (first.code, first.gap) == ("3525032001", pytest.approx(1 / 29))
    assert [(one.indicator.code, one.there, one.here) for one in first.lessons] == [("L8.2", 3, 2)]
    assert first.both == 6
    # All eight stand on one point: the nearest by distance are those most alike.
    assert [one.code for one in found.by_distance] == [one.code for one in found.by_profile]
    assert found.by_distance[0].km == 0
    # 3 against 4 in all but L8.2, and L10.1 two levels apart: 28 + 2 over 29.
    best = next(one for one in found.by_profile if one.code == "5201152002")
    assert best.gap == pytest.approx(30 / 29)


def test_answers_are_for_those_who_may_read_them() -> None:
    found = alike.nearest(PUBLIC, eight(), "claimed", "3525032003", "K1")
    assert all(one.lessons == () and one.register is None for one in found.by_profile)


def test_what_is_lacked_and_what_nobody_can_teach() -> None:
    now = eight()
    row = alike.row_of(now, "claimed", CODES[1])
    assert row == 1
    # Nothing answered: all lack, but nobody learns from others how to have migrants.
    assert alike.lacking(now, "claimed", 1) == ["regulation", "K1", "K2", "K3", "K4", "K5", "K6"]
    assert alike.row_of(now, "claimed", "9999999999") is None
    with pytest.raises(Problem, match="unknown_condition"):
        alike.nearest(VISITOR, now, "claimed", CODES[1], "pmi")


def test_nearest_is_what_comparing_with_each_one_gives() -> None:
    now = snapshot.current()
    scores = now.scores["claimed"]
    row = int(np.flatnonzero(~scores.fulfilled[:, 2] & scores.target)[0])
    found = alike.nearest(VISITOR, now, "claimed", str(now.code[row]), "K1")
    if found.by_distance:
        degrees = np.radians
        lat, lon = degrees(now.lat), degrees(now.lon)
        cos = np.sin(lat) * np.sin(lat[row]) + np.cos(lat) * np.cos(lat[row]) * np.cos(lon - lon[row])
        km = 6371.0088 * np.arccos(np.clip(cos, -1, 1))
        met = scores.criteria[:, 0] == 0
        others = [at for at in np.flatnonzero(met & scores.target) if at != row]
        assert found.by_distance[0].km == pytest.approx(min(km[others]), abs=0.01)


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_chosen_is_no_empty_page(open_page: OpenPage, language: str) -> None:
    page = open_page("criteria", bagian="sanding", lang=language)
    assert not page.exception
    assert not page.error
    assert "emas-grid" in words(page)
    assert page.multiselect[-1].value == []


def test_a_link_opens_the_same_comparison_and_drops_what_it_does_not_know(open_page: OpenPage) -> None:
    now = snapshot.current()
    village = str(now.code[0])
    page = open_page("criteria", bagian="sanding", sanding=f"35,{village},77,xx,3525032009")
    assert not page.exception
    assert page.multiselect[-1].value == ["35", village, "3525032009"]
    text = words(page)
    assert "belum punya skor jenis ini" in text
    assert "Paling berbeda" in text
    assert "Desa serupa yang sudah memenuhi" in text
