"""Where a supposition would make villages eligible: a map of what it adds, by province or regency."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from emas.geo import polygons
from emas.geo.register import register
from emas.reports.words import Caption
from emas.services import supposition
from emas.services.selection import Selection
from emas.services.supposition import RegionEffect
from emas.ui import formats
from emas.ui.about import drawn_on_boundaries, of_scores
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria.names import level
from emas.ui.i18n import gettext as _
from emas.ui.maps import classes, screen
from emas.ui.maps.choice import Choice
from emas.ui.maps.palette import PALETTES, css

NAMED = 3
"""Regions that the sentence names: those where most is gained."""

LOWEST, HIGHEST = 180, 520
"""Pixels that the map is high, whatever the land's shape."""


def draw(selection: Selection, choice: Choice, least: Mapping[str, int]) -> None:
    """The map of the nation's provinces, or of one province's regencies, by villages that become eligible."""
    digits = 4 if choice.region else 2
    found = supposition.by_region(selection, least, digits)
    if not any(one.more for one in found):
        return
    reg = register()
    data = [
        {
            _("Wilayah"): reg.name(one.code),
            _("Desa"): one.of,
            _("Layak sekarang"): one.before,
            _("Layak bila demikian"): one.after,
            _("Tambahan"): one.more,
        }
        for one in found
    ]
    frame.draw(
        "supposed-map",
        _("Tambahan desa layak menurut wilayah (pengandaian)"),
        _sentence(found),
        partial(_map, {one.code: one for one in found}, choice.region[:2], _height(choice.region[:2])),
        data,
        about=drawn_on_boundaries(_supposed(selection, least)),
    )


def _supposed(selection: Selection, least: Mapping[str, int]) -> Caption:
    """What it is of, with the levels that are supposed."""
    rubric, about = selection.snapshot.rubric, of_scores(selection, supposed=True)
    steps = "; ".join(
        f"{code} ≥ {level(rubric, rubric.by_code[code], value)}" for code, value in least.items()
    )
    return replace(about, filter=f"{about.filter}, " + _("andai {steps}").format(steps=steps))


def _sentence(found: list[RegionEffect]) -> str:
    gain = sorted((one for one in found if one.more), key=lambda one: -one.more)
    # Of equals none is named before the others.
    top = [one for one in gain if len(gain) <= NAMED or one.more > gain[NAMED].more]
    if not top:
        told = _("Bertambah di {n} wilayah, paling banyak {more} desa di tiap wilayah.")
        return told.format(n=formats.number(len(gain)), more=formats.number(gain[0].more))
    named = ", ".join(f"**{register().name(one.code)}** (+{formats.number(one.more)})" for one in top)
    return _("Paling banyak bertambah: {named}.").format(named=named)


def _map(found: dict[str, RegionEffect], province: str, height: int, dark: bool) -> Chart:
    features = _features(province)
    for feature in features:
        one = found.get(feature["properties"]["code"])
        feature["properties"] |= {
            "more": one.more if one else None,
            "told": f"{formats.number(one.before)} → {formats.number(one.after)}" if one else formats.NOTHING,
        }
    colours = list(map(css, PALETTES["dark" if dark else "light"].regions))
    more = pd.Series([one.more for one in found.values()], dtype=float).to_numpy()
    edges = classes.edges("count", more)
    # Of few classes the deeper colours: one village more has to be seen.
    shades = [tone("mist", dark), *colours[-len(edges) :]]
    scale = alt.Scale(type="threshold", domain=list(edges), range=shades)
    # As text: Altair would walk through every coordinate, which takes a tenth of a second.
    shapes = alt.InlineData(values=json.dumps(features), format=alt.DataFormat(type="json"))
    base = alt.Chart(shapes, height=height).project(type="identity", reflectY=True)
    land = base.mark_geoshape(
        fill=tone("ground", dark), stroke=tone("muted", dark), strokeWidth=0.5, strokeDash=[3, 2]
    )
    counted = (
        base.transform_filter("isValid(datum.properties.more)")
        .mark_geoshape(stroke=tone("line", dark), strokeWidth=0.6)
        .encode(
            color=alt.Color(
                "properties.more:Q",
                scale=scale,
                legend=alt.Legend(title=_("tambahan desa layak"), format=",d", columns=0),
            ),
            tooltip=[
                alt.Tooltip("properties.name:N", title=_("Wilayah")),
                alt.Tooltip("properties.more:Q", title=_("Tambahan desa layak"), format=",d"),
                alt.Tooltip("properties.told:N", title=_("Layak sekarang → bila demikian")),
            ],
        )
    )
    return alt.layer(land, counted)


def _features(province: str) -> list[dict[str, Any]]:
    if not province:
        return polygons.province_features("picture")
    return [one for one in polygons.regency_features() if one["properties"]["code"].startswith(province)]


def _height(province: str) -> int:
    """As high as the land asks for at the width of the page."""
    box = register().box(province) or register().box()
    west, south, east, north = box
    return int(max(LOWEST, min(HIGHEST, screen.width() * (north - south) / (east - west))))
