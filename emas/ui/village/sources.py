"""What a profile rests on: register, point, rubric, and what the programme is not."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services.initialise import EDITION
from emas.services.villages import VillageName
from emas.ui import formats, words
from emas.ui.i18n import N_
from emas.ui.i18n import gettext as _

POINTS = {
    "village": N_("titik desa dalam register"),
    "district": N_("titik kecamatannya, karena desa ini tidak bertitik dalam register"),
    "corrected": N_("titik yang diperbaiki proyek ini, karena titik register jelas keliru"),
    "simulated": N_("titik rekaan di dekat desa nyata"),
}
"""Whose point a village's is, by the code of the register's files."""


def abbreviations() -> str:
    """The abbreviations of the rubric's questions and documents, spelt out in one line."""
    return _(
        "PMI: pekerja migran Indonesia · CPMI: calon PMI · purna PMI: PMI yang sudah pulang · BP3MI: Balai "
        "Pelayanan Pelindungan PMI · SISKOP2MI: sistem komputerisasi pelindungan PMI · TPPO: tindak pidana "
        "perdagangan orang · Perdes: peraturan desa · SK: surat keputusan · SOP: prosedur baku."
    )


def draw_sources(village: VillageName, rubric: Rubric) -> None:
    """The sources as a list of terms."""
    where = _("{lat}, {lon}: {whose}").format(
        lat=formats.number(village.lat, 4),
        lon=formats.number(village.lon, 4),
        whose=_(POINTS[village.point_source]),
    )
    name = (
        _("Desa rekaan (simulasi): tidak ada dalam register resmi.")
        if village.simulated
        else _("Register wilayah {edition}, kode {code}.").format(edition=EDITION, code=village.code)
    )
    terms = [
        (_("Nama dan kode"), name),
        (_("Titik"), where),
        (_("Rubrik"), f"{words.text(rubric.title)}. {words.text(rubric.status)}"),
        (
            _("Dana"),
            _("Tidak ada dana hibah untuk desa: KP2MI hadir melalui pelatihan dan pendampingan")
            + " (kp2mi.go.id).",
        ),
        (_("Singkatan"), abbreviations()),
    ]
    rows = "".join(f"<dt>{escape(term)}</dt><dd>{escape(told)}</dd>" for term, told in terms)
    title = _("Mana yang terbitan resmi, mana yang usulan")
    st.html(
        f'<dl class="emas-sources">{rows}</dl><details class="emas-note"><summary>'
        f"{escape(title)}</summary>"
        f"{escape(words.text(rubric.source))}</details>"
    )
