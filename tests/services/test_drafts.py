"""In a database of one's own the public sees nothing that a village has not submitted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text

from emas.services import database, history, map_region, map_version, snapshot
from emas.services.actors import PUBLIC, VISITOR
from emas.services.assess import current_sheet
from emas.services.submit import submit
from emas.store import rounds
from emas.store.unit_of_work import write
from emas.ui.story import brief
from tests.services.conftest import OTHER, REAL
from tests.services.test_snapshot import fill
from tests.store.samples import NOW
from tests.support.asgi import get


def hand_in(round_id: int, code: str) -> None:
    submit(VISITOR, village_code=code, round_id=round_id, seen=current_sheet(VISITOR, code).saved_at)


@pytest.fixture
def office(round_id: int) -> Iterator[int]:
    """Campurejo submitted level 2 in 2026 and drafts level 4 for 2027; its neighbour has a draft alone."""
    fill(round_id, REAL, 2)
    hand_in(round_id, REAL)
    with write(database.engine()) as session:
        later = rounds.add(
            session, name="2027", reference_date=date(2027, 12, 31), rubric_version="1", opened_at=NOW
        )
        session.commit()
    assert later.id
    fill(later.id, REAL, 4)
    fill(later.id, OTHER, 3)
    with database.engine().execution_options(access="write").begin() as connection:
        connection.execute(text("UPDATE installation SET mode = 'production'"))
        connection.execute(text("UPDATE assessment SET origin = 'village'"))
        connection.execute(text("UPDATE village_score SET origin = 'village'"))
    database.close()
    yield later.id


def test_figures_hold_the_latest_that_was_submitted(office: int) -> None:
    now = snapshot.current()
    assert now.code.tolist() == [REAL]
    assert now.scores["claimed"].total[0] == 50 * now.rubric.unit
    assert len(snapshot.of_round(now, office)) == 0


def test_a_village_shows_no_draft_on_its_profile_card_and_papers(office: int) -> None:
    assert [one.round_name for one in history.rounds_of(REAL)] == ["2026"]
    assert history.rounds_of(OTHER) == []
    now = snapshot.current()
    card = map_region.card(PUBLIC, now, OTHER, "claimed")
    assert (card.assessed, card.elsewhere, card.standing) == (False, False, None)
    own = map_region.card(PUBLIC, now, REAL, "claimed").standing
    assert own
    assert (own.round_name, own.total) == ("2026", 50 * now.rubric.unit)
    assert brief.assessment_summary(OTHER) is None


def test_the_maps_data_hold_no_draft(office: int) -> None:
    version = map_version.version(snapshot.current())
    rows = json.dumps(get(f"/peta-data/public/{version}/villages-claimed.json").json())
    assert REAL in rows
    assert OTHER not in rows


def test_as_soon_as_it_is_submitted_it_counts(office: int) -> None:
    hand_in(office, OTHER)
    assert snapshot.current().code.tolist() == [OTHER, REAL]
    assert len(snapshot.of_round(snapshot.current(), office)) == 1
    assert [one.round_name for one in history.rounds_of(OTHER)] == ["2027"]
