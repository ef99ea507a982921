"""Documents named for answers: what is taken, what is refused, and what follows for the score."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from emas.domain.evidence import Evidence
from emas.domain.evidence_input import MOST
from emas.domain.problems import Problem
from emas.services import assess, database
from emas.services.actors import PUBLIC, VISITOR
from emas.services.evidence import name_evidence, withdraw_evidence
from emas.store import assessments, audit, rounds
from emas.store.tables import State
from emas.store.unit_of_work import read, write
from tests.services.conftest import REAL
from tests.store.samples import NOW

DECREE = {"kind": "satgas_decree", "date": date(2026, 2, 1), "number": "141/7/2026", "office": "Kepala Desa"}
NAMED = Evidence("satgas_decree", date(2026, 2, 1), "141/7/2026", "Kepala Desa")

Name = Callable[..., assess.Sheet]


@pytest.fixture
def name(round_id: int) -> Name:
    """Answer L8.2 with 4, and name documents for it."""
    place = {"village_code": REAL, "round_id": round_id}
    assess.save_answer(VISITOR, **place, indicator="L8.2", answer=4, version=0)  # type: ignore[arg-type]

    def named(indicator: str = "L8.2", **raw: Any) -> assess.Sheet:
        return name_evidence(VISITOR, **place, indicator=indicator, raw={**DECREE, **raw})  # type: ignore[arg-type]

    return named


def test_a_document_named_lifts_the_evidenced_score(name: Name, round_id: int) -> None:
    before = assess.current_sheet(VISITOR, REAL)
    assert before.evidenced.total < before.claimed.total
    sheet = name()
    assert sheet.stored["L8.2"].evidence == (NAMED,)
    assert sheet.evidenced.total == sheet.claimed.total
    assert assess.current_sheet(VISITOR, REAL) == sheet
    with read(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        assert row is not None
        assert row.evidenced_total == sheet.evidenced.total
        (last,) = audit.entries(session, object=f"assessment:{row.id}/L8.2/evidence")
    assert (last.before, last.after) == (
        {"evidence": []},
        {
            "evidence": [
                {
                    "kind": "satgas_decree",
                    "date": "2026-02-01",
                    "number": "141/7/2026",
                    "office": "Kepala Desa",
                }
            ]
        },
    )


def test_naming_the_same_twice_changes_nothing(name: Name) -> None:
    assert name() == name()


def test_two_who_name_different_documents_both_succeed(name: Name, round_id: int) -> None:
    name()
    sheet = name(number="141/8/2026", visit=True, note="di balai desa")
    assert [one.number for one in sheet.stored["L8.2"].evidence] == ["141/7/2026", "141/8/2026"]
    # And whoever answers meanwhile is not told of a conflict: the answer is what it was.
    assert sheet.version_of("L8.2") == 1


def test_taken_back(name: Name, round_id: int) -> None:
    name()
    for _again in range(2):
        sheet = withdraw_evidence(VISITOR, village_code=REAL, round_id=round_id, indicator="L8.2", item=NAMED)
        assert sheet.stored["L8.2"].evidence == ()
        assert sheet.evidenced.total < sheet.claimed.total


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"kind": "budget"}, "evidence_kind"),
        ({"kind": None}, "evidence_kind"),
        ({"date": None}, "evidence_date"),
        ({"date": "31-01-2026"}, "evidence_date"),
        ({"date": date(2126, 1, 1)}, "evidence_date_range"),
        ({"date": date(1945, 8, 17)}, "evidence_date_range"),
        ({"number": " "}, "evidence_unnamed"),
        ({"office": ""}, "evidence_unnamed"),
        ({"office": "x" * 121}, "text_long"),
        ({"note": "NIK 3525011708450001"}, "evidence_nik"),
        ({"number": "A1234567"}, "evidence_passport"),
        ({"link": "https://wa.me/6281234567890"}, "evidence_phone"),
        ({"link": "javascript:alert(1)"}, "evidence_link"),
        ({"link": "//desa.id"}, "evidence_link"),
        ({"link": "https://"}, "evidence_link"),
        ({"link": "https://[isi]"}, "evidence_link"),
        ({"link": "http://[::1"}, "evidence_link"),
        ({"link": "https://nama:sandi@desa.id"}, "evidence_link_user"),
        ({"link": "desa.id/" + "x" * 390}, "text_long"),  # with https:// before it
    ],
)
def test_refused(name: Name, raw: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as problem:
        name(**raw)
    assert problem.value.code == code
    assert assess.current_sheet(VISITOR, REAL).stored["L8.2"].evidence == ()


def test_a_link_is_kept_with_its_scheme_however_it_was_pasted(name: Name) -> None:
    sheet = name(link="drive.google.com/file/d/1aB/view", note="Musdes 08-12-2026 09.30")
    (item,) = sheet.stored["L8.2"].evidence
    assert (item.link, item.note) == ("https://drive.google.com/file/d/1aB/view", "Musdes 08-12-2026 09.30")
    assert name(link="https://drive.google.com/file/d/1aB/view", note="Musdes 08-12-2026 09.30") == sheet


def test_no_more_than_a_handful(name: Name) -> None:
    for number in range(MOST):
        name(number=f"141/{number}/2026")
    with pytest.raises(Problem, match="evidence_many"):
        name(number="one more")


def test_only_an_answer_can_be_proven(name: Name) -> None:
    with pytest.raises(Problem, match="evidence_without_answer"):
        name("L8.1", kind="regulation")
    with pytest.raises(Problem, match="unknown_indicator"):
        name("L99.9")


def test_only_who_may_answer(name: Name, round_id: int) -> None:
    with pytest.raises(Problem, match="not_allowed"):
        name_evidence(PUBLIC, village_code=REAL, round_id=round_id, indicator="L8.2", raw=DECREE)


def test_a_submitted_assessment_and_a_closed_round_take_none(name: Name, round_id: int) -> None:
    with write(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=round_id)
        assert row is not None
        row.state = State.SUBMITTED
        session.commit()
    with pytest.raises(Problem, match="assessment_locked"):
        name()
    with write(database.engine()) as session:
        of = rounds.get(session, round_id)
        assert of is not None
        of.closed_at = NOW
        session.commit()
    with pytest.raises(Problem, match="round_closed"):
        name()
