"""What stands around the questions: the first screen, the village, the steps, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

import streamlit as st

from emas.domain.participation import UNKNOWN, questions
from emas.domain.people import PARTS
from emas.domain.questionnaire import PARTICIPATION, Group, groups, minutes, next_open
from emas.services.assess import Sheet
from emas.services.rubrics import rubric
from emas.store.tables import Origin
from emas.ui import formats, navigation, words
from emas.ui.assessment import evidence, participation
from emas.ui.assessment.people_saving import PeopleDesk
from emas.ui.assessment.saving import Desk
from emas.ui.bar import bar
from emas.ui.conditions import draw_conditions
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.words import text

STEP = "bagian"
"""Name of the group of questions in the address: a reload and a link open the same one."""

RESULT = "hasil"
"""Name of the last step, what follows from the answers, in the address."""

_TURNED, _SHEET = "turned-to", "sheet-at-hand"


def draw_no_account() -> None:
    """Where nobody may enter anything without an account."""
    st.info(
        _("Pengisian memerlukan akun, dan pemasangan ini belum memilikinya. Peta dan profil dapat dilihat."),
        icon=":material/lock:",
    )


def draw_trial_link() -> None:
    """To the eligibility questions alone, where nothing is stored."""
    asked = rubric()
    # Streamlit cuts a long link off on a phone: what it leads to stands under it.
    navigation.link("trial", _("Coba tanpa akun"), icon=":material/science:")
    told = _("{n} pertanyaan kelayakan saja, kira-kira {minutes} menit; tidak ada yang disimpan.")
    st.caption(
        told.format(
            n=formats.number(len(asked.screening)), minutes=formats.number(minutes(asked, asked.screening))
        )
    )


def draw_welcome() -> None:
    """Before a village is chosen: what this is, how long it takes, what it does not bring."""
    asked = rubric()
    told = _(
        "Jawab {first} pertanyaan kelayakan lebih dahulu (kira-kira {first_minutes} menit), lalu {rest} "
        "pertanyaan tentang layanan desa ({rest_minutes} menit), dan terakhir {last} pertanyaan singkat yang "
        "tidak dinilai. Skor dan kelayakan berubah pada setiap jawaban. Setiap jawaban langsung tersimpan: "
        "berhenti kapan saja dan lanjutkan nanti."
    )
    st.markdown(
        told.format(
            first=formats.number(len(asked.screening)),
            first_minutes=formats.number(minutes(asked, asked.screening)),
            rest=formats.number(len(asked.after_screening)),
            rest_minutes=formats.number(minutes(asked, asked.after_screening)),
            last=formats.number(len(questions(asked))),
        )
    )
    st.caption(no_grant())


def no_grant() -> str:
    """What the programme does not bring."""
    return _("Tidak ada dana hibah: program ini hadir melalui pelatihan dan pendampingan.")


def current_group(sheet: Sheet) -> Group | None:
    """The group of questions in the address; else the one at hand; else where the village stopped.

    ``None`` for the last step, which asks nothing.
    """
    if st.query_params.get(STEP) == RESULT:
        return None
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


def draw_steps(sheet: Sheet, current: Group | None) -> None:
    """Where one is among the groups of questions, and a way to any other."""
    with st.container(key="steps"):
        to_the_top()
        _choose_step(sheet, current)
        _draw_progress(sheet)


def _draw_progress(sheet: Sheet) -> None:
    """How much is answered, and about how long the rest takes."""
    score, asked = sheet.claimed, sheet.rubric
    every = len(asked.indicators)
    told = _("{answered} dari {all} terisi").format(answered=score.answered, all=every)
    for codes, left in (
        (asked.screening, _("kelayakan kira-kira {minutes} menit lagi")),
        (asked.by_code, _("seluruhnya kira-kira {minutes} menit lagi")),
    ):
        still = minutes(asked, [code for code in score.missing if code in codes])
        if still:
            told += " · " + left.format(minutes=formats.number(still))
    st.html(f'{bar(score.answered / every)}<p class="emas-note">{escape(told)}</p>')


def to_the_top() -> None:
    """After turning, the browser would stay where the last group's buttons were."""
    turned = st.session_state.pop(_TURNED, None)
    if turned:
        _scroll(turned, "document.querySelector('.st-key-steps')?.scrollIntoView()")


def to_the_start(sheet: Sheet) -> None:
    """Another village, another round, or a sheet that has just been locked is read from its first line."""
    sheet_now = f"{sheet.village.code}/{sheet.round_id}/{sheet.locked}"
    before = st.session_state.get(_SHEET, sheet_now)
    st.session_state[_SHEET] = sheet_now
    with st.container(key="start"):
        if before != sheet_now:
            st.session_state.pop(_TURNED, None)
            _scroll(sheet_now, "document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)")


def _scroll(why: str, act: str) -> None:
    """Twice: what is drawn after it moves the page once more. ``why`` makes each time another script."""
    # In braces: the name is free again at the next turn of the page.
    script = f"{{ const go = () => {act}; go(); setTimeout(go, 250) }}"
    st.html(f"<script>/* {why} */{script}</script>", unsafe_allow_javascript=True)


def _choose_step(sheet: Sheet, current: Group | None) -> None:
    every = groups(sheet.rubric)
    key = f"step-{sheet.village.code}"
    st.session_state[key] = RESULT if current is None else current.code
    names = {group.code: _step_name(sheet, group) for group in every}
    names[RESULT] = "★ " + _("Hasil dan langkah berikutnya")
    st.selectbox(
        _step_label(every, current, missing=bool(sheet.claimed.missing)),
        list(names),
        format_func=names.__getitem__,
        key=key,
        # No typing: on a phone the keyboard would cover the question.
        filter_mode=None,
        on_change=callback(lambda: turn_to(st.session_state[key])),
    )


def _step_label(every: Sequence[Group], current: Group | None, *, missing: bool) -> str:
    if current is None:
        return _("Hasil sementara") if missing else _("Selesai mengisi")
    part = _("kelayakan") if current.screening else _("layanan desa")
    if current.code == PARTICIPATION:
        part = _("tidak dinilai")
    return _("Bagian {at} dari {all}: {part}").format(at=every.index(current) + 1, all=len(every), part=part)


def waiting(sheet: Sheet, desk: Desk) -> list[str]:
    """Codes of the questions whose answers are not saved yet, or not complete."""
    found = [i.code for i in sheet.rubric.indicators if i.code in desk.unsaved or i.code in desk.incomplete]
    proof = _("bukti {code}")
    # What is typed of a document that is no longer asked for is kept, but waits for nothing.
    drafts = [i.code for i in sheet.rubric.indicators if i.code in desk.drafts]
    found += [proof.format(code=code) for code in drafts if evidence.asked(code, sheet)]
    unscored = participation.waits(sheet) or PeopleDesk(sheet, desk.actor).waits()
    return [*found, text(sheet.rubric.participation.name)] if unscored else found


def draw_saved(sheet: Sheet, desk: Desk) -> None:
    """When the last answer was saved, in the village's own time; or that something is not saved."""
    codes = waiting(sheet, desk)
    if codes:
        told = _("Belum tersimpan atau belum lengkap: {codes}. Jangan tutup halaman ini.")
        st.warning(told.format(codes=", ".join(codes)), icon=":material/cloud_off:")
        return
    if sheet.saved_at is None:
        st.caption(_("Belum ada jawaban."))
        return
    moment = formats.moment(sheet.saved_at, sheet.village.code)
    st.caption(
        ":material/cloud_done: " + _("Semua jawaban tersimpan. Terakhir: {moment}.").format(moment=moment)
    )


def draw_missing(sheet: Sheet) -> None:
    """The eight conditions of eligibility with what each still lacks."""
    st.subheader(_("Kelayakan: 2 syarat utama + 6 kriteria"), anchor=False)
    draw_conditions(sheet.claimed, sheet.village.kind)
    navigation.link(
        "village", _("Lihat profil desa"), icon=":material/location_city:", desa=sheet.village.code
    )


def draw_to_open(sheet: Sheet, codes: Collection[str]) -> None:
    """A way to the first part with one of these questions still open; nothing where none is."""
    stopped_at = next_open(sheet.rubric, [code for code in sheet.claimed.missing if code in codes])
    if stopped_at is not None:
        st.button(
            _("Ke pertanyaan yang belum dijawab"),
            key="turn-open",
            on_click=callback(turn_to),
            args=(stopped_at.code,),
        )


def draw_turning(sheet: Sheet, current: Group | None) -> None:
    """Back and forward, always in the same place; what is left open is skipped for now."""
    steps = [*(group.code for group in groups(sheet.rubric)), RESULT]
    turn_among(steps, sheet, current)


def turn_among(steps: Sequence[str], sheet: Sheet, current: Group | None) -> None:
    """Two buttons to the steps before and after this one; of the result nothing can be skipped."""
    at = steps.index(RESULT if current is None else current.code)
    skips = current is not None and any(code in sheet.claimed.missing for code in current.indicators)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            _("Kembali"),
            icon=":material/arrow_back:",
            key="turn-back",
            disabled=at == 0,
            on_click=callback(turn_to),
            args=(steps[max(at - 1, 0)],),
        )
        st.button(
            _("Lewati dulu") if skips else _("Lanjut"),
            icon=":material/arrow_forward:",
            icon_position="right",
            key="turn-on",
            type="secondary" if skips else "primary",
            disabled=at == len(steps) - 1,
            on_click=callback(turn_to),
            args=(steps[min(at + 1, len(steps) - 1)],),
        )


def turn_to(code: str) -> None:
    """Callback: the step of this code is shown next, from its top."""
    st.query_params[STEP] = code
    st.session_state[_TURNED] = code


def _at_hand(sheet: Sheet) -> str:
    return f"group-{sheet.village.code}-{sheet.round_id}"


def _step_name(sheet: Sheet, group: Group) -> str:
    done = not any(code in sheet.claimed.missing for code in group.indicators)
    if group.code == PARTICIPATION:
        done = UNKNOWN not in sheet.participation and set(PARTS) <= set(sheet.people)
    # A prerequisite's code is a word of the rubric file, not of the screen; so is the unscored part's.
    unnamed = {PARTICIPATION, *(p.code for p in sheet.rubric.prerequisites)}
    label = "" if group.code in unnamed else group.code
    return " ".join(filter(None, ["✓" if done else "○", label, text(group.name)]))
