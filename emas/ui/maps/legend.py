"""What colours, outlines and rings mean: classes with their numbers, no data apart, bands and rings.

Entries as data, so that a picture of the map writes the same ones; and as markup, whose colours are those of
:func:`emas.ui.maps.palette.style`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from emas.domain.disclosure import FEW
from emas.domain.rubric import Rubric
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.palette import Colour, Palette
from emas.ui.maps.patterns import hatch_lines

Sign = Literal["area", "few", "empty", "dot", "ring", "every"]


FEW_SHADE = 1
"""Which class stands for all in the legend's line on regions of few villages."""


@dataclass(frozen=True)
class Entry:
    """One line of a legend: what is drawn how, and what it means. ``name`` is the colour's in the style."""

    sign: Sign
    name: str
    fill: Colour
    line: Colour
    text: str


@dataclass(frozen=True)
class Part:
    """Lines under one title; ``note`` says kind and unit."""

    title: str
    note: str
    simulated: bool
    entries: tuple[Entry, ...]


def regions(labels: Sequence[str], colours: Palette, nothing: str, *, few: int) -> tuple[Entry, ...]:
    """The classes from low to high, the hatch of ``few`` regions of few villages, then what has no figure."""
    found = [
        Entry("area", f"area-{at}", colour, colours.border, text)
        for at, (colour, text) in enumerate(zip(colours.regions, labels, strict=False), 1)
    ]
    if few:
        told = ngettext(
            "kurang dari {few} desa ({n} wilayah)", "kurang dari {few} desa ({n} wilayah)", few
        ).format(few=FEW, n=formats.number(few))
        fill, line = colours.regions[FEW_SHADE], hatch_lines(colours)[FEW_SHADE]
        found.append(Entry("few", f"area-{FEW_SHADE + 1}", fill, line, told))
    return (*found, Entry("empty", "empty", colours.empty, colours.empty_line, nothing))


def villages(
    colours: Palette, rubric: Rubric, *, assessed: bool, named: bool, every: bool
) -> tuple[Entry, ...]:
    """The bands, what stands outside of them, and the signs of other villages."""
    line = colours.outline
    found: list[Entry] = []
    if assessed:
        found += [
            Entry("dot", f"dot-{at}", colour, line, words.text(band.name))
            for at, (colour, band) in enumerate(zip(colours.bands, rubric.bands, strict=False))
        ]
        found.append(Entry("dot", "unfinished", colours.unfinished, line, _("belum lengkap")))
        found.append(Entry("dot", "outside", colours.outside, line, _("bukan sasaran")))
    if assessed or named:
        found.append(Entry("dot", "hollow", colours.hollow, line, _("belum ada skor jenis ini")))
    if named:
        found.append(Entry("ring", "ring", colours.casing, colours.ring, _("disebut sumber program")))
    if every:
        found.append(Entry("every", "dot", colours.dot, colours.dot, _("desa lain")))
    return tuple(found)


def markup(part: Part, data: str = "") -> str:
    """One part of the legend inside the map; ``data`` are further attributes."""
    name = _("Legenda")
    word = _("simulasi")
    mark = f" <i>({word})</i>" if part.simulated else ""
    rows = "".join(
        f'<div><i class="s-{entry.sign}" style="--f:var(--map-{entry.name})"></i>{escape(entry.text)}</div>'
        for entry in part.entries
    )
    return (
        f'<div class="emas-map-legend" role="note" aria-label="{name}"{data}>'
        f'<div class="emas-map-title"><b>{escape(part.title)}</b>{mark}<span>{escape(part.note)}</span></div>'
        f'<div class="emas-map-rows">{rows}</div></div>'
    )
