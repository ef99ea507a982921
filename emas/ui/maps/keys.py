"""How a picture of the map draws regions and villages, in the words that :mod:`emas.reports` wants."""

from __future__ import annotations

from emas.reports.legend import PointKey, RegionKey, Sign
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.maps import legend
from emas.ui.maps.drawn import Drawn
from emas.ui.maps.palette import css
from emas.ui.maps.patterns import hatch_lines


def regions(drawn: Drawn) -> RegionKey:
    """The classes of the regions that are looked at; a picture wants a digit for each of the level."""
    colours = drawn.colours
    few = int(drawn.few.sum())
    entries = legend.regions(drawn.labels, colours, drawn.nothing, few=few)
    classes = [one for one in entries if one.sign == "area"]
    of_few = next((one for one in entries if one.sign == "few"), None)
    lines = hatch_lines(colours)
    before, behind = drawn.first, len(drawn.figures.code) - drawn.first - drawn.shown
    return RegionKey(
        title=drawn.measure.name,
        note=f"{_kind(drawn)}, {drawn.note}" if drawn.measure.of_kind else drawn.note,
        classes=tuple(Sign(one.text, css(one.fill), css(one.line)) for one in classes),
        nothing=Sign(entries[-1].text, css(colours.empty), css(colours.empty_line)),
        digits="0" * before + drawn.digits + "0" * behind,
        hatched=tuple(
            Sign(one.text, css(one.fill), css(one.line), hatch=css(line))
            for one, line in zip(classes, lines, strict=False)
        ),
        few="0" * before + drawn.few_digits + "0" * behind,
        of_few=of_few and Sign(of_few.text, css(of_few.fill), css(colours.border), hatch=css(of_few.line)),
    )


def villages(drawn: Drawn, *, assessed: bool, named: bool, every: bool) -> PointKey:
    """The bands, the ring of the villages that a source names, the specks of all others."""
    colours = drawn.colours
    line = css(colours.outline)
    rubric = drawn.selection.snapshot.rubric
    bands = {
        at: Sign(words.text(band.name), css(colour), line)
        for at, (colour, band) in enumerate(zip(colours.bands, rubric.bands, strict=False))
    }
    bands[UNFINISHED] = Sign(_("belum lengkap"), css(colours.unfinished), line)
    bands[NOT_TARGET] = Sign(_("bukan sasaran"), css(colours.outside), line)
    bands[NO_SCORE] = Sign(_("belum ada skor jenis ini"), css(colours.hollow), line)
    ring = Sign(_("disebut sumber program"), css(colours.casing), css(colours.ring))
    dot = Sign(_("desa lain"), css(colours.dot), css(colours.dot))
    return PointKey(
        title=_("Titik desa: kategori"),
        note=_kind(drawn),
        bands=bands,
        assessed=assessed,
        named=ring if named else None,
        every=dot if every else None,
    )


def _kind(drawn: Drawn) -> str:
    return words.kind_name(drawn.selection.kind)
