"""What stands under the controls: the way back, one map with its panel or two maps, and the twin table."""

from __future__ import annotations

import streamlit as st

from emas.geo import polygons
from emas.geo.register import register
from emas.services import paired, snapshot
from emas.ui import changed
from emas.ui.guard import fragment
from emas.ui.i18n import gettext as _
from emas.ui.maps import (
    acts,
    canvas,
    card,
    filters,
    measures,
    panel,
    screen,
    state,
    takeaway,
    twin,
)
from emas.ui.maps.choice import BY_REGION, BY_VILLAGE, EVERY_POINT, Choice
from emas.ui.maps.drawn import Drawn, look_at, side_by_side
from emas.ui.maps.looked_at import filter_line, looked_at
from emas.ui.maps.palette import PALETTES
from emas.ui.markdown import plain
from emas.ui.titles import say_title


@fragment(state.LOOK)
def draw() -> None:
    """Everything that a choice changes, drawn anew by itself."""
    now, width = snapshot.current(), screen.width()
    known = measures.all_measures(now.rubric)
    choice = state.current()
    state.write(choice, now)
    say_title("map")
    selection = looked_at(now, choice, choice.round)
    filter_line(selection, choice)
    measure, second = known[choice.measure], None
    colours = PALETTES["dark" if st.context.theme.type == "dark" else "light"]
    if choice.compares:
        other = looked_at(now, choice, choice.compare_round or choice.round)
        its = known[choice.compare or choice.measure]
        same = its.code == measure.code
        drawn = look_at(selection, measure, choice, colours, other if same else None)
        beside = look_at(other, its, choice, colours, selection if same else None)
        drawn, second = side_by_side(drawn, beside, choice)
        _two(choice, drawn, second, width)
    else:
        drawn = look_at(selection, measure, choice, colours)
        _one(choice, drawn, width)
    takeaway.keep(drawn, choice)
    twin.draw(
        selection,
        measure,
        by=drawn.by,
        on_event=acts.table_event,
        compare=second.measure if second else None,
        compare_selection=second.selection if second else None,
        sort=choice.sort,
        page=choice.page,
        tab=BY_VILLAGE if choice.by_village else BY_REGION,
        every=EVERY_POINT in choice.points,
        narrowed=filters.told(choice.filter, now.rubric, choice.round),
        marked=choice.village,
    )


def _one(choice: Choice, drawn: Drawn, width: int) -> None:
    narrow = width < screen.NARROW
    left, right = (st.container(), st.container()) if narrow else st.columns([7, 3], gap="medium")
    with left:
        canvas.draw(drawn, choice, width=width)
        _credit()
    with right:
        if choice.village:
            card.draw(drawn.selection, choice.village)
        panel.region(drawn.selection, drawn.measure)


def _two(choice: Choice, first: Drawn, second: Drawn, width: int) -> None:
    if first.pairs:
        # Of a regency the map shows its whole province.
        region = first.pairs.later.filter.region
        place = register().name(region) if region else _("Indonesia")
        told = _("Warna wilayah kedua peta dari desa yang sama di {place}:").format(place=place)
        st.caption(f"{told} {changed.pairs(first.pairs)}")
    narrow = width < screen.NARROW
    places = [st.container(), st.container()] if narrow else st.columns(2, gap="small")
    for number, (place, drawn) in enumerate(zip(places, (first, second), strict=True)):
        with place:
            told = paired.round_name(drawn.selection.snapshot) or _("terbaru tiap desa")
            st.markdown(f"**{drawn.measure.name}** · {told}")
            canvas.draw(drawn, choice, width=width, number=number, beside=True)
    _credit()
    if choice.village:
        card.draw(first.selection, choice.village)


def _credit() -> None:
    st.caption(_("Batas indikatif, bukan acuan hukum.") + " " + plain(polygons.credit()))
