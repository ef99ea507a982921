"""The server killed in the middle of whatever it does: what it called saved is saved, and nothing is half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from emas.domain.people import PARTS
from emas.services import assess, database
from emas.services.actors import VISITOR
from emas.services.initialise import Progress, initialise
from emas.services.plan import plan_of
from emas.services.scorecard import columns, scores_of
from emas.settings import ROOT
from emas.store import assessments
from emas.store.unit_of_work import read

REAL = "3525032009"

WORK = f"""
import sys
from datetime import date
from emas.domain.path import Step
from emas.services import assess
from emas.services.actors import VISITOR
from emas.services.evidence import name_evidence
from emas.services.people import save_people
from emas.services.plan import take_over

sheet = assess.current_sheet(VISITOR, "{REAL}")
place = dict(village_code="{REAL}", round_id=sheet.round_id)

def saved(*words):
    print(*words, flush=True)

for level in range(1, 5):
    for indicator in sheet.rubric.indicators:
        code = indicator.code
        answer = level if indicator.kind == "level" else {{"num": level, "den": 10}}
        version = sheet.version_of(code)
        sheet = assess.save_answer(VISITOR, **place, indicator=code, answer=answer, version=version)
        saved("answer", code, level)
        name_evidence(VISITOR, **place, indicator=code, raw=dict(
            kind=indicator.evidence[0], date=date(2026, 1, level), number=f"{{level}}/2026", office="Desa"))
        saved("evidence", code, level)
        take_over(VISITOR, village_code="{REAL}", rubric_version="1",
                  steps=[Step(code, level - 1, level, 1)], offices=["Desa"]) if level < 3 else None
        saved("plan", code, level) if level < 3 else None
    for part in {PARTS!r}:
        save_people(VISITOR, **place, part=part, value=level, seen=sheet.people.get(part))
        saved("people", part, level)
"""


def test_nothing_that_was_called_saved_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times: begin, kill at some moment, and hold the store against what was acknowledged."""
    chance = random.Random(20261126)  # noqa: S311 - moments, not secrets
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    initialise(demo_villages=2, progress=Progress())
    database.close()
    every = 0
    for _round in range(4):
        process = subprocess.Popen([sys.executable, "-c", WORK], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first
        time.sleep(chance.uniform(0.02, 0.35))
        process.send_signal(signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines()]
        process.wait()
        # The last line may be cut in half: it is then no acknowledgement.
        told = [line.split() for line in lines if len(line.split()) == 3 and line.split()[2].isdigit()]
        acknowledged = {(what, which): int(level) for what, which, level in told}
        _held_against(acknowledged)
        database.close()
        every += len(acknowledged)
    assert every > 20


def _held_against(acknowledged: dict[tuple[str, str], int]) -> None:
    sheet = assess.current_sheet(VISITOR, REAL)
    plan = {(one.indicator, one.level) for one in plan_of(VISITOR, REAL)}
    for (what, which), level in acknowledged.items():
        if what == "answer":
            answer = sheet.stored[which].answer
            assert (answer if isinstance(answer, int) else answer.num) >= level
        elif what == "evidence":
            assert f"{level}/2026" in {one.number for one in sheet.stored[which].evidence}
        elif what == "plan":
            assert (which, level) in plan
        else:
            assert int(sheet.people[which]) >= level  # type: ignore[call-overload]
    with read(database.engine()) as session:
        row = assessments.get(session, village_code=REAL, round_id=sheet.round_id)
    assert row is not None
    # No half writing: the columns are those of the answers.
    scores = scores_of(sheet.rubric, sheet.stored, sheet.reference_date)
    expected = columns(sheet.rubric, sheet.stored, scores, sheet.reference_date).model_dump()
    assert {name: getattr(row, name) for name in expected} == expected
