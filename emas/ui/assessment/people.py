"""How many people the village counts, beside the score: a few numbers, each saved when given."""

from __future__ import annotations

from typing import Any

import streamlit as st
from babel import Locale

from emas.domain.answers import MAX_COUNT
from emas.domain.people import COUNTRIES, MOST_COUNTRIES, PARTS
from emas.domain.problems import Problem
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.people import save_people
from emas.ui import formats
from emas.ui.guard import callback
from emas.ui.i18n import N_, gettext, locale
from emas.ui.i18n import gettext as _
from emas.ui.incidents import explained
from emas.ui.problems import sentence

LABELS = {
    "women": N_("PMI perempuan"),
    "men": N_("PMI laki-laki"),
    "prospective": N_("Calon PMI (CPMI) yang sedang bersiap"),
    "families": N_("Keluarga PMI di desa"),
}

Kept = dict[str, tuple[Any, Problem]]
"""What could not be saved, by part, with the reason."""


def draw_people(sheet: Sheet, actor: Actor) -> None:
    """Four counts, then the main countries with a count each; all may stay open."""
    st.markdown(_("**Berapa orang?**"))
    st.caption(_("Tidak dinilai dan boleh dikosongkan. Hitungan saja, tanpa nama."))
    for part in PARTS:
        _count(sheet, actor, part, gettext(LABELS[part]), sheet.people.get(part))
    _countries(sheet, actor)


def waits(sheet: Sheet) -> bool:
    """Whether any count could not be saved."""
    return bool(_kept(sheet))


def _count(sheet: Sheet, actor: Actor, part: str, label: str, stored: Any) -> None:
    key, kept = _key(sheet, part), _kept(sheet)
    if part not in kept and st.session_state.get(f"{key}-seen", key) != stored:
        st.session_state[key] = st.session_state[f"{key}-seen"] = stored
    elif key not in st.session_state:
        st.session_state[key] = kept[part][0] if part in kept else stored
    st.number_input(
        label,
        min_value=0,
        max_value=MAX_COUNT,
        value=None,
        step=1,
        key=key,
        width=320,
        disabled=sheet.locked,
        on_change=callback(lambda: _save(sheet, actor, part, st.session_state[key])),
    )
    _outcome(sheet, actor, part)


def _countries(sheet: Sheet, actor: Actor) -> None:
    """Which countries, and how many in each."""
    stored: dict[str, int] = dict(sheet.people.get(COUNTRIES) or {})
    names = _territories()
    key = _key(sheet, COUNTRIES)
    fresh = COUNTRIES not in _kept(sheet) and st.session_state.get(f"{key}-seen") != stored
    if fresh or key not in st.session_state:
        st.session_state[key] = sorted(stored, key=lambda code: (-stored[code], names[code]))
        st.session_state[f"{key}-seen"] = stored
    chosen = st.multiselect(
        _("Negara tujuan utama (paling banyak {n})").format(n=MOST_COUNTRIES),
        sorted(names, key=names.__getitem__),
        format_func=names.__getitem__,
        max_selections=MOST_COUNTRIES,
        placeholder=_("Pilih negara"),
        key=key,
        disabled=sheet.locked,
        on_change=callback(lambda: _save_countries(sheet, actor)),
    )
    for code in chosen:
        field = f"{key}-{code}"
        if field not in st.session_state:
            st.session_state[field] = stored.get(code)
        st.number_input(
            _("PMI di {country}").format(country=names[code]),
            min_value=0,
            max_value=MAX_COUNT,
            value=None,
            step=1,
            key=field,
            width=320,
            disabled=sheet.locked,
            on_change=callback(lambda: _save_countries(sheet, actor)),
        )
    _outcome(sheet, actor, COUNTRIES)


def _territories() -> dict[str, str]:
    """Countries by ISO 3166 code, named in the language in use; Indonesia itself is no destination."""
    territories = Locale.parse(locale()).territories
    return {
        code: name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code != "ID"
    }


def _save_countries(sheet: Sheet, actor: Actor) -> None:
    key = _key(sheet, COUNTRIES)
    counts = {code: st.session_state.get(f"{key}-{code}") for code in st.session_state[key]}
    _save(sheet, actor, COUNTRIES, {code: count for code, count in counts.items() if count is not None})


def _save(sheet: Sheet, actor: Actor, part: str, value: Any) -> None:
    kept, seen = _kept(sheet), f"{_key(sheet, part)}-seen"
    before = st.session_state.get(seen)
    try:
        save_people(
            actor,
            village_code=sheet.village.code,
            round_id=sheet.round_id,
            part=part,
            value=value,
            # No country is written as nothing at all.
            seen=None if before == {} else before,
        )
    except Exception as error:
        kept[part] = (value, explained(error, f"people, {part}"))
    else:
        kept.pop(part, None)
        st.session_state[seen] = value


def _outcome(sheet: Sheet, actor: Actor, part: str) -> None:
    """Why a count is not saved, and what can be done."""
    if part not in _kept(sheet):
        return
    value, problem = _kept(sheet)[part]
    theirs = sheet.people.get(part)
    st.error(sentence(problem), icon=":material/cloud_off:")
    with st.container(horizontal=True):
        if problem.code == "people_conflict":
            st.button(
                _("Tetap jawaban tersimpan: {answer}").format(answer=_told(theirs)),
                key=f"people-theirs-{part}",
                on_click=callback(_take_theirs),
                args=(sheet, part),
            )
        st.button(
            _("Simpan jawaban saya: {answer}").format(answer=_told(value)),
            key=f"people-mine-{part}",
            on_click=callback(_keep_mine),
            args=(sheet, actor, part, theirs),
        )


def _take_theirs(sheet: Sheet, part: str) -> None:
    _kept(sheet).pop(part, None)
    st.session_state.pop(f"{_key(sheet, part)}-seen", None)


def _keep_mine(sheet: Sheet, actor: Actor, part: str, theirs: Any) -> None:
    st.session_state[f"{_key(sheet, part)}-seen"] = theirs
    _save(sheet, actor, part, _kept(sheet)[part][0])


def _told(value: Any) -> str:
    if not value and value != 0:
        return _("belum diisi")
    if isinstance(value, int):
        return formats.number(value)
    names = _territories()
    return ", ".join(f"{names[code]} {formats.number(count)}" for code, count in value.items())


def _kept(sheet: Sheet) -> Kept:
    found: Kept = st.session_state.setdefault(f"people-{sheet.village.code}-{sheet.round_id}-kept", {})
    return found


def _key(sheet: Sheet, part: str) -> str:
    return f"people-{sheet.village.code}-{sheet.round_id}-{part}"
