"""Models to fill in: each opens as a document, is marked on every page, and speaks of this village."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from emas.domain.rubric import Rubric
from emas.reports.models import CODES, MARK, Code, Place, available, indicator_of, model, words_of
from tests.unit.domain_cases import RUBRIC


def place(kind: str) -> Place:
    rule, head = words_of(kind)
    name = "Naga Saribu & <Pintu> {Air}"  # longer and stranger than any in the register
    return Place(
        name, f"{kind.capitalize()} {name}", "Kecamatan Lintong Nihuta, Humbang Hasundutan", rule, head
    )


@pytest.mark.parametrize("kind", ["desa", "gampong", "nagari", "kampung", "kalurahan", "kelurahan", "pekon"])
@pytest.mark.parametrize("code", CODES)
def test_marked_and_filled(code: Code, kind: str) -> None:
    of = place(kind)
    if code not in available(of):
        assert (code, kind) == ("regulation", "kelurahan")
        return
    document = Document(BytesIO(model(code, of)))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == MARK
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert of.name.upper() in told.upper()
    assert of.head in told
    assert "(……)" in told
    assert "{blank}" not in told
    if code == "regulation":
        assert told.startswith(f"{of.rule} {of.name}".upper())
        assert "Pasal 42" in told


def test_each_helps_an_indicator_of_the_rubric() -> None:
    rubric: Rubric = RUBRIC
    assert {indicator_of(code) for code in CODES} <= set(rubric.by_code)
