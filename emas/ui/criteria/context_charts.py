"""Pictures of public statistics: figures over the years by definition, and bars by country."""

from __future__ import annotations

from collections import Counter, defaultdict
from textwrap import fill
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from emas.ui import formats
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _

_TONES = ("teal", "gold", "muted", "ink")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

WIDE, NARROW = 84, 40
"""Letters that a line of the legend holds on a desk and on a phone."""

PLOT, LINE = 220, 19
"""Pixels that the plot is high, and a line of the legend above it."""

APART = 0.13
"""Years between the marks of one year, so that none hides another."""


class Point(NamedTuple):
    """A figure in the picture; ``run`` is the line that joins it, 0 where none does."""

    year: int
    value: float
    definition: str
    full: bool
    run: int
    period: str
    written: str


def years(rows: list[Point], unit: str, narrow: bool, dark: bool) -> Chart:
    """A mark a figure: shape and colour tell the definition, hollow ones are of no full year.

    Args:
        rows: the figures.
        unit: title of the axis of values.
        narrow: on a phone.
        dark: on dark ground.
    """
    data = pd.DataFrame([row._asdict() for row in rows])
    data["at"] = data["year"] + _beside([row.year for row in rows])
    letters = NARROW if narrow else WIDE
    data["kind"] = [fill(row.definition, letters) for row in rows]
    kinds = list(dict.fromkeys(data["kind"]))
    first, last = int(data["year"].min()), int(data["year"].max())
    axis = alt.Axis(format="d", values=list(range(first, last + 1)), grid=False, labelAngle=0)
    across = alt.X(
        "at:Q", title=None, axis=axis, scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False)
    )
    up = alt.Y("value:Q", title=unit, scale=alt.Scale(zero=True), axis=alt.Axis(format=",d", tickCount=5))
    base = alt.Chart(data, height=PLOT + LINE * sum(kind.count("\n") + 1 for kind in kinds)).encode(
        x=across, y=up, color=_colour(kinds, dark)
    )
    marks = base.encode(
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=_taken(_SHAPES, len(kinds)))),
        tooltip=[
            alt.Tooltip("period:N", title=_("Kurun waktu")),
            alt.Tooltip("written:N", title=_("Angka")),
            alt.Tooltip("definition:N", title=_("Definisi")),
        ],
    )
    return alt.layer(
        base.transform_filter(alt.datum.run > 0).mark_line(strokeWidth=2).encode(detail="run:N"),
        marks.transform_filter(alt.datum.full).mark_point(
            filled=True, size=110, opacity=1, stroke=tone("ink", dark), strokeWidth=0.8
        ),
        marks.transform_filter(~alt.datum.full).mark_point(
            filled=False, fill=tone("ground", dark), size=100, opacity=1, strokeWidth=2
        ),
    )


def _colour(kinds: list[str], dark: bool) -> Any:
    tones = [tone(name, dark) for name in _taken(_TONES, len(kinds))]
    legend = alt.Legend(columns=1, labelLimit=0, labelExpr="split(datum.label, '\\n')", symbolOpacity=1)
    return alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=tones), legend=legend)


def _taken(of: tuple[str, ...], count: int) -> list[str]:
    return [of[at % len(of)] for at in range(count)]


def _beside(of: list[int]) -> list[float]:
    """How far each figure stands from the middle of its year."""
    counts, seen = Counter(of), defaultdict[int, int](int)
    found = []
    for year in of:
        found.append(APART * (seen[year] - (counts[year] - 1) / 2))
        seen[year] += 1
    return found


def bars(rows: list[tuple[str, int]], unit: str, dark: bool) -> Chart:
    """A bar a country, the largest first."""
    data = pd.DataFrame(rows, columns=["name", "n"])
    data["written"] = [formats.number(n) for n in data["n"]]
    most = 1.25 * max(1, int(data["n"].max()))
    axis = alt.Axis(format=",d", tickCount=3)
    across = alt.X("n:Q", title=unit, axis=axis, scale=alt.Scale(domain=[0, most], nice=False))
    down = alt.Y("name:N", sort=[name for name, _n in rows], title=None)
    base = alt.Chart(data, height=alt.Step(30)).encode(
        x=across,
        y=down,
        tooltip=[alt.Tooltip("name:N", title=_("Negara")), alt.Tooltip("written:N", title=unit)],
    )
    return alt.layer(
        base.mark_bar(height=18, color=tone("teal", dark)),
        base.mark_text(align="left", dx=6).encode(text="written:N"),
    )
