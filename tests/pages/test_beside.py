"""Villages and regions side by side, and villages alike, over eight villages counted by hand."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from pathlib import Path

import numpy as np
import pytest

from emas.domain.answers import Counts
from emas.domain.problems import Problem
from emas.services import alike, comparison, snapshot
from emas.services.actors import PUBLIC, VISITOR
from emas.services.figures import condition_codes
from emas.services.selection import Filter, Selection, select
from emas.ui.criteria.beside_chart import _dots
from emas.ui.neighbour import far
from tests.pages.conftest import OpenPage, words
from tests.support.eight import CODES, eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(**asked: str) -> Selection:
    return select(eight(), "claimed", Filter(**asked))


def test_a_region_is_its_villages_and_a_village_itself() -> None:
    unit = eight().rubric.unit
    gresik, village = comparison.places(chosen(), ["3525", "3525032002"])
    # Three villages, one eligible; K1 is met by one of three.
    assert (gresik.n, gresik.figures.eligible, gresik.is_village) == (3, 1, False)
    assert gresik.cells["K1"].figure == 33
    assert gresik.cells["L8"].figure == 33
    # 75, 74 (L8.2 at 2: one of four points) and 73.25 (L10.1 at 2: 0.75 of three).
    assert gresik.figures.total == (75 + 74) * unit + 73 * unit + unit // 4
    assert gresik.figures.bands == {"Dasar": 0, "Berkembang": 2, "Mantap": 1, "Teladan": 0}
    assert gresik.figures.open == 0
    # All 3, L8.2 at 2: K1 alone is lacking, the service L8 is not covered, 74 points.
    assert (village.n, village.figures.eligible, village.figures.met, village.passes) == (1, 0, 7, True)
    assert not village.cells["K1"].status.counts
    assert village.cells["K2"].status.counts
    assert village.figures.total == village.figures.high == 74 * unit
    assert village.figures.services["L8"] == 6 * unit + unit // 2
    assert village.earned["L8"] == pytest.approx(65)
    assert str(village.figures.updated) == "2026-10-01"


def test_open_answers_leave_a_range() -> None:
    (nothing,) = comparison.places(chosen(), ["3524012002"])
    assert (nothing.figures.total, nothing.figures.open, nothing.figures.met) == (0, 30, 0)
    assert nothing.figures.high == 100 * eight().rubric.unit
    (lamongan,) = comparison.places(chosen(), ["3524"])
    # One of the two is no target, the other unfinished: the region has no complete village.
    assert (lamongan.n, lamongan.figures.open, lamongan.cells) == (0, 0, {})


def test_the_widest_gap_is_told_with_both_ends() -> None:
    found = comparison.places(chosen(), ["5201152002", "3525032003"])
    apart = comparison.widest(chosen(), found)
    assert apart is not None
    # 100 % everywhere against 65 % in L8, where the fewest points are earned.
    assert (apart.code, apart.highest.code, apart.lowest.code) == ("L8", "5201152002", "3525032003")
    assert (apart.most, apart.least) == (100, 65)
    assert comparison.widest(chosen(), found[:1]) is None
    assert comparison.widest(chosen(), [found[0], found[0]]) is None
    # One lacks K1 and K2, the other nothing.
    assert comparison.uneven(chosen(), found) == ["K1", "K2"]
    assert comparison.widest_condition(chosen(), found) is None


def test_regions_differ_by_the_share_of_their_villages() -> None:
    found = comparison.places(chosen(), ["3525", "5201", "5201152002"])
    assert comparison.widest_condition(chosen(), found) is None  # three villages each: few
    many = [one if one.is_village else replace(one, figures=replace(one.figures, n=6)) for one in found]
    apart = comparison.widest_condition(chosen(), many)
    assert apart is not None
    # K1: one of three in Gresik, all three in Lombok Barat.
    assert (apart.code, apart.highest.code, apart.lowest.code) == ("K1", "5201", "3525")
    assert (apart.most, apart.least) == (100, 33)
    assert comparison.uneven(chosen(), found) == []


def test_a_region_beyond_the_one_looked_at_keeps_the_rest_of_the_filter() -> None:
    inside, beyond, above = comparison.places(chosen(region="3525", lacks="K3"), ["3525", "5201", "52"])
    assert (inside.n, inside.passes) == (0, True)
    assert (beyond.n, beyond.passes) == (1, False)
    assert (above.n, above.passes) == (1, False)
    assert beyond.figures == comparison.places(chosen(region="5201", lacks="K3"), ["5201"])[0].figures


def test_outside_of_the_filter_a_village_keeps_its_own_score() -> None:
    (village,) = comparison.places(chosen(lacks="K3"), ["3525032001"])
    assert (village.n, village.passes) == (1, False)
    (nothing,) = comparison.places(chosen(lacks="K3"), ["3525"])
    assert nothing.n == 0
    with pytest.raises(Problem, match="unknown_village"):
        comparison.places(chosen(), ["9999999999"])


def test_regions_with_most_villages_are_suggested() -> None:
    assert comparison.suggested(chosen(), 3) == ["35", "52"]
    assert comparison.suggested(chosen(region="35"), 3) == ["3525"]
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
        others = [at for at in np.flatnonzero(met & now.complete["claimed"]) if at != row]
        assert found.by_distance[0].km == pytest.approx(min(km[others]), abs=0.01)


def test_the_register_counts_like_one_more_indicator() -> None:
    # This village has 52 people in its register; the first of Gresik 13, the best of Lombok 45.
    counted = {4: 52, 2: 13, 6: 45, 7: 3}
    now = eight(counts={row: {"L7.3": Counts(1, den)} for row, den in counted.items()})
    found = alike.nearest(VISITOR, now, "claimed", "3525032003", "K1")
    assert (found.register, found.sized) == (52, True)
    gaps = {one.code: one.gap for one in found.by_profile}
    # A quarter of the people is two levels apart; 5201152001 (L10.1, and L5.2 two levels) counted nobody.
    assert gaps["3525032001"] == pytest.approx((1 + 2) / 30)
    assert gaps["5201152001"] == pytest.approx((1 + 2) / 29)
    assert gaps["5201152002"] == pytest.approx((30 + log2(52 / 45)) / 30)
    # L10.1 one level, L8.1 two levels, a register at most four levels apart: 52 to 3 is 4.1.
    assert gaps["5201152003"] == pytest.approx((1 + 2 + 4) / 30)
    assert [one.code for one in found.by_profile][:2] == ["3525032001", "5201152001"]


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


def test_one_is_shown_and_another_asked_for(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="sanding", sanding="35")
    assert not page.exception
    text = words(page)
    assert "Pilih satu lagi" in text
    assert "Paling berbeda" not in text
    assert "of-1" in text


def test_five_leave_no_room_for_a_sixth(open_page: OpenPage) -> None:
    page = open_page("criteria", bagian="sanding", sanding="35,33,52,32,36,31")
    assert not page.exception
    assert page.multiselect[-1].value == ["35", "33", "52", "32", "36"]
    text = words(page)
    assert "of-5" in text
    assert "Tambahkan desa" not in text
    assert "Syarat yang paling berbeda" in text


def test_reasons_stand_with_each_village_and_no_share_of_one(open_page: OpenPage) -> None:
    now = snapshot.current()
    scores = now.scores["claimed"]
    # K4 asks for two counted shares, one of them that of recorded departures.
    lacks = ~scores.fulfilled[:, condition_codes(now).index("K4")] & scores.target & (now.answered == 30)
    code = str(now.code[np.flatnonzero(lacks)[0]])
    page = open_page("criteria", bagian="sanding", sanding=code)
    page.selectbox(key="criteria-alike-condition").select("K4").run()
    assert not page.exception
    told = [one.value for one in page.caption]
    assert any(" km · " in one for one in told)
    assert any("L1.3" in one or "L7.3" in one for one in told)
    assert all("%" not in one for one in told if "L1.3" in one or "L7.3" in one)


def test_a_distance_is_rough_where_a_point_is_only_its_districts() -> None:
    now = eight()
    one = alike.nearest(VISITOR, now, "claimed", "3525032003", "K1").by_distance[0]
    assert far(replace(one, km=41.6, approximate=True)) == "kira-kira 42 km"
    assert far(replace(one, km=41.6, approximate=False)) == "42 km"
    assert far(replace(one, km=0.4, approximate=False)) == "< 1 km"


def test_two_of_one_name_are_two_wherever_they_are_compared() -> None:
    same = ["3201062001", "3201162013"]
    first, second = comparison.places(chosen(), same)
    assert (first.name, second.name) == ("Desa Sukamaju (Jonggol)", "Desa Sukamaju (Cibungbulang)")
    labels = {one.code: one.name for one in (first, second)}
    chart = _dots([("L1", same[0], 10.0), ("L1", same[1], 20.0)], labels, 2, False).to_dict()
    drawn = chart["layer"][1]["encoding"]
    assert drawn["color"]["field"] == drawn["shape"]["field"] == drawn["yOffset"]["field"] == "code"
    assert drawn["color"]["scale"]["domain"] == same
    (data,) = (rows for rows in chart["datasets"].values() if "place" in rows[0])
    assert [(row["code"], row["place"]) for row in data] == list(labels.items())


def test_the_choice_of_what_is_compared_names_each_once(open_page: OpenPage) -> None:
    same = ["3201062001", "3201162013"]
    page = open_page("criteria", bagian="sanding", sanding=",".join(same))
    chosen_places = page.multiselect(key="criteria-beside")
    assert chosen_places.value == same
    assert len(set(chosen_places.options)) == len(chosen_places.options)
