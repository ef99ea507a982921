"""Every command that stores text refuses the same signs, on SQLite and on PostgreSQL, and stores nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from emas.domain.path import Step
from emas.domain.problems import Problem
from emas.services import assess
from emas.services.actors import VISITOR
from emas.services.evidence import name_evidence
from emas.services.plan import Change, change_action, plan_of, take_over
from emas.services.stories import keep_story, kept_stories
from tests.services.conftest import REAL
from tests.support.hostile import SIGNS

DECREE = {"kind": "satgas_decree", "date": date(2026, 2, 1), "number": "141/7/2026", "office": "Kepala Desa"}
PLACE = {"village_code": REAL, "rubric_version": "1"}


def document(round_id: int, **raw: str) -> None:
    name_evidence(VISITOR, village_code=REAL, round_id=round_id, indicator="L8.2", raw={**DECREE, **raw})


def planned(text: str) -> None:
    take_over(VISITOR, **PLACE, steps=(Step("L8.2", 1, 3, 4),), offices=[text])


def changed(office: str, note: str) -> None:
    (action,) = plan_of(VISITOR, REAL)
    change_action(VISITOR, village_code=REAL, before=action, to=Change(office, None, action.state, note))


@pytest.mark.parametrize("sign", SIGNS)
def test_refused_alike_everywhere(round_id: int, sign: str) -> None:
    assess.save_answer(VISITOR, village_code=REAL, round_id=round_id, indicator="L8.2", answer=4, version=0)
    take_over(VISITOR, **PLACE, steps=(Step("L8.1", 0, 2, 11),), offices=["Sekretaris"])
    text = f"Kantor{sign}Desa"
    acts: list[Callable[[], object]] = [
        *(lambda part=part: document(round_id, **{part: text}) for part in ("number", "office", "note")),
        lambda: document(round_id, link=f"https://desa.id/{sign}x"),
        lambda: planned(text),
        lambda: changed(text, ""),
        lambda: changed("Sekretaris", text),
        lambda: keep_story(VISITOR, name=text, query={}),
        lambda: keep_story(VISITOR, name="Rapat", query={"judul": text}),
        lambda: keep_story(VISITOR, name="Rapat", query={text: "x"}),
    ]
    before = assess.current_sheet(VISITOR, REAL), plan_of(VISITOR, REAL)
    for act in acts:
        with pytest.raises(Problem) as problem:
            act()
        assert problem.value.code == "text_signs"
    assert (assess.current_sheet(VISITOR, REAL), plan_of(VISITOR, REAL)) == before
    assert kept_stories(VISITOR) == []


def test_what_is_no_text_of_latin_letters_is_kept_as_it_is(round_id: int) -> None:
    assess.save_answer(VISITOR, village_code=REAL, round_id=round_id, indicator="L8.2", answer=4, version=0)
    office = "ꦏꦤ꧀ꦠꦺꦴꦂ 👩\u200d🌾 مكتب"
    document(round_id, office=office)
    sheet = assess.current_sheet(VISITOR, REAL)
    assert [one.office for one in sheet.stored["L8.2"].evidence] == [office]
