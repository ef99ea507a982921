"""The last step of the self-assessment: what came out, what to do next, and handing it in."""

from __future__ import annotations

import streamlit as st

from emas.geo.time_zones import today
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.plan import plan_of
from emas.ui import formats, words
from emas.ui.assessment.page_parts import draw_to_open
from emas.ui.conditions import draw_conditions
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.result.made_of import draw_made_of
from emas.ui.result.models import draw_models
from emas.ui.result.neighbours import draw_neighbours
from emas.ui.result.plan import draw_plan
from emas.ui.result.supposed import draw_supposed
from emas.ui.result.way import draw_way
from emas.ui.summary import summary, verdict


def draw_result(sheet: Sheet, actor: Actor) -> None:
    """Everything that follows from the answers, the shortest way first."""
    plan = plan_of(actor, sheet.village.code)
    _verdict(sheet)
    draw_way(sheet, actor, plan)
    draw_plan(sheet, actor, plan)
    with st.expander(_("Delapan syarat satu per satu"), icon=":material/checklist:"):
        draw_conditions(sheet.claimed, sheet.village.kind)
    with st.expander(_("Dari mana skor ini"), icon=":material/stacked_bar_chart:"):
        draw_made_of(sheet.claimed)
    with st.expander(_("Andai satu tingkat berubah"), icon=":material/science:"):
        draw_supposed(sheet)
    with st.expander(_("Desa terdekat yang sudah memenuhi"), icon=":material/near_me:"):
        draw_neighbours(sheet, actor)
    with st.expander(_("Contoh naskah untuk diisi"), icon=":material/description:"):
        draw_models(sheet)
    with st.expander(_("Ringkasan untuk pesan"), icon=":material/chat:"):
        told = _text(sheet)
        st.caption(_("Salin dengan tombol di pojok kanan atas kotak, lalu tempel ke pesan."))
        st.code(told, language=None, wrap_lines=True)
        st.download_button(
            _("Unduh teks"),
            told,
            file_name=f"ringkasan-{sheet.village.code}.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
        )


def _verdict(sheet: Sheet) -> None:
    score = sheet.claimed
    st.subheader(
        _("Kelayakan: {met} dari {of} terpenuhi").format(
            met=formats.number(score.met), of=formats.number(score.rubric.conditions)
        ),
        anchor=False,
    )
    st.write(verdict(score))
    count = len(score.missing)
    if not count or sheet.locked:
        return
    told = ngettext("{count} pertanyaan belum dijawab.", "{count} pertanyaan belum dijawab.", count)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write(told.format(count=formats.number(count)))
        draw_to_open(sheet, score.missing)


def _text(sheet: Sheet) -> str:
    mark = words.origin_name(sheet.origin)
    kind = f"{words.kind_name('claimed')} ({mark})" if mark else words.kind_name("claimed")
    title = _("{village}, {place}: penilaian Desa Migran EMAS periode {round}, {kind}, {date}").format(
        village=sheet.village.name,
        place=sheet.village.place,
        round=sheet.round_name,
        kind=kind,
        date=formats.day(today(sheet.village.code)),
    )
    remark = _("Uji coba di ruang demo, bukan penilaian resmi desa.") if mark else ""
    return summary(title, sheet.claimed, remark)
