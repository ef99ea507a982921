"""Transactions: nothing without a commit, one change number a commit, nobody's write is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from emas.domain.problems import Problem
from emas.store import assessments, audit, change, villages
from emas.store.tables import Village
from emas.store.unit_of_work import read, write
from tests.store.samples import NOW, REAL, answer, begin, opened, score, stored, village


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    yield from opened(store_url)


def number(engine: Engine) -> int:
    with read(engine) as session:
        return change.number(session)


def names(engine: Engine) -> list[str]:
    with read(engine) as session:
        return villages.columns(session, simulated=False)["name"]


def test_nothing_happens_without_a_commit(engine: Engine) -> None:
    with write(engine) as session:
        villages.insert_many(session, [village()])
        session.add(Village(**village("3525010002")))
        session.flush()
    assert names(engine) == []
    assert number(engine) == 0


def test_an_error_undoes_the_whole_block(engine: Engine) -> None:
    with pytest.raises(IntegrityError), write(engine) as session:
        villages.insert_many(session, [village()])
        villages.insert_many(session, [village()])
        session.commit()
    assert names(engine) == []
    assert number(engine) == 0


def test_a_committed_write_raises_the_number_once(engine: Engine) -> None:
    with write(engine) as session:
        villages.insert_many(session, [village(), village("3525010002")])
        session.add(Village(**village("3525010003")))
        audit.log(session, actor="a", role="r", action="x", object="y")
        session.commit()
    assert len(names(engine)) == 3
    assert number(engine) == 1


def test_two_commits_raise_it_twice(engine: Engine) -> None:
    with write(engine) as session:
        villages.insert_many(session, [village()])
        session.commit()
        villages.insert_many(session, [village("3525010002")])
        session.commit()
        villages.insert_many(session, [village("3525010003")])
    assert len(names(engine)) == 2
    assert number(engine) == 2


def test_looking_and_changing_nothing_leave_the_number(engine: Engine) -> None:
    assessment_id = begin(engine)
    before = number(engine)
    with write(engine) as session:
        assert assessments.lock(session, assessment_id)
        session.execute(text("UPDATE village SET name = 'x' WHERE code = 'none'"))
        session.commit()
    with read(engine) as session:
        villages.get(session, REAL)
    assert number(engine) == before


def test_a_read_sees_one_moment(engine: Engine) -> None:
    assessment_id = begin(engine)
    with read(engine) as session:
        before = change.number(session)
        answer(engine, assessment_id, 4)
        assert change.number(session) == before
        assert [row.claimed_total for _, row in assessments.history(session, REAL)] == [0]
    assert number(engine) == before + 1


def test_a_read_cannot_write(engine: Engine) -> None:
    with pytest.raises(Problem, match="database_read_only"), read(engine) as session:
        villages.insert_many(session, [village()])
    # The connection goes back to the pool able to write.
    with write(engine) as session:
        villages.insert_many(session, [village()])
        session.commit()
    assert len(names(engine)) == 1


def test_objects_stay_readable_after_their_block(engine: Engine) -> None:
    assessment_id = begin(engine)
    with write(engine) as session:
        found = assessments.lock(session, assessment_id)
        assert found
        assessments.save(session, found, answers={"L1.1": {"level": 1, "v": 1}}, scores=score(7), at=NOW)
        session.commit()
    assert (found.claimed_total, found.village_code, found.updated_at) == (7, REAL, NOW)


def test_whoever_waits_too_long_is_told_that_it_is_locked(store_url: str) -> None:
    for engine in opened(store_url, lock_timeout=0.2):
        with write(engine) as first:
            change.bump(first)
            with pytest.raises(Problem, match="database_locked"), write(engine) as second:
                change.bump(second)
            first.commit()
        # Afterwards all is as ever: nothing hangs on to the lock.
        with write(engine) as third:
            villages.insert_many(third, [village()])
            third.commit()


def test_of_two_who_change_one_answer_exactly_one_wins(engine: Engine) -> None:
    assessment_id = begin(engine)
    answer(engine, assessment_id, 1)
    both_ready = threading.Barrier(2)

    def change_from_version_1(level: int) -> bool:
        both_ready.wait()
        with write(engine) as session:
            found = assessments.lock(session, assessment_id)
            assert found
            if found.answers["L1.1"]["v"] != 1:
                return False
            changed = {"L1.1": {"level": level, "v": 2}}
            assessments.save(session, found, answers=changed, scores=score(level), at=NOW)
            session.commit()
        return True

    for _ in range(10):
        answer(engine, assessment_id, 1)
        with ThreadPoolExecutor(2) as pool:
            won = list(pool.map(change_from_version_1, [2, 3]))
        assert sorted(won) == [False, True]
        winner = 2 + won.index(True)
        now = stored(engine, assessment_id)
        assert now.answers == {"L1.1": {"level": winner, "v": 2}}
        assert now.claimed_total == winner


def test_two_who_begin_at_once_get_the_same_assessment(engine: Engine) -> None:
    existing = stored(engine, begin(engine))
    with write(engine) as session:
        villages.insert_many(session, [village("3525010002")])
        session.commit()
    both_ready = threading.Barrier(4)

    def begin_second(_: int) -> int | None:
        both_ready.wait()
        with write(engine) as session:
            begun = assessments.get_or_create(
                session,
                village_code="3525010002",
                round_id=existing.round_id,
                origin=existing.origin,
                scores=score(),
                at=NOW,
            )
            session.commit()
        return begun.id

    with ThreadPoolExecutor(4) as pool:
        begun = set(pool.map(begin_second, range(4)))
    assert len(begun) == 1
    assert begun != {existing.id}


def test_of_many_writers_at_once_nothing_is_lost(engine: Engine) -> None:
    writers, writes = 10, 20
    assessment_id = begin(engine)
    before = number(engine)

    def write_all(writer: int) -> None:
        for at in range(writes):
            with write(engine) as session:
                # A read-modify-write of one shared row, and a row of one's own.
                found = assessments.lock(session, assessment_id)
                assert found and found.claimed_total is not None
                answers = found.answers | {f"{writer}.{at}": {"v": 1}}
                scores = score(found.claimed_total + 1)
                assessments.save(session, found, answers=answers, scores=scores, at=NOW)
                audit.log(session, actor=str(writer), role="r", action="w", object="o")
                session.commit()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write_all, range(writers)))

    found = stored(engine, assessment_id)
    assert found.claimed_total == writers * writes
    assert set(found.answers) == {f"{writer}.{at}" for writer in range(writers) for at in range(writes)}
    assert number(engine) == before + writers * writes
    with read(engine) as session:
        assert len(audit.entries(session, object="o")) == writers * writes
