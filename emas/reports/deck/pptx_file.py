"""A deck as PPTX: real text, tables and charts that can be edited; pictures for maps; notes and sources."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from emas.reports.deck import pptx_blocks as blocks
from emas.reports.deck.fit import fitting
from emas.reports.deck.pptx_fonts import embed
from emas.reports.deck.pptx_language import speak
from emas.reports.deck.pptx_master import WIDTH, Box, px, themed
from emas.reports.deck.pptx_text import text
from emas.reports.deck.slide import Deck, Slide

if TYPE_CHECKING:
    from pptx.slide import Slide as Sheet

EDGE = 48.0
BODY = Box(EDGE, 158, WIDTH - 2 * EDGE, 478)
GAP = 40.0
TITLE = Box(EDGE, 24, WIDTH - 2 * EDGE, 76)
SENTENCE = Box(EDGE, 100, WIDTH - 2 * EDGE, 50)
STAMP = Box(EDGE, 652, WIDTH - 2 * EDGE - 90, 26)
SOURCE = Box(EDGE, 678, WIDTH - 2 * EDGE - 90, 32)


def pptx_bytes(deck: Deck) -> bytes:
    """The file. A tenth of a second for each map, little for the rest.

    Raises:
        ValueError: a slide holds simulated figures and the deck has no mark.
    """
    presentation = themed()
    presentation.core_properties.title = deck.title
    presentation.core_properties.author = "Desa Migran EMAS"
    layout = presentation.slide_layouts[0]
    for number, slide in enumerate(deck.slides, 1):
        _add(presentation.slides.add_slide(layout), deck, slide, number)
    embed(presentation)
    speak(presentation, deck.language)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _add(sheet: Sheet, deck: Deck, slide: Slide, number: int) -> None:
    _heading(sheet, deck, slide)
    _foot(sheet, deck, slide, number)
    for block, box in zip(slide.blocks, _boxes(slide), strict=True):
        blocks.draw(sheet, block, box)
    notes = sheet.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(filter(None, [slide.note, *slide.sources]))


def _heading(sheet: Sheet, deck: Deck, slide: Slide) -> None:
    title = deck.title_of(slide)
    shape = sheet.shapes.title
    if shape is None:  # the layout is ours
        raise ValueError("a layout without a title")
    shape.text = title
    size = fitting([title], (TITLE.width, TITLE.height), largest=40, least=20, bold=True)
    shape.text_frame.paragraphs[0].runs[0].font.size = px(size)
    if slide.sentence:
        size = fitting([slide.sentence], (SENTENCE.width, SENTENCE.height), largest=24, least=14)
        text(sheet, SENTENCE, [slide.sentence], size, muted=True)


def _foot(sheet: Sheet, deck: Deck, slide: Slide, number: int) -> None:
    size = fitting([deck.stamp], (STAMP.width, STAMP.height), largest=16, least=9)
    text(sheet, STAMP, [deck.stamp], size, muted=True)
    told = " ".join(slide.sources)
    if told:
        size = fitting([told], (SOURCE.width, SOURCE.height), largest=13, least=8)
        text(sheet, SOURCE, [told], size, muted=True)
    page = Box(WIDTH - EDGE - 80, 652, 80, 26)
    text(sheet, page, [f"{number} / {len(deck.slides)}"], 16, muted=True, right=True)


def _boxes(slide: Slide) -> list[Box]:
    if len(slide.blocks) < 2:
        return [BODY] * len(slide.blocks)
    first = BODY.width * slide.lead - GAP / 2
    others = len(slide.blocks) - 1
    each = (BODY.width - first - GAP * others) / others
    found = [Box(BODY.x, BODY.y, first, BODY.height)]
    for at in range(others):
        x = BODY.x + first + GAP + at * (each + GAP)
        found.append(Box(x, BODY.y, each, BODY.height))
    return found
