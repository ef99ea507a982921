"""One selection, one denominator: map, panel, table, file and slide tell the same n, eligible and mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.domain.stored import KINDS, Kind
from emas.reports.regions import region_table
from emas.reports.villages import village_table
from emas.services import comparison, map_figures, map_table, snapshot, supposition
from emas.services.blocking import blocking, eligible
from emas.services.held_back import held_back
from emas.services.kinds import by_kind, mean_points
from emas.services.selection import Filter, Selection, select
from emas.services.sureness import sureness
from emas.ui import denominators, formats, headline
from emas.ui.maps.choice import Choice
from emas.ui.story import opening, standing
from emas.ui.story.story import Story
from emas.ui.story.told import Told
from tests.support.report_words import words

SELECTED = [Filter(), Filter(region="35"), Filter(lacks="K1"), Filter(eligible=True)]


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """A small nation."""


def by_hand(selection: Selection) -> tuple[int, int, float | None]:
    """Complete villages, how many of them are eligible, and their mean, counted one by one from the store."""
    now, kind = selection.snapshot, selection.kind
    scores, found = now.scores[kind], []
    for row in range(len(now)):
        complete = now.has[kind][row] and scores.target[row] and scores.answered[row] == 30
        if complete and row in selection.scores:
            found.append((int(scores.total[row]), bool(scores.eligible[row])))
    total = sum(units for units, _eligible in found)
    mean = 10 * total // (now.rubric.unit * len(found)) / 10 if found else None
    return len(found), sum(holds for _units, holds in found), mean


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", SELECTED, ids=str)
def test_every_service_tells_the_same(kind: Kind, wanted: Filter) -> None:
    selection = select(snapshot.current(), kind, wanted)
    n, ready, mean = by_hand(selection)
    one = by_kind(selection)[kind]
    assert (one.n, one.eligible, one.mean) == (n, ready, mean)
    assert map_figures.of_whole(selection, map_figures.MEAN) == mean
    assert (eligible(selection), {one.of for one in blocking(selection)}) == (ready, {n})
    supposed = supposition.effect(selection, {})
    assert (supposed.of, supposed.eligible, supposed.mean) == (n, (ready, ready), (mean or 0, mean or 0))
    assert sum(one.n for one in held_back(selection, 2, "code", descending=False)) == n
    assert len(sureness(selection).rows) == n
    for by in ("province", "regency"):
        figures = map_figures.by_region(selection, map_figures.ELIGIBLE, by)  # type: ignore[arg-type]
        assert figures.n.sum() == n
        assert sum(row.n for row in map_table.regions(selection, ["score"], by)) == n  # type: ignore[arg-type]
    if wanted.region:
        (place,) = comparison.places(selection, [wanted.region])
        units = selection.snapshot.scores[kind].total[selection.complete]
        assert (place.n, place.figures.eligible, place.figures.total) == (n, ready, units.sum())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", SELECTED, ids=str)
def test_files_and_tables_count_to_the_same(kind: Kind, wanted: Filter) -> None:
    selection = select(snapshot.current(), kind, wanted)
    n, ready, mean = by_hand(selection)
    told = words(selection.snapshot.rubric)
    villages = village_table(selection, told)
    complete = villages[villages["complete"].fillna(False)]
    assert (len(complete), int(complete["eligible"].sum())) == (n, ready)
    # Whoever sums the whole column comes to the same: an unfinished form is neither eligible nor not.
    assert int(villages["eligible"].sum()) == ready
    assert mean_points(complete["units"].to_numpy(dtype="int64"), selection.snapshot.rubric.unit) == mean
    assert not complete["band"].isin(["unfinished", "not_target"]).any()
    figures = map_figures.by_region(selection, map_figures.MEAN, "province")
    assert region_table(selection, figures, "Skor", told)["n"].sum() == n
    rows = map_table.villages(selection, count=5000).rows
    assert sum(row.band >= 0 for row in rows) == n
    assert sum(row.band >= 0 and row.met == selection.snapshot.rubric.conditions for row in rows) == ready


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wanted", SELECTED, ids=str)
def test_words_on_page_and_slide_are_the_same(kind: Kind, wanted: Filter) -> None:
    now = snapshot.current()
    selection = select(now, kind, wanted)
    n, ready, mean = by_hand(selection)
    told = Told(Story(Choice("score", kind, wanted)), selection)
    chain = f"{len(selection.scores)} dinilai · {len(selection.targets)} sasaran · {n} lengkap"
    cover = opening.cover(told)
    for written in (denominators.line(selection), cover.sentence):
        assert chain in written
    assert f": {n} desa lengkap · " in told.stamp
    if n:
        assert f"{ready} dari {n} (" in headline.eligible(selection)
        assert headline.eligible(selection) in standing.by_region(told).sentence
        assert f": {formats.number(mean, 1)} dari 100." in str(cover.blocks[1])
        assert f"<td>{formats.number(mean, 1)}" in headline.table(selection)
        figures = {figure.label: (figure.value, figure.note) for figure in cover.blocks[0].items}  # type: ignore[union-attr]
        assert (str(ready), f"dari {n} desa lengkap") in figures.values()
