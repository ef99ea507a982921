"""What if one level were another: score, band and eligibility then, marked as a supposition."""

from __future__ import annotations

import streamlit as st

from emas.domain.output import band_name
from emas.domain.rubric import MAX_LEVEL
from emas.domain.scoring import score
from emas.services.assess import Sheet
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language
from emas.ui.village.way import goal
from emas.ui.words import text


def draw_supposed(sheet: Sheet) -> None:
    """Choose an indicator that applies and a level; see what would follow. Nothing is stored."""
    rubric, now = sheet.rubric, sheet.claimed
    names = {
        one.code: f"{one.code} {text(one.name)}"
        for one in rubric.indicators
        if one.code not in now.not_applicable and rubric.position[one.code] not in now.profile.empty
    }
    if not names:
        return
    code = st.selectbox(
        _("Indikator"), list(names), format_func=names.__getitem__, key="suppose-indicator", filter_mode=None
    )
    at = rubric.position[code]
    here = now.profile.levels[at] or 0
    level = st.segmented_control(
        _("Tingkat"),
        list(range(1 if rubric.by_code[code].cuts else 0, MAX_LEVEL + 1)),
        default=min(here + 1, MAX_LEVEL),
        key=f"suppose-level-{code}",
        required=True,
    )
    then = score(rubric, now.profile.with_levels({at: level}))
    unit = rubric.unit
    told = _(
        "Andai tingkat {level}, bukan {here}: skor **{after}** (kini {before}), kategori **{band}**, "
        "kelayakan **{met} dari {of}** (kini {met_now})."
    )
    st.markdown(
        told.format(
            level=level,
            here=here,
            after=formats.points(then.total, unit),
            before=formats.points(now.total, unit),
            band=band_name(then, language()),
            met=then.met,
            of=rubric.conditions,
            met_now=now.met,
        )
    )
    supposed = _("Pengandaian, bukan data; tidak disimpan.")
    st.caption(f"{goal(rubric.by_code[code], level)} {supposed}")
