"""What holds villages back: conditions, the steps that change most, who lacks one thing only, the ladder."""

from __future__ import annotations

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.services import map_figures
from emas.services.blocking import Blocker, blocking
from emas.services.held_back import Step, single_steps
from emas.services.selection import Selection
from emas.services.standing import PROCEDURAL
from emas.ui import formats, lacking, words
from emas.ui.about import of_scores, of_sources
from emas.ui.charts import frame
from emas.ui.charts.theme import tone
from emas.ui.criteria import held_back, nearly
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import headings, indicator, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import screen
from emas.ui.maps.choice import Choice

STEPS = 6
"""Single steps that are listed."""


def draw(selection: Selection, choice: Choice) -> None:
    """Conditions, single steps, villages that lack one condition only, and the programme's ladder.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = blocking(selection)
    _lacking(selection, found)
    _single(selection)
    held_back.draw(selection, choice)
    nearly.draw(selection, choice, found)
    _ladder(selection)


def _lacking(selection: Selection, found: tuple[Blocker, ...]) -> None:
    named = names(selection.snapshot.rubric)
    name, lacks, only, n = _("Syarat"), _("Belum terpenuhi"), _("Hanya kurang ini"), _("Desa dihitung")
    data = {
        name: [named[one.code] for one in found],
        lacks: [one.lacking for one in found],
        only: [one.only for one in found],
        n: [one.of for one in found],
    }
    # A phone has no room for both names and bars; the sentence and the list below tell the names.
    written = named if screen.width() >= screen.NARROW else headings(selection.snapshot.rubric)
    rows = [(written[one.code], one.lacking, one.only) for one in found]
    frame.draw(
        "lacking",
        _("Syarat yang belum terpenuhi"),
        lacking.sentence(selection, bold=True),
        partial(_bars, rows),
        data,
        about=of_scores(selection),
    )


def _bars(rows: list[tuple[str, int, int]], dark: bool) -> alt.LayerChart:
    """A bar a condition, and in it those villages that lack nothing else."""
    lacks, only = _("belum terpenuhi"), _("hanya kurang ini")
    data = pd.DataFrame(
        [
            {"name": name, "part": part, "n": n, "written": formats.number(n)}
            for name, lacking, alone in rows
            for part, n in ((lacks, lacking), (only, alone))
        ]
    )
    order = [name for name, _lacking, _only in rows]
    colours = [tone("pale", dark), tone("teal", dark)]
    across = _across(max(lacking for _name, lacking, _only in rows))
    down = alt.Y("name:N", sort=order, title=None)
    bars = (
        alt.Chart(data, height=alt.Step(34))
        .mark_bar(height=18)
        .encode(
            x=across.stack(None),
            y=down,
            color=alt.Color("part:N", scale=alt.Scale(domain=[lacks, only], range=colours)),
            tooltip=[
                alt.Tooltip("name:N", title=_("Syarat")),
                alt.Tooltip("part:N", title=_("Yang dihitung")),
                alt.Tooltip("n:Q", title=_("Desa"), format=",d"),
            ],
        )
    )
    figures = (
        alt.Chart(data)
        .transform_filter(alt.datum.part == lacks)
        .mark_text(align="left", dx=6)
        .encode(x=across, y=down, text="written:N")
    )
    return alt.layer(bars, figures)


def _single(selection: Selection) -> None:
    """The single steps that change most: each indicator a level higher, wherever that can be done."""
    rubric, steps = selection.snapshot.rubric, single_steps(selection)
    known = {one.code: one for one in rubric.indicators}
    st.subheader(_("Satu langkah yang paling berarti"), anchor=False)
    st.markdown(_best(steps, {code: indicator(one) for code, one in known.items()}))
    rows = [
        (
            indicator(known[one.indicator]),
            [GridCell(formats.number(n)) for n in (one.villages, one.eligible, one.lifted)],
        )
        for one in steps[:STEPS]
        if one.eligible or one.lifted
    ]
    titles = [_("Indikator"), _("Desa yang dapat naik"), _("Menjadi layak"), _("Naik kategori")]
    if rows:
        st.html(grid(titles, rows))
    notes = [_("Dihitung dari skor {kind}; tidak disimpan sebagai data.").format(kind=whose(selection))]
    if PROCEDURAL in known:
        told = _(
            "{indicator} tidak diusulkan sebagai langkah: bagiannya juga naik bila desa berhenti mencari "
            "yang tidak tercatat."
        )
        notes.append(told.format(indicator=indicator(known[PROCEDURAL])))
    st.caption(" ".join(notes))


def _best(steps: list[Step], named: dict[str, str]) -> str:
    """Which step makes most villages eligible and which lifts most a band, as far as one does."""
    best, lifts = steps[0], max(steps, key=lambda one: one.lifted)
    told = []
    if best.eligible:
        line = ngettext(
            "**{step}** membuat paling banyak desa layak ({n} desa)",
            "**{step}** membuat paling banyak desa layak ({n} desa)",
            best.eligible,
        )
        told.append(line.format(step=named[best.indicator], n=formats.number(best.eligible)))
    if lifts.lifted:
        line = ngettext(
            "**{step}** paling banyak menaikkan kategori ({n} desa)",
            "**{step}** paling banyak menaikkan kategori ({n} desa)",
            lifts.lifted,
        )
        told.append(line.format(step=named[lifts.indicator], n=formats.number(lifts.lifted)))
    if not told:
        told = [_("tidak satu desa pun menjadi layak atau naik kategori")]
    begin = _("Pengandaian: bila setiap desa naik satu tingkat pada satu indikator saja")
    return f"{begin}, {', '.join(told)}."


def _across(most: int) -> alt.X:
    """Counts of villages, with room for the figure behind the longest bar."""
    axis = alt.Axis(format=",d", tickCount=5, tickMinStep=1)
    return alt.X("n:Q", title=_("desa"), axis=axis, scale=alt.Scale(domain=[0, 1.12 * most or 1]))


def _ladder(selection: Selection) -> None:
    """The funnel from proposal to decree, as far as sources state it."""
    counts = {step: map_figures.of_whole(selection, map_figures.STEP + step) or 0 for step in words.STEPS}
    named = sum(counts.values())
    told = _(
        "Sumber menyebut {named} desa dalam pilihan ini; {decrees} di antaranya dengan SK Menteri. Tiap desa "
        "dihitung pada langkah tertinggi yang disebut sumber; daftar resmi belum diterbitkan."
    ).format(named=formats.number(named), decrees=formats.number(counts["sk"]))
    step, n = _("Langkah"), _("Desa")
    rows = [(words.step_name(code), int(count)) for code, count in counts.items()]
    frame.draw(
        "ladder",
        _("Dari usulan sampai SK"),
        told,
        partial(_steps, rows),
        [{step: name, n: count} for name, count in rows],
        about=of_sources(selection.filter.region),
    )


def _steps(rows: list[tuple[str, int]], dark: bool) -> alt.LayerChart:
    data = pd.DataFrame([{"name": name, "n": n, "written": formats.number(n)} for name, n in rows])
    across = _across(max(n for _name, n in rows))
    down = alt.Y("name:N", sort=[name for name, _n in rows], title=None)
    bars = (
        alt.Chart(data, height=alt.Step(34))
        .mark_bar(height=18, color=tone("teal", dark))
        .encode(
            x=across,
            y=down,
            tooltip=[
                alt.Tooltip("name:N", title=_("Langkah")),
                alt.Tooltip("n:Q", title=_("Desa"), format=",d"),
            ],
        )
    )
    figures = alt.Chart(data).mark_text(align="left", dx=6).encode(x=across, y=down, text="written:N")
    return alt.layer(bars, figures)
