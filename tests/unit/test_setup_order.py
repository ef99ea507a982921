"""What `run` and `test` do one after the other, and the locks that they install. Nothing is installed."""

from __future__ import annotations

import os
import re
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.setup_scripts import load_bootstrap

ROOT = Path(__file__).resolve().parents[2]
Main = Callable[[], int]


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The shared module of the scripts."""
    return load_bootstrap(tmp_path, monkeypatch)


def script(name: str, bootstrap: ModuleType, codes: dict[str, int]) -> tuple[Main, list[str]]:
    """A script's main function, and the list that it will write its steps to; ``codes`` are exit codes."""
    did: list[str] = []

    def call(*arguments: str) -> int:
        did.append(" ".join(arguments))
        return codes.get(arguments[0], 0)

    bootstrap.environment = lambda lock: did.append(lock.name)
    bootstrap.call = call
    bootstrap.become = call
    main: Main = runpy.run_path(str(ROOT / name))["main"]
    return main, did


def test_run_makes_the_database_and_passes_arguments_on(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    main, did = script("run", bootstrap, {})
    monkeypatch.setattr(sys, "argv", ["run", "--server.port", "8600"])
    assert main() == 0
    assert did == ["requirements.txt", "emas init --demo", "streamlit run app.py --server.port 8600"]


def test_run_leaves_a_database_that_is_there_to_the_application(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    from emas.settings import get_settings

    Path(get_settings().store_url.removeprefix("sqlite:///")).touch()
    main, did = script("run", bootstrap, {})
    monkeypatch.setattr(sys, "argv", ["run"])
    assert main() == 0
    assert did == ["requirements.txt", "streamlit run app.py"]


def test_run_stops_where_the_database_cannot_be_made(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EMAS_HOME", str(tmp_path))
    main, did = script("run", bootstrap, {"emas": 2})
    monkeypatch.setattr(sys, "argv", ["run"])
    assert main() == 2
    assert did == ["requirements.txt", "emas init --demo"]


def test_run_makes_no_demo_in_a_database_of_someone_else(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAS_DATABASE_URL", "postgresql://elsewhere/emas")
    main, did = script("run", bootstrap, {})
    monkeypatch.setattr(sys, "argv", ["run"])
    assert main() == 0
    assert did == ["requirements.txt", "streamlit run app.py"]


def test_run_takes_a_relative_home_from_where_the_reader_stands(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EMAS_HOME", "my home")
    main, _did = script("run", bootstrap, {})
    monkeypatch.setattr(sys, "argv", ["run"])
    assert main() == 0
    assert os.environ["EMAS_HOME"] == str(tmp_path / "my home")


def test_test_passes_arguments_on_to_pytest_alone(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, did = script("test", bootstrap, {"pytest": 1})
    monkeypatch.setattr(sys, "argv", ["test", "tests/unit", "-k", "score"])
    assert main() == 1
    assert did == ["requirements-dev.txt", "pytest tests/unit -k score"]


@pytest.mark.parametrize(
    "fails", ["ruff", "mypy", "pytest", "tests.support.chromium", "tests.support.office"]
)
def test_test_runs_everything_and_any_failure_counts(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, fails: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main, did = script("test", bootstrap, {fails: 1})
    monkeypatch.setattr(sys, "argv", ["test"])
    assert main() == 1
    programs = [step.split()[0] for step in did]
    assert programs == [
        *("requirements-dev.txt", "tests.support.chromium", "tests.support.office"),
        *("ruff", "ruff", "mypy", "pytest", "pytest"),
    ]
    assert capsys.readouterr().err.splitlines()[-1].startswith("FAILED")


def test_test_says_that_everything_passed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main, _did = script("test", bootstrap, {})
    monkeypatch.setattr(sys, "argv", ["test"])
    assert main() == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("Everything passed")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", ".ci/requirements-uv.txt"])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n" + text)[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", entry)
        assert "--hash=sha256:" in entry


def test_the_development_lock_holds_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"(?m)^[A-Za-z0-9._-]+==[^ ;\\]+", (ROOT / name).read_text(encoding="utf-8")))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")
