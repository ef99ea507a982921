"""The shared module of `run` and `test`, loaded so that nothing is installed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module with an environment of its own below ``tmp_path``, for a reader of English.

    The scripts find it under the name by which they import it, until the test ends.
    """
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / ".ci" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bootstrap", module)
    # The scripts put `.ci` on the path.
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for name in ("EMAS_HOME", "EMAS_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    spec.loader.exec_module(module)
    module.VENV = tmp_path / ".venv"
    module.PYTHON = module.VENV / "bin" / "python"
    module.UNDER_WAY = module.VENV / module.UNDER_WAY.name
    return module
