"""Under the map: the same selection as a table, for keyboards, screen readers and phones."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from emas.services.map_figures import By
from emas.services.selection import Selection
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.maps import twin_regions, twin_villages
from emas.ui.maps.choice import BY_REGION, BY_VILLAGE
from emas.ui.maps.measures import Measure
from emas.ui.maps.twin_sheet import Sheet, Wish
from emas.ui.table import Event, table

TAB, TABLE = "map-twin-tab", "map-twin"

OnEvent = Callable[[str, str], None]
"""Gets what happened and its value: ``tab`` (its name), ``sort`` (a column, behind ``-`` if descending),
``page`` (its number), ``region`` or ``village`` (the code of the row that was opened)."""


def draw(
    selection: Selection,
    measure: Measure,
    *,
    by: By,
    on_event: OnEvent,
    compare: Measure | None = None,
    compare_selection: Selection | None = None,
    sort: str = "",
    page: int = 1,
    tab: str = BY_REGION,
    every: bool = False,
    narrowed: str = "",
    marked: str = "",
) -> None:
    """The regions or the villages of the selection, with the switch between the two; a regency has villages.

    ``compare`` and ``compare_selection`` are a second measure, the same one in another round, or both.
    ``sort`` is as :data:`OnEvent` gives it; one that the table has no column for means its chief figure from
    the highest. ``every`` lists all villages of the register; ``narrowed`` says in words what the filter
    asks for; ``marked`` is the code of the village or region that is chosen.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    region, wish = selection.filter.region, Wish(sort, page, narrowed, marked)
    if len(region) < 4:
        _switch(tab, on_event)
    if tab == BY_VILLAGE or len(region) == 4:
        sheet = twin_villages.sheet(selection, wish, every=every)
        _table(sheet, "village", _("buka kartu desa"), on_event)
        return
    second = (compare_selection or selection, compare or measure)
    same = second[0].snapshot.of_round == selection.snapshot.of_round and second[1].code == measure.code
    level: By = "regency" if region else by
    sheet = twin_regions.sheet(selection, measure, None if same else second, level, wish)
    _table(sheet, "region", _("tunjukkan di peta"), on_event)


def _switch(tab: str, on_event: OnEvent) -> None:
    st.session_state[TAB] = tab
    names = {BY_REGION: _("Wilayah"), BY_VILLAGE: _("Desa")}
    st.segmented_control(
        _("Isi tabel"),
        list(names),
        format_func=names.__getitem__,
        key=TAB,
        required=True,
        label_visibility="collapsed",
        on_change=callback(lambda: on_event("tab", st.session_state[TAB])),
    )


def _table(sheet: Sheet, opens: str, open_label: str, on_event: OnEvent) -> None:
    def heard(event: Event) -> None:
        if event.kind == "open":
            on_event(opens, event.value)
        elif event.kind == "sort":
            on_event("sort", f"-{event.value}" if event.descending else event.value)
        else:
            on_event("page", event.value)

    table(
        TABLE,
        sheet.columns,
        sheet.rows,
        paper=sheet.paper,
        caption=sheet.caption,
        empty=_("Tidak ada desa yang dapat ditunjukkan di sini."),
        total=sheet.total,
        page=sheet.page,
        pages=sheet.pages,
        sort=sheet.sort,
        descending=sheet.descending,
        open_label=open_label,
        on_event=heard,
    )
