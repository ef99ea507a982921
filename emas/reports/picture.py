"""The map as a picture: title, map, legend, and at its foot the date, the source and what it is not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.geo.codes import DIGITS
from emas.geo.register import Box, register
from emas.reports import map_drawing, plate
from emas.reports.legend import PointKey, RegionKey, Section, Shape, Sign, below, beside
from emas.reports.lettering import FAMILY, register_fonts
from emas.reports.map_drawing import MANY, Window
from emas.reports.plate import EDGE
from emas.reports.shapes import geometries, level_of
from emas.reports.words import Caption
from emas.services.map_figures import RegionFigures, of_kind
from emas.services.points import bands, points
from emas.services.selection import Selection

WIDTH, HEIGHT, SCALE = 960, 540, 2
"""Units of the picture, and pixels a unit: 1920 x 1080 pixels."""

_GAP = 12.0
_COLUMN = 200.0
_MARGIN = 0.03
_LEAST = 0.2
"""Degrees shown at least: closer than some 20 km the simplified edges would look surer than they are."""


@dataclass(frozen=True)
class _Drawn:
    """The villages that are drawn: their positions in ``points``, in order of code."""

    rows: npt.NDArray[np.int64]
    band: npt.NDArray[np.int64]
    named: npt.NDArray[np.bool_]
    simulated: bool


def map_png(
    selection: Selection, figures: RegionFigures, regions: RegionKey, villages: PointKey, caption: Caption
) -> bytes:
    """The map of a selection as PNG, 1920 x 1080 pixels: the nation, or the filter's province or regency.

    ``figures`` are of provinces or regencies (inside a region: of regencies); ``regions`` and ``villages``
    say how they are drawn and what that means. Half a second, for all villages of the nation one.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        ValueError: something simulated is shown and the caption has no mark for it; figures of provinces for
            a view inside one; another number of digits than of regions.
    """
    import vl_convert

    register_fonts()
    return bytes(vl_convert.svg_to_png(map_svg(selection, figures, regions, villages, caption), scale=SCALE))


def map_svg(
    selection: Selection, figures: RegionFigures, regions: RegionKey, villages: PointKey, caption: Caption
) -> str:
    """The same picture as SVG. Its font has to be known to whoever draws it."""
    region = selection.filter.region
    if region and level_of(figures.code[0]) == "province":
        raise ValueError("figures of provinces inside a region")
    drawn = _drawn(selection, villages)
    of_scores = of_kind(figures.measure) and selection.holds_simulated
    room = WIDTH - 2 * EDGE
    head = plate.head(caption, room, simulated=of_scores or drawn.simulated)
    foot = plate.foot(caption, room)
    window, key = _arranged(_box(region), _sections(regions, villages, drawn), head.height, foot.height)
    signs = _signs(figures, regions, region)
    clip = (
        f'<clipPath id="window"><rect x="{window.x:.1f}" y="{window.y:.1f}" width="{window.width:.1f}" '
        f'height="{window.height:.1f}"/></clipPath>'
    )
    inside = [
        _land(figures, signs, regions.nothing, region, window),
        _every(villages.every, region, window),
        _villages(selection, villages, drawn, window),
    ]
    end = HEIGHT - EDGE + 8
    rule = end - foot.height - 7
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FAMILY}">{clip}{regions.patterns}'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
        f'<g clip-path="url(#window)">{"".join(inside)}</g>'
        f"{head.moved(EDGE, EDGE - 6)}{key}"
        f"{plate.rule(WIDTH, rule)}"
        f"{foot.moved(EDGE, end - foot.height)}</svg>"
    )


PLAIN_WIDTH, PLAIN_HEIGHT = 960, 480
"""Largest size of a map without letters, in units: as wide or as high as the region's shape asks.

A slide draws it into a box of about this shape, so that hatches, outlines and villages are as large in a high
narrow region as in a wide one.
"""


def plain_map_svg(
    selection: Selection, figures: RegionFigures, regions: RegionKey, villages: PointKey
) -> str:
    """The map alone, without letters: for a slide, which writes title, legend and source itself.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    region = selection.filter.region
    west, south, east, north = box = _box(region)
    scale = min(PLAIN_WIDTH / (east - west), PLAIN_HEIGHT / (north - south))
    width, height = round(scale * (east - west)), round(scale * (north - south))
    window = Window(0, 0, width, height, box)
    inside = [
        _land(figures, _signs(figures, regions, region), regions.nothing, region, window),
        _villages(selection, villages, _drawn(selection, villages), window),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{regions.patterns}{"".join(inside)}</svg>'
    )


def _signs(figures: RegionFigures, regions: RegionKey, region: str) -> dict[str, Sign]:
    """How each region that is looked at is drawn, by its code."""
    return {
        code: regions.nothing
        if digit == "0"
        else (regions.classes, regions.hatched)[int(few)][int(digit) - 1]
        for code, digit, few in zip(figures.code, regions.digits, regions.few, strict=True)
        if code.startswith(region)
    }


def _arranged(box: Box, sections: list[Section], above: float, under: float) -> tuple[Window, str]:
    """Map and legend: the legend below the map or beside it, whichever leaves the map larger."""
    top, bottom = EDGE + above + _GAP / 2, HEIGHT - EDGE + 8 - under - 7 - _GAP
    room = WIDTH - 2 * EDGE
    flat, tall = beside(sections, room), below(sections, _COLUMN)
    wide = Window(EDGE, top, room, bottom - top - flat.height - _GAP, box)
    high = Window(EDGE, top, room - tall.width - 2 * _GAP, bottom - top, box)
    if tall.height <= high.height and high.scale > wide.scale:
        return high, tall.moved(WIDTH - EDGE - tall.width, top)
    return wide, flat.moved(EDGE, bottom - flat.height)


def _sections(regions: RegionKey, villages: PointKey, drawn: _Drawn) -> list[Section]:
    areas: list[tuple[Shape, Sign]] = [("area", sign) for sign in regions.lines]
    shown = villages.bands if villages.assessed else np.unique(drawn.band).tolist()
    signs: list[tuple[Shape, Sign]] = [("dot", villages.bands[band]) for band in shown]
    if villages.named:
        signs.append(("ring", villages.named))
    if villages.every:
        signs.append(("speck", villages.every))
    found = [Section(regions.title, regions.note, tuple(areas))]
    return [*found, Section(villages.title, villages.note, tuple(signs))] if signs else found


def _drawn(selection: Selection, villages: PointKey) -> _Drawn:
    snapshot, found = selection.snapshot, points(selection.snapshot)
    rows = selection.rows
    named = (found.step[rows] > 0) & (villages.named is not None)
    shown = named | ((found.row[rows] >= 0) & villages.assessed)
    rows, named = rows[shown], named[shown]
    of_snapshot = found.row[rows]
    simulated = snapshot.simulated[of_snapshot[of_snapshot >= 0]]
    return _Drawn(rows, bands(snapshot, selection.kind)[rows], named, bool(simulated.any()))


def _box(region: str) -> Box:
    """What the picture shows, in degrees, with a margin."""
    box = register().box(region, margin=0)
    if box is None:  # the selection has checked the region
        raise ValueError(region)
    west, south, east, north = box
    across, down = (max(_MARGIN * span, (_LEAST - span) / 2) for span in (east - west, north - south))
    return west - across, south - down, east + across, north + down


def _land(figures: RegionFigures, signs: dict[str, Sign], nothing: Sign, region: str, window: Window) -> str:
    shapes = geometries(level_of(figures.code[0]), near=bool(region))
    paths = {code: map_drawing.path(shape, window) for code, shape in shapes.items()}
    found = map_drawing.land(data for code, data in paths.items() if code not in signs)
    found += map_drawing.regions(paths, signs, nothing)
    if len(region) == DIGITS["province"]:
        found += map_drawing.outline(map_drawing.path(geometries("province", near=True)[region], window), 0.7)
    elif region:
        found += map_drawing.outline(paths[region], 1.1)
    return found


def _every(sign: Sign | None, region: str, window: Window) -> str:
    """All villages of the register in the region, small: those with a dot of their own lie under it."""
    if sign is None:
        return ""
    real = register().villages
    here = real.rows_in(region)
    x, y = window.place(real.lon[here], real.lat[here])
    return map_drawing.specks(x, y, [sign] * len(x), _speck(region))


def _speck(region: str) -> float:
    return 1.6 if region else 1.0


def _villages(selection: Selection, villages: PointKey, drawn: _Drawn, window: Window) -> str:
    found, region = points(selection.snapshot), selection.filter.region
    digits = len(region)
    x, y = window.place(found.lon[drawn.rows], found.lat[drawn.rows])
    signs = [villages.bands[band] for band in drawn.band.tolist()]
    if len(signs) > MANY and digits < DIGITS["regency"]:
        marks = map_drawing.specks(x, y, signs, _speck(region))
    else:
        largest = {0: 2.2, DIGITS["province"]: 3.0}.get(digits, 4.5)
        marks = map_drawing.dots(x, y, signs, largest)
    if villages.named:
        radius = 6.5 if digits else 4.2
        marks += map_drawing.rings(x[drawn.named], y[drawn.named], villages.named, radius)
    return marks
