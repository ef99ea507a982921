"""Assessed, in target, complete: the three denominators in words, the same on every page, slide and file.

Figures stand on complete villages; the other two tell how far the assessment has come.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.disclosure import FEW, few
from emas.services.kinds import OfKind, by_kind
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext


def chain(of: OfKind) -> str:
    """How far the assessment has come: ``1.191 dinilai · 1.154 sasaran · 953 lengkap``."""
    return " · ".join(_links(of))


def definitions() -> tuple[tuple[str, str], ...]:
    """The three words with what they mean, from the widest."""
    return (
        (_("dinilai"), _("desa yang punya skor jenis ini, walau isiannya belum selesai")),
        (_("sasaran"), _("desa dinilai yang tidak diketahui tanpa PMI")),
        (_("lengkap"), _("sasaran yang semua pertanyaannya terjawab atau tidak berlaku")),
    )


def basis(of: OfKind) -> str:
    """On which of the three the figures stand, in a sentence."""
    if not of.n:
        return _("Belum ada desa lengkap, jadi belum ada angka.")
    told = ngettext(
        "Angka di sini dari {n} desa lengkap.", "Angka di sini dari {n} desa lengkap.", of.n
    ).format(n=formats.number(of.n))
    return told + " " + _("Terlalu sedikit untuk disimpulkan.") if few(of.n) else told


def passed(selection: Selection) -> str:
    """How many villages pass a filter: those that a source alone names are told from the assessed ones."""
    n, assessed = len(selection), len(selection.scores)
    told = ngettext("{n} desa", "{n} desa", n).format(n=formats.number(n))
    if assessed in (0, n):
        return told
    return _("{all}, {n} di antaranya dinilai").format(all=told, n=formats.number(assessed))


def unranked(whose: str) -> str:
    """In place of what is highest or most frequent, where the complete villages are few."""
    told = _("Kurang dari {few} desa lengkap: terlalu sedikit untuk diurutkan ({kind}).")
    return told.format(few=FEW, kind=whose)


def sentence(selection: Selection) -> str:
    """Both, for a slide or a file."""
    of = by_kind(selection)[selection.kind]
    return f"{chain(of)} ({words.kind_name(selection.kind)}). {basis(of)}"


def draw(selection: Selection) -> None:
    """Both above what a page shows, with what the words mean unfolded."""
    st.html(markup(selection))


def markup(selection: Selection) -> str:
    """The same as markup."""
    return f'<div class="emas-denominators">{line(selection)}{meaning()}</div>'


def line(selection: Selection) -> str:
    """Both as a paragraph; a word's meaning stands where the pointer rests on it, and in :func:`meaning`."""
    of = by_kind(selection)[selection.kind]
    kind = escape(words.kind_name(selection.kind))
    meanings = "; ".join(f"{word}: {told}" for word, told in definitions())
    return f'<p title="{escape(meanings)}">{chain(of)} ({kind}). <b>{escape(basis(of))}</b></p>'


def meaning() -> str:
    """What the three words mean, folded: the same whatever is selected."""
    title = _("Apa arti dinilai, sasaran, dan lengkap?")
    items = "".join(f"<dt>{escape(word)}</dt><dd>{escape(told)}</dd>" for word, told in definitions())
    return f"<details><summary>{escape(title)}</summary><dl>{items}</dl></details>"


def _links(of: OfKind) -> list[str]:
    counts = (of.assessed, of.targets, of.n)
    return [
        f"{formats.number(count)} {word}" for count, (word, _told) in zip(counts, definitions(), strict=True)
    ]
