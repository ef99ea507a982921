"""Stories on record: save this one, open another, take a copy, remove one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import streamlit as st

from emas.geo.time_zones import day_of
from emas.services.actors import Action, Actor, may
from emas.services.stories import LONGEST, Kept, keep_story, kept_stories, remove_story
from emas.ui import formats, navigation
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.incidents import explained
from emas.ui.markdown import plain
from emas.ui.problems import sentence

_NAME, _REFUSED = "shelf-name", "shelf-refused"


def draw(actor: Actor, title: str, query: dict[str, str]) -> None:
    """What is kept, and the field to keep this one; a link for who may not.

    Raises:
        Problem: ``database_*``.
    """
    st.subheader(_("Simpan dan bagikan"), anchor=False)
    st.caption(_("Alamat halaman ini membuka cerita yang sama: salin untuk membagikannya."))
    if not may(actor, Action.KEEP_STORY):
        return
    with st.form("shelf-keep", border=False, enter_to_submit=True):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        left.text_input(_("Nama cerita"), key=_NAME, max_chars=LONGEST, placeholder=title)
        right.form_submit_button(
            _("Simpan"),
            icon=":material/save:",
            on_click=callback(_keep),
            args=(actor, title, query),
            width="stretch",
        )
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(refused, icon=":material/error:")
    for story in kept_stories(actor):
        _kept(actor, story)


def _kept(actor: Actor, story: Kept) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"shelf-{story.id}"):
        navigation.link("present", plain(story.name), icon=":material/slideshow:", **story.query)
        st.caption(formats.day(day_of(story.updated_at)))
        st.button(
            _("Duplikat"),
            key=f"shelf-copy-{story.id}",
            icon=":material/content_copy:",
            type="tertiary",
            on_click=callback(_copy),
            args=(actor, story),
        )
        st.button(
            _("Hapus"),
            key=f"shelf-remove-{story.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=callback(_remove),
            args=(actor, story.id),
        )


def _keep(actor: Actor, title: str, query: dict[str, str]) -> None:
    _try(lambda: keep_story(actor, name=st.session_state[_NAME] or title, query=query))


def _copy(actor: Actor, story: Kept) -> None:
    names, copied = {one.name.casefold() for one in kept_stories(actor)}, _("Salinan {n} {name}")
    told = (copied.format(n=n, name=story.name)[:LONGEST].rstrip() for n in count(1))
    name = next(one for one in told if one.casefold() not in names)
    _try(lambda: keep_story(actor, name=name, query=story.query))


def _remove(actor: Actor, story_id: int) -> None:
    _try(lambda: remove_story(actor, story_id))


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except Exception as error:
        st.session_state[_REFUSED] = sentence(explained(error, "stories"))
