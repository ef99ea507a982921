"""What single levels would change, if every village of the selection had them."""

from __future__ import annotations

from emas.domain.rubric import Rubric
from emas.reports.deck.slide import Cell, Figure, Figures, Grid, Lever, Levers, Slide
from emas.services import held_back, supposition
from emas.services.supposition import Effect
from emas.ui import formats, words
from emas.ui.criteria.names import indicator, level
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told

LEVERS = 5
"""Suppositions to choose from on stage."""


def supposed(told: Told) -> Slide:
    """The single levels that would make most villages eligible, each to be tried on stage."""
    selection = told.selection
    title = _("Bagaimana jika? {place}").format(place=told.place)
    found = levers(told) if len(selection.complete) else ()
    if not found:
        return told.without("andai", title)
    rubric = selection.snapshot.rubric
    grid = Grid(
        (_("Bila setiap desa sekurangnya"), _("Layak"), _("Desa yang naik"), _("Minggu kerja")),
        tuple(
            (
                name,
                (
                    Cell(f"{formats.number(one.eligible[0])} → {formats.number(one.eligible[1])}"),
                    Cell(formats.number(one.villages)),
                    Cell(formats.number(one.weeks)),
                ),
            )
            for name, one in found
        ),
    )
    name, best = found[0]
    sentence = ngettext(
        "Pengandaian, bukan data: {name} di setiap desa membuat {more} desa lagi layak.",
        "Pengandaian, bukan data: {name} di setiap desa membuat {more} desa lagi layak.",
        gain(best),
    )
    if not gain(best):
        sentence = _(
            "Pengandaian, bukan data: tidak ada satu langkah yang membuat desa lain layak; {name} menaikkan "
            "rata-rata skor {points} poin."
        )
    sentence = sentence.format(name=name, more=formats.number(gain(best)), points=raised(best))
    return Slide(
        "andai",
        title,
        sentence,
        (Levers(tuple(_lever(name, one, rubric) for name, one in found), grid),),
        _(
            "Beban kerja adalah perkiraan rubrik, dalam minggu kerja satu petugas. Pengandaian tidak "
            "disimpan dan tidak mengubah skor siapa pun."
        ),
        (told.own,),
        told.simulated,
    )


def levers(told: Told) -> tuple[tuple[str, Effect], ...]:
    """Levels that are supposed of every village: the story's own first, then those that change most."""
    selection, rubric = told.selection, told.selection.snapshot.rubric
    known = {one.code: one for one in rubric.indicators}
    wanted = list(told.story.choice.supposed)
    for step in held_back.single_steps(selection):
        least = next(
            (at for at in supposition.supposable(known[step.indicator]) if at >= _proposed(rubric)), None
        )
        if least and step.indicator not in dict(wanted):
            wanted.append((step.indicator, least))
        if len(wanted) >= LEVERS:
            break
    found = [
        (
            f"{indicator(known[code])} ≥ {level(rubric, known[code], least)}",
            supposition.effect(selection, {code: least}),
        )
        for code, least in wanted[:LEVERS]
    ]
    # What nobody asked for and makes nobody eligible has no place on a stage.
    own = len(told.story.choice.supposed)
    found = [one for at, one in enumerate(found) if at < own or gain(one[1])] or found[:1]
    return tuple(sorted(found, key=lambda one: -gain(one[1])))


def gain(found: Effect) -> int:
    """How many more villages would be eligible."""
    return found.eligible[1] - found.eligible[0]


def raised(found: Effect) -> str:
    """By how many points the mean score would rise."""
    return formats.number(found.mean[1] - found.mean[0], 1)


def _proposed(rubric: Rubric) -> int:
    """The level from which a service counts as running: what is supposed where nobody chose another."""
    return rubric.marks.covered_level


def _lever(name: str, found: Effect, rubric: Rubric) -> Lever:
    before, after = found.eligible
    figures = Figures(
        (
            Figure(
                f"{formats.number(before)} → {formats.number(after)}",
                _("desa layak"),
                formats.signed(after - before),
            ),
            Figure(
                f"{formats.mean_points(found.mean[0])} → {formats.mean_points(found.mean[1])}",
                _("rata-rata skor"),
                formats.signed(found.mean[1] - found.mean[0], 1),
            ),
        )
    )
    bands = "; ".join(
        f"{words.text(band.name)} {formats.number(found.bands[band.code][0])} → "
        f"{formats.number(found.bands[band.code][1])}"
        for band in rubric.bands
    )
    told = _("{villages} dari {of} desa perlu naik, kira-kira {weeks} minggu kerja. {bands}.").format(
        villages=formats.number(found.villages),
        of=formats.number(found.of),
        weeks=formats.number(found.weeks),
        bands=bands,
    )
    return Lever(name, figures, told)
