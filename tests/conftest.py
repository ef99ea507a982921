"""For all tests: begin and end of the run, and an environment that the machine's own does not colour."""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from emas.ui.i18n import set_language
from tests.support.servers import begin_run

pytest_plugins = ["tests.support.demo", "tests.support.three_rounds"]

# A busy machine is no fault of the code: how long things take is measured in bench/.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of this run, once: workers of xdist inherit it through the environment."""
    # Settings of whoever starts the tests must not reach them.
    for name in [name for name in os.environ if name.startswith(("EMAS_", "STREAMLIT_"))]:
        if not name.startswith("EMAS_TEST_"):
            del os.environ[name]
    if not hasattr(config, "workerinput"):
        # Not in pytest_unconfigure: an interrupted run with workers does not come that far.
        atexit.register(end, begin_run())


@pytest.fixture(autouse=True)
def indonesian() -> None:
    """No test reads in the language that another one left."""
    set_language(None)


def end(run: Path) -> None:
    """Stop what the run started; if this is not reached either, the guards see the process gone."""
    if (run / "lock").exists():
        from tests.support.postgres import end_run

        end_run(run)
    shutil.rmtree(run, ignore_errors=True)
