"""What stands on the pages of a PDF: runs of text with their boxes, fonts, and the picture of a page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

TOUCH = 0.2
"""Part of the smaller run that two boxes may share: descenders reach into the next line's box."""


@dataclass(frozen=True)
class Run:
    """Text in one place: left, bottom, right and top in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Run) -> bool:
        """Whether the two lie on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        if across <= 0 or down <= 0:
            return False
        least = min(self.area, other.area)
        return least > 0 and across * down > TOUCH * least

    @property
    def area(self) -> float:
        """Of its box."""
        return (self.right - self.left) * (self.top - self.bottom)


@dataclass(frozen=True)
class Page:
    """One page: its size in points, and its text."""

    width: float
    height: float
    runs: tuple[Run, ...]
    embedded: bool
    picture: npt.NDArray[np.uint8]

    @property
    def text(self) -> str:
        """All of it, in the order of the file."""
        return " ".join(run.text for run in self.runs)

    def outside(self, margin: float) -> list[Run]:
        """What stands nearer to an edge than ``margin``, or beyond it."""
        return [
            run
            for run in self.runs
            if run.left < margin
            or run.bottom < margin
            or run.right > self.width - margin
            or run.top > self.height - margin
        ]

    def colliding(self) -> list[tuple[str, str]]:
        """Pairs of texts that lie on each other.

        A sign from another font inside a line is a run of its own within that line's box: no fault.
        """
        return [
            (one.text, other.text)
            for at, one in enumerate(self.runs)
            for other in self.runs[at + 1 :]
            if one.covers(other) and not _within(one, other)
        ]


def _within(one: Run, other: Run) -> bool:
    shorter, longer = sorted((one.text, other.text), key=len)
    return len(shorter) == 1 and shorter in longer


def pages(content: bytes) -> list[Page]:
    """The pages of a PDF."""
    document = pdfium.PdfDocument(content)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Page:
    text = page.get_textpage()
    runs = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        told = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if told:
            runs.append(Run(told, left, bottom, right, top))
    width, height = page.get_size()
    fonts = [
        raw.FPDFTextObj_GetFont(one.raw)
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8)
    ]
    embedded = all(raw.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts)
    return Page(width, height, tuple(runs), embedded, page.render(scale=0.5).to_numpy())
