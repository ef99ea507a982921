"""The presenter's desk: which story, which slides, whose words; and the button that begins."""

from __future__ import annotations

import streamlit as st

from emas.services import snapshot
from emas.services.actors import whoever_comes
from emas.ui.guard import guarded
from emas.ui.i18n import gettext
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import NAMES
from emas.ui.maps.looked_at import filter_line, looked_at
from emas.ui.present import shelf, take
from emas.ui.present.mount import present
from emas.ui.story import story as stories
from emas.ui.story.story import LONGEST, MOST_ASKED, READY, SLIDES, Story
from emas.ui.story.telling import tell

READY_KEY, SLIDES_KEY, NAME_KEY, ASKED_KEY, READ = (
    f"present-{name}" for name in ("ready", "slides", "name", "asked", "read")
)
AT_ONCE, LOOP = "tayang", "putar"
"""Words of the address: show at once, and by itself."""

OWN = (stories.STORY, stories.ORDER, stories.NAME, stories.ASKED, stories.TITLED)


@st.fragment(key=state.LOOK)
def draw() -> None:
    """Everything below the filter, drawn anew by itself at each choice."""
    with guarded("look"):
        now = snapshot.current()
        _adopt()
        choice = state.current()
        filter_line(looked_at(now, choice, choice.round), choice)
        begin = st.container()
        story = _compose(stories.read(_query(), choice))
        told = story.address(now.rubric)
        _write(told)
        deck = tell(story, now)
        with begin:
            present(
                deck,
                loop=st.query_params.get(LOOP) == "1",
                at_once=st.query_params.get(AT_ONCE) == "1",
            )
            take.draw(deck, now)
        shelf.draw(whoever_comes(now.mode), deck.title, told)


def _query() -> dict[str, str]:
    return {name: st.query_params.get(name, "") for name in OWN}


def _adopt() -> None:
    """Take over the story of the address where somebody else wrote it."""
    query, held = _query(), st.session_state
    if held.get(READ) == query and READY_KEY in held:
        return
    story = stories.read(query, state.current())
    held[READY_KEY], held[SLIDES_KEY] = story.ready, list(story.slides)
    held[NAME_KEY], held[ASKED_KEY] = story.name, "\n".join(story.asked)


def _compose(read: Story) -> Story:
    """The chooser; what it holds is the story."""
    st.segmented_control(
        _("Cerita"),
        list(READY),
        format_func=lambda name: gettext(READY[name][0]),
        key=READY_KEY,
        required=True,
        on_change=_another,
    )
    with st.expander(_("Susun sendiri: halaman, judul, keputusan"), icon=":material/tune:"):
        st.multiselect(
            _("Halaman, menurut urutannya"),
            list(SLIDES),
            format_func=lambda name: gettext(SLIDES[name]),
            key=SLIDES_KEY,
            placeholder=_("Pilih halaman"),
        )
        st.text_input(_("Judul cerita"), key=NAME_KEY, max_chars=LONGEST, placeholder=_("Desa Migran EMAS"))
        st.text_area(
            _("Keputusan yang diminta, satu per baris (paling banyak {n})").format(n=MOST_ASKED),
            key=ASKED_KEY,
            max_chars=MOST_ASKED * LONGEST,
        )
    held = st.session_state
    return Story(
        choice=read.choice,
        ready=held[READY_KEY],
        slides=tuple(held[SLIDES_KEY]) or READY[held[READY_KEY]][1],
        name=stories.clean(held[NAME_KEY] or ""),
        titles=read.titles,
        asked=stories.asked((held[ASKED_KEY] or "").splitlines()),
    )


def _another() -> None:
    """A ready story brings its own slides."""
    st.session_state[SLIDES_KEY] = list(READY[st.session_state[READY_KEY]][1])


def _write(told: dict[str, str]) -> None:
    """Put the story into the address: a link opens it as it is."""
    known = (*NAMES, *OWN)
    if told != {name: st.query_params[name] for name in known if name in st.query_params}:
        others = {name: value for name, value in st.query_params.items() if name not in known}
        st.query_params.from_dict({**others, **told})
    st.session_state[READ] = {name: told.get(name, "") for name in OWN}
    st.session_state[state.WRITTEN] = {name: told[name] for name in NAMES if name in told}
