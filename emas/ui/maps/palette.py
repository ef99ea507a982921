"""Colours of the map on light and on dark ground, as deck.gl wants them; the legend writes the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
Colour = tuple[int, int, int]


def _hex(text: str) -> Colour:
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def _row(*texts: str) -> tuple[Colour, ...]:
    return tuple(_hex(text) for text in texts)


@dataclass(frozen=True)
class Palette:
    """``name`` is the theme's; ``regions`` run from low to high, ``bands`` from the first band to the last.

    ``border`` parts regions, ``empty`` and ``empty_line`` are a region without data, ``land`` one that is not
    looked at; ``dot`` is a village of the register, ``outline`` goes round every other, ``hollow`` fills one
    without a score, ``outside`` one that is no target; ``ring`` in its ``casing`` marks the villages of the
    programme and ``chosen`` what the reader has picked.
    """

    name: Theme
    regions: tuple[Colour, ...]
    border: Colour
    empty: Colour
    empty_line: Colour
    land: Colour
    dot: Colour
    bands: tuple[Colour, ...]
    outline: Colour
    hollow: Colour
    outside: Colour
    unfinished: Colour
    ring: Colour
    casing: Colour
    chosen: Colour


_GOLD = _row("F3E3B8", "E0B54A", "B07F1B", "5F430B")

PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        name="light",
        regions=_row("E3EFEE", "B4D6D3", "7AB6B3", "3C8C8D", "0B5A5E"),
        border=_hex("FFFFFF"),
        empty=_hex("E9E7E2"),
        empty_line=_hex("B9B6AE"),
        land=_hex("F3F1EC"),
        dot=_hex("66707C"),
        bands=_GOLD,
        outline=_hex("1B2733"),
        hollow=_hex("FFFFFF"),
        outside=_hex("9AA3AD"),
        unfinished=_hex("D9C7E3"),
        ring=_hex("0B5A5E"),
        casing=_hex("FFFFFF"),
        chosen=_hex("1B2733"),
    ),
    # On dark ground more is lighter: the sequence is turned round so that high figures stand out.
    "dark": Palette(
        name="dark",
        regions=_row("16383D", "1F5A5F", "2F8387", "5CB3B1", "B4E4E0"),
        border=_hex("12191F"),
        empty=_hex("2A343C"),
        empty_line=_hex("4A5661"),
        land=_hex("1E272E"),
        dot=_hex("9AA3AD"),
        bands=_GOLD,
        outline=_hex("E8EDF2"),
        hollow=_hex("12191F"),
        outside=_hex("8A949E"),
        unfinished=_hex("8E7A9C"),
        ring=_hex("5CC2C0"),
        casing=_hex("12191F"),
        chosen=_hex("E8EDF2"),
    ),
}


def style() -> str:
    """The colours as a style sheet: ``--area-1`` the lowest class, ``--dot-0`` the first band, and so on."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    pairs = {
        **{f"area-{at}": pair for at, pair in enumerate(zip(light.regions, dark.regions, strict=True), 1)},
        **{f"dot-{at}": pair for at, pair in enumerate(zip(light.bands, dark.bands, strict=True))},
        **{
            name.replace("_", "-"): (getattr(light, name), getattr(dark, name))
            for name in ("empty", "empty_line", "outline", "hollow", "outside", "unfinished", "ring", "dot")
        },
    }
    rules = "".join(f"--map-{name}:light-dark({css(one)},{css(two)});" for name, (one, two) in pairs.items())
    return f"<style>:root{{{rules}}}</style>"


def css(colour: Colour) -> str:
    """The colour as a style sheet writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
