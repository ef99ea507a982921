"""Text on a PPTX slide: boxes of paragraphs, runs with size and colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from emas.reports.deck.pptx_master import Box, px

if TYPE_CHECKING:
    from pptx.slide import Slide as Sheet

INK, MUTED = "1B2733", "5B6673"
LARGEST, LEAST = 26.0, 11.0
"""Sizes of letters in units of the slide."""


def text(
    sheet: Sheet,
    box: Box,
    paragraphs: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    muted: bool = False,
    right: bool = False,
) -> Any:
    """Paragraphs in a box of their own."""
    from pptx.enum.text import PP_ALIGN

    shape = sheet.shapes.add_textbox(*box.emu)
    frame = shape.text_frame
    bare(frame)
    for at, one in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if right:
            paragraph.alignment = PP_ALIGN.RIGHT
        run(paragraph, one, size, bold=bold, colour=MUTED if muted else INK)
    return frame


def bare(frame: Any) -> None:
    """Lines break in the box, and its edges are the text's."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def run(paragraph: Any, told: str, size: float, *, bold: bool = False, colour: str = INK) -> None:
    """One run of letters; a sign that the font lacks is written with one that it has."""
    written = paragraph.add_run()
    written.text = told.replace("✕", "×")
    written.font.size, written.font.bold = px(size), bold
    written.font.color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    """A colour ``#rrggbb`` or ``rrggbb`` as the file wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.lstrip("#").upper())
