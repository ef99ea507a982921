"""Composing a story of one's own: slides and their order, titles, village, suppositions, decisions."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services import villages
from emas.services.villages import find
from emas.ui.criteria.whatif import choose_levels
from emas.ui.guard import callback
from emas.ui.i18n import gettext
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.markdown import plain
from emas.ui.pdf_signs import tell_left_out
from emas.ui.story import story as stories
from emas.ui.story.story import LONGEST, MOST_ASKED, READY, SLIDES, Story
from emas.ui.village_search import guessed, label

OFFERED = 4
"""Villages offered where a text does not name one alone."""

READY_KEY, SLIDES_KEY, NAME_KEY, ASKED_KEY, VILLAGE_KEY = (
    f"present-{name}" for name in ("ready", "slides", "name", "asked", "village")
)


def adopt(story: Story) -> None:
    """Have the widgets hold a story that came by its address."""
    held = st.session_state
    held[READY_KEY], held[SLIDES_KEY] = story.ready, list(story.slides)
    held[NAME_KEY], held[ASKED_KEY] = story.name, "\n".join(story.asked)
    held[VILLAGE_KEY] = story.choice.village
    for slide in SLIDES:
        held[_title_key(slide)] = story.titles.get(slide, "")


def adopted() -> bool:
    """Whether the widgets hold a story: Streamlit forgets them while another page is looked at."""
    return READY_KEY in st.session_state


def compose(story: Story, rubric: Rubric) -> None:
    """The chooser; :func:`composed` reads it."""
    st.segmented_control(
        _("Cerita"),
        list(READY),
        format_func=lambda name: gettext(READY[name][0]),
        key=READY_KEY,
        required=True,
        on_change=callback(_another),
    )
    with st.expander(_("Susun sendiri: halaman, judul, desa, keputusan"), icon=":material/tune:"):
        st.multiselect(
            _("Halaman, menurut urutannya"),
            list(SLIDES),
            format_func=lambda name: gettext(SLIDES[name]),
            key=SLIDES_KEY,
            select_all=False,
            placeholder=_("Pilih halaman"),
        )
        st.text_input(_("Judul cerita"), key=NAME_KEY, max_chars=LONGEST, placeholder=_("Desa Migran EMAS"))
        tell_left_out(st.session_state.get(NAME_KEY))
        _village()
        st.markdown(_("Bagaimana jika setiap desa dalam pilihan ini sekurangnya:"))
        choose_levels(rubric)
        st.text_area(
            _("Keputusan yang diminta, satu per baris (paling banyak {n})").format(n=MOST_ASKED),
            key=ASKED_KEY,
            max_chars=MOST_ASKED * LONGEST,
        )
        tell_left_out(st.session_state.get(ASKED_KEY))
        if stories.asks_too_much((st.session_state[ASKED_KEY] or "").splitlines()):
            told = _("Tampil {n} keputusan pertama saja, masing-masing paling banyak {most} huruf.")
            st.caption(f":material/info: {told.format(n=MOST_ASKED, most=LONGEST)}")
        with st.popover(_("Judul tiap halaman"), icon=":material/title:"):
            for slide in story.slides:
                st.text_input(gettext(SLIDES[slide]), key=_title_key(slide), max_chars=LONGEST)
                tell_left_out(st.session_state.get(_title_key(slide)))


def composed(story: Story) -> Story:
    """What the widgets hold now, of the villages that ``story`` is told of."""
    held = st.session_state
    own = {slide: stories.clean(held.get(_title_key(slide)) or "") for slide in SLIDES}
    return Story(
        choice=story.choice,
        ready=held[READY_KEY],
        slides=tuple(held[SLIDES_KEY]) or READY[held[READY_KEY]][1],
        name=stories.clean(held[NAME_KEY] or ""),
        titles={slide: title for slide, title in own.items() if title},
        asked=stories.asked((held[ASKED_KEY] or "").splitlines()),
    )


def _title_key(slide: str) -> str:
    return f"present-title-{slide}"


def _village() -> None:
    """Whose way is shown: by code, by a name that one village alone bears, or chosen among several."""
    st.text_input(
        _("Desa yang jalannya ditampilkan"),
        key=VILLAGE_KEY,
        max_chars=LONGEST,
        placeholder=_("Nama atau kode; kosong: yang hampir layak"),
        on_change=callback(_name_village),
    )
    code, typed = st.session_state.get(state.VILLAGE), (st.session_state[VILLAGE_KEY] or "").strip()
    if code:
        village = find(code)
        st.caption(f":material/check: {plain(village.name)}, {plain(village.place)}")
    elif typed:
        _offer(typed)


def _offer(typed: str) -> None:
    """Villages that the text may mean: none is taken for the one."""
    found = villages.search(typed, OFFERED)
    if not found.exact and not found.near:
        st.caption(_("Tidak ada desa yang cocok. Periksa ejaannya atau tulis kodenya."))
        return
    told = _("Lebih dari satu desa bernama itu. Pilih yang dimaksud:")
    st.caption(told if found.exact else guessed(typed, found))
    # By this name its results look like those of every search.
    with st.container(key="village-search-present"):
        for village in [*found.exact, *found.near]:
            st.button(
                label(village),
                key=f"present-village-{village.code}",
                icon=":material/location_on:",
                width="stretch",
                on_click=callback(_choose_village),
                args=(village.code,),
            )


def _name_village() -> None:
    typed = (st.session_state[VILLAGE_KEY] or "").strip()
    found = villages.search(typed, 2).exact if typed else []
    st.session_state[state.VILLAGE] = found[0].code if len(found) == 1 else ""


def _choose_village(code: str) -> None:
    st.session_state[VILLAGE_KEY] = st.session_state[state.VILLAGE] = code


def _another() -> None:
    """A ready story brings its own slides."""
    st.session_state[SLIDES_KEY] = list(READY[st.session_state[READY_KEY]][1])
