"""Whatever Streamlit runs by itself goes through the guard; and the guard tells, and loses nothing."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from emas.domain.problems import Problem
from emas.settings import ROOT
from emas.ui import incidents
from emas.ui.i18n import set_language
from emas.ui.problems import sentence
from emas.web.routes import ROUTES
from tests.support.asgi import get

SOURCES = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "emas" / "ui").rglob("*.py"))]

EVENT = re.compile(r"on_(change|click|select|submit|\w+_change)")
"""Names by which Streamlit takes a callback; ``on_event`` is our own."""


def unguarded(source: str) -> list[str]:
    """What Streamlit would run of this module without the guard: lines and what stands there."""
    found = []
    for node in ast.walk(ast.parse(source)):
        for name, value in named_values(node):
            if name == "data" and is_call_of(node, "download_button"):
                allowed = is_call_of(value, "deferred") or is_text(value)
            elif EVENT.fullmatch(name):
                allowed = isinstance(value, ast.Constant) or is_call_of(value, "callback")
            else:
                continue
            if not allowed:
                found.append(f"{value.lineno}: {name}={ast.unparse(value)}")
        if isinstance(node, ast.Attribute) and node.attr == "fragment" and is_streamlit(node.value):
            found.append(f"{node.lineno}: st.fragment")
    return found


def named_values(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Arguments of a call and entries of a dict that becomes arguments, by name."""
    if isinstance(node, ast.Call):
        yield from ((word.arg, word.value) for word in node.keywords if word.arg)
        if is_call_of(node, "download_button") and len(node.args) > 1:
            yield "data", node.args[1]
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, value


def is_call_of(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return getattr(called, "attr", getattr(called, "id", "")) == name


def is_streamlit(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "st"


def is_text(node: ast.expr) -> bool:
    """A text that is at hand: nothing is made when it is asked for."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id == "told")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(Path(path).relative_to(ROOT)))
def test_everything_that_streamlit_runs_by_itself_is_guarded(source: Path) -> None:
    if source.name != "guard.py":
        assert unguarded(source.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "st.button('x', on_click=acts.go)",
        "st.selectbox('x', on_change=lambda: go())",
        "shown = {'on_change': go}",
        "made(key='x', on_event_change=hear)",
        "st.pydeck_chart(deck, on_select=partial(clicked, 1))",
        "st.download_button('x', data=partial(make, 1))",
        "st.download_button('x', make)",
        "@st.fragment(key='x')\ndef draw(): ...",
    ],
)
def test_the_search_sees_what_is_not(line: str) -> None:
    assert len(unguarded(line)) == 1


def test_a_fault_is_logged_under_the_number_that_the_reader_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        problem = incidents.explained(RuntimeError("disk on fire"), "saving L1.1")
    number = problem.params["incident"]
    assert f"Nomor kejadian: {number}." in sentence(problem)
    assert str(number) in caplog.text and "disk on fire" in caplog.text and "saving L1.1" in caplog.text
    assert "disk on fire" not in sentence(problem)
    set_language("en")
    assert f"Incident number: {number}." in sentence(problem)


def test_a_slip_of_the_reader_is_no_incident_and_a_store_that_is_away_is() -> None:
    assert incidents.explained(Problem("evidence_link"), "evidence").params == {}
    away = incidents.explained(Problem("database_unreachable"), "evidence")
    assert away.code == "database_unreachable"
    assert re.fullmatch(r"[2-9A-Z]{6}", str(away.params["incident"]))
    assert incidents.explained(away, "page", counted=True) is away  # told once, by one number


@pytest.fixture
def broken_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store whose every use is a fault that nobody has foreseen."""

    def engine() -> None:
        raise RuntimeError("secret of the store")

    monkeypatch.setattr("emas.services.database.engine", engine)


@pytest.mark.usefixtures("broken_store")
@pytest.mark.parametrize(
    ("header", "query", "told"),
    [
        ("id-ID,id;q=0.9,en;q=0.8", "", "Nomor kejadian"),
        ("en-GB,en;q=0.9", "", "Incident number"),
        ("en-GB,en;q=0.9", "?lang=id", "Nomor kejadian"),
        ("fr", "?lang=EN", "Incident number"),
        ("", "", "Nomor kejadian"),
    ],
)
def test_a_route_that_fails_says_so_in_the_language_of_who_asks(
    header: str, query: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = get(f"/healthz{query}", accept_language=header)
    assert answer.status == 500
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert told in body["message"] and body["incident"] in body["message"]
    assert body["incident"] in caplog.text
    assert "secret" not in str(body)


def test_every_route_is_guarded() -> None:
    assert [route.path for route in ROUTES if not hasattr(route.endpoint, "__wrapped__")] == []


@pytest.mark.usefixtures("broken_store")
def test_in_a_browser_a_route_answers_with_a_page() -> None:
    answer = get("/healthz", accept="text/html,*/*", accept_language="en")
    assert answer.headers["content-type"].startswith("text/html")
    assert b'<html lang="en">' in answer.body and b"Incident number" in answer.body
