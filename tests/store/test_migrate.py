"""The migrated schema is the tables' schema; migrating happens wholly, once, and never backwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from emas.domain.answers import Counts
from emas.domain.evidence import Evidence
from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Stored, write_stored
from emas.services import scorecard
from emas.services.rubrics import rubric as rubric_of
from emas.store import assessments, audit, migrate
from emas.store.engine import open_engine
from emas.store.scores import score_columns
from emas.store.tables import Base, Origin
from emas.store.unit_of_work import read, write
from tests.store.samples import INVENTED, NOW, answer, begin, opened, stored


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


def downgrade(engine: Engine, to: str = "base") -> None:
    with migrate._alone(engine) as connection:
        command.downgrade(migrate._config(connection), to)


def schema(engine: Engine) -> dict[str, Any]:
    """All that the database knows of each table: columns, keys, indexes and checks by name."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"], c.get("default"))
                for c in inspector.get_columns(table)
            },
            "primary key": inspector.get_pk_constraint(table),
            "foreign keys": sorted(inspector.get_foreign_keys(table), key=lambda k: str(k["name"])),
            "unique": sorted(inspector.get_unique_constraints(table), key=lambda k: str(k["name"])),
            "checks": {c["name"]: c["sqltext"] for c in inspector.get_check_constraints(table)},
            "indexes": sorted(inspector.get_indexes(table), key=lambda k: str(k["name"])),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_alembic_finds_no_difference_between_tables_and_migrated_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_schema_is_the_same_whether_migrated_or_made_from_the_tables(engine: Engine) -> None:
    # Alembic does not compare check constraints: the database itself is asked, both ways.
    migrated = schema(engine)
    downgrade(engine)
    with engine.execution_options(access="write").begin() as connection:
        Base.metadata.create_all(connection)
    assert migrated == schema(engine)
    assert set(migrated) == set(Base.metadata.tables)
    assert "ck_assessment_simulated_only_invented" in migrated["assessment"]["checks"]


def test_down_and_up_again(engine: Engine, store_url: str) -> None:
    before = schema(engine)
    assert migrate.state(engine) == "current"
    downgrade(engine)
    assert schema(engine) == {}
    assert migrate.state(engine) == "empty"
    migrate.upgrade(store_url)
    assert migrate.state(engine) == "current"
    assert schema(engine) == before


def test_upgrading_a_current_store_keeps_everything(engine: Engine, store_url: str) -> None:
    assessment_id = begin(engine)
    answer(engine, assessment_id, 3)
    migrate.upgrade(store_url)
    assert stored(engine, assessment_id).claimed_total == 3


def test_what_was_stored_before_there_were_counts_gets_them(engine: Engine, store_url: str) -> None:
    assessment_id = begin(engine)
    reference, rubric = date(2026, 6, 30), rubric_of()
    at = [indicator.code for indicator in rubric.indicators if indicator.kind == "percent"].index("L7.3")
    counted = Stored(Counts(45, 50), evidence=(Evidence("count", date(2026, 6, 1)),))
    answers = {"L7.3": counted, "L1.3": Stored(Counts(9, 9)), "L1.1": Stored(2, verified=1)}
    scores = scorecard.scores_of(rubric, answers, reference)
    with write(engine) as session:
        row = assessments.lock(session, assessment_id)
        assert row is not None
        columns = scorecard.columns(rubric, answers, scores, reference)
        assessments.save(session, row, answers=write_stored(answers), scores=columns, at=NOW)
        session.commit()
    names = [f"{kind}_counts" for kind in KINDS]
    before = {name: getattr(stored(engine, assessment_id), name) for name in names}
    assert before["claimed_counts"].split()[2 * at : 2 * at + 2] == ["45", "50"]
    assert before["evidenced_counts"].count("-1") == before["claimed_counts"].count("-1") + 2
    downgrade(engine, "0001")
    migrate.upgrade(store_url)
    assert {name: getattr(stored(engine, assessment_id), name) for name in names} == before
    with read(engine) as session:
        current = score_columns(session)
    assert {name: current[name] for name in names} == {name: [text] for name, text in before.items()}


def test_known_is_what_alembic_calls_the_head() -> None:
    assert ScriptDirectory(str(migrate.SCRIPTS)).get_heads() == [migrate.KNOWN]


@pytest.mark.parametrize(("found", "verdict"), [("9999", "newer"), ("0000", "older")])
def test_a_schema_of_another_program_version_is_refused(engine: Engine, found: str, verdict: str) -> None:
    with engine.execution_options(access="write").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
    assert migrate.state(engine) == verdict
    with pytest.raises(Problem) as caught:
        migrate.check(engine)
    assert caught.value.code == f"database_{verdict}"
    assert caught.value.params == {"found": found, "known": migrate.KNOWN}


def test_a_newer_store_is_not_touched_by_upgrade(engine: Engine, store_url: str) -> None:
    with engine.execution_options(access="write").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = schema(engine)
    with pytest.raises(Problem, match="database_newer"):
        migrate.upgrade(store_url)
    assert schema(engine) == before
    assert migrate.state(engine) == "newer"


def test_an_empty_store_is_told(engine: Engine) -> None:
    downgrade(engine)
    with pytest.raises(Problem) as caught:
        migrate.check(engine)
    assert caught.value.code == "database_empty"


def test_tables_of_ours_without_a_revision_are_somebody_elses(engine: Engine, store_url: str) -> None:
    with engine.execution_options(access="write").begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(Problem, match="database_foreign"):
        migrate.upgrade(store_url)
    with pytest.raises(Problem, match="database_foreign"):
        migrate.check(engine)


def test_replicas_that_start_together_migrate_once(engine: Engine, store_url: str) -> None:
    downgrade(engine)
    program = (
        "import sys, alembic.command; from emas.store.migrate import upgrade; "
        "print('ready', flush=True); sys.stdin.read(1); upgrade(sys.argv[1])"
    )
    pipe = subprocess.PIPE
    replicas = [
        subprocess.Popen([sys.executable, "-c", program, store_url], stdin=pipe, stdout=pipe)
        for _ in range(3)
    ]
    for replica in replicas:
        assert replica.stdout and replica.stdout.readline() == b"ready\n"
    for replica in replicas:
        assert replica.stdin
        replica.stdin.write(b"x")
        replica.stdin.flush()
    for replica in replicas:
        replica.communicate(timeout=60)
    assert [replica.returncode for replica in replicas] == [0, 0, 0]
    migrate.check(engine)


def test_a_replica_waits_for_anothers_migration(engine: Engine, store_url: str) -> None:
    downgrade(engine)
    with ThreadPoolExecutor(1) as pool:
        with migrate._alone(engine) as connection:
            second = pool.submit(migrate.upgrade, store_url)
            with pytest.raises(TimeoutError):
                second.result(timeout=1)
            migrate._run_alembic(connection)
        second.result(timeout=30)
    migrate.check(engine)


def test_a_migration_that_fails_leaves_nothing(engine: Engine) -> None:
    before = schema(engine)

    def break_off() -> None:
        with migrate._alone(engine) as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            connection.execute(text("DROP TABLE village_score"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        break_off()
    assert schema(engine) == before


def test_rebuilding_a_parent_keeps_its_children(engine: Engine) -> None:
    # SQLite changes a table by rebuilding it: with foreign keys on, dropping the old one would delete or
    # refuse what refers to it.
    assessment_id = begin(engine, INVENTED, Origin.SIMULATED)
    answer(engine, assessment_id, 2)
    with migrate._alone(engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        recreate: Any = "always" if engine.dialect.name == "sqlite" else "auto"
        with operations.batch_alter_table("village", recreate=recreate) as village:
            village.alter_column("kind", nullable=True)
    assert stored(engine, assessment_id).claimed_total == 2


def test_a_migration_that_leaves_orphans_is_undone(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    assessment_id = begin(engine)

    def lose_the_villages() -> None:
        with migrate._alone(engine) as connection:
            connection.execute(text("DELETE FROM village"))

    with pytest.raises(RuntimeError, match="refer to nothing"):
        lose_the_villages()
    assert stored(engine, assessment_id).village_code
    engine.dispose()


def test_foreign_keys_hold_after_a_migration_in_the_same_process(engine: Engine, store_url: str) -> None:
    downgrade(engine)
    migrate.upgrade(store_url)
    with write(engine) as session, pytest.raises(Exception, match=r"(?i)foreign key"):
        session.connection().execute(
            text(
                "INSERT INTO programme_event (village_code, province_code, step, raw_name, needs_check,"
                " source_url) VALUES ('3500000000', '35', 'sk', '', FALSE, '')"
            )
        )


def test_upgrade_makes_folder_and_file_whatever_their_names(tmp_path: Path) -> None:
    file = tmp_path / "data desa 100% #1" / "baru" / "toko é.db"
    url = f"sqlite:///{file}"
    engine = open_engine(url)
    assert migrate.state(engine) == "empty"
    with pytest.raises(Problem, match="database_empty"):
        migrate.check(engine)
    assert not file.parent.exists(), "looking must not make a database"
    migrate.upgrade(url)
    migrate.check(engine)
    with write(engine) as session:
        audit.log(session, actor="a", role="r", action="x", object="y")
        session.commit()
    engine.dispose()
    assert [path.name for path in file.parent.iterdir() if path.name.startswith("toko")]
