"""Arrows between the rooms of the house go down only; and the test that says so sees those that go up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.floors import FLOORS, Fault, faults, modules

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_of_the_house_goes_down() -> None:
    assert faults(ROOT) == []


def test_the_house_is_looked_at() -> None:
    found = {file.relative_to(ROOT).as_posix() for file in modules(ROOT)}
    assert {"emas/settings.py", "emas/domain/rubric.py", "emas/store/engine.py", "emas/cli.py"} <= found


def house(folder: Path, files: dict[str, str]) -> list[Fault]:
    """The faults of a tree made of ``files``: path and text of each."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return faults(folder)


UP = [
    ("emas/domain/score.py", "import streamlit", "domain imports streamlit"),
    ("emas/domain/score.py", "import sqlmodel", "domain imports sqlmodel"),
    ("emas/domain/score.py", "import pandas as pd", "domain imports pandas"),
    ("emas/domain/score.py", "from emas.settings import DATA", "domain imports emas.settings"),
    ("emas/domain/score.py", "from emas.store import tables", "domain imports store"),
    ("emas/domain/score.py", "def f():\n    import scipy.stats", "domain imports scipy"),
    ("emas/domain/score.py", "from ..store import tables", "domain imports store"),
    ("emas/domain/score.py", "from .. import ui", "domain imports ui"),
    ("emas/domain/__init__.py", "from ..geo import names", "domain imports geo"),
    ("emas/geo/names.py", "import emas.services.assess", "geo imports services"),
    ("emas/geo/names.py", "from emas.store.engine import open_engine", "geo imports store"),
    ("emas/store/tables.py", "from emas.geo import names", "store imports geo"),
    ("emas/text/numbers.py", "from emas.ui.i18n import locale", "text imports ui"),
    ("emas/text/numbers.py", "import streamlit as st", "text imports streamlit"),
    ("emas/store/tables.py", "from emas import services", "store imports services"),
    ("emas/store/tables.py", "import streamlit as st", "store imports streamlit"),
    ("emas/services/assess.py", "from emas.reports import deck", "services imports reports"),
    (
        "emas/services/assess.py",
        "import importlib\nimportlib.import_module('emas.ui.maps')",
        "services imports ui",
    ),
    ("emas/services/assess.py", "from streamlit.runtime import caching", "services imports streamlit"),
    ("emas/reports/deck.py", "from emas.ui.i18n import gettext", "reports imports ui"),
    ("emas/reports/deck.py", "if TYPE_CHECKING:\n    import emas.web.data", "reports imports web"),
    ("emas/ui/maps.py", "from emas.web import data", "ui imports web"),
    ("emas/ui/maps.py", "import pages.map", "ui imports pages"),
    ("emas/ui/maps.py", "from sqlalchemy import text", "ui imports sqlalchemy"),
    ("emas/web/health.py", "import streamlit as st", "web imports streamlit"),
    ("emas/web/health.py", "from emas.cli import main", "web imports cli"),
    ("emas/web/health.py", "from pages import map", "web imports pages"),
    ("pages/map.py", "from emas.cli import main", "pages imports cli"),
    ("pages/map.py", "import app", "pages imports app"),
    ("pages/map.py", "from emas.web.data import route", "pages imports web"),
    ("pages/map.py", "import sqlmodel", "pages imports sqlmodel"),
    ("emas/settings.py", "from emas.domain.rubric import Rubric", "settings imports domain"),
    ("emas/settings.py", "import streamlit", "settings imports streamlit"),
    ("emas/__init__.py", "from emas.store import engine", "package imports store"),
    ("emas/helpers.py", "import os", "emas.helpers stands in no room"),
    ("emas/misc/things.py", "import os", "emas.misc.things stands in no room"),
]


@pytest.mark.parametrize(("file", "text", "reason"), UP)
def test_an_arrow_that_goes_up_is_seen(tmp_path: Path, file: str, text: str, reason: str) -> None:
    (found,) = house(tmp_path, {file: text})
    assert found.file == file
    assert found.line == (1 if reason.endswith("in no room") else text.count("\n") + 1)
    assert found.reason.startswith(reason)


DOWN = {
    "app.py": "import streamlit as st\nfrom emas.web import health\nfrom emas.ui import i18n",
    "emas/__init__.py": "",
    "emas/__main__.py": "from emas.cli import main",
    "emas/settings.py": "from pydantic_settings import BaseSettings",
    "emas/cli.py": "from emas.domain import score\nfrom emas.ui import i18n\nfrom emas import settings",
    "emas/web/health.py": "from starlette.routing import Route\nfrom emas.services import assess",
    "pages/map.py": "import streamlit as st\nfrom emas.ui import maps\nfrom emas.services import assess",
    "emas/ui/maps.py": "import streamlit\nfrom emas.geo import names\nfrom emas.domain import score",
    "emas/reports/deck.py": "from emas.services.assess import save",
    "emas/services/assess.py": "from emas.store import engine\nfrom emas.geo import names\nimport sqlalchemy",
    "emas/store/engine.py": "import sqlmodel\nfrom emas.settings import DATA\nfrom emas.domain import score",
    "emas/store/migrate.py": "from . import engine\nfrom .engine import open_engine",
    "emas/text/numbers.py": "import babel\nfrom emas.domain.problems import Problem",
    "emas/geo/names.py": "import pyarrow\nfrom emas.domain.problems import Problem\nimport emas.settings",
    "emas/domain/score.py": "from __future__ import annotations\nimport math, numpy\nfrom . import problems",
}


def test_arrows_that_go_down_are_allowed(tmp_path: Path) -> None:
    assert house(tmp_path, DOWN) == []
    assert len(modules(tmp_path)) == len(DOWN)


def test_every_room_of_the_example_is_a_room_of_the_house() -> None:
    rooms = {part for file in DOWN for part in file.removesuffix(".py").split("/")}
    assert set(FLOORS) <= rooms
