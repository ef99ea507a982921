"""Nobody but the server's own account reads a database, however open the umask is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from emas.services import database
from emas.services.initialise import initialise
from emas.ui.progress import TerminalProgress


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_database_is_private_from_its_folder_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_umask: None
) -> None:
    file = tmp_path / "office" / "data" / "emas.db"
    monkeypatch.setenv("EMAS_DATABASE_URL", f"sqlite:///{file}")
    initialise(demo_villages=None, progress=TerminalProgress())
    database.engine()
    assert [mode(folder) for folder in (file.parent, file.parent.parent)] == [0o700, 0o700]
    beside = sorted(file.parent.iterdir())
    assert {one.name for one in beside} >= {"emas.db", "emas.db-wal", "emas.db-shm"}
    assert {mode(one) for one in beside} == {0o600}


def test_an_open_database_is_closed_to_others_and_its_folder_left_alone(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.chmod(0o664)
    file.parent.chmod(0o755)
    monkeypatch.setenv("EMAS_DATABASE_URL", sqlite_url)
    with pytest.raises(Exception, match="database_empty"):
        database.engine()
    assert (mode(file), mode(file.parent)) == (0o600, 0o755)
