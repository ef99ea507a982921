"""The snapshot and the figures made from it, by a worked example."""

from __future__ import annotations

import pytest

from emas.domain.scoring import score
from emas.domain.stored import KINDS
from emas.services import assess, database, map_figures, snapshot
from emas.services.actors import VISITOR
from emas.services.blocking import blocking
from emas.services.coverage import services
from emas.services.kinds import by_kind
from emas.services.selection import Filter, select
from emas.services.submit import submit
from emas.store import assessments, scores
from emas.store.unit_of_work import read, write
from tests.services.conftest import INVENTED, OTHER, REAL


def fill(round_id: int, code: str, level: int) -> assess.Sheet:
    """Answer everything at one level (percent: that share of 100)."""
    sheet = assess.current_sheet(VISITOR, code)
    for indicator in sheet.rubric.indicators:
        shares = (0, 0, *indicator.cuts)
        answer = level if indicator.kind == "level" else {"num": shares[level], "den": 100}
        sheet = assess.save_answer(
            VISITOR,
            village_code=code,
            round_id=round_id,
            indicator=indicator.code,
            answer=answer,
            version=sheet.version_of(indicator.code),
        )
    return sheet


def test_nothing_assessed(round_id: int) -> None:
    everywhere = select(snapshot.current(), "claimed", Filter())
    nation = by_kind(everywhere)["claimed"]
    assert (nation.assessed, nation.n, nation.eligible, nation.mean) == (0, 0, 0, None)
    assert not map_figures.by_region(everywhere, map_figures.ASSESSED, "regency").n.any()


def test_the_snapshot_stands_until_something_changes(round_id: int) -> None:
    first = snapshot.current()
    assert snapshot.current() is first
    fill(round_id, REAL, 1)
    assert snapshot.current() is not first
    assert snapshot.current().code.tolist() == [REAL]


def test_a_worked_example_of_three_villages(round_id: int) -> None:
    high, low, invented = fill(round_id, REAL, 4), fill(round_id, OTHER, 1), fill(round_id, INVENTED, 3)
    assert [s.claimed.total // 28 for s in (high, low, invented)] == [100, 25, 75]
    current = snapshot.current()
    everywhere = select(current, "claimed", Filter())
    kinds = by_kind(everywhere)
    nation = kinds["claimed"]
    assert (nation.assessed, nation.n, nation.eligible, nation.drafts) == (3, 3, 2, 3)
    assert current.simulated.sum() == 1
    assert nation.mean == 66.6  # of 100, 25 and 75
    assert nation.bands == {"Dasar": 1, "Berkembang": 0, "Mantap": 1, "Teladan": 1}
    lacking = {one.code: one.lacking for one in blocking(everywhere)}
    assert (lacking["pmi"], lacking["K1"]) == (0, 1)
    assert {one.covered for one in services(everywhere)} == {67}
    for measure, expected in (("n", 3), ("ok", 67), ("A", (100 + 25 + 75) // 3)):
        assert map_figures.by_region(everywhere, measure, "regency").of("3525") == (expected, 3)
    # Nothing is evidenced by a document: every level counts as 1 at most. Nobody verified anything.
    assert kinds["evidenced"].mean == 25
    assert kinds["verified"].assessed == 0


def test_what_is_submitted_is_no_draft_any_more(round_id: int) -> None:
    for code in (REAL, OTHER):
        sheet = fill(round_id, code, 3)
    assert snapshot.current().draft.tolist() == [True, True]
    submit(VISITOR, village_code=sheet.village.code, round_id=round_id, seen=sheet.saved_at)
    for now in (snapshot.current(), snapshot.of_round(snapshot.current(), round_id)):
        assert dict(zip(now.code.tolist(), now.draft.tolist(), strict=True)) == {REAL: True, OTHER: False}


def test_figures_are_those_of_the_sheets(round_id: int) -> None:
    sheet = fill(round_id, REAL, 2)
    current = snapshot.current()
    for kind in KINDS:
        one = sheet.scores[kind]
        assert bool(current.has[kind][0]) == (one is not None)
        if one is not None:
            assert current.scores[kind].total[0] == one.total == score(sheet.rubric, one.profile).total


def test_names_and_points_of_real_and_invented_villages(round_id: int) -> None:
    fill(round_id, REAL, 1)
    fill(round_id, INVENTED, 1)
    current = snapshot.current()
    assert current.name.tolist() == ["Campurejo", "Desa Contoh 0001 (simulasi)"]
    assert current.simulated.tolist() == [False, True]
    assert current.lat[0] == pytest.approx(-6.9, abs=0.1)
    assert database.engine() is database.engine()


def test_a_change_of_a_round_is_seen_though_the_clock_stands_still(round_id: int) -> None:
    """Two changes at one stored moment, the second as by a clock that was set back."""
    fill(round_id, REAL, 1)
    before = snapshot.of_round(snapshot.current(), round_id)
    with write(database.engine()) as session:
        found = assessments.get(session, village_code=REAL, round_id=round_id)
        assert found is not None
        held, moment = scores.round_mark(session, round_id), found.updated_at
    fill(round_id, REAL, 3)
    with write(database.engine()) as session:
        found = assessments.get(session, village_code=REAL, round_id=round_id)
        assert found is not None
        found.updated_at = moment
        session.add(found)
        session.commit()
    with read(database.engine()) as session:
        assert scores.round_mark(session, round_id) != held
    after = snapshot.of_round(snapshot.current(), round_id)
    assert after.scores["claimed"].total[0] == 3 * before.scores["claimed"].total[0]
