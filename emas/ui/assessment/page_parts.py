"""What stands around the questions: the first screen, the village, the steps, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from emas.domain.participation import UNKNOWN
from emas.domain.questionnaire import PARTICIPATION, Group, groups, next_open
from emas.geo.time_zones import time_zone
from emas.services.assess import Sheet
from emas.store.tables import Origin
from emas.ui import formats, navigation, words
from emas.ui.assessment import participation
from emas.ui.assessment.saving import Desk
from emas.ui.conditions import draw_conditions
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.words import text

STEP = "bagian"
"""Name of the group of questions in the address: a reload and a link open the same one."""

_TURNED = "turned-to"


def draw_no_account() -> None:
    """Where nobody may enter anything without an account."""
    st.info(
        _("Pengisian memerlukan akun, dan pemasangan ini belum memilikinya. Peta dan profil dapat dilihat."),
        icon=":material/lock:",
    )


def draw_welcome() -> None:
    """Before a village is chosen: what this is, how long it takes, what it does not bring."""
    st.markdown(
        _(
            "Jawab 14 pertanyaan kelayakan lebih dahulu (perkiraan 10 menit), lalu 16 pertanyaan tentang "
            "layanan desa, dan terakhir 6 pertanyaan singkat yang tidak dinilai. Skor dan kelayakan berubah "
            "pada setiap jawaban. Setiap jawaban langsung tersimpan: berhenti kapan saja dan lanjutkan nanti."
        )
    )
    st.caption(_("Tidak ada dana hibah: program ini hadir melalui pelatihan dan pendampingan."))


def current_group(sheet: Sheet) -> Group:
    """The group of questions in the address; else the one at hand; else where the village stopped."""
    every = {group.code: group for group in groups(sheet.rubric)}
    stopped_at = next_open(sheet.rubric, sheet.claimed.missing)
    for asked in (st.query_params.get(STEP), st.session_state.get(_at_hand(sheet))):
        if asked in every:
            found = every[asked]
            break
    else:
        found = stopped_at or next(iter(every.values()))
    st.session_state[_at_hand(sheet)] = found.code
    return found


def draw_village(sheet: Sheet) -> None:
    """Which village and round this is, and what is not the village's own word."""
    village = sheet.village
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(village.name, anchor=False, width="content")
        mark = words.origin_name(sheet.origin)
        if mark:
            st.badge(mark, color="orange", icon=":material/science:")
        navigation.link("assessment", _("Ganti desa"), icon=":material/swap_horiz:")
    lines = [
        _("{place} · periode {round}, tanggal acuan {date} · rubrik {version} (usulan)").format(
            place=village.place,
            round=sheet.round_name,
            date=formats.day(sheet.reference_date),
            version=sheet.rubric.version,
        )
    ]
    if sheet.origin is Origin.TRIAL:
        lines.append(_("Ini uji coba di ruang demo: bukan penilaian resmi desa."))
    st.caption("  \n".join(lines))


def draw_steps(sheet: Sheet, current: Group) -> None:
    """Where one is among the groups of questions, and a way to any other."""
    with st.container(key="steps"):
        _to_the_top()
        _choose_step(sheet, current)


def _to_the_top() -> None:
    """After turning, the browser would stay where the last group's buttons were."""
    turned = st.session_state.pop(_TURNED, None)
    if turned:
        st.html(
            f"<script>/* {turned} */document.querySelector('.st-key-steps').scrollIntoView()</script>",
            unsafe_allow_javascript=True,
        )


def _choose_step(sheet: Sheet, current: Group) -> None:
    every = groups(sheet.rubric)
    key = f"step-{sheet.village.code}"
    st.session_state[key] = current.code
    names = {group.code: _step_name(sheet, group) for group in every}
    part = _("kelayakan") if current.screening else _("layanan desa")
    if current.code == PARTICIPATION:
        part = _("tidak dinilai")
    st.selectbox(
        _("Bagian {at} dari {all}: {part}").format(at=every.index(current) + 1, all=len(every), part=part),
        list(names),
        format_func=names.__getitem__,
        key=key,
        # No typing: on a phone the keyboard would cover the question.
        filter_mode=None,
        on_change=lambda: _turn_to(st.session_state[key]),
    )


def draw_saved(sheet: Sheet, desk: Desk) -> None:
    """When the last answer was saved, in the village's own time; or that something is not saved."""
    waiting = [i.code for i in sheet.rubric.indicators if i.code in desk.unsaved or i.code in desk.halves]
    waiting += [text(sheet.rubric.participation.name)] if participation.waits(sheet) else []
    if waiting:
        told = _("Belum tersimpan atau belum lengkap: {codes}. Jangan tutup halaman ini.")
        st.warning(told.format(codes=", ".join(waiting)), icon=":material/cloud_off:")
        return
    if sheet.saved_at is None:
        st.caption(_("Belum ada jawaban."))
        return
    moment = formats.moment(sheet.saved_at, time_zone(sheet.village.code))
    st.caption(
        ":material/cloud_done: " + _("Semua jawaban tersimpan. Terakhir: {moment}.").format(moment=moment)
    )


def draw_end(sheet: Sheet, current: Group) -> None:
    """After the last group: what is still open, or the result."""
    if current != groups(sheet.rubric)[-1]:
        return
    stopped_at = next_open(sheet.rubric, sheet.claimed.missing)
    with st.container(border=True):
        if stopped_at is None or stopped_at == current:
            st.write(_("Ini bagian terakhir. Hasil dan langkah berikutnya ada pada profil desa."))
        else:
            count = len(sheet.claimed.missing)
            told = ngettext(
                "Ini bagian terakhir; {count} pertanyaan belum dijawab.",
                "Ini bagian terakhir; {count} pertanyaan belum dijawab.",
                count,
            )
            st.write(told.format(count=formats.number(count)))
            st.button(
                _("Ke pertanyaan yang belum dijawab"),
                key="turn-open",
                on_click=_turn_to,
                args=(stopped_at.code,),
            )
        if st.button(_("Lihat hasil pada profil desa"), key="turn-end", icon=":material/location_city:"):
            navigation.go("village", desa=sheet.village.code)


def draw_missing(sheet: Sheet) -> None:
    """The eight conditions of eligibility with what each still lacks."""
    st.subheader(_("Kelayakan: 2 syarat utama + 6 kriteria"), anchor=False)
    draw_conditions(sheet.claimed)
    navigation.link(
        "village", _("Lihat profil desa"), icon=":material/location_city:", desa=sheet.village.code
    )


def draw_turning(every: Sequence[Group], current: Group) -> None:
    """Back and forward, always in the same place."""
    at = every.index(current)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            _("Kembali"),
            icon=":material/arrow_back:",
            key="turn-back",
            disabled=at == 0,
            on_click=_turn_to,
            args=(every[max(at - 1, 0)].code,),
        )
        st.button(
            _("Lanjut"),
            icon=":material/arrow_forward:",
            icon_position="right",
            key="turn-on",
            type="primary",
            disabled=at == len(every) - 1,
            on_click=_turn_to,
            args=(every[min(at + 1, len(every) - 1)].code,),
        )


def _turn_to(code: str) -> None:
    st.query_params[STEP] = code
    st.session_state[_TURNED] = code


def _at_hand(sheet: Sheet) -> str:
    return f"group-{sheet.village.code}-{sheet.round_id}"


def _step_name(sheet: Sheet, group: Group) -> str:
    done = not any(code in sheet.claimed.missing for code in group.indicators)
    if group.code == PARTICIPATION:
        done = UNKNOWN not in sheet.participation
    # A prerequisite's code is a word of the rubric file, not of the screen; so is the unscored part's.
    unnamed = {PARTICIPATION, *(p.code for p in sheet.rubric.prerequisites)}
    label = "" if group.code in unnamed else group.code
    return " ".join(filter(None, ["✓" if done else "○", label, text(group.name)]))
