"""The picture of a comparison: a row a service or pillar, a dot a place, each place with its own sign."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

import altair as alt
import pandas as pd

from emas.domain.rounding import score_down
from emas.services import comparison
from emas.services.comparison import Place
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.paper import COMPARED
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria.names import headings, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.markdown import plain

SIGNS = ("●", "■", "▲", "◆", "✚")
"""One for each place, the same wherever it stands; its colour repeats it."""

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
_LANE = 8
"""Pixels between two places in a row: equal figures do not hide each other."""


def draw(selection: Selection, found: Sequence[Place]) -> None:
    """Points earned by service and pillar, with one sentence about what differs most."""
    rubric, wide = selection.snapshot.rubric, screen.width() >= screen.NARROW
    named, codes = names(rubric), comparison.measured(rubric)
    written = named if wide else headings(rubric)
    labels = {one.code: one.name for one in found}
    rows = [(written[code], one.code, score_down(one.earned[code], 1)) for code in codes for one in found]
    data = [
        {_("Layanan atau pilar"): named[code], **{one.name: score_down(one.earned[code], 1) for one in found}}
        for code in codes
    ]
    frame.draw(
        "beside",
        _("Berdampingan"),
        _sentence(selection, found, named),
        partial(_dots, rows, labels, 2 if wide else 1),
        data,
        about=of_scores(selection),
    )


def _sentence(selection: Selection, found: Sequence[Place], named: dict[str, str]) -> str:
    apart = comparison.widest(selection, found)
    if apart is None:
        return _("Poin yang tercapai tiap layanan dan pilar ({kind}).").format(kind=whose(selection))
    told = _("Paling berbeda: **{what}**, {most} di {highest} dan {least} di {lowest} ({kind}).")
    return told.format(
        what=named[apart.code],
        most=formats.score_percent(apart.most),
        highest=plain(apart.highest.name),
        least=formats.score_percent(apart.least),
        lowest=plain(apart.lowest.name),
        kind=whose(selection),
    )


def _dots(rows: list[tuple[str, str, float]], labels: dict[str, str], columns: int, dark: bool) -> Chart:
    """``rows`` of name, code of the place, share; ``labels`` are the places' names by code, in order."""
    data, places = pd.DataFrame(rows, columns=["name", "code", "share"]), list(labels)
    data["place"] = data["code"].map(labels)
    order, colours = list(dict.fromkeys(data["name"])), [pair[dark] for pair in COMPARED[: len(places)]]
    down = alt.Y(
        "name:N",
        sort=order,
        title=None,
        scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1),
        # Room for a dot at 0.
        axis=alt.Axis(labelPadding=10, grid=False),
    )
    title, scale = _("% dari poin yang dapat dicapai"), alt.Scale(domain=[0, 100])
    across = alt.X("share:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5))
    legend = alt.Legend(columns=columns, labelExpr=f"({json.dumps(labels)})[datum.label]")
    step = _LANE * max(2, len(places)) + 10
    height = alt.Step(step, **{"for": "position"})
    # A strip of ground a row: what lies on it belongs together.
    strips = (
        alt.Chart(pd.DataFrame({"name": order, "from": 0, "to": 100}), height=height)
        .mark_bar(color=tone("mist", dark), height=step - 6)
        .encode(x=alt.X("from:Q", title=title, scale=scale), x2="to:Q", y=down)
    )
    dots = (
        alt.Chart(data, height=height)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            x=across,
            y=down,
            yOffset=alt.YOffset("code:N", sort=places),
            color=alt.Color(
                "code:N", sort=places, scale=alt.Scale(domain=places, range=colours), legend=legend
            ),
            shape=alt.Shape(
                "code:N",
                sort=places,
                scale=alt.Scale(domain=places, range=list(_SHAPES[: len(places)])),
                legend=legend,
            ),
            tooltip=[
                alt.Tooltip("place:N", title=_("Desa atau wilayah")),
                alt.Tooltip("name:N", title=_("Layanan atau pilar")),
                alt.Tooltip("share:Q", title=_("Poin (%)"), format=".1f"),
            ],
        )
    )
    return alt.layer(strips, dots)
