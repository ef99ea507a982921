"""A grid as a native table of PPTX, in letters as large as its box lets them be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emas.reports.deck.fit import rows_height
from emas.reports.deck.pptx_master import Box
from emas.reports.deck.pptx_text import INK, LARGEST, LEAST, MUTED, rgb, run, text
from emas.reports.deck.slide import Cell, Grid
from emas.reports.lettering import LINE, lines, width

if TYPE_CHECKING:
    from pptx.slide import Slide as Sheet

TONES = {
    "met": ("1E7B4F", "E9F2EE"),
    "partly": ("8A5A10", "F7F1E6"),
    "unmet": ("B23A3A", "F9ECEC"),
    "open": (MUTED, "FFFFFF"),
}
"""Letters and ground, as on the screen."""

_PAD = 6.0


def grid(sheet: Sheet, block: Grid, box: Box) -> None:
    """A table as large as its box lets it be; its note under it."""
    note_room = 0.0
    if block.note:
        note_room = len(lines(block.note, 16, box.width, most=9)) * 16 * LINE + 8
    table = [list(block.head), *([label, *(cell.text for cell in cells)] for label, cells in block.rows)]
    room = (box.width, box.height - note_room)
    size, widths, heights = _arranged(table, room)
    place = Box(box.x, box.y, sum(widths), sum(heights))
    drawn = sheet.shapes.add_table(len(table), len(block.head), *place.emu).table
    drawn.horz_banding = drawn.first_row = False
    for at, across in enumerate(widths):
        drawn.columns[at].width = Box(across, 0, 0, 0).emu[0]
    for row, down in enumerate(heights):
        drawn.rows[row].height = Box(down, 0, 0, 0).emu[0]
        for at, told in enumerate(table[row]):
            cell = block.rows[row - 1][1][at - 1] if row and at else Cell(told)
            _cell(drawn.cell(row, at), cell, size, head=row == 0, figure=at > 0 and _figure_column(table, at))
    if block.note:
        under = Box(box.x, box.y + sum(heights) + 6, box.width, note_room)
        text(sheet, under, [block.note], 16, muted=True)


def _arranged(table: list[list[str]], room: tuple[float, float]) -> tuple[float, list[float], list[float]]:
    """Size of letters, widths of columns, heights of rows that stand in ``room``."""
    size = LARGEST
    while True:
        widths = _widths(table, size, room[0])
        inner = [across - 2 * _PAD for across in widths]
        heights = [rows_height(row, inner, size, pad=_PAD * size / LARGEST) for row in table]
        if (sum(heights) <= room[1] and _unbroken(table, inner, size)) or size <= LEAST:
            return size, widths, heights
        size -= 0.5


def _widths(table: list[list[str]], size: float, room: float) -> list[float]:
    """Columns of figures as wide as they must be; the words share what is left."""
    columns = range(len(table[0]))
    asked = [
        max(_wide(row[at], size, bold=n == 0) for n, row in enumerate(table)) + 2 * _PAD + 4 for at in columns
    ]
    fixed = {at: asked[at] for at in columns if _figure_column(table, at)}
    words = [at for at in columns if at not in fixed]
    left = room - sum(fixed.values())
    wanted = sum(asked[at] for at in words)
    share = min(1.0, left / wanted) if wanted else 1.0
    if wanted < left and words:  # a table fills its box
        share = left / wanted
    return [fixed[at] if at in fixed else asked[at] * share for at in columns]


def _wide(told: str, size: float, *, bold: bool = False) -> float:
    """Width of a cell's text; signs that the font lacks come from another one, up to an em wide."""
    return width(told.replace("◐", "M").replace("∅", "M"), size, bold=bold)


def _figure_column(table: list[list[str]], at: int) -> bool:
    """Whether a column holds figures, whatever its heading; a first one too, but that stands to the left."""
    return all(len(row[at]) <= 12 for row in table[1:])


def _unbroken(table: list[list[str]], inner: list[float], size: float) -> bool:
    return all(
        _wide(word, size, bold=n == 0) <= across
        for n, row in enumerate(table)
        for told, across in zip(row, inner, strict=True)
        for word in told.split()
    )


def _cell(drawn: Any, cell: Cell, size: float, *, head: bool, figure: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    ink, ground = TONES.get(cell.tone, (MUTED if head else INK, "FFFFFF"))
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = rgb(ground)
    edge = Box(_PAD, _PAD * size / LARGEST, 0, 0).emu
    drawn.margin_left = drawn.margin_right = edge[0]
    drawn.margin_top = drawn.margin_bottom = edge[1]
    drawn.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = drawn.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if figure else PP_ALIGN.LEFT
    run(paragraph, cell.text, size, bold=head, colour=ink)
