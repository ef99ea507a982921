"""The blocks of a slide in PPTX: native text, tables and charts; a map is a picture with a native legend."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from emas.reports.deck.fit import fitting
from emas.reports.deck.pptx_master import Box, px
from emas.reports.deck.pptx_table import grid
from emas.reports.deck.pptx_text import INK, LEAST, MUTED, bare, rgb, run, text
from emas.reports.deck.slide import Bars, Block, Figures, Grid, Key, Levers, Lines, Picture, Stack
from emas.reports.lettering import LINE, width

if TYPE_CHECKING:
    from pptx.slide import Slide as Sheet

LINE_COLOUR, MIST, GOLD = "D9D5CB", "F6F4EF", "E0A526"
NARROW = 0.09
"""Part of a stack's length that a figure of five digits wants."""

_KEY = 24.0


def draw(sheet: Sheet, block: Block, box: Box) -> None:
    """Put a block into its box."""
    _DRAW[type(block)](sheet, block, box)


def _figures(sheet: Sheet, block: Figures, box: Box) -> None:
    """Side by side where the box is wide, else under one another."""
    n, gap = len(block.items), 20.0
    wide = box.width > box.height
    for at, one in enumerate(block.items):
        if wide:
            across = (box.width - gap * (n - 1)) / n
            place = Box(box.x + at * (across + gap), box.y + box.height * 0.2, across, box.height * 0.55)
        else:
            down = (box.height - gap * (n - 1)) / n
            place = Box(box.x, box.y + at * (down + gap), box.width, down)
        _figure(sheet, one.value, one.label, one.note, place)


def _figure(sheet: Sheet, value: str, label: str, note: str, box: Box) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    shape = sheet.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(MIST)
    shape.line.fill.background()
    shape.shadow.inherit = False
    edge = sheet.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(box.x, box.y, 8, box.height).emu)
    edge.fill.solid()
    edge.fill.fore_color.rgb = rgb(GOLD)
    edge.line.fill.background()
    edge.shadow.inherit = False
    frame = shape.text_frame
    bare(frame)
    frame.margin_left, frame.margin_right = Box(24, 0, 0, 0).emu[0], Box(12, 0, 0, 0).emu[0]
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    room = box.width - 40
    large = fitting([value], (room, box.height * 0.4), largest=72, least=20, bold=True)
    words = [label, note] if note else [label]
    small = fitting(words, (room, box.height - large * LINE - 16), largest=26, least=LEAST)
    for at, (told, size, bold, colour) in enumerate(
        [(value, large, True, INK), (label, small, False, INK), (note, small, False, MUTED)]
    ):
        if told:
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            run(paragraph, told, size, bold=bold, colour=colour)


def _bars(sheet: Sheet, block: Bars, box: Box) -> None:
    """A bar chart with its figures as data, so that it can be edited."""
    from pptx.chart.data import CategoryChartData

    values = [round(one.share * block.whole, 1) for one in block.items]
    tenths = any(value % 1 for value in values)  # a decimal everywhere, or nowhere
    data = CategoryChartData(number_format="#,##0.0" if tenths else "#,##0")
    data.categories = [one.label for one in block.items]
    data.add_series(block.of, values)
    if block.inner:
        data.add_series(block.inner, [round((one.inner or 0) * block.whole, 1) for one in block.items])
    chart = _chart(sheet, data, box, stacked=False)
    chart.plots[0].overlap = 0  # one in the other their figures would lie on each other
    chart.value_axis.maximum_scale = block.whole
    for series, colour in zip(chart.plots[0].series, ("7AB6B3", "0B5A5E"), strict=False):
        _fill(series, colour)


def _stack(sheet: Sheet, block: Stack, box: Box) -> None:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData(number_format="#,##0")
    data.categories = [label for label, _counts in block.rows]
    for at, part in enumerate(block.parts):
        data.add_series(part, [counts[at] for _label, counts in block.rows])
    chart = _chart(sheet, data, box, stacked=True)
    chart.plots[0].overlap = 100
    # A part too narrow for its figure shows none: it would lie on the next one's.
    narrow = max((sum(counts) for _label, counts in block.rows), default=0) * NARROW
    labels = chart.plots[0].data_labels
    labels.number_format, labels.number_format_is_linked = f'[>={max(1, narrow):.0f}]#,##0;""', False
    for series, colour in zip(chart.plots[0].series, block.colours, strict=True):
        _fill(series, colour)


def _chart(sheet: Sheet, data: Any, box: Box, *, stacked: bool) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION

    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = sheet.shapes.add_chart(kind, *box.emu, data).chart
    chart.font.size, chart.font.color.rgb = px(20), rgb(INK)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.category_axis.reverse_order = True  # the first category at the top
    chart.category_axis.format.line.color.rgb = rgb(LINE_COLOUR)
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    plot.data_labels.font.size = px(18)
    plot.data_labels.show_value = True
    return chart


def _fill(series: Any, colour: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(colour)


def _picture(sheet: Sheet, block: Picture, box: Box) -> None:
    import vl_convert

    legend = _legend_rows(block, box.width)
    below = 30 + _KEY * 1.35 * len(legend)
    place = Box(box.x, box.y, box.width, box.height - below)
    png = BytesIO(vl_convert.svg_to_png(block.svg, scale=2))
    drawn = sheet.shapes.add_picture(png, 0, 0)
    scale = min(place.width / drawn.width, place.height / drawn.height)
    fitted = Box(0, 0, drawn.width * scale, drawn.height * scale)
    x, y = place.x + (place.width - fitted.width) / 2, place.y + (place.height - fitted.height) / 2
    drawn.left, drawn.top, drawn.width, drawn.height = Box(x, y, fitted.width, fitted.height).emu
    drawn._element.nvPicPr.cNvPr.set("descr", block.alt)
    y = place.y + place.height
    text(sheet, Box(box.x, y, box.width, 28), [block.title], 20, bold=True)
    for row in legend:
        y += _KEY * 1.35
        for x, key in row:
            _key(sheet, Box(box.x + x, y, 26, 18), key)
            room = Box(box.x + x + 36, y - 5, width(key.text, 20) + 8, 28)
            text(sheet, room, [key.text], 20, muted=True)


def _legend_rows(block: Picture, room: float) -> list[list[tuple[float, Any]]]:
    rows: list[list[tuple[float, Any]]] = [[]]
    x = 0.0
    for key in block.legend:
        across = 36 + width(key.text, 20) + 36
        if x + across > room and rows[-1]:
            rows.append([])
            x = 0.0
        rows[-1].append((x, key))
        x += across
    return rows


def _key(sheet: Sheet, box: Box, key: Key) -> None:
    from pptx.enum.dml import MSO_PATTERN
    from pptx.enum.shapes import MSO_SHAPE

    kind = MSO_SHAPE.RECTANGLE if key.shape == "area" else MSO_SHAPE.OVAL
    place = box if key.shape == "area" else Box(box.x + 4, box.y, 18, 18)
    drawn = sheet.shapes.add_shape(kind, *place.emu)
    if key.hatch:
        drawn.fill.patterned()
        drawn.fill.pattern = MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL
        drawn.fill.fore_color.rgb, drawn.fill.back_color.rgb = rgb(key.hatch), rgb(key.fill)
    else:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = rgb(key.fill)
    drawn.line.color.rgb = rgb(key.line)
    drawn.line.width = px(4 if key.shape == "ring" else 1)
    drawn.shadow.inherit = False


def _lines(sheet: Sheet, block: Lines, box: Box) -> None:
    texts = [f"{at}. {one}" if block.numbered else f"• {one}" for at, one in enumerate(block.items, 1)]
    told = [block.title, *texts] if block.title else texts
    size = fitting(told, (box.width, box.height), largest=34, least=LEAST, gap=0.3)
    frame = text(sheet, box, told, size)
    for paragraph in frame.paragraphs:
        paragraph.space_after = px(0.3 * size)
    if block.title:
        frame.paragraphs[0].runs[0].font.bold = True


def _levers(sheet: Sheet, block: Levers, box: Box) -> None:
    grid(sheet, block.grid, box)


_DRAW: dict[type[Block], Callable[[Sheet, Any, Box], None]] = {
    Figures: _figures,
    Bars: _bars,
    Stack: _stack,
    Grid: grid,
    Picture: _picture,
    Lines: _lines,
    Levers: _levers,
}
