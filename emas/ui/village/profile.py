"""A village's profile from top to bottom."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services import history, programme, snapshot
from emas.services.history import Result
from emas.services.rubrics import rubric
from emas.services.villages import VillageName
from emas.ui import formats, left_out, navigation
from emas.ui.conditions import draw_conditions
from emas.ui.i18n import gettext as _
from emas.ui.summary import by_kind, verdict
from emas.ui.village.papers import draw_papers
from emas.ui.village.rounds import draw_rounds
from emas.ui.village.score_card import draw_score, kind_and_origin
from emas.ui.village.services import draw_pillars, draw_services
from emas.ui.village.sources import draw_sources
from emas.ui.village.steps import draw_steps
from emas.ui.village.way import draw_way


def draw_profile(village: VillageName) -> None:
    """Everything that is known about one village.

    Raises:
        Problem: ``database_*``, ``geo_file_*`` or ``rubric_version_unknown``.
    """
    results = history.rounds_of(village.code)
    _head(village, bool(results))
    if not village.simulated:
        st.subheader(_("Langkah dalam program"), anchor=False)
        draw_steps(programme.facts_of(snapshot.current(), village.code))
    left_out.warn_of_rounds(history.broken_rounds(village.code))
    if results:
        _assessed(village, results)
    else:
        st.subheader(_("Penilaian"), anchor=False)
        with st.container(border=True):
            st.write(_("Desa ini belum dinilai. Isi penilaian mandiri untuk melihat kelayakan dan skornya."))
            if st.button(_("Mulai penilaian mandiri"), icon=":material/checklist:", type="primary"):
                navigation.go("assessment", desa=village.code)
    st.subheader(_("Sumber data"), anchor=False)
    draw_sources(village, results[-1].rubric if results else rubric())


def _head(village: VillageName, assessed: bool) -> None:
    st.title(village.name, anchor=False)
    label = _("kode")
    code = f"{escape(label)} <code>{escape(village.code)}</code>"
    st.html(f'<p class="emas-place">{escape(village.place)} · {code}</p>')
    with st.container(horizontal=True, vertical_alignment="center", key="profile-links"):
        if assessed:
            navigation.link(
                "assessment", _("Buka penilaian mandiri"), icon=":material/checklist:", desa=village.code
            )
        navigation.link("map", _("Lihat di peta"), icon=":material/map:", desa=village.code)
        navigation.link("village", _("Cari desa lain"), icon=":material/search:")
        draw_papers(village, assessed=assessed)


def _assessed(village: VillageName, results: list[Result]) -> None:
    latest = results[-1]
    kind, score = latest.headline
    bracket = kind_and_origin(latest, kind)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(
            _("Kelayakan: {met} dari {of} terpenuhi").format(
                met=formats.number(score.met), of=formats.number(score.rubric.conditions)
            ),
            anchor=False,
        )
        st.caption(_verdict(latest, bracket))
        draw_conditions(score, village.kind)
    with right:
        st.subheader(_("Skor kesiapan EMAS"), anchor=False)
        draw_score(latest)
        st.subheader(_("Empat pilar EMAS · {kind}").format(kind=bracket), anchor=False)
        draw_pillars(score)
        st.subheader(_("Sepuluh pilar layanan · {kind}").format(kind=bracket), anchor=False)
        draw_services(score)
    st.subheader(_("Riwayat penilaian"), anchor=False)
    draw_rounds(results)
    if not latest.claimed.eligible:
        st.subheader(
            _("Jalan menuju kelayakan · {kind}").format(kind=kind_and_origin(latest, "claimed")), anchor=False
        )
        draw_way(latest.claimed)


def _verdict(result: Result, bracket: str) -> str:
    by = _("Jenis skor: {kind}; periode {round}.").format(kind=bracket, round=result.round_name)
    return f"{verdict(result.headline[1])} {by} {by_kind(result.scores)}"
