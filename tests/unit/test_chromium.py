"""Where the Chromium of the browser tests comes from, in which order; nothing is installed."""

from __future__ import annotations

import pytest

from tests.support import chromium


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A root's machine without any browser; the list of the installers that were started."""
    started: list[str] = []

    def attempt(command: list[str], seconds: int) -> str:
        assert seconds > 0
        started.append(" ".join(command[-2:]))
        return f"`{command[-1]}` ended with 1"

    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setattr(chromium, "attempt", attempt)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    return started


def test_a_browser_asked_for_by_name_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM_PATH", "/nowhere/chromium")
    with pytest.raises(chromium.NoChromiumError, match="/nowhere/chromium"):
        chromium.ensure()


def test_one_that_is_here_is_used_before_anything_is_installed(
    tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "find", lambda: "/usr/bin/chromium")
    assert chromium.ensure() == "/usr/bin/chromium"
    assert tried == []


def test_playwright_then_the_system_then_a_clear_failure(tried: list[str]) -> None:
    with pytest.raises(chromium.NoChromiumError, match="set CHROMIUM_PATH"):
        chromium.ensure()
    assert tried == ["install chromium", "apt-get update", "-y chromium"]


def test_an_ordinary_user_installs_no_system_package(
    tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    with pytest.raises(chromium.NoChromiumError):
        chromium.ensure()
    assert tried == ["install chromium"]
    assert "--no-sandbox" not in chromium.flags()


def test_an_installer_that_hangs_is_given_up() -> None:
    assert "took more than 1 s" in chromium.attempt(["sleep", "30"], 1)


def test_a_file_that_does_not_start_is_no_browser() -> None:
    assert chromium.works("false") is False
    assert chromium.works(None) is False
