"""Charts on paper: what was drawn for dark ground gets the colours of light ground when it is printed."""

from __future__ import annotations

from emas.ui.charts.theme import TONES
from emas.ui.maps.palette import PALETTES, css

INK, PAPER = TONES["ink"][0], "#ffffff"
"""Figures on a coloured part of a chart: on light parts, on dark ones."""

_INK_FIRST, _PAPER_FIRST = "#1b2734", "#fffffe"
"""The same to the eye, on parts that are light on dark ground and dark on paper, or the reverse."""

COMPARED = (
    ("#0072b2", "#56b4e9"),
    ("#c04a00", "#f0a04b"),
    ("#007a5a", "#4fd1a5"),
    ("#9b4f96", "#e6a4d9"),
    ("#3b4652", "#d5dce3"),
)
"""Colours of what is compared in one chart, on light ground and on dark ground.

By Okabe and Ito, darkened until each stands out from white 3 to 1.
"""


def on_paper() -> dict[str, str]:
    """The colour on white for each colour of charts on dark ground; all others stay as they are."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    regions = zip(map(css, light.regions), map(css, dark.regions), strict=True)
    found = {shown: printed for printed, shown in (*TONES.values(), *regions, *COMPARED)}
    return found | {_INK_FIRST: PAPER, _PAPER_FIRST: INK}


def letters(colour: str, dark: bool) -> str:
    """Colour of a figure on a part of the ``colour`` (``#rrggbb``) of a chart on dark ground or on light."""
    if not dark:
        return INK if is_light(colour) else PAPER
    now, printed = is_light(colour), is_light(on_paper().get(colour, colour))
    if now == printed:
        return INK if now else PAPER
    return _INK_FIRST if now else _PAPER_FIRST


def is_light(colour: str) -> bool:
    """Whether ink reads better on it than white: by its luma, of which the middle is 140 out of 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 299 * red + 587 * green + 114 * blue > 140_000


def style() -> str:
    """The style sheet for readers on dark ground. Vega writes colours as attributes of an SVG's elements."""
    chart = '[data-testid="stVegaLiteChart"] svg'
    rules = "".join(
        f'{chart} [{of}="{shown}"]{{{of}:{printed}}}'
        for shown, printed in on_paper().items()
        for of in ("fill", "stroke")
    )
    # The map is a picture of the screen: its legend keeps the colours that it is drawn with.
    legend = ".stApp .emas-map-rows i{color-scheme:dark !important}"
    return f"<style>@media print{{{rules}{legend}}}</style>"
