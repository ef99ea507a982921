"""Who takes part: five stakeholders in planning, implementation and evaluation. Asked, never scored."""

from __future__ import annotations

from functools import partial

import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

from emas.domain.disclosure import FEW, few
from emas.services.participating import Participating, participating
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.paper import letters
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria.names import mark, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.choice import Choice
from emas.ui.maps.palette import PALETTES, css


def draw(selection: Selection, _choice: Choice) -> None:
    """The share of villages in which each stakeholder takes part in each stage."""
    found = participating(selection)
    if not found.who_answered.any():
        st.info(_("Belum ada desa dalam pilihan ini yang menjawab siapa yang terlibat."))
        return
    data = _table(selection, found)
    frame.draw(
        "participation",
        _("Siapa yang terlibat, dalam tahap apa"),
        _sentence(data, selection),
        partial(_heat, data),
        {heading: data[name] for name, heading in _headings().items()},
        about=of_scores(selection),
    )
    told = ngettext(
        "Dari jawaban desa sendiri; tidak dinilai. {n} desa dalam pilihan ini tidak menjawabnya.",
        "Dari jawaban desa sendiri; tidak dinilai. {n} desa dalam pilihan ini tidak menjawabnya.",
        found.silent,
    )
    st.caption(told.format(n=formats.number(found.silent)))


def _headings() -> dict[str, str]:
    return {
        "who": _("Pemangku kepentingan"),
        "stage": _("Tahap"),
        "yes": _("Desa"),
        "of": _("Menjawab"),
        "share": _("Bagian"),
    }


def _table(selection: Selection, found: Participating) -> pd.DataFrame:
    """One row a stakeholder and stage; ``share`` from 0 to 1, missing where nobody answered."""
    asked = selection.snapshot.rubric.participation
    share = found.who / np.where(found.who_answered > 0, found.who_answered, 1)
    return pd.DataFrame(
        [
            {
                "who": words.text(who),
                "stage": words.text(stage),
                "yes": int(found.who[row, column]),
                "of": int(found.who_answered[row, column]),
                "share": float(share[row, column]) if found.who_answered[row, column] else None,
            }
            for row, who in enumerate(asked.stakeholders)
            for column, stage in enumerate(asked.stages)
        ]
    )


def _sentence(data: pd.DataFrame, selection: Selection) -> str:
    known = data.dropna(subset="share")
    known = known[known["of"] >= FEW]
    if known.empty:
        return unranked(selection)
    most, least = known.loc[known["share"].idxmax()], known.loc[known["share"].idxmin()]
    told = _(
        "Paling sering terlibat: **{who}** dalam {stage} ({share} dari {of} desa yang menjawab); "
        "paling jarang: **{other}** dalam {other_stage} ({other_share})."
    ).format(
        who=most["who"],
        stage=most["stage"].lower(),
        share=formats.percent(most["yes"], most["of"]),
        of=formats.number(int(most["of"])),
        other=least["who"],
        other_stage=least["stage"].lower(),
        other_share=formats.percent(least["yes"], least["of"]),
    )
    marked = _("Angka simulasi.")
    return f"{told} {marked}" if mark(selection) else told


def unranked(selection: Selection) -> str:
    """In place of what is most and least often so, where too few villages answered to be ranked."""
    told = _("Kurang dari {few} desa menjawab: terlalu sedikit untuk diurutkan ({kind}).")
    return told.format(few=FEW, kind=whose(selection))


def _heat(data: pd.DataFrame, dark: bool) -> Chart:
    colours = list(map(css, PALETTES["dark" if dark else "light"].regions))
    drawn = data.dropna(subset="share").assign(
        written=[
            f"{yes}/{of}" if few(of) else formats.percent(yes, of)
            for yes, of in zip(data["yes"].tolist(), data["of"].tolist(), strict=True)
            if of
        ],
        strength=[0.35 if few(of) else 1.0 for of in data["of"].tolist() if of],
        letters=[
            tone("ink", dark) if few(of) else letters(colours[min(4, int(5 * share))], dark)
            for share, of in zip(data["share"].tolist(), data["of"].tolist(), strict=True)
            if of
        ],
    )
    fifths = alt.Scale(type="quantize", domain=[0, 1], range=colours)
    base = alt.Chart(drawn, height=alt.Step(44)).encode(
        x=alt.X(
            "stage:N",
            sort=list(dict.fromkeys(data["stage"])),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=0),
        ),
        y=alt.Y("who:N", sort=list(dict.fromkeys(data["who"])), title=None),
        tooltip=[
            alt.Tooltip("who:N", title=_("Pemangku kepentingan")),
            alt.Tooltip("stage:N", title=_("Tahap")),
            alt.Tooltip("yes:Q", title=_("Desa"), format=",d"),
            alt.Tooltip("of:Q", title=_("Menjawab"), format=",d"),
        ],
    )
    return alt.layer(
        base.mark_rect(stroke=tone("ground", dark), strokeWidth=2).encode(
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
            color=alt.Color("share:Q", scale=fifths, legend=alt.Legend(format="%", title=None)),
        ),
        base.mark_text(fontSize=14).encode(text="written:N", color=alt.Color("letters:N", scale=None)),
    ).resolve_scale(color="independent")
