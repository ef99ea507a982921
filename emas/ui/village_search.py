"""Finding a village by name or code: the one search that every page uses."""

from __future__ import annotations

import streamlit as st

from emas.domain.problems import Problem
from emas.services import examples, villages
from emas.services.villages import Found, VillageName
from emas.ui import asked, formats, navigation
from emas.ui.asked import Fault
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.markdown import plain

VILLAGE = "desa"
"""Name of the village's code in an address."""

LIMIT = 12
"""Results shown at most of each sort (real, invented): a phone's screen and a half."""


def choose_village(key: str, page: str) -> None:
    """Draw the search; choosing a result leads to ``page`` with ``?desa=CODE``.

    While nothing is typed, a few examples stand in place of results.

    Args:
        key: tells this search from another one on the same screen.
        page: name of the page in :data:`emas.ui.navigation.PAGES`.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    with st.container(key=f"village-search-{key}"):
        typed = _typed(key)
        if not typed:
            st.caption(_("Contoh:"))
            _choices(examples.villages(), key, page)
            return
        found = villages.search(typed, LIMIT + 1)
        if found.exact or not found.near:
            st.caption(_told(typed, found.exact))
            _choices(_shown(found.exact), key, page)
        if found.near:
            st.caption(guessed(typed, found))
            shown = _shown(found.near)
            _choices(shown, key, page)
            if len(shown) < len(found.near):
                st.caption(_("Belum tampak? Tambahkan nama kecamatan atau kabupaten."))


def asked_village() -> VillageName | None:
    """The village in the address; ``None`` where there is none, with the reason where it is unknown.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    # A link to the same page with another query leaves the browser's address as it was: say it again.
    st.query_params.from_dict(st.query_params.to_dict())
    code = st.query_params.get(VILLAGE, "")
    if not code.strip():
        return None
    try:
        village = villages.find(code)
    except Problem as problem:
        if problem.code not in villages.NOT_FOUND:
            raise
        st.error(asked.told(Fault(VILLAGE, problem)), icon=":material/location_off:")
        return None
    if code != village.code:
        st.query_params[VILLAGE] = village.code
    return village


def label(village: VillageName) -> str:
    """A village in Markdown: its name (a line of its own by ``style.css``), where it lies, its code."""
    told = f"**{plain(village.name)}** {plain(village.place)}"
    return told if village.code in village.name else f"{told} · {village.code}"


def _typed(key: str) -> str:
    with (
        st.form(f"village-search-form-{key}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        typed = st.text_input(
            _("Cari desa atau kelurahan"),
            key=f"village-search-text-{key}",
            placeholder=_("Nama atau kode desa"),
            max_chars=100,
            icon=":material/search:",
        )
        st.form_submit_button(_("Cari"), key=f"village-search-go-{key}", type="primary")
    return typed.strip()


def _choices(shown: list[VillageName], key: str, page: str) -> None:
    for village in shown:
        # A button, no link: on a page of its own address a link leaves no step for the browser's Back.
        if st.button(
            label(village),
            key=f"village-search-{key}-{village.code}",
            icon=":material/location_on:",
            width="stretch",
        ):
            navigation.go(page, **{**_kept(), VILLAGE: village.code})


def _kept() -> dict[str, str]:
    """The rest of an address whose village could not be understood: it was meant for the right one."""
    query = st.query_params.to_dict()
    return query if VILLAGE in query else {}


def guessed(typed: str, found: Found[VillageName]) -> str:
    """The sentence above the near misses."""
    if found.exact:
        return _("Mungkin maksud Anda:")
    return _("Tidak ada yang persis sama dengan “{text}”. Mungkin maksud Anda:").format(text=plain(typed))


def _told(typed: str, found: list[VillageName]) -> str:
    if not found:
        return _(
            "Tidak ada desa yang cocok dengan “{text}”. Periksa ejaannya, atau ketik nama desa saja; "
            "nama kabupaten boleh menyusul di belakangnya."
        ).format(text=plain(typed))
    shown = len(_shown(found))
    if shown < len(found):
        return _("{count} desa pertama yang cocok. Tambahkan nama kecamatan atau kabupaten.").format(
            count=formats.number(shown)
        )
    return ngettext("{count} desa ditemukan.", "{count} desa ditemukan.", shown).format(
        count=formats.number(shown)
    )


def _shown(found: list[VillageName]) -> list[VillageName]:
    """At most :data:`LIMIT` of each sort, real ones first."""
    real = [village for village in found if not village.simulated]
    invented = [village for village in found if village.simulated]
    return real[:LIMIT] + invented[:LIMIT]
