"""Pictures of public statistics: figures over the years by definition, and bars by country."""

from __future__ import annotations

import altair as alt
import pandas as pd

from emas.ui import formats
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _

_TONES = ("teal", "gold", "muted", "ink", "pale")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

Point = tuple[int, float, str, bool, int, str]
"""Year, value, definition, whether of the full year, the line that joins it (0: none), its period."""


def years(rows: list[Point], unit: str, narrow: bool, dark: bool) -> Chart:
    """A mark a figure: shape and colour tell the definition, hollow ones are of no single full year."""
    data = pd.DataFrame(rows, columns=["year", "value", "definition", "full", "joined", "span"])
    kinds = list(dict.fromkeys(data["definition"]))
    tones = [tone(_TONES[at % len(_TONES)], dark) for at in range(len(kinds))]
    shapes = [_SHAPES[at % len(_SHAPES)] for at in range(len(kinds))]
    of = alt.Scale(domain=kinds, range=tones)
    across = alt.X("year:O", title=_("tahun"), axis=alt.Axis(labelAngle=0))
    up = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(format=",d", tickCount=5))
    # On a phone a definition goes on in a second line, after its comma.
    lines = {"labelExpr": "split(datum.label, ', ')"} if narrow else {}
    legend = alt.Legend(columns=1, labelLimit=420, **lines)
    written = sum(1 + kind.count(", ") * narrow for kind in kinds)
    tips = [
        alt.Tooltip("span:N", title=_("Periode")),
        alt.Tooltip("year:O", title=_("Tahun")),
        alt.Tooltip("value:Q", title=unit, format=",.1f" if unit != _("orang") else ",d"),
        alt.Tooltip("definition:N", title=_("Definisi")),
    ]
    # The legend takes its lines from the height.
    base = alt.Chart(data, height=240 + 19 * written)
    joined = base.transform_filter(alt.datum.joined > 0)
    marks = base.encode(x=across, y=up, tooltip=tips)
    shape = alt.Shape("definition:N", scale=alt.Scale(domain=kinds, range=shapes), legend=legend)
    full, part = alt.datum.full, ~alt.datum.full
    return alt.layer(
        joined.mark_line(strokeWidth=2).encode(
            x=across, y=up, stroke=alt.Stroke("definition:N", scale=of, legend=legend), detail="joined:N"
        ),
        marks.transform_filter(full)
        .mark_point(filled=True, size=110, opacity=1, stroke=tone("ink", dark), strokeWidth=0.8)
        .encode(shape=shape, fill=alt.Fill("definition:N", scale=of, legend=legend)),
        marks.transform_filter(part)
        .mark_point(filled=False, size=110, opacity=1, strokeWidth=2)
        .encode(shape=shape, stroke=alt.Stroke("definition:N", scale=of, legend=legend)),
    )


def bars(rows: list[tuple[str, int]], unit: str, dark: bool) -> Chart:
    """A bar a country, the largest first."""
    data = pd.DataFrame(rows, columns=["name", "n"])
    data["written"] = [formats.number(n) for n in data["n"]]
    most = 1.25 * max(1, int(data["n"].max()))
    axis = alt.Axis(format=",d", tickCount=4)
    across = alt.X("n:Q", title=unit, axis=axis, scale=alt.Scale(domain=[0, most]))
    down = alt.Y("name:N", sort=[name for name, _n in rows], title=None)
    base = alt.Chart(data, height=alt.Step(30)).encode(
        x=across,
        y=down,
        tooltip=[alt.Tooltip("name:N", title=_("Negara")), alt.Tooltip("n:Q", title=unit, format=",d")],
    )
    return alt.layer(
        base.mark_bar(height=18, color=tone("teal", dark)),
        base.mark_text(align="left", dx=6).encode(text="written:N"),
    )
