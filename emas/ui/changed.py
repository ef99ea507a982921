"""What a change between two rounds is of, in words: the same villages, and beside them who came and left."""

from __future__ import annotations

from emas.domain.stored import Kind
from emas.services.paired import Came, Left, Paired, asks_of_scores
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.i18n import gettext as _


def beside(came: Came, left: Left, since: str, until: str, kind: Kind) -> str:
    """Who is complete by a kind of score in one of the two rounds alone, and why; empty where nobody is."""
    parts = []
    if came.n:
        told = _("{n} desa lengkap di {until} saja ({why})")
        parts.append(told.format(n=formats.number(came.n), until=until, why=_why_came(came, since, kind)))
    if left.n:
        told = _("{n} desa lengkap di {since} saja ({why})")
        parts.append(told.format(n=formats.number(left.n), since=since, why=_why_left(left, until, kind)))
    return _("Tidak ikut dibandingkan: {parts}.").format(parts="; ".join(parts)) if parts else ""


def pairs(of: Paired) -> str:
    """Of how many villages a comparison is, and who is left out of it."""
    until = of.until or _("periode sesudahnya")
    told = nobody(of.since, until)
    if of.n:
        told = _("{n} desa yang lengkap di {since} dan di {until}.").format(
            n=formats.number(of.n), since=of.since, until=until
        )
    rest = [beside(of.came, of.left, of.since, until, of.later.kind), by_later(of.later, until)]
    return " ".join(filter(None, [told, *rest]))


def nobody(since: str, until: str) -> str:
    """That no village is complete in both rounds."""
    return _("Belum ada desa yang lengkap di {since} dan di {until}.").format(since=since, until=until)


def by_later(selection: Selection, until: str) -> str:
    """That a filter on scores picks by the later round; empty where the filter looks at none."""
    if not asks_of_scores(selection.filter):
        return ""
    return _(
        "Saringan memilih desa menurut keadaannya di {until}, jadi perubahan ini bukan perubahan semua desa."
    ).format(until=until)


def _why_came(came: Came, since: str, kind: Kind) -> str:
    new, back = _("{n} baru dinilai sesudah {round}"), _("{n} kembali setelah tidak ikut {round}")
    if kind == "verified":
        # They may well have answered: the verifier has not been there.
        new = _("{n} baru diverifikasi sesudah {round}")
        back = _("{n} kembali diverifikasi setelah tidak di {round}")
    return _listed(
        (came.new, new),
        (came.back, back),
        (came.unfinished, _("{n} belum lengkap di {round}")),
        round=since,
    )


def _why_left(left: Left, until: str, kind: Kind) -> str:
    silent, unfinished = _("{n} belum menjawab {round}"), _("{n} belum selesai mengisi {round}")
    if kind == "verified":
        silent = _("{n} belum diverifikasi di {round}")
        unfinished = _("{n} belum selesai diverifikasi di {round}")
    return _listed(
        (left.silent, silent),
        (left.unfinished, unfinished),
        (left.outside, _("{n} ternyata tanpa PMI")),
        round=until,
    )


def _listed(*told: tuple[int, str], round: str) -> str:
    return ", ".join(words.format(n=formats.number(n), round=round) for n, words in told if n)
