"""Text in a picture: how wide it is, where its lines break, how it is written.

The font is shipped with the program, so that a picture looks the same on every machine and nothing is cut.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from emas.reports.signs import lacking

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Source Sans Pro"
INK, MUTED = "#1b2733", "#5b6673"
LINE = 1.22
"""Height of a line, in sizes of its letters."""

NO_BREAK = "\N{NO-BREAK SPACE}"

_OTHERS = 1.3
"""Width of a sign from another font beside our own empty one, in sizes: an emoji is the widest."""

_MEASURED = 100
"""Size at which widths are measured: they grow with the size."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line, in the units of ``size``; signs from another font are taken for the widest."""
    foreign = lacking(text)
    others = sum(sign in foreign for sign in text) if foreign else 0
    return (float(_font(bold).getlength(text)) / _MEASURED + others * _OTHERS) * size


def lines(text: str, size: float, room: float, *, most: int, bold: bool = False) -> list[str]:
    """``text`` in at most ``most`` lines of at most ``room``; what does not fit ends in an ellipsis.

    Characters that cannot stand in a picture (controls, lone surrogates) are left out; a line never breaks
    at a no-break space.
    """
    clean = "".join(c if c.isprintable() or c == NO_BREAK else " " for c in text)
    found: list[str] = []
    for word in filter(None, clean.split(" ")):
        if found and width(f"{found[-1]} {word}", size, bold=bold) <= room:
            found[-1] += f" {word}"
        else:
            found += _pieces(word, size, room, bold=bold)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and width(f"{last} …", size, bold=bold) > room:
        last = last[:-1].rstrip()
    return [*found[: most - 1], f"{last} …"]


def written(text: str, at: tuple[float, float], size: float, *, fill: str = INK, bold: bool = False) -> str:
    """The element of one line that begins ``at`` a point of its base line."""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="{size:g}" fill="{fill}"{weight}>'
        f"{escape(text, quote=False)}</text>"
    )


@cache
def register_fonts() -> None:
    """Make the font known to what draws, once a process."""
    import font_source_sans_pro
    import vl_convert

    vl_convert.register_font_directory(font_source_sans_pro.font_directory)


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """A word, parted where it is wider than a line by itself."""
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, size, bold=bold) > room:
            found.append("")
        found[-1] += letter
    return found


@cache
def _font(bold: bool) -> FreeTypeFont:
    import font_source_sans_pro
    from PIL import ImageFont

    face = "SourceSansProSemibold" if bold else "SourceSansPro"
    return ImageFont.truetype(font_source_sans_pro.font_files_ttf[face], _MEASURED)
