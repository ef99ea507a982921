"""Every word on the screen has its English, and every problem its sentence."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po

from emas.settings import ROOT
from emas.store import errors
from emas.ui.i18n import CATALOGUES
from emas.ui.problems import SENTENCES

SOURCES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "emas").rglob("*.py"))]


def catalogue() -> dict[str, Message]:
    with (CATALOGUES / "en" / "LC_MESSAGES" / "emas.po").open("rb") as file:
        return {key(message.id): message for message in read_po(file, locale="en") if message.id}


def key(message_id: str | tuple[str, ...]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def in_code() -> set[str]:
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    return {
        key(message)
        for source in SOURCES
        for _line, message, _comments, _context in extract_from_file("python", source, keywords)
    }


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_has_its_english() -> None:
    # What is marked as fuzzy is shown in Indonesian: Babel marks a message that has got a plural.
    translated = {
        message_key
        for message_key, message in catalogue().items()
        if all(strings(message)) and not message.fuzzy
    }
    assert in_code() - translated == set()


def test_no_translation_of_what_is_gone() -> None:
    assert set(catalogue()) - in_code() == set()


def test_translations_fill_in_the_same_blanks() -> None:
    for message_key, message in catalogue().items():
        for translated in strings(message):
            assert fields(translated) == fields(message_key), message_key


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


def in_f_strings(tree: ast.AST) -> set[int]:
    """Lines of gettext calls inside f-strings: the extractor does not look into those before Python 3.12."""
    return {
        call.lineno
        for joined in ast.walk(tree)
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "gettext", "ngettext"}
        and any(isinstance(argument, ast.Constant) for argument in call.args)
    }


def problem_calls(tree: ast.AST) -> set[str]:
    """Codes that are raised: ``Problem("code", …)`` and constants that stand for one."""
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(Path(path).relative_to(ROOT)))
def test_no_words_hide_in_f_strings(source: Path) -> None:
    assert in_f_strings(ast.parse(source.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(Path(path).relative_to(ROOT)))
def test_every_problem_has_a_sentence(source: Path) -> None:
    assert problem_calls(ast.parse(source.read_text(encoding="utf-8"))) <= set(SENTENCES)


def test_every_condition_of_the_store_has_a_sentence() -> None:
    constants = {value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)}
    assert len(constants) == 6
    assert constants <= set(SENTENCES)
