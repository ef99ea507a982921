"""How large letters may be so that a text stands in its box: measured with the font that is shipped."""

from __future__ import annotations

from collections.abc import Sequence

from emas.reports.lettering import LINE, lines, width

STEP = 0.5


def fitting(
    texts: Sequence[str],
    room: tuple[float, float],
    *,
    largest: float,
    least: float,
    bold: bool = False,
    gap: float = 0.0,
) -> float:
    """The largest size at which paragraphs stand in a box of ``room`` (width, height), of the same unit.

    ``gap`` is the space between paragraphs in sizes. ``least`` where nothing larger fits.
    """
    across, down = room
    size = largest
    while size > least:
        height = sum(len(lines(text, size, across, most=99, bold=bold)) * LINE * size for text in texts)
        if height + gap * size * (len(texts) - 1) <= down and _words_fit(texts, size, across, bold=bold):
            return size
        size -= STEP
    return least


def _words_fit(texts: Sequence[str], size: float, across: float, *, bold: bool) -> bool:
    """No word has to be parted."""
    return all(width(word, size, bold=bold) <= across for text in texts for word in text.split())


def rows_height(cells: Sequence[str], widths: Sequence[float], size: float, *, pad: float) -> float:
    """Height of a table's row: that of its cell with most lines, and ``pad`` above and below."""
    most = max(
        len(lines(text, size, across, most=99)) if text else 1
        for text, across in zip(cells, widths, strict=True)
    )
    return most * LINE * size + 2 * pad
