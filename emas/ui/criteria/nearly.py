"""Villages that lack one condition only: how many by condition, and for one condition which."""

from __future__ import annotations

import streamlit as st

from emas.geo.register import register
from emas.services import nearly
from emas.services.blocking import Blocker
from emas.services.nearly import Near
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.criteria.names import names
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import acts, card
from emas.ui.maps.choice import Choice
from emas.ui.maps.twin_sheet import ROWS, Wish, caption, on_paper, pages
from emas.ui.table import Column, Event, Row, table

CONDITION, PAGE = "criteria-nearly", "criteria-nearly-page"


def draw(selection: Selection, choice: Choice, found: tuple[Blocker, ...]) -> None:
    """The villages of the condition chosen, the highest score first; a name opens its card."""
    named = names(selection.snapshot.rubric)
    alone = sum(one.only for one in found)
    st.subheader(_("Kurang satu saja"), anchor=False)
    told = ngettext(
        "**{n}** dari {of} desa kurang satu syarat saja untuk layak diusulkan.",
        "**{n}** dari {of} desa kurang satu syarat saja untuk layak diusulkan.",
        alone,
    )
    st.markdown(told.format(n=formats.number(alone), of=formats.number(found[0].of)))
    some = {one.code: one for one in sorted(found, key=lambda one: -one.only) if one.only}
    if not some:
        return
    chosen = st.session_state.get(CONDITION)
    # Said at each drawing: the browser goes by labels, and would show the number of another region.
    st.session_state[CONDITION] = chosen if chosen in some else next(iter(some))
    code = st.selectbox(
        _("Syarat yang kurang"),
        list(some),
        format_func=lambda code: f"{named[code]} ({formats.number(some[code].only)})",
        key=CONDITION,
        on_change=callback(_first_page),
    )
    if choice.village:
        card.draw(selection, choice.village)
    _list(selection, choice, code, named[code])


def _list(selection: Selection, choice: Choice, code: str, name: str) -> None:
    rows = nearly.lacking_only(selection, code)
    number = min(st.session_state.get(PAGE, 1), pages(len(rows)))
    unit, reg = selection.snapshot.rubric.unit, register()

    def row(one: Near) -> Row:
        cells = (one.name, reg.name(one.code[:4]), formats.points(one.total, unit))
        return Row(one.code, cells, marked=one.code == choice.village)

    table(
        "criteria-nearly-table",
        [
            Column("name", _("Desa"), sortable=False),
            Column("regency", _("Kabupaten/kota"), sortable=False),
            Column("score", _("Skor"), numeric=True, sortable=False),
        ],
        list(map(row, rows[(number - 1) * ROWS : number * ROWS])),
        paper=list(map(row, rows[: on_paper(len(rows))])),
        caption=caption(_("Hanya kurang {name}").format(name=name), selection, Wish()),
        empty=_("Tidak ada desa yang dapat ditunjukkan di sini."),
        total=len(rows),
        page=number,
        pages=pages(len(rows)),
        sort="score",
        descending=True,
        open_label=_("buka kartu desa"),
        on_event=_heard,
    )


def _heard(event: Event) -> None:
    if event.kind == "open":
        acts.open_village(event.value)
    elif event.kind == "page":
        st.session_state[PAGE] = int(event.value)


def _first_page() -> None:
    st.session_state[PAGE] = 1
