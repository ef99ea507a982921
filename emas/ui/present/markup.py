"""A slide as markup for the screen; ``static/present.css`` lays it out. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote

from emas.reports.deck.slide import (
    Bars,
    Block,
    Cell,
    Deck,
    Figures,
    Grid,
    Key,
    Levers,
    Lines,
    Picture,
    Slide,
    Stack,
)


def slide_markup(deck: Deck, slide: Slide) -> str:
    """Title, sentence, blocks and stamp of one slide."""
    shape = "two" if len(slide.blocks) > 1 else "one"
    blocks = "".join(f'<div class="block">{_BLOCKS[type(block)](block)}</div>' for block in slide.blocks)
    sentence = f'<p class="sentence">{escape(slide.sentence)}</p>' if slide.sentence else ""
    return (
        f'<header><h2 tabindex="-1">{escape(deck.title_of(slide))}</h2>{sentence}</header>'
        f'<div class="body {shape}" style="--lead:{slide.lead:g}">{blocks}</div>'
    )


def _figures(block: Figures) -> str:
    drawn = "".join(
        f'<div class="figure"><b>{escape(one.value)}</b><span>{escape(one.label)}</span>'
        f"<small>{escape(one.note)}</small></div>"
        for one in block.items
    )
    return f'<div class="figures">{drawn}</div>'


def _bars(block: Bars) -> str:
    def bar(share: float, inner: float | None) -> str:
        part = "" if inner is None else f'<em style="width:{100 * inner:.2f}%"></em>'
        return f'<i aria-hidden="true"><u style="width:{100 * share:.2f}%"></u>{part}</i>'

    rows = "".join(
        f"<li><span>{escape(one.label)}</span>{bar(one.share, one.inner)}<b>{escape(one.text)}</b></li>"
        for one in block.items
    )
    keys = f"<span><s></s>{escape(block.of)}</span>"
    if block.inner:
        keys += f'<span><s class="inner"></s>{escape(block.inner)}</span>'
    return f'<p class="keys">{keys}</p><ul class="bars">{rows}</ul>'


def _stack(block: Stack) -> str:
    most = max((sum(counts) for _label, counts in block.rows), default=0) or 1

    def part(count: int, colour: str) -> str:
        return f'<u style="width:{100 * count / most:.2f}%;background:{colour}"></u>'

    rows = "".join(
        f'<li><span>{escape(label)}</span><i aria-hidden="true">'
        f"{''.join(map(part, counts, block.colours))}</i>"
        f"<b>{escape(' · '.join(map(str, counts)))}</b></li>"
        for label, counts in block.rows
    )
    keys = "".join(
        f'<span><s style="background:{colour}"></s>{escape(name)}</span>'
        for name, colour in zip(block.parts, block.colours, strict=True)
    )
    return f'<p class="keys"><span>{escape(block.of)}:</span>{keys}</p><ul class="bars stack">{rows}</ul>'


def _grid(block: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in block.head)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(map(_cell, cells))}</tr>'
        for label, cells in block.rows
    )
    note = f'<p class="note">{escape(block.note)}</p>' if block.note else ""
    short = all(len(cell.text) <= SHORT for _label, cells in block.rows for cell in cells)
    kind = "grid figures-only" if short else "grid"
    return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}'


SHORT = 12
"""Signs of a cell that holds a figure and no words: such columns stand to the right."""


def _cell(cell: Cell) -> str:
    tone = f' class="tone-{cell.tone}"' if cell.tone else ""
    return f"<td{tone}>{escape(cell.text)}</td>"


def _picture(block: Picture) -> str:
    # As an address it takes no styles from the page, and one slide's names do not meet another's.
    source = "data:image/svg+xml," + quote(block.svg, safe=" =:/,;(){}@-.'")
    keys = "".join(
        f'<span><s class="{one.shape}" style="background:{_ground(one)};border-color:{one.line}"></s>'
        f"{escape(one.text)}</span>"
        for one in block.legend
    )
    return (
        f'<figure class="picture"><img alt="{escape(block.alt)}" src="{source}">'
        f'<figcaption><b>{escape(block.title)}</b><p class="keys">{keys}</p></figcaption></figure>'
    )


def _ground(one: Key) -> str:
    if not one.hatch:
        return one.fill
    return f"repeating-linear-gradient(45deg,{one.hatch} 0 .1em,{one.fill} .1em .28em)"


def _lines(block: Lines) -> str:
    kind = "ol" if block.numbered else "ul"
    title = f"<h3>{escape(block.title)}</h3>" if block.title else ""
    items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
    return f'{title}<{kind} class="lines">{items}</{kind}>'


def _levers(block: Levers) -> str:
    buttons = "".join(
        f'<button type="button" data-lever="{at}" aria-pressed="false">{escape(one.label)}</button>'
        for at, one in enumerate(block.items)
    )
    effects = "".join(
        f'<div class="effect" data-effect="{at}" hidden>{_figures(one.figures)}'
        f'<p class="note">{escape(one.told)}</p></div>'
        for at, one in enumerate(block.items)
    )
    return f'<div class="levers">{buttons}</div><div role="status">{effects}</div>'


_BLOCKS: dict[type[Block], Callable[[Any], str]] = {
    Figures: _figures,
    Bars: _bars,
    Stack: _stack,
    Grid: _grid,
    Picture: _picture,
    Lines: _lines,
    Levers: _levers,
}
