"""What a change between two rounds is of, in words: the same villages, and beside them who came and left."""

from __future__ import annotations

from emas.services.paired import Came, Left, Paired, asks_of_scores
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.i18n import gettext as _


def beside(came: Came, left: Left, since: str, until: str) -> str:
    """Who is complete in one of the two rounds alone, and why; empty where nobody is."""
    parts = []
    if came.n:
        told = _("{n} desa lengkap di {until} saja ({why})")
        parts.append(told.format(n=formats.number(came.n), until=until, why=_why_came(came, since)))
    if left.n:
        told = _("{n} desa lengkap di {since} saja ({why})")
        parts.append(told.format(n=formats.number(left.n), since=since, why=_why_left(left, until)))
    return _("Tidak ikut dibandingkan: {parts}.").format(parts="; ".join(parts)) if parts else ""


def pairs(of: Paired) -> str:
    """Of how many villages a comparison is, and who is left out of it."""
    until = of.until or _("periode sesudahnya")
    told = _("{n} desa yang lengkap di {since} dan di {until}.")
    if not of.n:
        told = _("Belum ada desa yang lengkap di {since} dan di {until}.")
    told = told.format(n=formats.number(of.n), since=of.since, until=until)
    rest = [beside(of.came, of.left, of.since, until), by_later(of.later, until)]
    return " ".join(filter(None, [told, *rest]))


def by_later(selection: Selection, until: str) -> str:
    """That a filter on scores picks by the later round; empty where the filter looks at none."""
    if not asks_of_scores(selection.filter):
        return ""
    return _(
        "Saringan memilih desa menurut keadaannya di {until}, jadi perubahan ini bukan perubahan semua desa."
    ).format(until=until)


def _why_came(came: Came, since: str) -> str:
    return _listed(
        (came.new, _("{n} baru dinilai sesudah {round}")),
        (came.back, _("{n} kembali setelah tidak ikut {round}")),
        (came.unfinished, _("{n} belum lengkap di {round}")),
        round=since,
    )


def _why_left(left: Left, until: str) -> str:
    return _listed(
        (left.silent, _("{n} belum menjawab {round}")),
        (left.unfinished, _("{n} belum selesai mengisi {round}")),
        (left.outside, _("{n} ternyata tanpa PMI")),
        round=until,
    )


def _listed(*told: tuple[int, str], round: str) -> str:
    return ", ".join(words.format(n=formats.number(n), round=round) for n, words in told if n)
