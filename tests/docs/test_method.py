"""The worked examples of docs/METHOD.md are what the program computes, in both languages."""

from __future__ import annotations

import json
import re

import pytest

from emas.domain.answers import parse_answers
from emas.domain.output import score_to_json
from emas.domain.profile import Profile
from emas.domain.scoring import score
from emas.services.rubrics import rubric
from emas.settings import ROOT

BLOCK = re.compile(r"<!-- (example|result): (\d) -->\s*```json\n(.*?)```", re.DOTALL)
FILES = ("METHOD.md", "METHOD.id.md")


def blocks(file: str) -> dict[tuple[str, str], object]:
    text = (ROOT / "docs" / file).read_text(encoding="utf-8")
    return {(what, number): json.loads(body) for what, number, body in BLOCK.findall(text)}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("number", ["1", "2"])
def test_example_gives_its_result(file: str, number: str) -> None:
    found = blocks(file)
    answers = parse_answers(rubric(), found["example", number])
    result = score_to_json(score(rubric(), Profile.of(rubric(), answers)))
    assert result == found["result", number]
    assert list(result) == list(found["result", number])  # type: ignore[call-overload]


def test_both_languages_work_the_same_examples() -> None:
    assert blocks(FILES[0]) == blocks(FILES[1])
    assert len(blocks(FILES[0])) == 4
