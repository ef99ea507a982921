"""Two to five villages or regions side by side, and villages like one of them that are further."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from emas.geo.register import register
from emas.services import comparison
from emas.services.comparison import Place
from emas.services.selection import Selection
from emas.ui import navigation
from emas.ui.criteria import alike, beside_chart, beside_search, beside_table
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import SCORECARD, Choice
from emas.ui.markdown import plain

SUGGESTED = 3
"""Regions that are compared for who has not chosen yet."""


def draw(selection: Selection, choice: Choice) -> None:
    """The chooser, the comparison, and villages alike.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    _choose(choice)
    codes = list(choice.beside) or comparison.suggested(selection, SUGGESTED)
    if not choice.beside:
        st.caption(_("Contoh: wilayah dengan desa lengkap terbanyak. Pilih sendiri di atas."))
    elif len(choice.beside) == 1:
        st.caption(_("Pilih satu lagi untuk membandingkan."))
    found = comparison.places(selection, codes)
    _notes(found)
    scored = [one for one in found if one.n]
    _open(found, selection, choice)
    if scored:
        beside_chart.draw(selection, scored)
        beside_table.draw(selection, scored)
    alike.draw(selection, [one for one in scored if one.is_village])


def _choose(choice: Choice) -> None:
    reg = register()
    regions = [*reg.provinces.code.to_pylist(), *reg.regencies.code.to_pylist()]
    villages = [code for code in choice.beside if len(code) == comparison.VILLAGE]
    # Streamlit tells choices apart by what it shows of them.
    named = comparison.names([*villages, *regions])
    st.multiselect(
        _("Yang dibandingkan"),
        [*villages, *regions],
        format_func=named.__getitem__,
        key=state.BESIDE,
        select_all=False,
        max_selections=state.MOST_BESIDE,
        placeholder=_("Pilih provinsi atau kabupaten/kota"),
    )
    beside_search.draw(choice)


def _notes(found: list[Place]) -> None:
    """What has no figure, and what is shown although the filter leaves it out."""
    silent = ", ".join(plain(one.name) for one in found if not one.n)
    if silent:
        told = _("{name} belum punya skor jenis ini dalam pilihan ini.")
        st.info(told.format(name=silent), icon=":material/info:")
    beside = [one for one in found if one.n and not one.passes]
    villages = ", ".join(plain(one.name) for one in beside if one.is_village)
    if villages:
        st.caption(_("{name} berada di luar saringan; skornya tetap ditampilkan.").format(name=villages))
    regions = ", ".join(plain(one.name) for one in beside if not one.is_village)
    if regions:
        told = _("{name} melampaui wilayah yang dilihat; saringan lainnya tetap berlaku.")
        st.caption(told.format(name=regions))


def _open(found: list[Place], selection: Selection, choice: Choice) -> None:
    """A village's profile, and the map of a region by the same filter."""
    view = replace(choice, village="", page=1, section=SCORECARD, supposed=(), beside=())
    with st.container(horizontal=True, gap="small"):
        for one in found:
            if one.is_village:
                navigation.link("village", plain(one.name), desa=one.code)
            else:
                there = replace(view, filter=replace(choice.filter, region=one.code))
                navigation.link("map", plain(one.name), **there.address(selection.snapshot.rubric))
