"""A chart as a picture that says what it is: title, what was chosen, its sentence, the chart, its source."""

from __future__ import annotations

import re

from emas.reports import plate
from emas.reports.lettering import FAMILY, register_fonts
from emas.reports.plate import EDGE
from emas.reports.words import Caption

NARROWEST = 640.0
"""Units of the picture's content at least: a small chart too has room for its title."""

SCALE = 2
"""Pixels a unit."""

_GAP = 14.0
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def chart_svg(chart: str, sentence: str, caption: Caption) -> str:
    """``chart`` (an SVG with its size in its first element) between its head and its foot, on white.

    Raises:
        ValueError: the chart states no size.
    """
    size = _SIZE.search(chart)
    if size is None:
        raise ValueError("a chart without its size")
    across, down = (float(one) for one in size.groups())
    room = max(across, NARROWEST)
    head = plate.head(caption, room, simulated=bool(caption.simulated))
    told, foot = plate.sentence(sentence, room), plate.foot(caption, room)
    y = EDGE + head.height + _GAP / 2
    top = y + told.height + _GAP
    end = top + down + _GAP
    width, height = room + 2 * EDGE, end + _GAP / 2 + foot.height + EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{FAMILY}">'
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>'
        f"{head.moved(EDGE, EDGE - 6)}{told.moved(EDGE, y)}"
        f'<g transform="translate({EDGE} {top:.1f})">{chart}</g>'
        f"{plate.rule(width, end)}{foot.moved(EDGE, end + _GAP / 2)}</svg>"
    )


def chart_png(chart: str, sentence: str, caption: Caption) -> bytes:
    """The same as PNG, two pixels a unit."""
    import vl_convert

    register_fonts()
    return bytes(vl_convert.svg_to_png(chart_svg(chart, sentence, caption), scale=SCALE))
