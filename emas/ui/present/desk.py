"""The presenter's desk: the button that begins, files to take away, the story, and what is kept."""

from __future__ import annotations

import streamlit as st

from emas.services import snapshot
from emas.services.actors import whoever_comes
from emas.ui.guard import fragment
from emas.ui.i18n import gettext as _
from emas.ui.maps import state
from emas.ui.maps.choice import NAMES
from emas.ui.maps.looked_at import filter_line, looked_at
from emas.ui.present import compose, shelf, take
from emas.ui.present.mount import present
from emas.ui.story import story as stories
from emas.ui.story.telling import tell
from emas.ui.titles import say_title

READ = "present-read"
AT_ONCE, LOOP = "tayang", "putar"
"""Words of the address: show at once, and by itself."""

OWN = (stories.STORY, stories.ORDER, stories.NAME, stories.ASKED, stories.TITLED)


@fragment(state.LOOK)
def draw() -> None:
    """Everything below the filter, drawn anew by itself at each choice."""
    now = snapshot.current()
    state.say_again(state.SUPPOSED)
    query = {name: st.query_params.get(name, "") for name in OWN}
    if not (compose.adopted() or any(query.values())):
        # The menu leads to a bare address: the reader goes on with the story that was left.
        query = st.session_state.get(READ, query)
    asked = stories.read(query, state.current())
    if st.session_state.get(READ) != query or not compose.adopted():
        compose.adopt(asked)
    filter_line(looked_at(now, asked.choice, asked.choice.round), asked.choice)
    begin = st.container()
    story = compose.composed(asked)
    compose.compose(story, now.rubric)
    told = story.address(now.rubric)
    _write(told)
    say_title("present")
    with begin:
        waiting = st.empty()
        deck = tell(story, now, lambda share: waiting.progress(share, _("Menyiapkan halaman …")))
        waiting.empty()
        present(
            deck,
            loop=st.query_params.get(LOOP) == "1",
            at_once=st.query_params.get(AT_ONCE) == "1",
        )
        take.draw(deck, story, now)
    shelf.draw(whoever_comes(now.mode), deck.title, told)


def _write(told: dict[str, str]) -> None:
    """Put the story into the address: a link opens it as it is."""
    known = (*NAMES, *OWN)
    if told != {name: st.query_params[name] for name in known if name in st.query_params}:
        others = {name: value for name, value in st.query_params.items() if name not in known}
        st.query_params.from_dict({**others, **told})
    st.session_state[READ] = {name: told.get(name, "") for name in OWN}
    st.session_state[state.WRITTEN] = {name: told[name] for name in NAMES if name in told}
