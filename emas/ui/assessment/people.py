"""How many people the village counts, beside the score: a few numbers, each saved when given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from emas.domain.people import COUNTRIES, MOST_COUNTRIES, PARTS
from emas.ui import formats
from emas.ui.assessment import count_field
from emas.ui.assessment.people_saving import PeopleDesk, of_country, territories
from emas.ui.guard import callback
from emas.ui.i18n import N_, gettext, ngettext
from emas.ui.i18n import gettext as _
from emas.ui.problems import sentence

LABELS = {
    "women": N_("PMI perempuan"),
    "men": N_("PMI laki-laki"),
    "prospective": N_("Calon PMI (CPMI) yang sedang bersiap"),
    "families": N_("Keluarga PMI di desa"),
}


def draw_people(desk: PeopleDesk) -> None:
    """Four counts, then the main countries with a count each; all may stay open."""
    st.markdown(_("**Berapa orang?**"))
    st.caption(_("Tidak dinilai dan boleh dikosongkan. Hitungan saja, tanpa nama."))
    for part in PARTS:
        desk.bring_up_to_date(part)
        _count(desk, part, gettext(LABELS[part]), lambda part=part: desk.save_count(part))  # type: ignore[misc]
        _outcome(desk, part)
    _countries(desk)


def _countries(desk: PeopleDesk) -> None:
    """Which countries, and how many in each."""
    names = territories()
    desk.bring_up_to_date(COUNTRIES)
    chosen = st.multiselect(
        _("Negara tujuan utama (paling banyak {n})").format(n=MOST_COUNTRIES),
        sorted(names, key=names.__getitem__),
        select_all=False,
        format_func=names.__getitem__,
        max_selections=MOST_COUNTRIES,
        placeholder=_("Pilih negara"),
        key=desk.key(COUNTRIES),
        disabled=desk.sheet.locked,
        on_change=callback(desk.save_countries),
    )
    for code in chosen:
        _count(desk, of_country(code), _("PMI di {country}").format(country=names[code]), desk.save_countries)
    _outcome(desk, COUNTRIES)


def _count(desk: PeopleDesk, field: str, label: str, save: Callable[[], None]) -> None:
    """The field of one count, with what was understood under it, or why nothing was."""
    key, refused = desk.key(field), desk.refused.get(field)
    offer = None
    if refused is not None and refused.problem is not None:
        under = count_field.refusal(count_field.why(refused.problem, refused), _still_stored(desk, field))
        offer = count_field.offered(refused)
    else:
        number = count_field.typed_in(key).number
        under = count_field.line("" if number is None else _counted(field, number))
    count_field.draw_count(label, key=key, under=under, save=save, disabled=desk.sheet.locked)
    if offer is not None:
        label = _("Simpan {number}").format(number=formats.number(offer))
        st.button(label, key=f"offer-{key}", on_click=callback(save))


def _counted(field: str, number: int) -> str:
    """A count with what is counted: ``1.250 PMI``."""
    if field == "prospective":
        told = ngettext("{n} CPMI", "{n} CPMI", number)
    elif field == "families":
        told = ngettext("{n} keluarga", "{n} keluarga", number)
    else:
        told = ngettext("{n} PMI", "{n} PMI", number)
    return told.format(n=formats.number(number))


def _still_stored(desk: PeopleDesk, field: str) -> str:
    """What the store holds while a number is refused."""
    number = desk.stored(field)
    if number is None:
        return _("Belum ada yang tersimpan.")
    return _("Yang tersimpan tetap {answer}.").format(answer=_counted(field, number))


def _outcome(desk: PeopleDesk, part: str) -> None:
    """Why a count is not saved, and what can be done."""
    if part not in desk.unsaved:
        return
    value, problem = desk.unsaved[part]
    theirs = desk.sheet.people.get(part)
    st.error(sentence(problem), icon=":material/cloud_off:")
    with st.container(horizontal=True):
        if problem.code == "people_conflict":
            st.button(
                _("Tetap jawaban tersimpan: {answer}").format(answer=_told(theirs)),
                key=f"people-theirs-{part}",
                on_click=callback(desk.take_theirs),
                args=(part,),
            )
        st.button(
            _("Simpan jawaban saya: {answer}").format(answer=_told(value)),
            key=f"people-mine-{part}",
            on_click=callback(desk.keep_mine),
            args=(part, theirs),
        )


def _told(value: Any) -> str:
    if not value and value != 0:
        return _("belum diisi")
    if isinstance(value, int):
        return formats.number(value)
    names = territories()
    return ", ".join(f"{names[code]} {formats.number(count)}" for code, count in value.items())
