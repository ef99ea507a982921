"""A deck as PDF: typeset by Typst from the slides as data, with the font that is shipped."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from emas.reports.deck.slide import Bars, Block, Deck, Figures, Grid, Levers, Lines, Picture, Stack
from emas.reports.signs import without

_FOLDER = Path(__file__).parent

_KINDS: dict[type[Block], str] = {
    Figures: "figures",
    Bars: "bars",
    Stack: "stack",
    Grid: "grid",
    Picture: "picture",
    Lines: "lines",
}

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Points of a brief's letters: the largest with which it keeps to its pages."""


def deck_pdf(deck: Deck) -> bytes:
    """The slides, one a page, 16:9, fonts embedded.

    Raises:
        ValueError: a slide holds simulated figures and the deck has no mark.
    """
    return bytes(_typst("compile", "deck.typ", deck=_json(deck)))


def paper_pdf(deck: Deck, pages: int) -> bytes:
    """The slides as sections of a brief on A4, in letters small enough for ``pages`` pages.

    Raises:
        ValueError: a section holds simulated figures and the deck has no mark.
    """
    told = _json(deck)
    for size in SIZES:
        needed = _typst("query", "paper.typ", "<pages>", field="value", one=True, deck=told, size=size)
        if int(needed) <= pages:
            break
    return bytes(_typst("compile", "paper.typ", deck=told, size=size))


def _json(deck: Deck) -> str:
    data = {
        "title": deck.title,
        "language": deck.language,
        "stamp": deck.stamp,
        **deck.words,
        "slides": [
            {
                "title": deck.title_of(slide),
                "sentence": slide.sentence,
                "blocks": [_block(block) for block in slide.blocks],
                "lead": slide.lead,
                "sources": list(slide.sources),
            }
            for slide in deck.slides
        ],
    }
    return json.dumps(_writable(data), ensure_ascii=False)


def _writable(told: Any) -> Any:
    """The same without signs that our letters lack: Typst would draw boxes in their place."""
    if isinstance(told, str):
        return without(told)
    if isinstance(told, dict):
        return {key: value if key == "svg" else _writable(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_writable(value) for value in told]
    return told


def _typst(act: str, template: str, *of: str, deck: str, size: float = 0, **options: Any) -> Any:
    """Typst sees the templates' folder alone, and no font but the one that is shipped."""
    import font_source_sans_pro
    import typst

    return getattr(typst, act)(
        _FOLDER / template,
        *of,
        root=_FOLDER,
        sys_inputs={"deck": deck, "size": str(size)},
        font_paths=[font_source_sans_pro.font_directory],
        ignore_system_fonts=True,
        **options,
    )


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Levers):  # on paper nobody chooses
        return _block(block.grid)
    made = asdict(block) | {"kind": _KINDS[type(block)]}
    if isinstance(block, Grid):
        made["rows"] = [
            {"label": label, "cells": [asdict(cell) for cell in cells]} for label, cells in block.rows
        ]
    if isinstance(block, Stack):
        made["rows"] = [{"label": label, "counts": list(counts)} for label, counts in block.rows]
    return made
