"""Where villages are: the map, and the numbers of programme villages that circulate."""

from __future__ import annotations

import numpy as np

from emas.domain.disclosure import FEW
from emas.geo import polygons
from emas.geo.codes import DIGITS
from emas.reports.deck.slide import Cell, Grid, Key, Picture, Slide
from emas.services import map_figures, programme
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.maps import drawn, keys, measures
from emas.ui.maps.palette import PALETTES
from emas.ui.story.told import Told


def where(told: Told) -> Slide:
    """Regions coloured by the story's measure, with the villages that a source names."""
    from emas.reports.picture import plain_map_svg

    selection, choice = told.selection, told.story.choice
    known = measures.all_measures(selection.snapshot.rubric)
    measure = known.get(choice.measure, known[measures.DEFAULT])
    shown = drawn.look_at(selection, measure, choice, PALETTES["light"])
    of_regions = keys.regions(shown)
    of_villages = keys.villages(shown, assessed=False, named=True, every=False)
    legend = [Key("area", one.fill, one.line, one.text, one.hatch) for one in of_regions.lines]
    if of_villages.named:
        legend.append(Key("ring", of_villages.named.fill, of_villages.named.line, of_villages.named.text))
    title = f"{measure.name} ({measure.shown_as})"
    if measure.of_kind:
        title = f"{measure.name} ({measure.shown_as}; {told.whose})"
    sentence = _most(told, shown)
    picture = Picture(
        plain_map_svg(selection, shown.figures, of_regions, of_villages), sentence, title, tuple(legend)
    )
    return Slide(
        "peta",
        _("{measure}: {place}").format(measure=measure.name, place=told.place),
        sentence,
        (picture,),
        _("Batas wilayah indikatif, bukan acuan hukum. Wilayah tanpa angka tampak kelabu, bukan nol."),
        (told.own, polygons.credit()),
        told.simulated and measure.of_kind,
    )


def _most(told: Told, shown: drawn.Drawn) -> str:
    """The regions with the highest figures, in a sentence; of a regency its own."""
    region = told.selection.filter.region
    if len(region) == DIGITS["regency"]:
        value = map_figures.of_whole(told.selection, shown.measure.code)
        if value is None:
            return _("Belum ada angka untuk {place}.").format(place=told.place)
        return f"{told.place}: {shown.measure.written(value, len(told.selection.complete))}."
    if not np.isfinite(shown.values).any():
        return _("Belum ada angka untuk {place}.").format(place=told.place)
    best = shown.highest(3)
    named = ", ".join(f"{name} ({shown.measure.written(value, n)})" for name, value, n in best)
    if shown.ranked < 2:
        sentence = _("Terlalu sedikit wilayah dengan sedikitnya {few} desa lengkap untuk diurutkan").format(
            few=FEW
        )
        return f"{sentence}: {named}." if named else f"{sentence}."
    if shown.measure.of_kind and told.selection.kind == "claimed":
        return _("Tertinggi menurut isian desa sendiri (klaim): {regions}.").format(regions=named)
    return _("Tertinggi: {regions}.").format(regions=named)


def counted(told: Told) -> Slide:
    """The numbers side by side, unreconciled, each with who said it and when."""
    now = told.selection.snapshot
    found = [one for one in programme.counts(now) if one.kind != "live"]
    rows = tuple((formats.number(one.value), (Cell(_counted(one)),)) for one in found)
    grid = Grid((_("Desa"), _("Yang dihitung, dan menurut siapa")), rows)
    return Slide(
        "hitungan",
        _("Berapa Desa Migran EMAS? Belum terekonsiliasi"),
        _("Sumber menyebut angka yang berbeda untuk hal yang berbeda; tidak dijumlahkan, tidak dirata-rata."),
        (grid,),
        _(
            "Pencanangan, peluncuran, plakat, dan SK adalah langkah yang berbeda. "
            "Desmigratif adalah program lain."
        ),
        tuple(dict.fromkeys(one.source_url for one in found if one.kind == "stated")),
    )


def _counted(one: programme.Count) -> str:
    definition = words.text(one.definition)
    if one.kind == "stated":
        return f"{definition} ({one.stated_by}, {formats.partial_day(one.stated_on)})"
    return definition
