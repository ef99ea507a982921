"""What to do: what blocks most, what one step would change, what was promised, what is asked for."""

from __future__ import annotations

from emas.domain.rubric import Rubric
from emas.reports.deck.slide import Bar, Bars, Cell, Figure, Figures, Grid, Lever, Levers, Lines, Slide
from emas.services import held_back, supposition
from emas.services.actors import Action, may, whoever_comes
from emas.services.blocking import blocking, outside
from emas.services.promised import Promise, Promises, promised
from emas.services.supposition import Effect
from emas.store.tables import PlanState
from emas.ui import formats, words
from emas.ui.criteria.names import indicator, level
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told

LEVERS, ACTIONS = 5, 7
"""Suppositions to choose from on stage; open actions on a slide."""

SUGGESTED = 3


def holding(told: Told) -> Slide:
    """For each condition how many villages lack it, and in how many it is the only one."""
    selection = told.selection
    title = _("Yang paling menahan: {place}").format(place=told.place)
    found = blocking(selection)
    of = found[0].of
    if not of:
        return told.without("menahan", title)
    most = max(found, key=lambda one: one.lacking)
    bars = Bars(
        tuple(
            Bar(
                label=told.names[one.code],
                text=_("{n} · {only} hanya ini").format(
                    n=formats.number(one.lacking), only=formats.number(one.only)
                ),
                share=one.lacking / of,
                inner=one.only / of,
            )
            for one in sorted(found, key=lambda one: -one.lacking)
        ),
        of=_("desa yang belum memenuhi, dari {n}").format(n=formats.number(of)),
        inner=_("di antaranya hanya kurang ini"),
        whole=of,
    )
    sentence = ngettext(
        "**{name}** paling sering belum terpenuhi: {lacking} dari {of} desa ({kind}).",
        "**{name}** paling sering belum terpenuhi: {lacking} dari {of} desa ({kind}).",
        of,
    ).replace("**", "")
    note = ""
    if beside := outside(selection):
        note = ngettext(
            "{n} desa bukan sasaran (tanpa PMI) tidak dihitung.",
            "{n} desa bukan sasaran (tanpa PMI) tidak dihitung.",
            beside,
        ).format(n=formats.number(beside))
    return Slide(
        "menahan",
        title,
        sentence.format(
            name=told.names[most.code],
            lacking=formats.number(most.lacking),
            of=formats.number(of),
            kind=told.whose,
        ),
        (bars,),
        note,
        (told.own,),
        told.simulated,
    )


def supposed(told: Told) -> Slide:
    """The single levels that would make most villages eligible, each to be tried on stage."""
    selection = told.selection
    title = _("Bagaimana jika? {place}").format(place=told.place)
    levers = _levers(told) if len(selection.scores) else ()
    if not levers:
        return told.without("andai", title)
    rubric = selection.snapshot.rubric
    grid = Grid(
        (_("Bila setiap desa sekurangnya"), _("Layak"), _("Desa yang naik"), _("Minggu kerja")),
        tuple(
            (
                name,
                (
                    Cell(f"{formats.number(found.eligible[0])} → {formats.number(found.eligible[1])}"),
                    Cell(formats.number(found.villages)),
                    Cell(formats.number(found.weeks)),
                ),
            )
            for name, found in levers
        ),
    )
    name, best = levers[0]
    sentence = _("Pengandaian, bukan data: {name} di setiap desa membuat {more} desa lagi layak.").format(
        name=name, more=formats.number(_gain(best))
    )
    return Slide(
        "andai",
        title,
        sentence,
        (Levers(tuple(_lever(name, found, rubric) for name, found in levers), grid),),
        _(
            "Beban kerja adalah perkiraan rubrik, dalam minggu kerja satu petugas. Pengandaian tidak "
            "disimpan dan tidak mengubah skor siapa pun."
        ),
        (told.own,),
        told.simulated,
    )


def _levers(told: Told) -> tuple[tuple[str, Effect], ...]:
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
    found = [one for at, one in enumerate(found) if at < own or _gain(one[1])] or found[:1]
    return tuple(sorted(found, key=lambda one: -_gain(one[1])))


def _gain(found: Effect) -> int:
    """How many more villages would be eligible."""
    return found.eligible[1] - found.eligible[0]


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
                f"{formats.number(found.mean[0], 1)} → {formats.number(found.mean[1], 1)}",
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


def promises(told: Told) -> Slide:
    """What villages have taken upon themselves: how much is done, what is late, what is due next."""
    title = _("Janji pada rapat lalu: {place}").format(place=told.place)
    actor = whoever_comes(told.selection.snapshot.mode)
    source = _("Rencana kerja yang dicatat desa dalam basis data ini.")
    if not may(actor, Action.READ_ANSWERS):
        line = Lines((_("Rencana kerja desa hanya dapat dibaca oleh yang berwenang."),))
        return Slide("janji", title, _("Tidak ditampilkan di sini."), (line,), "", (source,))
    found = promised(actor, told.selection, ACTIONS)
    if not found.villages:
        line = Lines((_("Desa mengambil langkah ke dalam rencananya pada akhir penilaian mandiri."),))
        told_so = _("Belum ada rencana kerja yang dicatat desa dalam pilihan ini.")
        return Slide("janji", title, told_so, (line,), "", (source,))
    done, late = found.by_state[PlanState.DONE], found.late
    figures = Figures(
        (
            Figure(formats.number(done), _("✓ selesai")),
            Figure(formats.number(_still(found)), _("◐ belum selesai")),
            Figure(formats.number(late), _("✕ lewat batas waktu")),
        )
    )
    rows = tuple((one.name, _promise(told, one)) for one in found.open)
    grid = Grid((_("Desa"), _("Langkah"), _("Pelaksana"), _("Batas waktu")), rows)
    sentence = ngettext(
        "{n} desa mencatat rencana; {late} langkah lewat batas waktunya.",
        "{n} desa mencatat rencana; {late} langkah lewat batas waktunya.",
        found.villages,
    ).format(n=formats.number(found.villages), late=formats.number(late))
    note = _("Langkah ditutup oleh desanya sendiri; tingkat yang tercapai terlihat pada profil desa.")
    blocks = (figures, grid) if rows else (figures,)
    return Slide("janji", title, sentence, blocks, note, (source,), told.simulated, lead=0.25)


def _still(found: Promises) -> int:
    return found.by_state[PlanState.PLANNED] + found.by_state[PlanState.RUNNING]


def _promise(told: Told, one: Promise) -> tuple[Cell, ...]:
    known = told.selection.snapshot.rubric.by_code.get(one.indicator)
    name = words.text(known.name) if known else ""
    raised = _("{indicator} ke tingkat {level}")
    step = raised.format(indicator=f"{one.indicator} {name}".strip(), level=one.level)
    due = formats.day(one.due) if one.due else _("tanpa batas waktu")
    return Cell(step), Cell(one.office), Cell(f"✕ {due}", "unmet") if one.late else Cell(due)


def decisions(told: Told) -> Slide:
    """What the presenter asks for; where nothing is written, what the figures suggest."""
    title = _("Keputusan yang diminta")
    if told.story.asked:
        lines = Lines(told.story.asked, numbered=True)
        return Slide("keputusan", title, told.place, (lines,), "", ())
    if not len(told.selection.scores):
        return told.without("keputusan", title)
    items = []
    for name, found in _levers(told)[:SUGGESTED]:
        line = _("Dukung {name}: {more} desa lagi layak, kira-kira {weeks} minggu kerja.")
        items.append(
            line.format(
                name=name,
                more=formats.number(_gain(found)),
                weeks=formats.number(found.weeks),
            )
        )
    sentence = _("Usulan dari angka ({whose}); ganti dengan kata-kata Anda sendiri.").format(whose=told.whose)
    note = _("Tulis keputusan yang diminta sebelum tayang; yang tampil sekarang dihitung dari pengandaian.")
    return Slide(
        "keputusan",
        title,
        sentence,
        (Lines(tuple(items), numbered=True),),
        note,
        (told.own,),
        told.simulated,
    )
