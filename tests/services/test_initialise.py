"""Making a database: complete, deterministic, and never a made-up score on a real village's name."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from emas.domain.problems import Problem
from emas.domain.stored import read_stored
from emas.geo.register import register
from emas.services import assess, database, scorecard
from emas.services.actors import PUBLIC, VISITOR
from emas.services.demo import places
from emas.services.demo.reset import reset_demo
from emas.services.demo.rounds import PERIODS
from emas.services.initialise import Progress, initialise
from emas.services.rubrics import rubric
from emas.settings import get_settings
from emas.store import assessments, installation, programme, rounds, scores, villages
from emas.store.engine import open_engine
from emas.store.tables import Origin
from emas.store.unit_of_work import read

NUMBER = 80
REAL = "3525032009"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small demonstration, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMAS_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("EMAS_DATABASE_URL", raising=False)
        assert initialise(demo_villages=NUMBER, progress=Progress()) is True
        assert initialise(demo_villages=NUMBER, progress=Progress()) is False
        return get_settings().store_url


def test_register_and_named_villages_are_complete(made: str) -> None:
    with read(open_engine(made)) as session:
        assert villages.count(session, simulated=False) == 83_762
        assert villages.count(session, simulated=True) == NUMBER
        assert installation.mode(session) == "demo"
        named = {event.raw_name for event in programme.events(session)}
    assert len(named) == 52


def test_only_invented_villages_have_simulated_scores(made: str) -> None:
    with read(open_engine(made)) as session:
        columns = scores.score_columns(session)
        invented = villages.columns(session, simulated=True)
    assert set(columns["origin"]) == {Origin.SIMULATED.value}
    assert set(columns["village_code"]) <= set(invented["code"])
    assert all(register().village(code) is None for code in invented["code"])
    assert all("(simulasi)" in name for name in invented["name"])
    assert len(set(invented["name"])) == NUMBER


def test_every_stored_score_is_recomputed_exactly_from_its_answers(made: str) -> None:
    checked = Counter[str]()
    with read(open_engine(made)) as session:
        for code in villages.columns(session, simulated=True)["code"]:
            for of, row in assessments.history(session, code):
                stored = read_stored(rubric(), row.answers)
                scores = scorecard.scores_of(rubric(), stored, of.reference_date)
                again = scorecard.columns(rubric(), stored, scores, of.reference_date)
                assert again.model_dump() == {name: getattr(row, name) for name in again.model_dump()}
                checked[of.name] += 1
                checked["verified"] += row.verified_total is not None
    assert set(checked) == {*(period.name for period in PERIODS), "verified"}


def test_rounds_tell_a_believable_story(made: str) -> None:
    with read(open_engine(made)) as session:
        every = rounds.all_rounds(session)
        current = rounds.current(session)
        totals = {
            of.name: [
                row.claimed_total
                for code in villages.columns(session, simulated=True)["code"]
                for at, row in assessments.history(session, code)
                if at.id == of.id and row.claimed_total is not None
            ]
            for of in every
        }
    assert current is not None
    assert current.name == PERIODS[-1].name
    means = [sum(of) / len(of) for of in totals.values()]
    assert means == sorted(means)
    assert min(totals["2026"]) < 50 * 28 < max(totals["2026"])


def test_the_same_number_gives_the_same_villages() -> None:
    once, again = places.invent(300), places.invent(300)
    assert (once.code, once.name, once.lon.tolist()) == (again.code, again.name, again.lon.tolist())
    provinces = Counter(code[:2] for code in places.invent(5000).code)
    nation = Counter(code.as_py()[:2] for code in register().villages.code)
    for province, count in nation.items():
        assert provinces[province] / 5000 == pytest.approx(count / len(register().villages), abs=0.02)


def test_the_whole_nation_can_be_invented() -> None:
    everywhere = places.invent(len(register().villages))
    assert len(set(everywhere.code)) == 83_762
    assert all(len(code) == 10 and code[4:6] == "99" for code in everywhere.code)


def test_a_demonstration_is_never_taken_for_the_real_thing(
    made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAS_DATABASE_URL", made)
    with pytest.raises(Problem, match="database_other_mode"):
        initialise(demo_villages=None, progress=Progress())


def test_a_real_database_needs_an_address_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    monkeypatch.delenv("EMAS_DATABASE_URL", raising=False)
    with pytest.raises(Problem, match="production_needs_url"):
        initialise(demo_villages=None, progress=Progress())
    url = f"sqlite:///{tmp_path / 'real.db'}"
    monkeypatch.setenv("EMAS_DATABASE_URL", url)
    assert initialise(demo_villages=None, progress=Progress()) is True
    with read(open_engine(url)) as session:
        assert installation.mode(session) == "production"
        assert villages.count(session, simulated=True) == 0
        assert scores.score_columns(session)["village_code"] == []


def test_reset_brings_the_demonstration_back(
    made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(made.removeprefix("sqlite:///"), tmp_path / "demo.db")
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    with read(database.engine()) as session:
        before = scores.score_columns(session)
    sheet = assess.current_sheet(VISITOR, REAL)
    assess.save_answer(
        VISITOR, village_code=REAL, round_id=sheet.round_id, indicator="L8.1", answer=2, version=0
    )
    with pytest.raises(Problem, match="not_allowed"):
        reset_demo(PUBLIC)
    assert assess.current_sheet(VISITOR, REAL).stored != {}
    reset_demo(VISITOR)
    assert assess.current_sheet(VISITOR, REAL).stored == {}
    with read(database.engine()) as session:
        after = scores.score_columns(session)
    changing = {"assessment_id", "round_id"}
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }
    database.close()


def test_reset_is_for_demonstrations_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_DATABASE_URL", f"sqlite:///{tmp_path / 'real.db'}")
    initialise(demo_villages=None, progress=Progress())
    with pytest.raises(Problem, match="not_allowed"):
        reset_demo(VISITOR)
    database.close()


@pytest.mark.parametrize("number", [0, -1, 83_763])
def test_villages_out_of_range(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    with pytest.raises(Problem, match="villages_out_of_range"):
        initialise(demo_villages=number, progress=Progress())
    assert not (tmp_path / "demo.db").exists()
