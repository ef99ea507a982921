"""Returnees and who takes part, over eight villages counted by hand; matching since the round before."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.domain.answers import Counts
from emas.domain.participation import length
from emas.services import matching, snapshot
from emas.services.paired import pair
from emas.services.participating import participating
from emas.services.returnees import returnees
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.pages.conftest import OpenPage, words
from tests.support.demo import FILTERS
from tests.support.eight import CODES, eight


@pytest.fixture(autouse=True)
def store(demo: Path) -> None:
    """Sources and rounds are read from a demonstration's store."""


def chosen(of: Snapshot, region: str = "") -> Selection:
    return select(of, "claimed", Filter(region=region))


def test_returnees_are_served_at_these_levels() -> None:
    found = {one.indicator: one for one in returnees(chosen(eight()))}
    assert list(found) == ["L4.3", "L5.1", "L5.2", "L5.3", "L6.3"]
    # Six are complete: one has L5.2 at 1, one has all at 4, four stand at 3.
    training = found["L5.2"]
    assert training.at_level == (0, 1, 0, 4, 1)
    assert (training.unanswered, training.not_applicable, training.of) == (0, 0, 6)
    assert training.from_level(3) == 5
    one = returnees(chosen(eight(), "5201"))
    assert next(level for level in one if level.indicator == "L5.2").at_level == (0, 1, 0, 1, 1)


def test_without_returnees_their_services_do_not_apply() -> None:
    of = eight()
    scores = of.scores["claimed"]
    scores.applicable[2, of.rubric.position["L5.1"]] = False
    found = {level.indicator: level for level in returnees(chosen(of))}["L5.1"]
    assert (found.not_applicable, found.of, found.unanswered) == (1, 5, 0)


def test_who_takes_part_counts_those_who_answered() -> None:
    size = length(eight().rubric)
    everyone, nobody, some = "1" * size, "0" * size, "1" + "-" * (size - 2) + "0"
    of = eight(participation={0: everyone, 2: nobody, 3: some, 5: everyone})
    found = participating(chosen(of))
    # Village 0 has no migrant workers: of the six that are complete, three said nothing.
    assert (found.villages, found.silent) == (6, 3)
    assert found.who.shape == (5, 3)
    assert (found.who[0, 0], found.who_answered[0, 0]) == (2, 3)
    assert (found.who[4, 2], found.who_answered[4, 2]) == (1, 2)
    assert (found.met.tolist(), found.met_answered.tolist()) == ([1, 1, 1], [2, 2, 3])
    assert participating(chosen(of, "3525")).who[0].tolist() == [1, 0, 0]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_regions_sum_to_the_whole(wanted: Filter) -> None:
    """What each province counts adds up to what the same filter counts everywhere."""
    now = snapshot.current()
    whole = select(now, "claimed", wanted)
    regions = sorted({code[:4] for code in now.code[whole.scores].tolist()})
    parts = [select(now, "claimed", Filter(**{**vars(wanted), "region": code})) for code in regions]
    of_parts, of_whole = [participating(part) for part in parts], participating(whole)
    assert sum(part.silent for part in of_parts) == of_whole.silent
    assert sum(int(part.who.sum()) for part in of_parts) == int(of_whole.who.sum())
    for at, level in enumerate(returnees(whole)):
        added = [sum(column) for column in zip(*(returnees(p)[at].at_level for p in parts), strict=True)]
        assert tuple(added or (0, 0, 0, 0, 0)) == level.at_level


def test_looking_closer_is_told_apart_from_decline(monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(recorded: int, matched: int) -> Snapshot:
        every = {"L1.3": Counts(recorded, 20), "L7.3": Counts(matched, 50)}
        return eight(counts=dict.fromkeys(range(len(CODES)), every))

    earlier = counted(18, 20)
    object.__setattr__(earlier, "of_round", rounds(snapshot.current())[-1].id)
    monkeypatch.setattr(matching, "since_last_round", lambda later: pair(chosen(earlier), later))
    found = matching.matching(chosen(counted(15, 40)), 2).since
    # Gresik and Lombok Barat have three villages each: 90 % to 75 % recorded, 40 % to 80 % matched. The
    # two of the third regency may not be shown.
    assert found is not None
    assert (found.name, found.matched.villages, found.matched.outside) == ("2024", 6, 2)
    assert (found.matched.points, found.recorded.points) == (pytest.approx(40), pytest.approx(-15))
    assert found.looked_closer
    fallen = matching.matching(chosen(counted(15, 10)), 2).since
    assert fallen is not None
    assert not fallen.looked_closer


@pytest.mark.parametrize(
    ("section", "language", "told"),
    [
        ("prosedural", "id", "Tidak ditemukan tidak sama dengan nonprosedural"),
        ("prosedural", "en", "Not found is not the same as irregular"),
        ("purna", "id", "Paling sering berjalan"),
        ("purna", "en", "Most often running"),
        ("pelibatan", "id", "Paling sering terlibat"),
        ("pelibatan", "en", "Most often taking part"),
    ],
)
def test_each_section_opens_with_its_sentence(
    open_page: OpenPage, section: str, language: str, told: str
) -> None:
    page = open_page("criteria", bagian=section, lang=language)
    assert not page.exception
    assert not page.error
    assert told in words(page)


def test_no_filter_narrows_a_counted_share(open_page: OpenPage) -> None:
    everywhere = words(open_page("criteria", bagian="prosedural", wilayah="35"))
    narrowed = words(open_page("criteria", bagian="prosedural", wilayah="35", belum="K1"))
    first = next(line for line in everywhere.splitlines() if "SISKOP2MI" in line or "Belum cukup" in line)
    assert first in narrowed
    assert "apa pun saringannya" in narrowed
    assert "apa pun saringannya" not in everywhere
