"""Eligible and mean score as they lead a page: claimed, evidenced and verified together, each with its n."""

from __future__ import annotations

from html import escape

from emas.services.kinds import Gap, OfKind, by_kind, gaps
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext


def eligible(selection: Selection) -> str:
    """``88 dari 953 (isian desa) · 3 dari 953 (berbukti) · 1 dari 47 (terverifikasi)``."""
    return " · ".join(
        _("{part} ({kind})").format(part=out_of(one), kind=words.kind_name(one.kind))
        for one in by_kind(selection).values()
    )


def table(selection: Selection) -> str:
    """Both as a small table: a column a kind, its n below."""
    found, eligible_, mean = by_kind(selection).values(), _("Layak"), _("Skor rata-rata")
    rows = [
        (eligible_, [formats.number(one.eligible) if one.n else formats.NOTHING for one in found]),
        (mean, [formats.mean_points(one.mean) for one in found]),
        (_("dari desa lengkap"), [formats.number(one.n) for one in found]),
    ]
    head = "".join(f"<th>{escape(words.kind_name(one.kind))}" for one in found)
    # HTML lets these tags stay open, and what a map's panel sends is counted in bytes.
    body = "".join(
        f'<tr><th scope="row">{escape(name)}{"".join(f"<td>{escape(cell)}" for cell in cells)}'
        for name, cells in rows
    )
    return f'<table class="emas-by-kind"><tr><td>{head}{body}</table>'


def out_of(one: OfKind) -> str:
    """``88 dari 953``; a dash where no village is complete."""
    if not one.n:
        return formats.NOTHING
    return _("{eligible} dari {n}").format(eligible=formats.number(one.eligible), n=formats.number(one.n))


def drafts(selection: Selection) -> str:
    """How many of the claims are drafts that nobody submitted; empty where none is."""
    of = by_kind(selection)["claimed"]
    if not of.drafts:
        return ""
    if of.eligible_drafts:
        told = _("{drafts} dari {n} yang layak menurut isian masih draf (belum diajukan).")
        return told.format(drafts=formats.number(of.eligible_drafts), n=formats.number(of.eligible))
    if of.drafts == of.n:
        return _("Semua isian masih draf (belum diajukan).")
    told = _("{drafts} dari {n} isian masih draf (belum diajukan).")
    return told.format(drafts=formats.number(of.drafts), n=formats.number(of.n))


def early(selection: Selection) -> str:
    """How many fulfil every condition while their form is unfinished; empty where none does."""
    n = by_kind(selection)[selection.kind].early
    if not n:
        return ""
    return ngettext(
        "{n} desa lain sudah memenuhi semua syarat tetapi isiannya belum lengkap: tidak dihitung.",
        "{n} desa lain sudah memenuhi semua syarat tetapi isiannya belum lengkap: tidak dihitung.",
        n,
    ).format(n=formats.number(n))


def apart(selection: Selection) -> list[str]:
    """By how much the claim lies above each other kind, in the same villages."""
    return [_apart(one) for one in gaps(selection)]


def apart_elsewhere(selection: Selection) -> list[str]:
    """The same for those kinds whose mean beside the claim's is of other villages."""
    claimed = by_kind(selection)["claimed"].n
    return [_apart(one) for one in gaps(selection) if one.n != claimed]


def _apart(one: Gap) -> str:
    return ngettext(
        "Pada {n} desa yang sama: isian {claimed}, {kind} {other} poin (selisih {gap}).",
        "Pada {n} desa yang sama: isian {claimed}, {kind} {other} poin (selisih {gap}).",
        one.n,
    ).format(
        n=formats.number(one.n),
        claimed=formats.mean_points(one.claimed),
        kind=words.kind_name(one.kind),
        other=formats.mean_points(one.other),
        gap=formats.signed(-one.mean, 1),
    )
