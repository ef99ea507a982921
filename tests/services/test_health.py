"""What a watcher hears: the store's number, the kind of its problem, and soon, even where it hangs."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from emas.services import database
from emas.store import change
from emas.web import health
from tests.support.asgi import get


def test_a_store_that_answers(round_id: int) -> None:
    answer = get("/healthz")
    assert answer.status == 200
    assert answer.json()["data"] == change.glance(database.engine())


def test_a_store_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAS_DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    answer = get("/healthz")
    assert (answer.status, answer.json()["problem"]) == (503, "database_empty")


def test_a_store_that_hangs_is_told_within_two_seconds_and_takes_one_thread(
    round_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten watchers ask while the store says nothing; afterwards it is asked again."""
    answers, asked = threading.Event(), []
    glance = change.glance

    def hang(engine: object) -> int:
        asked.append(threading.current_thread())
        answers.wait()
        return glance(engine)  # type: ignore[arg-type]

    monkeypatch.setattr(change, "glance", hang)
    begun = time.monotonic()
    with ThreadPoolExecutor(10) as watchers:
        heard = [answer.json() for answer in watchers.map(lambda _: get("/healthz"), range(10))]
    assert time.monotonic() - begun < 2 * health.PATIENCE
    assert {one["problem"] for one in heard} == {health.HANGS}
    assert len(asked) == 1
    answers.set()
    asked[0].join()
    assert get("/healthz").json()["status"] == "ok"
