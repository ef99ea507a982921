"""Bars parted into shares: one a row, each part as wide as its share, the share written where it has room.

The shares of a row add up to 100 (:func:`emas.domain.rounding.percents`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from emas.domain.disclosure import few
from emas.domain.rounding import percents
from emas.ui import formats
from emas.ui.charts.paper import letters
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _
from emas.ui.maps.palette import PALETTES, css

ROOM = 0.06
"""Least share that has room for its figure."""

FAINT = 0.3
"""Opacity of a bar of few villages: its outline stays."""


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
    # A row of few villages is hollow, told as counts, and says its n.
    labelled = [(_named(name, sum(counts)), counts) for name, counts in rows]
    for name, counts in labelled:
        whole, end = sum(counts) or 1, 0
        drawn = {at for at, n in enumerate(counts) if n} or {0}  # an empty row keeps its name
        of_few = few(sum(counts))
        for at, (n, told) in enumerate(zip(counts, percents(counts), strict=True)):
            start, end = end, end + n
            if at not in drawn:
                continue  # its outline alone would stand there as a stroke
            share = n / whole
            found.append(
                {
                    "name": name,
                    "part": names[at],
                    "n": n,
                    "share": f"{n}/{whole}" if of_few else formats.whole_percent(told),
                    "start": start / whole,
                    "end": end / whole,
                    "middle": (start + end) / (2 * whole),
                    "written": "" if share < ROOM else str(n) if of_few else formats.whole_percent(told),
                    "strength": FAINT if of_few else 1.0,
                    "letters": tone("ink", dark) if of_few else letters(colours[at], dark),
                }
            )
    data = pd.DataFrame(found)
    down = alt.Y("name:N", sort=[name for name, _counts in labelled], title=None)
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)
    bars = (
        alt.Chart(data, height=alt.Step(40))
        .mark_bar(height=24, stroke=tone("ink", dark), strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title=across, scale=scale, axis=axis),
            x2="end:Q",
            y=down,
            fillOpacity=alt.FillOpacity("strength:Q", scale=None, legend=None),
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


def _named(name: str, n: int) -> str:
    return f"{name} (n = {n})" if few(n) else name


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
