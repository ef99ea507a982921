"""The stores that the other tests get: fresh for each test, on the server that is meant."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, inspect, make_url, text


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_gets_its_own_migrated_store(store_url: str, turn: int) -> None:
    found = tables(store_url)
    assert "alembic_version" in found
    assert len(found) > 1
    # Left behind by one turn, it would be seen by the other.
    assert "left_behind" not in found
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn INTEGER)"))
    engine.dispose()
    assert "left_behind" in tables(store_url)


def test_the_kind_of_the_store_is_the_one_in_its_url(store_url: str) -> None:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        statement = "SELECT sqlite_version()" if engine.dialect.name == "sqlite" else "SHOW server_version"
        assert connection.execute(text(statement)).scalar_one()
    engine.dispose()
    assert make_url(store_url).get_backend_name() == engine.dialect.name
