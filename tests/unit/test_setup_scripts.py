"""What `run` and `test` share: an environment that heals, and plain sentences. Nothing is installed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.setup_scripts import load_bootstrap

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ["run", "test"]


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The shared module of the scripts."""
    return load_bootstrap(tmp_path, monkeypatch)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock file."""
    file = tmp_path / "requirements.txt"
    file.write_text("a==1\n", encoding="ascii")
    return file


@pytest.fixture
def steps(bootstrap: ModuleType) -> list[str]:
    """What the making of an environment did; an installation succeeds without doing anything."""
    done: list[str] = []

    def make_venv() -> None:
        done.append("venv")
        bootstrap.PYTHON.parent.mkdir()  # refuses a folder that was not emptied, as a link would be refused
        bootstrap.PYTHON.symlink_to(sys.executable)

    def install(lock: Path) -> bool:
        assert bootstrap.UNDER_WAY.exists()
        assert not bootstrap.installed(lock)
        done.append(f"install {lock.name}")
        return True

    bootstrap.make_venv = make_venv
    bootstrap.install = install
    return done


def test_a_second_start_installs_nothing(bootstrap: ModuleType, lock: Path, steps: list[str]) -> None:
    bootstrap.environment(lock)
    assert steps == ["venv", "install requirements.txt"]
    assert bootstrap.installed(lock)
    bootstrap.environment(lock)
    assert len(steps) == 2


def test_a_changed_lock_is_installed_into_the_same_environment(
    bootstrap: ModuleType, lock: Path, steps: list[str]
) -> None:
    bootstrap.environment(lock)
    lock.write_text("a==2\n", encoding="ascii")
    assert not bootstrap.installed(lock)
    bootstrap.environment(lock)
    assert steps == ["venv", "install requirements.txt", "install requirements.txt"]


def test_line_ends_do_not_change_a_lock(bootstrap: ModuleType, lock: Path) -> None:
    before = bootstrap.digest(lock)
    lock.write_bytes(b"a==1\r\n")
    assert bootstrap.digest(lock) == before


def test_the_two_locks_have_stamps_of_their_own(
    bootstrap: ModuleType, lock: Path, steps: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "requirements-dev.txt"
    other.write_text("a==1\nb==1\n", encoding="ascii")
    bootstrap.environment(lock)
    assert not bootstrap.installed(other)
    bootstrap.environment(other)
    assert bootstrap.installed(lock)
    assert bootstrap.installed(other)
    assert steps == ["venv", "install requirements.txt", "install requirements-dev.txt"]


def test_an_interrupted_installation_starts_over(
    bootstrap: ModuleType, lock: Path, steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    healthy = bootstrap.install

    def interrupted(lock: Path) -> bool:
        (bootstrap.VENV / "half").write_text("", encoding="ascii")
        raise KeyboardInterrupt

    bootstrap.install = interrupted
    with pytest.raises(KeyboardInterrupt):
        bootstrap.environment(lock)
    assert not bootstrap.installed(lock)

    bootstrap.install = healthy
    bootstrap.environment(lock)
    assert steps == ["venv", "venv", "install requirements.txt"]
    assert not (bootstrap.VENV / "half").exists()
    assert bootstrap.installed(lock)
    assert "interrupted; starting over" in capsys.readouterr().err


def test_a_failed_installation_is_told_and_not_stamped(
    bootstrap: ModuleType, lock: Path, steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.install = lambda lock: False
    with pytest.raises(SystemExit) as ended:
        bootstrap.environment(lock)
    assert ended.value.code == 1
    assert not bootstrap.installed(lock)
    assert "Check the connection" in capsys.readouterr().err


def test_an_environment_whose_python_is_gone_is_made_anew(
    bootstrap: ModuleType, lock: Path, steps: list[str], tmp_path: Path
) -> None:
    bootstrap.environment(lock)
    bootstrap.PYTHON.unlink()
    bootstrap.PYTHON.symlink_to(tmp_path / "removed")
    assert not bootstrap.installed(lock)
    bootstrap.environment(lock)
    assert steps == ["venv", "install requirements.txt"] * 2
    assert bootstrap.installed(lock)


def test_a_python_without_venv_names_the_package(
    bootstrap: ModuleType, lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        bootstrap.environment(lock)
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert f"sudo apt install python3.{sys.version_info[1]}-venv" in said
    assert len(said.splitlines()) == 1
    # Nothing was begun, so the next start does not speak of an interruption.
    assert not bootstrap.UNDER_WAY.exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(
    bootstrap: ModuleType, lock: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A file where the folder should be: refused to root as well.
    bootstrap.VENV = tmp_path / "file" / ".venv"
    (tmp_path / "file").write_text("", encoding="ascii")
    with pytest.raises(SystemExit) as ended:
        bootstrap.environment(lock)
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "Cannot write to" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("fails", "expected", "result"),
    [
        ([], ["uv --version", "uv pip"], True),
        (["uv --version"], ["uv --version", "pip uv", "uv pip"], True),
        (["uv --version", "pip uv"], ["uv --version", "pip uv", "pip"], True),
        (["uv pip"], ["uv --version", "uv pip", "pip"], True),
        (["uv pip", "pip"], ["uv --version", "uv pip", "pip"], False),
    ],
)
def test_pip_alone_where_uv_does_not_help(
    bootstrap: ModuleType, lock: Path, fails: list[str], expected: list[str], result: bool
) -> None:
    ran: list[str] = []

    def succeeds(command: Sequence[str], quiet: bool = False) -> bool:
        if command[2] == "uv":
            name = "uv --version" if command[3] == "--version" else "uv pip"
        else:
            name = "pip uv" if command[-1].endswith("requirements-uv.txt") else "pip"
        ran.append(name)
        assert name == "uv --version" or "--require-hashes" in command
        return name not in fails

    bootstrap.succeeds = succeeds
    assert bootstrap.install(lock) is result
    assert ran == expected


@pytest.mark.parametrize(
    ("language", "english"),
    [("en_GB.UTF-8", True), ("en", True), ("id_ID.UTF-8", False), ("C.UTF-8", False), ("", False)],
)
def test_the_language_is_the_readers(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, language: str, english: bool
) -> None:
    monkeypatch.delenv("LC_ALL")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", language)
    assert bootstrap.english() is english


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    ("language", "word"), [("id_ID.UTF-8", "Perlu Python 3.11"), ("en_US", "needs Python 3.11")]
)
def test_a_python_that_is_too_old_is_one_sentence(
    script: str, language: str, word: str, tmp_path: Path
) -> None:
    code = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 2)\n"
        "sys.argv = sys.argv[1:]\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / script)],
        capture_output=True,
        text=True,
        check=False,
        # An empty PATH: no newer Python to go on in.
        env={"PATH": str(tmp_path), "LC_ALL": language},
    )
    assert done.returncode == 1
    assert word in done.stderr
    assert "3.9.2" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("file", ["run", "test", ".ci/bootstrap.py"])
def test_an_older_python_can_read_the_scripts_up_to_their_refusal(file: str) -> None:
    ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(("file", "program"), [("run", "python3"), ("test", "python3"), (".ci/run", "bash")])
def test_scripts_can_be_started(file: str, program: str) -> None:
    path = ROOT / file
    assert os.access(path, os.X_OK)
    content = path.read_bytes()
    assert content.startswith(f"#!/usr/bin/env {program}\n".encode())
    assert b"\r" not in content


def test_scripts_and_their_module_need_the_standard_library_alone() -> None:
    for name in [*SCRIPTS, ".ci/bootstrap.py"]:
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {n.split(".")[0] for n in names} <= sys.stdlib_module_names | {"bootstrap"}
