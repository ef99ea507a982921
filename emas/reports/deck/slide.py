"""A slide, whatever prints it: a title, a sentence, and blocks. All texts are in the reader's language.

Printers: the screen (``emas/ui/present``), PPTX and PDF (beside this file). None of them knows where figures
come from; nothing here knows how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

INVENTED = "(simulasi)"
"""Stands in the name of an invented village, whatever the language."""

Tone = str
"""What a colour means: met, partly, unmet, open, or nothing. A sign in the text always says the same."""


@dataclass(frozen=True)
class Figure:
    """A number with what it counts; ``note`` says of how many, or since when."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Numbers side by side: at most four."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Bar:
    """One bar of ``share`` (0 to 1) with its figure as text; ``inner`` is a part of it, on the same scale."""

    label: str
    text: str
    share: float
    inner: float | None = None


@dataclass(frozen=True)
class Bars:
    """Bars under one another. ``of`` says what a bar shows, ``inner`` what its dark part does.

    ``whole`` is the figure that a full bar stands for, so that a chart can be given numbers again.
    """

    items: tuple[Bar, ...]
    of: str
    inner: str = ""
    whole: float = 100.0


@dataclass(frozen=True)
class Stack:
    """Rows of parts that add up: ``rows`` are (label, counts), ``colours`` #rrggbb."""

    parts: tuple[str, ...]
    colours: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    of: str


@dataclass(frozen=True)
class Cell:
    """A cell of a grid."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True)
class Grid:
    """A table: the first heading is of the rows' names; ``note`` explains its signs."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    note: str = ""


@dataclass(frozen=True)
class Key:
    """A line of a picture's legend: colours ``#rrggbb``, ``hatch`` that of the lines on an area, if any."""

    shape: Literal["area", "dot", "ring"]
    fill: str
    line: str
    text: str
    hatch: str = ""


@dataclass(frozen=True)
class Picture:
    """A map as SVG without letters; ``alt`` tells what it shows to who cannot see it."""

    svg: str
    alt: str
    title: str
    legend: tuple[Key, ...]


@dataclass(frozen=True)
class Lines:
    """Sentences under one another, numbered or not; ``title`` may be empty."""

    items: tuple[str, ...]
    title: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class Lever:
    """A supposition that can be chosen on stage: what it is, and what follows."""

    label: str
    figures: Figures
    told: str


@dataclass(frozen=True)
class Levers:
    """Suppositions side by side; on paper a table of them (``grid``)."""

    items: tuple[Lever, ...]
    grid: Grid


Block = Figures | Bars | Stack | Grid | Picture | Lines | Levers


@dataclass(frozen=True)
class Slide:
    """One slide. ``note`` is for the speaker, ``sources`` where its figures come from.

    Several blocks stand side by side, the first of them ``lead`` of the width (0 to 1).
    """

    key: str
    title: str
    sentence: str
    blocks: tuple[Block, ...]
    note: str
    sources: tuple[str, ...]
    simulated: bool = False
    lead: float = 0.5


@dataclass(frozen=True, eq=False)
class Deck:
    """Slides in order, and what every one of them carries: filter, kind of score, date, rubric.

    ``mark`` is "(simulasi)", behind the titles of slides that hold simulated figures; ``language`` is
    ``id`` or ``en``, for whoever reads it aloud.
    """

    title: str
    stamp: str
    mark: str
    language: str
    slides: tuple[Slide, ...]
    words: dict[str, str] = field(default_factory=dict)

    def title_of(self, slide: Slide) -> str:
        """The slide's title with its mark.

        Raises:
            ValueError: it holds simulated figures and there is no mark.
        """
        if not slide.simulated:
            return slide.title
        if not self.mark:
            raise ValueError("simulated figures without their mark")
        said = self.mark in slide.title or INVENTED in slide.title
        return slide.title if said else f"{slide.title} {self.mark}"
