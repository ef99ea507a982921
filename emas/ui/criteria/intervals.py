"""Scores of a few villages with their intervals: how far each may lie, and where the bands begin."""

from __future__ import annotations

from functools import partial
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from emas.domain.rounding import outwards, percents, score_down
from emas.domain.rubric import Rubric
from emas.services.selection import Selection
from emas.services.sureness import Sureness
from emas.services.villages import told_apart
from emas.ui import formats, navigation, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.markdown import plain

MOST = 30
"""Villages that a picture has room for, a line each."""

Line = tuple[str, float, float, float, bool]
"""Name, score, bounds of its interval (points), and whether it is near a threshold."""


def draw(selection: Selection, found: Sureness, told: str) -> None:
    """A line a village, the highest score first; names of those near a threshold lead to their pages."""
    snapshot, rubric = selection.snapshot, selection.snapshot.rubric
    totals = snapshot.scores[selection.kind].total[found.rows]
    order = np.argsort(-totals, kind="stable").tolist()
    named = told_apart({str(snapshot.code[row]): str(snapshot.name[row]) for row in found.rows})
    names = [named[str(snapshot.code[found.rows[at]])] for at in order]
    scores = [int(totals[at]) / rubric.unit for at in order]
    bounds = [outwards(float(found.found.low[at]), float(found.found.high[at]), 1) for at in order]
    near = found.borderline[order].tolist()
    rows: list[Line] = [
        (name, score, *ends, one) for name, score, ends, one in zip(names, scores, bounds, near, strict=True)
    ]
    # On a phone the names of the bands would lie on one another.
    wide = screen.width() >= screen.NARROW
    starts = [(words.text(band.name) if wide else "", float(band.start)) for band in rubric.bands[1:]]
    frame.draw(
        "intervals",
        _("Skor dengan selangnya"),
        " ".join([told, _("Garis putus-putus: awal kategori berikutnya.")]),
        partial(_lines, rows, starts),
        _table(rubric, found, order, rows),
        about=of_scores(selection),
    )
    if not found.borderline.any():
        return
    st.caption(_("Desa dekat ambang:"))
    with st.container(horizontal=True, gap="small"):
        for row in found.rows[[at for at in order if found.borderline[at]]]:
            code = str(snapshot.code[row])
            navigation.link("village", plain(named[code]), desa=code)


def _table(rubric: Rubric, found: Sureness, order: list[int], rows: list[Line]) -> dict[str, Any]:
    of = found.found
    columns: dict[str, Any] = {
        _("Desa"): [row[0] for row in rows],
        _("Skor"): [score_down(row[1], 1) for row in rows],
        _("Batas bawah"): [row[2] for row in rows],
        _("Batas atas"): [row[3] for row in rows],
    }
    held = np.rint(of.draws * of.bands[order].astype(float)).astype(int)
    shares = [percents(row, 1000) for row in held.tolist()]
    for at, band in enumerate(rubric.bands):
        columns[f"{words.text(band.name)} (%)"] = [row[at] / 10 for row in shares]
    columns[_("Layak (%)")] = np.round(100 * of.eligible[order], 1)
    if of.ranks is not None:
        columns[_("Urutan, batas atas")] = of.ranks[order, 0]
        columns[_("Urutan, batas bawah")] = of.ranks[order, 1]
    return columns


def _lines(rows: list[Line], starts: list[tuple[str, float]], dark: bool) -> Chart:
    firm, near = _("tetap"), _("dekat ambang")
    data = pd.DataFrame(rows, columns=["name", "score", "low", "high", "near"])
    data["state"] = [near if one else firm for one in data["near"]]
    data["told"] = [formats.number(score_down(score, 1), 1) for score in data["score"]]
    thresholds = pd.DataFrame(starts, columns=["band", "start"])
    down = alt.Y("name:N", sort=[row[0] for row in rows], title=None)
    least = 10 * int(data["low"].min() // 10)
    thresholds = thresholds[thresholds["start"] > least]
    scale, title = alt.Scale(domain=[least, 100]), _("poin")

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5))

    states = alt.Scale(domain=[firm, near], range=[tone("teal", dark), tone("gold", dark)])
    shapes = alt.Scale(domain=[firm, near], range=["circle", "diamond"])
    tips = [
        alt.Tooltip("name:N", title=_("Desa")),
        alt.Tooltip("told:N", title=_("Skor")),
        alt.Tooltip("low:Q", title=_("Batas bawah"), format=".1f"),
        alt.Tooltip("high:Q", title=_("Batas atas"), format=".1f"),
        alt.Tooltip("state:N", title=_("Hasil")),
    ]
    base = alt.Chart(data, height=alt.Step(24)).encode(y=down, tooltip=tips)
    begins = alt.Chart(thresholds)
    ink = tone("ink", dark)
    return alt.layer(
        begins.mark_rule(color=tone("muted", dark), strokeDash=[4, 3]).encode(x=across("start")),
        begins.mark_text(y=-8, color=tone("muted", dark), align="center").encode(
            x=across("start"), text="band:N"
        ),
        base.mark_rule(strokeWidth=4, opacity=0.55).encode(
            x=across("low"), x2="high:Q", color=alt.Color("state:N", scale=states)
        ),
        base.mark_point(filled=True, size=80, opacity=1, stroke=ink, strokeWidth=1).encode(
            x=across("score"),
            fill=alt.Fill("state:N", scale=states),
            shape=alt.Shape("state:N", scale=shapes),
        ),
    )
