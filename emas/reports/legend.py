"""The legend of a picture: what it says, and its lines laid out in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from emas.reports.lettering import LINE, MUTED, lines, width, written

TITLE, NOTE, TEXT = 12.5, 10.5, 11.0
"""Sizes of the legend's letters."""

_ROW, _MARK, _GAP = 16.0, 20.0, 16.0
_WIDEST_TEXT, _WIDEST_TITLE = 170.0, 300.0

Shape = Literal["area", "dot", "ring", "speck"]


@dataclass(frozen=True)
class Sign:
    """One line: its meaning, and the colours (``#rrggbb``) of its area, its outline and its hatch, if any."""

    text: str
    fill: str
    line: str
    hatch: str = ""

    @property
    def paint(self) -> str:
        """What an area is filled with: its colour, or the name of its pattern."""
        return f"url(#{self._name})" if self.hatch else self.fill

    @property
    def pattern(self) -> str:
        """The element that draws its hatch; empty without one."""
        if not self.hatch:
            return ""
        # Lines that go on in the next tile: turned ones would show its edges in print.
        return (
            f'<pattern id="{self._name}" width="7" height="7" patternUnits="userSpaceOnUse">'
            f'<rect width="7" height="7" fill="{self.fill}"/>'
            f'<path d="M-2 -2L9 9M-2 5L2 9M5 -2L9 2" stroke="{self.hatch}" stroke-width="1.5"/></pattern>'
        )

    @property
    def _name(self) -> str:
        return f"hatch-{self.fill[1:]}-{self.hatch[1:]}"


@dataclass(frozen=True)
class RegionKey:
    """How regions are coloured. ``note`` says kind and unit.

    ``classes`` run from low to high; ``digits`` has a digit for each of the figures' regions, 0 for
    ``nothing`` (no figure), 1 for the first class. ``few`` has a 1 for each of them that is of few villages:
    those are drawn as ``hatched``, the same classes, and explained by ``of_few`` (``None``: there are none).
    """

    title: str
    note: str
    classes: tuple[Sign, ...]
    nothing: Sign
    digits: str
    hatched: tuple[Sign, ...]
    few: str
    of_few: Sign | None

    @property
    def lines(self) -> tuple[Sign, ...]:
        """What the legend says, from low to high, then of few, then of none."""
        return (*self.classes, *filter(None, [self.of_few]), self.nothing)

    @property
    def patterns(self) -> str:
        """The patterns that its signs are painted with."""
        return "".join(sign.pattern for sign in (*self.hatched, self.of_few) if sign)


@dataclass(frozen=True)
class PointKey:
    """How villages are drawn. ``bands`` has a sign for each value of :func:`emas.services.points.bands`.

    ``assessed`` shows the assessed villages; ``named`` is the ring round those that a source names and
    ``every`` the speck of all others in the register: ``None`` leaves them out.
    """

    title: str
    note: str
    bands: Mapping[int, Sign]
    assessed: bool
    named: Sign | None
    every: Sign | None


@dataclass(frozen=True)
class Section:
    """Lines under one title."""

    title: str
    note: str
    signs: tuple[tuple[Shape, Sign], ...]


@dataclass(frozen=True)
class Block:
    """A piece of a picture, drawn from its own upper left corner."""

    width: float
    height: float
    elements: str

    def moved(self, x: float, y: float) -> str:
        """The element that puts it there."""
        return f'<g transform="translate({x:.2f} {y:.2f})">{self.elements}</g>'


def beside(sections: Sequence[Section], room: float) -> Block:
    """The sections side by side, as flat as ``room`` allows."""
    if not sections:
        return Block(0, 0, "")
    longest = max(len(section.signs) for section in sections)
    for rows in range(2, max(longest, 2) + 1):
        blocks = [_block(section, rows, room / len(sections) - _GAP) for section in sections]
        if sum(block.width for block in blocks) + 2 * _GAP * (len(blocks) - 1) <= room:
            break
    x, found = 0.0, []
    for block in blocks:
        found.append(block.moved(x, 0))
        x += block.width + 2 * _GAP
    return Block(room, max(block.height for block in blocks), "".join(found))


def below(sections: Sequence[Section], room: float) -> Block:
    """The sections one below the other, as narrow as they are and at most ``room`` wide."""
    wide, y, found = 0.0, 0.0, []
    for section in sections:
        block = _block(section, len(section.signs), room)
        found.append(block.moved(0, y))
        y += block.height + _GAP
        wide = max(wide, block.width)
    return Block(wide, max(y - _GAP, 0), "".join(found))


def _block(section: Section, rows: int, room: float) -> Block:
    """One section with at most ``rows`` signs below each other."""
    texts = [lines(sign.text, TEXT, min(_WIDEST_TEXT, room - _MARK), most=2) for _, sign in section.signs]
    x, y = 0.0, 0.0
    found: list[str] = []
    signs = list(zip(section.signs, texts, strict=True))
    columns = [signs[at : at + rows] for at in range(0, len(signs), rows)]
    measured = [
        _MARK + max(width(line, TEXT) for _, told in column for line in told or [""]) for column in columns
    ]
    wide = max(sum(measured) + _GAP * (len(measured) - 1), 120.0)
    for line in lines(section.title, TITLE, max(wide, min(room, _WIDEST_TITLE)), most=2, bold=True):
        y += TITLE * LINE
        found.append(written(line, (0, y - 3), TITLE, bold=True))
        wide = max(wide, width(line, TITLE, bold=True))
    for line in lines(section.note, NOTE, max(wide, min(room, _WIDEST_TITLE)), most=2):
        y += NOTE * LINE
        found.append(written(line, (0, y - 3), NOTE, fill=MUTED))
        wide = max(wide, width(line, NOTE))
    top = deepest = y + 5
    for column, taken in zip(columns, measured, strict=True):
        y = top
        for (shape, sign), told in column:
            found.append(_sign(shape, sign, x + 6, y + _ROW / 2))
            for at, line in enumerate(told):
                found.append(written(line, (x + _MARK, y + _ROW / 2 + 3.8 + at * TEXT * LINE), TEXT))
            y += _ROW + max(len(told) - 1, 0) * TEXT * LINE
        x += taken + _GAP
        deepest = max(deepest, y)
    return Block(wide, deepest, "".join(found))


def _sign(shape: Shape, sign: Sign, x: float, y: float) -> str:
    if shape == "area":
        return (
            f'<rect x="{x - 6:.2f}" y="{y - 5:.2f}" width="14" height="10" fill="{sign.paint}" '
            f'stroke="{sign.line}" stroke-width="0.8"/>'
        )
    if shape == "ring":
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="5" fill="none" stroke="{sign.line}" stroke-width="1.8"/>'
        )
    radius = 1.4 if shape == "speck" else 4
    stroke = "" if shape == "speck" else f' stroke="{sign.line}" stroke-width="0.8"'
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" fill="{sign.fill}"{stroke}/>'
