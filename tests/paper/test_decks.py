"""Decks as PPTX and PDF: nothing is cut or lies on anything else, fonts are in the file, all is told."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from emas.reports.deck.pdf_file import deck_pdf
from emas.reports.deck.pptx_file import pptx_bytes
from emas.reports.deck.slide import Bars as BarBlock
from emas.reports.deck.slide import Deck, Grid, Lines, Picture, Stack
from emas.services import snapshot
from emas.services.selection import Filter
from emas.ui.i18n import set_language
from emas.ui.maps import measures
from emas.ui.maps.choice import Choice
from emas.ui.story.story import Story
from emas.ui.story.telling import tell
from tests.paper.decks import EMPTY, longest, of_nation, told
from tests.support.demo import FILTERS
from tests.support.office import as_pdf
from tests.support.pdf import Page, pages

MARGIN = 14.0
"""Points that stay free at every edge of a slide of 960 x 540 points."""

CASES: dict[str, Callable[[str], Deck]] = {
    "minister": told,
    "governor": lambda language: told(language, ready="gubernur", region="35"),
    "village meeting": lambda language: told(language, ready="musdes", region="3525", village="3525032009"),
    "verified": lambda language: told(language, kind="verified"),
    "no data": lambda language: told(language, region=EMPTY),
    "longest": longest,
    "nation": of_nation,
}


@pytest.fixture(params=CASES, name="deck")
def deck_of(request: pytest.FixtureRequest, language: str, demo: Path) -> Deck:
    return CASES[request.param](language)


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def well_set(found: list[Page], deck: Deck, margin: float) -> None:
    """Every slide has its page, on which all can be read."""
    assert len(found) == len(deck.slides)
    for page, slide in zip(found, deck.slides, strict=True):
        assert page.runs, slide.key
        assert not page.outside(margin), (slide.key, page.outside(margin))
        assert not page.colliding(), (slide.key, page.colliding())
        assert page.embedded, slide.key
        assert page.picture.std() > 1, slide.key


def squeezed(text: str) -> str:
    """Without spaces: lines are broken where they must be."""
    return "".join(text.replace("✕", "×").split())


def test_pdf_of_every_story(deck: Deck) -> None:
    found = pages(deck_pdf(deck))
    well_set(found, deck, MARGIN * 1280 / 960)
    for page, slide in zip(found, deck.slides, strict=True):
        text = squeezed(page.text)
        for part in (deck.title_of(slide), slide.sentence, deck.stamp, *slide.sources):
            assert squeezed(part) in text, (slide.key, part)


def test_pptx_of_every_story_as_libreoffice_shows_it(deck: Deck, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(pptx_bytes(deck))
    well_set(pages(as_pdf(file, tmp_path / "office").read_bytes()), deck, MARGIN)


def test_pptx_can_be_edited(deck: Deck) -> None:
    """Text is text, tables are tables, charts have their figures; notes and sources are there."""
    presentation = Presentation(BytesIO(pptx_bytes(deck)))
    assert presentation.slide_width * 9 == presentation.slide_height * 16
    assert presentation.core_properties.title == deck.title
    for sheet, slide in zip(presentation.slides, deck.slides, strict=True):
        assert sheet.shapes.title.text == deck.title_of(slide)
        kinds = [type(block) for block in slide.blocks]
        tables = [shape.table for shape in sheet.shapes if shape.has_table]
        charts = [shape.chart for shape in sheet.shapes if shape.has_chart]
        assert len(tables) >= kinds.count(Grid)
        assert len(charts) == kinds.count(BarBlock) + kinds.count(Stack)
        text = "\n".join(shape.text_frame.text for shape in sheet.shapes if shape.has_text_frame)
        for block in slide.blocks:
            if isinstance(block, Lines):
                assert all(item in text for item in block.items)
            if isinstance(block, Grid):
                shown = [tables[0].cell(row, 0).text for row in range(len(block.rows) + 1)]
                assert shown == [block.head[0], *(label for label, _cells in block.rows)]
            if isinstance(block, Picture):
                (picture,) = (shape for shape in sheet.shapes if shape.shape_type == 13)
                assert picture._element.nvPicPr.cNvPr.get("descr") == block.alt
        assert deck.stamp in text
        notes = sheet.notes_slide.notes_text_frame.text
        assert all(source in text and source in notes for source in slide.sources)
        assert slide.note in notes


def test_a_chart_holds_what_the_slide_shows(demo: Path) -> None:
    deck = told("id")
    presentation = Presentation(BytesIO(pptx_bytes(deck)))
    at = [slide.key for slide in deck.slides].index("gerak")
    (stack,) = (block for block in deck.slides[at].blocks if isinstance(block, Stack))
    (chart,) = (shape.chart for shape in presentation.slides[at].shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == [label for label, _counts in stack.rows]
    for part, series in enumerate(chart.plots[0].series):
        assert list(series.values) == [counts[part] for _label, counts in stack.rows]


def test_simulated_figures_never_leave_unmarked(demo: Path) -> None:
    deck = told("id")
    for slide in deck.slides:
        holds = slide.key not in ("program", "hitungan", "janji")
        assert slide.simulated is holds, slide.key
        assert ("(simulasi)" in deck.title_of(slide)) is holds


def test_the_font_is_in_the_file(demo: Path) -> None:
    """As Embedded OpenType says (W3C, 5 March 2008): sizes, mark, family, and behind them the font itself."""
    presentation = Presentation(BytesIO(pptx_bytes(told("id", ready="musdes"))))
    listed = presentation.element.find(qn("p:embeddedFontLst"))
    before = [child.tag for child in presentation.element].index(listed.tag) - 1
    assert presentation.element[before].tag == qn("p:notesSz")
    (font,) = listed
    assert font[0].get("typeface") == "Source Sans Pro"
    for style, name in (("regular", "SourceSansPro"), ("bold", "SourceSansProBold")):
        part = presentation.part.related_part(font.find(qn(f"p:{style}")).get(qn("r:id")))
        content = Path(font_source_sans_pro.font_files_ttf[name]).read_bytes()
        whole, size, version, flags = struct.unpack_from("<4L", part.blob)
        assert (whole, size, version, flags) == (len(part.blob), len(content), 0x00020001, 0)
        assert struct.unpack_from("<H", part.blob, 34) == (0x504C,)
        (length,) = struct.unpack_from("<H", part.blob, 82)
        assert part.blob[84 : 84 + length].decode("utf-16-le") == "Source Sans Pro"
        assert part.blob.endswith(content)


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_whatever_a_filter_leaves_is_a_deck(demo: Path, wanted: Filter) -> None:
    """One village, none, none that the programme is meant for: every slide says something."""
    set_language("id")
    deck = tell(Story(Choice(measure=measures.DEFAULT, kind="claimed", filter=wanted)), snapshot.current())
    assert len(Presentation(BytesIO(pptx_bytes(deck))).slides) == len(deck.slides)
    well_set(pages(deck_pdf(deck)), deck, MARGIN * 1280 / 960)
    for slide in deck.slides:
        assert slide.blocks and slide.sentence, slide.key
