"""What the programme is: pillars, criteria, services, and who works together; each with its source."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.rubric import Rubric
from emas.ui import words
from emas.ui.i18n import N_
from emas.ui.i18n import gettext as _

ACTORS = (
    N_("KP2MI dan BP3MI, dinas tenaga kerja, DPMD, camat, kepala desa dan BPD"),
    N_("satgas atau komunitas desa, purna PMI, tokoh masyarakat, BUMDes dan koperasi"),
    N_("Lakpesdam PBNU, Migrant CARE, SBMI, ADBMI"),
    N_("lembaga pelatihan kerja (LPK) dan CSR perusahaan"),
    N_("Kawan PMI dan Perwira PMI"),
)
"""Who public pages name, by the rubric's order of stakeholders; the grouping is this project's."""


def draw_programme(rubric: Rubric) -> None:
    """The programme in four blocks, then what is published and what is proposed."""
    blocks = [
        _heading(_("Empat pilar EMAS")),
        _pillars(rubric),
        _article(),
        _heading(_("Dua syarat utama dan enam kriteria")),
        _criteria(rubric),
        _heading(_("Sepuluh pilar layanan")),
        _services(rubric),
        _article(),
        _heading(_("Siapa bekerja bersama")),
        _who(rubric),
    ]
    st.html("".join(blocks))
    no_grant, status, details = (
        _("Tidak ada dana hibah."),
        _("Status rubrik:"),
        _("Mana yang terbitan resmi, mana yang usulan"),
    )
    st.html(
        f'<div class="emas-panel"><p><b>{escape(no_grant)}</b> {escape(_grant())}</p>'
        f"<p><b>{escape(status)}</b> {escape(words.text(rubric.status))}</p>"
        f'<details class="emas-details"><summary>{escape(details)}</summary>'
        f"<p>{escape(words.text(rubric.source))}</p></details></div>"
    )


def _heading(text: str) -> str:
    return f'<h3 class="emas-heading">{escape(text)}</h3>'


def _article() -> str:
    told = _("Sumber: keterangan Sukarman, Direktur di KP2MI, 19 November 2025 (koranjawapos.id).")
    return f'<p class="emas-note">{escape(told)}</p>'


def _grant() -> str:
    return _(
        "KP2MI menyatakan bahwa “tidak terdapat dana hibah untuk desa. KP2MI hadir melalui pelatihan dan "
        "pendampingan” (kp2mi.go.id, berita DIY, Januari 2026)."
    )


def _pillars(rubric: Rubric) -> str:
    items = "".join(
        f'<li><span class="emas-letter pillar-{escape(pillar.code)}">{escape(pillar.code)}</span>'
        f"<div><b>{escape(words.text(pillar.name))}</b>"
        f"<br>{escape(words.text(pillar.meaning) if pillar.meaning else '')}</div></li>"
        for pillar in rubric.pillars
    )
    return f'<ul class="emas-cards">{items}</ul>'


def _criteria(rubric: Rubric) -> str:
    label = _("Syarat utama")
    first = "".join(
        f"<li><b>{escape(label)}</b> {escape(words.text(item.name))}</li>" for item in rubric.prerequisites
    )
    rest = "".join(
        f"<li><b>{escape(item.code)}</b> “{escape(words.text(item.published))}”</li>"
        for item in rubric.criteria
    )
    told = _(
        "Kriteria dikutip dari artikel yang sama, yang menyebutnya “antara lain”: mungkin belum lengkap. "
        "Syarat utama menurut Dirjen Pemberdayaan KP2MI (lingkarjateng.id)."
    )
    return f'<ul class="emas-list">{first}{rest}</ul><p class="emas-note">{escape(told)}</p>'


def _services(rubric: Rubric) -> str:
    items = "".join(
        f"<li><b>{escape(service.code)}</b> {escape(words.text(service.name))}</li>"
        for service in rubric.services
    )
    return f'<ul class="emas-list emas-services-list">{items}</ul>'


def _who(rubric: Rubric) -> str:
    part = rubric.participation
    stages = "".join(f'<th scope="col">{escape(words.text(stage))}</th>' for stage in part.stages)
    involved = escape(_("terlibat"))
    rows = "".join(
        f'<tr><th scope="row">{escape(words.text(who))}<small>{escape(_(actors))}</small></th>'
        + "".join(
            f'<td data-label="{escape(words.text(s))}"><span>✓ {involved}</span></td>' for s in part.stages
        )
        + "</tr>"
        for who, actors in zip(part.stakeholders, ACTORS, strict=True)
    )
    told = _(
        "Menurut artikel yang sama, semua unsur dilibatkan dari perencanaan hingga evaluasi; pembagian peran "
        "tiap tahap belum diterbitkan. Contoh pelaku dihimpun dari halaman publik; pengelompokannya oleh "
        "proyek ini."
    )
    label = _("Unsur")
    head = f'<tr><th scope="col">{escape(label)}</th>{stages}</tr>'
    return (
        f'<table class="emas-table emas-who"><thead>{head}</thead><tbody>'
        f'{rows}</tbody></table><p class="emas-note">{escape(told)}</p>'
    )
