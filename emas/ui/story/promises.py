"""Promised at the last meeting: what villages planned, what of it is done, and what is late."""

from __future__ import annotations

from emas.reports.deck.slide import Cell, Figure, Figures, Grid, Lines, Slide
from emas.services.actors import Action, may, whoever_comes
from emas.services.promised import Promise, Promises, promised
from emas.store.tables import PlanState
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told

ACTIONS = 7
"""Open actions on a slide."""


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
