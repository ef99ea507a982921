"""Villages like one of those compared that already fulfil a condition which it lacks, with the reasons."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services import alike
from emas.services.actors import whoever_comes
from emas.services.alike import Alike, Lesson, Neighbour
from emas.services.comparison import Place
from emas.services.selection import Selection
from emas.ui import formats, navigation, words
from emas.ui.criteria import beside_search
from emas.ui.criteria.names import names, whose
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import state
from emas.ui.markdown import plain
from emas.ui.neighbour import far, name

VILLAGE, CONDITION = "criteria-alike-village", "criteria-alike-condition"

FEW = 5
"""Registers below this many people are told as that: so few could be recognised."""


def draw(selection: Selection, villages: list[Place]) -> None:
    """For a village of the comparison and a condition that it lacks: the nearest that fulfil it.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    st.subheader(_("Desa serupa yang sudah memenuhi"), anchor=False)
    if not villages:
        st.markdown(
            _(
                "Tambahkan sebuah desa yang sudah dinilai di atas: di sini muncul desa serupa yang sudah "
                "memenuhi syarat yang belum dipenuhinya."
            )
        )
        return
    snapshot, kind, named = selection.snapshot, selection.kind, names(selection.snapshot.rubric)
    by_code = {one.code: one for one in villages}
    # Who lacks something has something to look for: such villages come first.
    codes = sorted(by_code, key=lambda code: by_code[code].figures.eligible)
    code = _chosen(VILLAGE, codes, _("Desa"), lambda code: by_code[code].name)
    row = alike.row_of(snapshot, kind, code)
    lacks = alike.lacking(snapshot, kind, row) if row is not None else []
    if not lacks:
        full = by_code[code].figures.met == snapshot.rubric.conditions
        told = _("{name} sudah memenuhi semua syarat.") if full else _("{name} hanya belum mencatat PMI.")
        st.markdown(told.format(name=plain(by_code[code].name)))
        return
    condition = _chosen(CONDITION, lacks, _("Syarat yang belum terpenuhi"), named.__getitem__)
    found = alike.nearest(whoever_comes(snapshot.mode), snapshot, kind, code, condition)
    told = ngettext(
        "**{n}** desa di Indonesia memenuhi {condition} ({kind}), apa pun saringannya.",
        "**{n}** desa di Indonesia memenuhi {condition} ({kind}), apa pun saringannya.",
        found.fulfil,
    )
    st.markdown(
        told.format(n=formats.number(found.fulfil), condition=named[condition], kind=whose(selection))
    )
    if not found.fulfil:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(_("**Paling mirip keadaannya**"))
        for one in found.by_profile:
            _neighbour("profile", found, one, snapshot.rubric)
        if not found.by_profile:
            st.markdown(_("Jawaban desa ini terlalu sedikit untuk dibandingkan."))
    with right:
        st.markdown(_("**Paling dekat jaraknya**"))
        for one in found.by_distance:
            _neighbour("distance", found, one, snapshot.rubric)
    note = _("Kemiripan: beda rata-rata tingkat pada indikator di luar syarat ini yang dijawab keduanya")
    if found.sized:
        note += _(
            "; besarnya register PMI dihitung seperti satu indikator lagi (dua kali lipat: satu tingkat)"
        )
    note += _(". Jarak: garis lurus; “kira-kira” bila letak desa hanya diketahui sampai kecamatannya.")
    st.caption(note)


def _chosen(key: str, options: list[str], title: str, named: Callable[[str], str]) -> str:
    """One of the options, asked for only where there are several."""
    chosen = st.session_state.get(key)
    # Said at each drawing: the browser goes by labels, and those belong to other villages now.
    st.session_state[key] = chosen if chosen in options else options[0]
    if len(options) == 1:
        return options[0]
    return str(st.selectbox(title, options, format_func=named, key=key))


def _neighbour(key: str, found: Alike, one: Neighbour, rubric: Rubric) -> None:
    beside = list(st.session_state.get(state.BESIDE) or [])
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            navigation.link("village", name(one), desa=one.code)
            if one.code not in beside and len(beside) < state.MOST_BESIDE:
                st.button(
                    _("Sandingkan"),
                    key=f"criteria-alike-{key}-{one.code}",
                    icon=":material/add:",
                    type="tertiary",
                    on_click=callback(beside_search.add),
                    args=(one.code,),
                )
        st.caption(_reasons(found, one))
        for lesson in one.lessons:
            st.caption(_lesson(rubric, lesson))


def _reasons(found: Alike, one: Neighbour) -> str:
    reasons = []
    if one.gap is not None:
        gap = _("beda rata-rata {gap} tingkat pada {shared} indikator")
        reasons.append(gap.format(gap=formats.number(one.gap, 2), shared=formats.number(one.shared)))
    reasons.append(far(one))
    both = _("sama-sama memenuhi {n} syarat lain")
    reasons.append(both.format(n=formats.number(one.both)))
    if one.register is not None and found.register is not None:
        size = _("register {there} PMI (di sini {here})")
        reasons.append(size.format(there=_people(one.register), here=_people(found.register)))
    return " · ".join(reasons)


def _people(n: int) -> str:
    return f"< {FEW}" if n < FEW else formats.number(n)


def _lesson(rubric: Rubric, lesson: Lesson) -> str:
    """What they have that is lacking here; of what is counted only whether it is enough.

    A level of those would tell one village's share, and with it how many left undocumented.
    """
    if lesson.indicator.cuts:
        told = _("**{indicator}** {name}: mencapai ambangnya di sana, belum di sini")
        return told.format(indicator=lesson.indicator.code, name=words.text(lesson.indicator.name))
    told = _("**{indicator}** {name}: di sana {there}, di sini {here}")
    return told.format(
        indicator=lesson.indicator.code,
        name=words.text(lesson.indicator.name),
        there=_level(rubric, lesson.there),
        here=_level(rubric, lesson.here),
    )


def _level(rubric: Rubric, value: int | None) -> str:
    return _("belum diisi") if value is None else words.text(rubric.levels[value].name)
