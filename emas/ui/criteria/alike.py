"""Villages like one of those compared that already fulfil a condition which it lacks, with the reasons."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Indicator, Rubric
from emas.services import alike
from emas.services.actors import whoever_comes
from emas.services.alike import Alike, Lesson, Neighbour
from emas.services.comparison import Place
from emas.services.selection import Selection
from emas.ui import formats, navigation, words
from emas.ui.criteria.names import level, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.village_search import plain

VILLAGE, CONDITION = "criteria-alike-village", "criteria-alike-condition"


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
    by_code = {one.code: one for one in villages}
    code = _chosen(VILLAGE, list(by_code), _("Desa"), lambda code: by_code[code].name)
    snapshot, kind = selection.snapshot, selection.kind
    row = alike.row_of(snapshot, kind, code)
    lacks = alike.lacking(snapshot, kind, row) if row is not None else []
    if not lacks:
        st.markdown(_("{name} sudah memenuhi semua syarat.").format(name=plain(by_code[code].name)))
        return
    named = names(snapshot.rubric)
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
    left, right = st.columns(2, gap="medium")
    with left:
        _list(_("Paling mirip keadaannya"), found, found.by_profile, snapshot.rubric)
    with right:
        _list(_("Paling dekat jaraknya"), found, found.by_distance, snapshot.rubric)
    note = _("Kemiripan: beda rata-rata tingkat pada indikator di luar syarat ini yang dijawab keduanya")
    if found.sized:
        note += _("; besarnya register PMI dihitung seperti satu indikator lagi")
    st.caption(note + ".")


def _chosen(key: str, options: list[str], title: str, named: object) -> str:
    """One of the options, asked for only where there are several."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[0]
    if len(options) == 1:
        return options[0]
    return str(st.selectbox(title, options, format_func=named, key=key))


def _list(title: str, found: Alike, neighbours: tuple[Neighbour, ...], rubric: Rubric) -> None:
    st.markdown(f"**{title}**")
    for one in neighbours:
        with st.container(border=True, gap="small"):
            navigation.link("village", plain(one.name), desa=one.code)
            st.caption(_reasons(found, one))
            for lesson in one.lessons:
                st.caption(_lesson(rubric, lesson))


def _reasons(found: Alike, one: Neighbour) -> str:
    reasons = []
    if one.gap is not None:
        gap = _("beda rata-rata {gap} tingkat pada {shared} indikator")
        reasons.append(gap.format(gap=formats.number(one.gap, 1), shared=formats.number(one.shared)))
    far = _("kira-kira {km} km") if one.approximate else _("{km} km")
    reasons.append(far.format(km=formats.number(one.km)))
    both = _("sama-sama memenuhi {n} syarat lain")
    reasons.append(both.format(n=formats.number(one.both)))
    if one.register is not None and found.register is not None:
        size = _("register {there} PMI (di sini {here})")
        reasons.append(size.format(there=formats.number(one.register), here=formats.number(found.register)))
    return " · ".join(reasons)


def _lesson(rubric: Rubric, lesson: Lesson) -> str:
    told = _("{indicator} {name}: di sana {there}, di sini {here}")
    return told.format(
        indicator=lesson.indicator.code,
        name=words.text(lesson.indicator.name),
        there=_level(rubric, lesson.indicator, lesson.there),
        here=_level(rubric, lesson.indicator, lesson.here),
    )


def _level(rubric: Rubric, of: Indicator, value: int | None) -> str:
    if value is None:
        return _("belum diisi")
    if of.cuts and value == 1:
        return _("di bawah {cut}%").format(cut=of.cuts[0])
    if of.cuts and value > 1:
        return _("{level} atau lebih").format(level=level(rubric, of, value))
    return words.text(rubric.levels[value].name)
