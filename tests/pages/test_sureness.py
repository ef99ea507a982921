"""How sure scores are, as the page tells it: in two sentences, with a picture, never as data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emas.domain.robustness import robustness
from emas.services import snapshot
from emas.services.selection import Filter, select
from emas.services.sureness import Offset, sureness
from emas.ui.criteria import sureness as page_of
from tests.pages.conftest import OpenPage, words
from tests.support.eight import eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def test_villages_hold_their_band_or_are_near_a_threshold() -> None:
    found = sureness(select(eight(), "claimed", Filter()))
    # One of the eight has no migrants, one has not answered. All 3 is 75 points, where Mantap begins.
    assert len(found.rows) == 6
    assert sum(found.firm.values()) + sum(found.near.values()) == 6
    assert found.near["Mantap"] == 1
    assert found.firm["Dasar"] == 0
    assert found.firm["Teladan"] == 1
    assert (found.eligible, found.still) == (2, 1)


def test_each_kind_of_score_is_as_sure_as_it_is() -> None:
    now = snapshot.current()
    for kind in ("claimed", "evidenced", "verified"):
        found = sureness(select(now, kind, Filter()))
        assert found.still <= found.eligible
        counted = [found.firm[band.code] + found.near[band.code] for band in now.rubric.bands]
        of_target = now.scores[kind].band[found.rows]
        assert counted == [int((of_target == at).sum()) for at in range(len(counted))]


@pytest.mark.parametrize(
    ("language", "told", "warned"),
    [
        ("id", "tetap pada kategorinya dalam sedikitnya 80% hitungan", "Pengandaian, bukan data"),
        ("en", "keep their band in at least 80% of them", "Supposition, no data"),
    ],
)
def test_it_is_told_in_two_sentences_and_as_a_supposition(
    open_page: OpenPage, language: str, told: str, warned: str
) -> None:
    found = sureness(select(snapshot.current(), "claimed", Filter()))
    page = open_page("criteria", bagian="yakin", lang=language)
    assert not page.exception
    assert not page.error
    text = words(page)
    assert told in text
    assert warned in text
    assert str(len(found.rows) - int(found.borderline.sum())) in text


def test_weights_alone_may_move_more_than_all_together() -> None:
    # The best of Lombok loses 4 + 4 + 9/4 points: 89.75, just below where Teladan begins (90).
    now = eight({6: {"L1.2": 0, "L2.2": 0, "L4.1": 1}})
    selection = select(now, "claimed", Filter(region="52", bands=frozenset({2})))
    assert selection.complete.tolist() == [6]
    assert now.scores["claimed"].total[6] == 89.75 * now.rubric.unit
    found = sureness(selection)
    weights = found.found.moved_by["weights"]
    assert weights == max(found.found.moved_by.values()) > found.found.moved
    # Why: what is drawn beside the weights lowers a high score, away from the threshold above it.
    assert found.offset is not None
    assert (found.offset.source, found.offset.away) == ("weights", True)
    assert found.offset.points < -1
    others = robustness(
        now.scores["claimed"], selection.complete, now.counts["claimed"], ("geometric", "error")
    )
    alone = robustness(now.scores["claimed"], selection.complete, now.counts["claimed"], ("weights",))
    assert (others.low + others.high) / 2 < 89.5
    assert (alone.low + alone.high) / 2 == pytest.approx(89.75, abs=0.25)


def test_where_all_together_move_most_there_is_nothing_to_explain() -> None:
    assert sureness(select(snapshot.current(), "claimed", Filter())).offset is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_explained_where_both_figures_stand(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    offset = Offset("weights", -2.25, away=True)
    monkeypatch.setattr(page_of, "sureness", lambda of: replace(sureness(of), offset=offset))
    told = words(open_page("criteria", bagian="yakin", lang=language))
    for part in {"id": ("tidak menjumlah", "2,2 poin"), "en": ("do not add up", "2.2 points")}[language]:
        assert part in told


def test_few_villages_stand_by_name(open_page: OpenPage) -> None:
    now = snapshot.current()
    first = int(np.flatnonzero(now.complete["claimed"])[0])
    page = open_page("criteria", bagian="yakin", wilayah=str(now.province[first]))
    assert not page.error
    assert "Skor dengan selangnya" in words(page)
    assert str(now.name[first]) in str(page.get("vega_lite_chart")[0].proto)


def test_it_is_not_on_a_village_head_s_first_screen(open_page: OpenPage) -> None:
    for page in (open_page("assessment"), open_page("village", desa="3525032009")):
        assert "dekat ambang" not in words(page)


def test_the_nation_is_counted_once_and_told_with_the_width_of_its_intervals(open_page: OpenPage) -> None:
    now = snapshot.current()
    found = sureness(select(now, "claimed", Filter()))
    # Not the selection keeps it, of which only the latest are kept themselves.
    now._lately.clear()
    assert sureness(select(now, "claimed", Filter())) is found
    assert all(width is None or 0 < width < 100 for width in found.width.values())
    told = words(open_page("criteria", bagian="yakin"))
    assert "Dalam 90% hitungan, skor sebuah desa" in told


def test_a_selection_that_holds_is_not_told_to_be_checked(open_page: OpenPage) -> None:
    now = snapshot.current()
    firm = next(
        code
        for code in sorted(set(now.regency.tolist()))
        if len((held := sureness(select(now, "claimed", Filter(region=code)))).rows)
        and not held.borderline.any()
    )
    told = words(open_page("criteria", bagian="yakin", wilayah=firm))
    assert "**Semua" in told
    assert "sebaiknya diperiksa dulu" not in told
