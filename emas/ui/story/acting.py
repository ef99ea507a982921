"""What to do: what blocks most, and the decisions asked for."""

from __future__ import annotations

from emas.domain.disclosure import few
from emas.reports.deck.slide import Bar, Bars, Lines, Slide
from emas.services.blocking import blocking
from emas.ui import formats, lacking
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told
from emas.ui.story.whatif import gain, levers, raised

SUGGESTED = 3


def holding(told: Told) -> Slide:
    """For each condition how many villages lack it, and in how many it is the only one."""
    selection = told.selection
    title = _("Yang paling menahan: {place}").format(place=told.place)
    found = blocking(selection)
    of = found[0].of
    if not of:
        return told.without("menahan", title)
    # Conditions of few villages stand in the rubric's order: which of them is rarer is chance.
    ordered = found if few(of) else sorted(found, key=lambda one: -one.lacking)
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
            for one in ordered
        ),
        of=_("desa yang belum memenuhi, dari {n}").format(n=formats.number(of)),
        inner=_("di antaranya hanya kurang ini"),
        whole=of,
    )
    return Slide(
        "menahan",
        title,
        lacking.sentence(selection),
        (bars,),
        told.basis,
        (told.own,),
        told.simulated,
    )


def decisions(told: Told) -> Slide:
    """What the presenter asks for; where nothing is written, what the figures suggest."""
    title = _("Keputusan yang diminta")
    if told.story.asked:
        lines = Lines(told.story.asked, numbered=True)
        return Slide("keputusan", title, told.place, (lines,), "", ())
    if not len(told.selection.complete):
        return told.without("keputusan", title)
    items = []
    for name, found in levers(told)[:SUGGESTED]:
        line = ngettext(
            "Dukung {name}: {more} desa lagi layak, kira-kira {weeks} minggu kerja.",
            "Dukung {name}: {more} desa lagi layak, kira-kira {weeks} minggu kerja.",
            gain(found),
        )
        if not gain(found):
            line = _("Dukung {name}: rata-rata skor naik {points} poin, kira-kira {weeks} minggu kerja.")
        items.append(
            line.format(
                name=name,
                more=formats.number(gain(found)),
                weeks=formats.number(found.weeks),
                points=raised(found),
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
