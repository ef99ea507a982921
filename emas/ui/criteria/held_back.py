"""What holds each region back, as a table that opens downwards."""

from __future__ import annotations

from functools import partial
from typing import cast

import streamlit as st

from emas.domain.disclosure import FEW, few
from emas.geo.register import register
from emas.services import held_back
from emas.services.held_back import Held, Sort, Step
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.criteria import levels
from emas.ui.criteria.names import names
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import acts, screen
from emas.ui.maps.choice import Choice
from emas.ui.maps.twin_sheet import ROWS, Wish, caption, on_paper, pages
from emas.ui.table import Column, Event, Row, table

WISH = "criteria-held-wish"
"""How the table is sorted and which page it shows; of this table alone."""


def draw(selection: Selection, choice: Choice) -> None:
    """Provinces, or regencies inside of one or on request; nothing inside of a regency."""
    if len(choice.region) == 4:
        return
    st.subheader(_("Yang menahan tiap wilayah"), anchor=False)
    digits = levels.choose(choice)
    columns = [
        Column("code", _("Provinsi") if digits == 2 else _("Kabupaten/kota")),
        Column("n", "n", numeric=True, hint=_("Desa dihitung")),
        Column("lacking", _("Paling sering belum terpenuhi")),
        Column("eligible", _("Langkah yang membuat paling banyak layak")),
        Column("only", _("Kurang satu saja"), numeric=True),
        Column("lifted", _("Langkah yang menaikkan paling banyak kategori")),
    ]
    if screen.width() < screen.NARROW:
        # Cards of six lines would make the phone's page a roll.
        columns = columns[:4]
    wish: Wish = st.session_state.get(WISH, Wish())
    sort, descending = wish.order(columns, "n")
    rows = held_back.held_back(selection, digits, cast("Sort", sort), descending=descending)
    number = min(max(1, wish.page), pages(len(rows)))
    named = names(selection.snapshot.rubric)
    table(
        "criteria-held",
        columns,
        [_row(one, named, len(columns)) for one in rows[(number - 1) * ROWS : number * ROWS]],
        paper=[_row(one, named, len(columns)) for one in rows[: on_paper(len(rows))]],
        caption=caption(_("Yang menahan tiap wilayah"), selection, wish),
        empty=_("Tidak ada desa yang dapat ditunjukkan di sini."),
        total=len(rows),
        page=number,
        pages=pages(len(rows)),
        sort=sort,
        descending=descending,
        open_label=_("buka wilayah ini"),
        on_event=partial(_heard, wish),
    )
    st.caption(_("Miring: kurang dari {few} desa, jadi syaratnya tidak diurutkan.").format(few=FEW))


def _heard(wish: Wish, event: Event) -> None:
    if event.kind == "open":
        acts.go(event.value)
    elif event.kind == "page":
        st.session_state[WISH] = Wish(wish.sort, int(event.value))
    else:
        st.session_state[WISH] = Wish(f"-{event.value}" if event.descending else event.value)


def _row(one: Held, named: dict[str, str], columns: int) -> Row:
    # Of few villages which condition is rarest is chance, and often several are.
    lacking = formats.NOTHING
    if one.lacking and not few(one.n):
        lacking = _("{condition}: {share}").format(
            condition=named[one.condition], share=formats.share(one.lacking, one.n)
        )
    cells = (
        register().name(one.code),
        formats.number(one.n),
        lacking,
        _step(one.eligible, one.eligible.eligible if one.eligible else 0),
        formats.number(one.only),
        _step(one.lifted, one.lifted.lifted if one.lifted else 0),
    )
    return Row(one.code, cells[:columns], faint=few(one.n))


def _step(step: Step | None, villages: int) -> str:
    if step is None:
        return formats.NOTHING
    told = ngettext("{indicator}: +{n} desa", "{indicator}: +{n} desa", villages)
    return told.format(indicator=step.indicator, n=formats.number(villages))
