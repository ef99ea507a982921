"""A small demonstration of a test's own, in this very process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from emas.services import database
from emas.services.initialise import Progress, initialise
from emas.services.points import NOT_TARGET
from emas.services.selection import Filter

VILLAGES = 60

FILTERS = [
    Filter(),
    Filter(region="35"),
    Filter(region="7210"),
    Filter(lacks="K1"),
    Filter(uncovered="L3", region="32"),
    Filter(eligible=True),
    Filter(eligible=False, bands=frozenset({1, 2})),
    Filter(bands=frozenset({NOT_TARGET, 0})),
    Filter(steps=frozenset({0})),
    Filter(steps=frozenset({3, 5})),
    Filter(months=3),
    Filter(months=12, lacks="K4", uncovered="L10"),
]
"""Each thing that a filter can ask for, alone and with others."""


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demonstration, made once a worker; tests get copies of it."""
    home = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMAS_HOME", str(home))
        initialise(demo_villages=VILLAGES, progress=Progress())
    return home / "demo.db"


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A demonstration of the test's own; the settings name it. Gives its database file."""
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    file = tmp_path / "demo.db"
    shutil.copyfile(demo_template, file)
    yield file
    database.close()
