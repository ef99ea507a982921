"""Signs that our font lacks, and the language of every text, in the files themselves."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.oxml.ns import qn as docx_qn
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from emas.reports.deck.pptx_file import pptx_bytes
from emas.reports.deck.slide import Deck, Lines
from emas.reports.models import Place, model
from emas.services import snapshot
from emas.ui.story import brief
from emas.ui.story.ordered import ordered
from emas.ui.story.printed import printed
from tests.paper.decks import told
from tests.paper.test_decks import squeezed
from tests.support.office import as_pdf
from tests.support.pdf import pages

TYPED = "Desa ꦗꦮ 😀 maju 村"
NOTICES = {
    "id": "4 tanda yang tidak ada dalam huruf berkas ini ditinggalkan",
    "en": "4 signs that the letters of this file lack are left out",
}
TAGS = {"id": "id-ID", "en": "en-GB"}


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def with_signs(language: str) -> Deck:
    """Two slides, on which somebody has typed what our font lacks."""
    deck = told(language, ready="musdes")
    first, last = deck.slides[0], deck.slides[-1]
    return replace(
        deck,
        title=TYPED,
        slides=(replace(first, title=TYPED), replace(last, blocks=(Lines((f"Dukung {TYPED}",)),))),
    )


def test_a_pdf_leaves_them_out_and_says_so_on_every_page(demo: Path, language: str) -> None:
    found = pages(printed(with_signs(language), "pdf", snapshot.current()))
    for page in found:
        text = squeezed(page.text)
        assert squeezed(NOTICES[language]) in text
        assert "Desamaju" in text
        assert not set(text) & set("ꦗꦮ😀村\ufffd")
        assert page.embedded


def test_without_them_nothing_is_said(demo: Path, language: str) -> None:
    deck = told(language, ready="musdes")
    text = "".join(page.text for page in pages(printed(deck, "pdf", snapshot.current())))
    assert squeezed(NOTICES[language][2:]) not in squeezed(text)


def test_a_brief_leaves_them_out_too(demo: Path, language: str) -> None:
    told(language)
    now = snapshot.current()
    deck = replace(brief.region_brief(ordered(now, region="3525"), now), title=TYPED)
    (first, *_rest) = pages(brief.printed(deck))
    assert squeezed(NOTICES[language]) in squeezed(first.text)
    assert "Desamaju" in squeezed(first.text)


def test_a_pptx_keeps_them_for_the_readers_own_fonts(demo: Path, language: str, tmp_path: Path) -> None:
    content = pptx_bytes(with_signs(language))
    shown = Presentation(BytesIO(content))
    assert shown.slides[0].shapes.title.text.startswith(TYPED)
    file = tmp_path / "deck.pptx"
    file.write_bytes(content)
    for page in pages(as_pdf(file, tmp_path / "office").read_bytes()):
        assert not page.outside(14)


def test_every_text_of_a_pptx_says_its_language(demo: Path, language: str) -> None:
    shown = Presentation(BytesIO(pptx_bytes(told(language))))
    assert shown.core_properties.language == TAGS[language]
    letters = charts = 0
    for part in shown.part.package.iter_parts():
        root = getattr(part, "_element", None)
        if root is None:
            continue
        for run in root.iter(qn("a:r"), qn("a:fld")):
            assert run[0].tag == qn("a:rPr"), etree.tostring(run)
        for paragraph in root.iter(qn("a:p")):
            assert paragraph[-1].tag == qn("a:endParaRPr")
        for one in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            assert one.get("lang") == TAGS[language]
            letters += 1
        for chart in root.iter(qn("c:chartSpace")):
            assert chart.find(qn("c:lang")).get("val") == TAGS[language]
            charts += 1
    assert letters > 100
    assert charts > 1


def test_a_pdf_says_its_language(demo: Path, language: str) -> None:
    content = printed(told(language, ready="musdes"), "pdf", snapshot.current())
    assert f"/Lang({language})".encode() in content.replace(b" ", b"")
    pdfium.PdfDocument(content).close()


def test_a_model_is_in_indonesian_whoever_asks_for_it() -> None:
    place = Place("Campurejo", "Desa Campurejo", "Panceng, Gresik", "Peraturan Desa", "Kepala Desa")
    made = Document(BytesIO(model("regulation", place)))
    assert made.core_properties.language == "id-ID"
    tags = {one.get(docx_qn("w:val")) for one in made.styles.element.iter(docx_qn("w:lang"))}
    assert tags == {"id-ID"}
