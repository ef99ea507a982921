"""Bars parted into shares: one a row, each part as wide as its share, the share written where it has room.

The shares of a row add up to 100 (:func:`emas.domain.rounding.percents`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from emas.domain.rounding import percents
from emas.ui import formats
from emas.ui.charts.paper import letters
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _
from emas.ui.maps.palette import PALETTES, css

ROOM = 0.06
"""Least share that has room for its figure."""


def stacked(
    rows: Sequence[tuple[str, Sequence[int]]],
    parts: Mapping[str, str],
    *,
    across: str,
    of: str,
    counted: str,
    part: str,
    dark: bool,
) -> Chart:
    """Bars of counts.

    Args:
        rows: name and one count for each part; a row of nothing stays empty.
        parts: names of the parts in their order, with their colours (``#rrggbb``).
        across: title of the axis, what the shares are of.
        of: what a row is, as tooltips call it.
        counted: what is counted.
        part: what a part is.
        dark: on dark ground.
    """
    names, colours = list(parts), list(parts.values())
    found = []
    for name, counts in rows:
        whole, end = sum(counts) or 1, 0
        for at, (n, told) in enumerate(zip(counts, percents(counts), strict=True)):
            start, end = end, end + n
            share = n / whole
            found.append(
                {
                    "name": name,
                    "part": names[at],
                    "n": n,
                    "share": formats.whole_percent(told),
                    "start": start / whole,
                    "end": end / whole,
                    "middle": (start + end) / (2 * whole),
                    "written": formats.whole_percent(told) if share >= ROOM else "",
                    "letters": letters(colours[at], dark),
                }
            )
    data = pd.DataFrame(found)
    down = alt.Y("name:N", sort=[name for name, _counts in rows], title=None)
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)
    bars = (
        alt.Chart(data, height=alt.Step(40))
        .mark_bar(height=24, stroke=tone("ink", dark), strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title=across, scale=scale, axis=axis),
            x2="end:Q",
            y=down,
            color=alt.Color("part:N", sort=names, scale=alt.Scale(domain=names, range=colours)),
            tooltip=[
                alt.Tooltip("name:N", title=of),
                alt.Tooltip("part:N", title=part),
                alt.Tooltip("n:Q", title=counted, format=",d"),
                alt.Tooltip("share:N", title=across),
            ],
        )
    )
    figures = (
        alt.Chart(data)
        .mark_text()
        .encode(
            x=alt.X("middle:Q", scale=scale),
            y=down,
            text="written:N",
            color=alt.Color("letters:N", scale=None),
        )
    )
    return alt.layer(bars, figures).resolve_scale(color="independent")


def banded(rows: Sequence[tuple[str, Sequence[int]]], bands: Sequence[str], of: str, dark: bool) -> Chart:
    """Bars parted by the bands of the score, from the lowest; ``of`` is what a row is."""
    # Golds stay what they are on dark ground: they are the bands' own.
    golds = map(css, PALETTES["light"].bands)
    return stacked(
        rows,
        dict(zip(bands, golds, strict=False)),
        across=_("bagian dari desa lengkap"),
        of=of,
        counted=_("Desa"),
        part=_("Kategori"),
        dark=dark,
    )
