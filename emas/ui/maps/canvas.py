"""One map: its deck, the legend inside it, and what the pointer tells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pydeck as pdk
import streamlit as st

from emas.geo.register import register
from emas.geo.time_zones import today
from emas.services import map_version
from emas.services.snapshot import Snapshot
from emas.services.villages import find
from emas.ui import words
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, crowd, filter_address, layers, legend, screen, state, tips, view
from emas.ui.maps.address import DATA, SAME, SHAPES, TILE
from emas.ui.maps.choice import ASSESSED_POINTS, EVERY_POINT, NAMED_POINTS, Choice
from emas.ui.maps.drawn import Drawn
from emas.ui.maps.layers import Look, Sources
from emas.ui.maps.legend import Part
from emas.ui.maps.palette import Theme
from emas.ui.maps.sieve import sieve
from emas.ui.maps.tips import Tables

KEY = "map-deck"

DESK, PHONE, PHONE_NATION = 570, 380, 220
"""Height of the map in pixels; on a phone about 60 % of the screen, and less for the nation, a wide land."""

LEGEND = 145
"""Pixels at the foot of the map that its legend covers on a desk; under the map it covers none."""

SHARE, HALF = 0.68, 0.49
"""How much of the page's width the map has beside its panel, or beside another map."""


def draw(drawn: Drawn, choice: Choice, *, width: int, number: int = 0, beside: bool = False) -> None:
    """Draw the map; a click changes the choice. ``number`` tells a second map, ``beside`` the first."""
    selection, measure, kind = drawn.selection, drawn.measure, drawn.selection.kind
    now, rubric = selection.snapshot, selection.snapshot.rubric
    assessed = ASSESSED_POINTS in choice.points
    named = NAMED_POINTS in choice.points
    every = EVERY_POINT in choice.points and not selection.filter.narrows
    looks = seen(choice.region, width, beside=beside)
    look = Look(
        sources=_sources(drawn, choice.region, assessed=assessed, named=named, every=every),
        classes=drawn.digits,
        few=drawn.few_digits,
        first=drawn.first,
        palette=drawn.colours,
        sieve=sieve(selection.filter, rubric, today()),
        bands=len(rubric.bands),
        metres=view.metres(looks.zoom),
        ringed=named,
        chosen=choice.region,
        picked=_point(choice.village),
    )
    st.session_state[tips.EARLY] = _early(look.sources, look.palette.name)
    frame = f"map-frame{number or ''}"
    described = _("Peta {measure}. Isi yang sama ada pada tabel di bawah.").format(measure=measure.name)
    with st.container(key=frame, gap=None):
        st.pydeck_chart(
            layers.deck(look, looks, tips.tooltip()),
            key=f"{KEY}{number or ''}",
            height=_height(choice.region, width),
            on_select=callback(partial(_clicked, number)),
            selection_mode="single-object",
            alt=described,
        )
        with st.container(key=f"map-under{number or ''}" if beside else "map-legend"):
            tables = _tables(drawn, choice)
            told = tips.told(
                tables,
                measure,
                words.kind_name(kind),
                nothing=drawn.nothing,
                simulated=now.holds_simulated,
            )
            of_regions, *others = parts(drawn, assessed=assessed, named=named, every=every)
            st.html(legend.markup(of_regions, told))
            for other in others:
                st.html(legend.markup(other))


def parts(drawn: Drawn, *, assessed: bool, named: bool, every: bool) -> list[Part]:
    """The legend of a map: its regions, and its villages where any are shown."""
    now, measure = drawn.selection.snapshot, drawn.measure
    kind = words.kind_name(drawn.selection.kind)
    note = f"{kind}, {drawn.note}" if measure.of_kind else drawn.note
    simulated = now.holds_simulated
    found = [
        Part(
            measure.name,
            note,
            simulated and measure.of_kind,
            legend.regions(drawn.labels, drawn.colours, drawn.nothing, few=int(drawn.few.sum())),
        )
    ]
    signs = legend.villages(
        drawn.colours, now.rubric, assessed=assessed and len(now) > 0, named=named, every=every
    )
    if signs:
        title, of_kind = (_("Titik desa: kategori"), kind) if assessed else (_("Titik desa"), "")
        found.append(Part(title, of_kind, simulated and assessed, signs))
    return found


def seen(region: str, width: int, *, beside: bool = False) -> pdk.ViewState:
    """The view of a region (empty: the nation) on a page of ``width`` pixels."""
    box = register().box(region) or register().box()
    if width < screen.NARROW:
        return view.fit(box, width, _height(region, width), margin=0.02)
    if beside:
        return view.fit(box, HALF * width, DESK)
    return view.fit(box, SHARE * width, DESK, foot=LEGEND)


def _sources(drawn: Drawn, region: str, *, assessed: bool, named: bool, every: bool) -> Sources:
    now, kind = drawn.selection.snapshot, drawn.selection.kind
    of_shapes = map_version.boundaries()
    level = {"province": "provinces", "regency": "regencies"}[drawn.by]
    outline = SHAPES.format(version=of_shapes, name=f"outline-{region}") if region else ""
    shapes = Sources(
        regions=SHAPES.format(version=of_shapes, name=level),
        borders=SHAPES.format(version=of_shapes, name=f"borders-{level}"),
        outline=outline,
        every=SHAPES.format(version=of_shapes, name="villages") if every else "",
    )
    if assessed and state.crowded(now, region):
        return replace(shapes, crowd=_moment(now, TILE, kind=kind, z="{z}", x="{x}", y="{y}"))
    rings = _moment(now, DATA, name=f"named-{kind}") if named else ""
    # One layer draws assessed and named villages; without the assessed ones the few named are enough.
    villages = _moment(now, DATA, name=f"villages-{kind}") + _inside(now, region) if assessed else rings
    return replace(shapes, villages=villages, named=rings)


def _inside(now: Snapshot, region: str) -> str:
    """Of many villages a regency's alone; of few all, which serve for every region that is opened next."""
    return f"?wilayah={region}" if state.crowded(now, "") else ""


def _tables(drawn: Drawn, choice: Choice) -> Tables:
    selection, now = drawn.selection, drawn.selection.snapshot
    query = {
        "ukuran": drawn.measure.code,
        "jenis": selection.kind,
        "tingkat": drawn.by,
        "wilayah": choice.region[:2],
        SAME: _other_round(drawn),
        **filter_address.write(selection.filter, now.rubric),
    }
    names = _moment(now, DATA, name="names") + f"?wilayah={choice.region}" if len(choice.region) == 4 else ""
    told = urlencode({name: value for name, value in query.items() if value})
    return Tables(f"{_moment(now, DATA, name='figures')}?{told}", names)


def _other_round(drawn: Drawn) -> str:
    """Which round the figures share their villages with, 0 for the latest scores; empty where with none."""
    if drawn.pairs is None:
        return ""
    ids = {one.snapshot.of_round for one in (drawn.pairs.earlier, drawn.pairs.later)}
    (other,) = ids - {drawn.selection.snapshot.of_round}
    return str(other)


def _early(sources: Sources, theme: Theme) -> list[str]:
    """What a page that is being opened may fetch while the library that draws is read: the largest first."""
    if sources.crowd:
        tile = sources.crowd.format(x=0, y=0, z=0)
        return [tile, sources.regions, sources.borders, crowd.worker(theme)]
    return [address for address in (sources.villages, sources.regions) if address]


def _moment(now: Snapshot, address: str, **parts: str) -> str:
    audience = map_version.audience(now).value
    return address.format(audience=audience, version=map_version.hold(now), **parts)


def _height(region: str, width: int) -> int:
    if width >= screen.NARROW:
        return DESK
    return PHONE if region else PHONE_NATION


def _point(code: str) -> tuple[float, float] | None:
    if not code:
        return None
    village = find(code)
    return village.lon, village.lat


def _clicked(number: int) -> None:
    objects: dict[str, list[dict[str, Any]]] = st.session_state[f"{KEY}{number or ''}"].selection.objects
    for layer in (layers.VILLAGES, layers.EVERY):
        for thing in objects.get(layer, []):
            return acts.clicked(f"{thing['c']:010d}", "")
    for thing in objects.get(layers.REGIONS, []):
        return acts.clicked("", thing["properties"]["code"])
    return None  # the sea, or the same thing once more
