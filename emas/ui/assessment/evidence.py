"""Under an answered question: the documents named for it, what they prove, and room for one more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from emas.domain.evidence import Evidence, proof_asked
from emas.domain.evidence_input import EARLIEST, LENGTHS, MOST
from emas.domain.proof import valid_until, worth_of_proof
from emas.domain.rubric import Indicator
from emas.geo.time_zones import today
from emas.services.assess import Sheet
from emas.services.evidence import name_evidence, withdraw_evidence
from emas.ui import formats
from emas.ui.assessment.saving import Desk
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.incidents import explained
from emas.ui.problems import sentence
from emas.ui.words import local_text

PARTS = ("kind", "date", *LENGTHS, "visit")
"""What is asked of a document."""


def asked(code: str, sheet: Sheet) -> bool:
    """Whether documents are asked for: the level claimed needs one, or some are named already."""
    if code not in sheet.stored:
        return False
    level = sheet.claimed.profile.levels[sheet.rubric.position[code]]
    return proof_asked(sheet.rubric, level) or bool(sheet.stored[code].evidence)


def draw_evidence(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    """What proves the answer; nothing where the level claimed needs no document."""
    code = indicator.code
    if not asked(code, sheet):
        return
    key = f"proof-{desk.key(code)}"
    if code in desk.drafts and key not in st.session_state:
        # What was typed before the page was turned is not hidden. Not by `expanded`, which is part of what
        # the element is: with the first field filled it would be another, and the second lose what is typed.
        st.session_state[key] = True
    # Drawn and sent while it is open: a form of eight fields under each answer would hold up every score.
    with st.expander(
        _title(indicator, sheet),
        key=key,
        icon=":material/description:",
        on_change="rerun",
    ) as proof:
        if not proof.open:
            return
        for number, item in enumerate(sheet.stored[code].evidence):
            _named(sheet, desk, code, number, item)
        if len(sheet.stored[code].evidence) < MOST:
            _ask(indicator, sheet, desk)


def _title(indicator: Indicator, sheet: Sheet) -> str:
    """How many documents, and what naming one (more) would be worth."""
    code, unit = indicator.code, sheet.rubric.unit
    count = len(sheet.stored[code].evidence)
    gain = worth_of_proof(sheet.claimed, sheet.evidenced, code)
    named = ngettext("Bukti: {n} dokumen", "Bukti: {n} dokumen", count).format(n=formats.number(count))
    if not gain:
        full = _("✓ tingkat ini didukung penuh")
        return f"{named} · {full}"
    if not count:
        return _("Sebutkan buktinya: skor berbukti +{points}").format(points=formats.points(gain, unit))
    proven = sheet.evidenced.profile.levels[sheet.rubric.position[code]]
    told = _("mendukung tingkat {level}; bukti terbaru +{points}")
    return f"{named} · {told.format(level=proven, points=formats.points(gain, unit))}"


def _named(sheet: Sheet, desk: Desk, code: str, number: int, item: Evidence) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(_told(sheet, item), width="stretch")
        st.button(
            _("Hapus bukti {n}").format(n=number + 1),
            key=f"proof-gone-{desk.key(code)}-{number}",
            icon=":material/delete:",
            type="tertiary",
            on_click=callback(_withdraw),
            args=(desk, code, item),
        )


def _told(sheet: Sheet, item: Evidence) -> str:
    """One document in a line or two, all of it escaped: people write it."""
    until = valid_until(sheet.rubric, item)
    name = _kind(sheet, item.kind)
    lines = [" · ".join(filter(None, [item.number, item.office, formats.day(item.date)]))]
    if item.date > sheet.reference_date:
        lines.append(_("Bertanggal sesudah tanggal acuan periode ini: belum dihitung."))
    elif until is not None and until < sheet.reference_date:
        lines.append(
            _("Terlalu lama pada tanggal acuan {date}: perlu pembaruan.").format(
                date=formats.day(sheet.reference_date)
            )
        )
    elif until is not None:
        lines.append(_("Berlaku sampai {date}.").format(date=formats.day(until)))
    if item.visit:
        lines.append(_("Ditunjukkan saat kunjungan."))
    told = "".join(f"<br>{escape(line)}" for line in lines)
    if item.link:
        address = escape(item.link)
        told += f'<br><a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'
    if item.note:
        told += f"<br>{escape(item.note)}"
    return f'<div class="emas-proof"><b>{escape(name)}</b>{told}</div>'


def _ask(indicator: Indicator, sheet: Sheet, desk: Desk) -> None:
    code, key = indicator.code, f"proof-new-{desk.key(indicator.code)}"
    kinds = {one: _kind(sheet, one) for one in indicator.evidence}
    tally = indicator.kind == "percent"
    _fill(desk, code)
    told = partial(_draft, desk, code)
    with st.container(key=f"{key}-form"):
        st.caption(
            _("Sebutkan dokumennya saja. Jangan tulis nama orang, NIK, nomor paspor, atau nomor telepon.")
        )
        st.selectbox(
            _("Jenis bukti"),
            list(kinds),
            format_func=kinds.__getitem__,
            key=f"{key}-kind",
            filter_mode=None,
            on_change=callback(told),
        )
        st.date_input(
            _("Tanggal penghitungan (hari/bulan/tahun)")
            if tally
            else _("Tanggal dokumen (hari/bulan/tahun)"),
            value=None,
            min_value=EARLIEST,
            max_value=today(sheet.village.code),
            format="DD/MM/YYYY",
            key=f"{key}-date",
            on_change=callback(told),
        )
        _line(_("Nomor (boleh kosong)") if tally else _("Nomor dokumen"), key, "number", told)
        office = _("Kantor yang menerbitkan (boleh kosong)") if tally else _("Kantor yang menerbitkan")
        _line(office, key, "office", told)
        _line(_("Tautan (boleh kosong)"), key, "link", told)
        st.checkbox(_("Ditunjukkan saat kunjungan"), key=f"{key}-visit", on_change=callback(told))
        _line(_("Catatan (boleh kosong)"), key, "note", told)
        st.button(
            _("Simpan bukti"),
            icon=":material/save:",
            key=f"{key}-save",
            on_click=callback(_name),
            args=(desk, code),
        )
    if code in desk.refused:
        warning = _("Bukti ini belum tersimpan.")
        st.error(f"{sentence(desk.refused[code])} {warning}", icon=":material/error:")


def _kind(sheet: Sheet, code: str) -> str:
    return local_text(sheet.rubric, sheet.village.kind, sheet.rubric.evidence_by_code[code].name)


def _line(label: str, key: str, part: str, told: Callable[[], None]) -> None:
    st.text_input(label, key=f"{key}-{part}", max_chars=LENGTHS[part], on_change=callback(told))


def _draft(desk: Desk, code: str) -> None:
    """Keep on the desk what is typed so far: Streamlit forgets it as soon as the page is turned."""
    key = f"proof-new-{desk.key(code)}"
    given = {part: st.session_state.get(f"{key}-{part}") for part in PARTS}
    # A kind is always chosen: by itself it says nothing.
    if any(value for part, value in given.items() if part != "kind"):
        desk.drafts[code] = given
    else:
        desk.drafts.pop(code, None)


def _fill(desk: Desk, code: str) -> None:
    key = f"proof-new-{desk.key(code)}"
    for part, value in desk.drafts.get(code, {}).items():
        if f"{key}-{part}" not in st.session_state:
            st.session_state[f"{key}-{part}"] = value


def _name(desk: Desk, code: str) -> None:
    key = f"proof-new-{desk.key(code)}"
    raw: dict[str, Any] = {part: st.session_state[f"{key}-{part}"] for part in PARTS}
    if _kept(desk, code, lambda: name_evidence(desk.actor, **desk.place, indicator=code, raw=raw)):
        desk.drafts.pop(code, None)
        for part in PARTS[1:]:
            st.session_state[f"{key}-{part}"] = None if part == "date" else False if part == "visit" else ""
        st.toast(_("Bukti tersimpan."), icon=":material/cloud_done:")


def _withdraw(desk: Desk, code: str, item: Evidence) -> None:
    _kept(desk, code, lambda: withdraw_evidence(desk.actor, **desk.place, indicator=code, item=item))


def _kept(desk: Desk, code: str, change: Callable[[], object]) -> bool:
    """Do it; keep what went wrong for the reader."""
    try:
        change()
    except Exception as error:
        desk.refused[code] = explained(error, f"evidence of {code}")
        return False
    desk.refused.pop(code, None)
    return True
