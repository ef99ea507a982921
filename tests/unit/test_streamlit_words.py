"""What Streamlit says by itself is put into Indonesian: the words are those of the Streamlit installed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import streamlit

from emas.settings import ROOT
from emas.ui.i18n import language, set_language
from emas.web.streamlit_words import WORDS, script


@pytest.fixture(scope="module")
def bundles() -> str:
    """All scripts that Streamlit serves, and what answers where a file cannot be made."""
    home = Path(streamlit.__file__).parent
    files = [*(home / "static" / "static" / "js").glob("*.js"), home / "runtime/backend_operation_handler.py"]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_streamlit_still_says_so(bundles: str) -> None:
    # Others are put together as they are said.
    whole = [text for text in WORDS if "{" not in text and not text.startswith("Press ")]
    assert len(whole) > 30
    assert [text for text in whole if text not in bundles] == []


def test_nothing_is_filled_in_that_was_not_said() -> None:
    for text, told in WORDS.items():
        assert set(re.findall(r"\{\w+\}", told)) <= set(re.findall(r"\{\w+\}", text)), text


def test_no_word_ends_the_script_s_element() -> None:
    assert "</" not in script()
    assert "__WORDS__" not in script()


def test_no_list_takes_many_entries_at_once() -> None:
    """Streamlit puts "Select 7 matches" first in a list, so that Enter takes all of them."""
    sources = [*(ROOT / "pages").glob("*.py"), *(ROOT / "emas" / "ui").rglob("*.py")]
    lists = [
        (source.name, {word.arg: word.value for word in node.keywords})
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "multiselect"
    ]
    assert len(lists) > 4
    for name, words in lists:
        asked = words.get("select_all")
        assert isinstance(asked, ast.Constant) and asked.value is False, name
        assert "placeholder" in words, name


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-US", "en"),
        ("en_GB", "en"),
        ("EN ", "en"),
        ("id-ID", "id"),
        ("", "id"),
        ("fr", "id"),
        ("english", "id"),
        (None, "id"),
    ],
)
def test_a_language_is_read_as_people_and_browsers_write_it(said: str | None, meant: str) -> None:
    assert set_language(said) == meant == language()
