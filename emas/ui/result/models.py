"""Models of the three commonest papers, to be filled in by the village office."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.reports.models import Code, Place, available, indicator_of, model, words_of
from emas.services.assess import Sheet
from emas.ui.guard import deferred
from emas.ui.i18n import N_, gettext
from emas.ui.i18n import gettext as _

NAMES: dict[Code, str] = {
    "regulation": N_("kerangka peraturan"),
    "task_force": N_("SK satgas"),
    "procedure": N_("SOP verifikasi CPMI"),
}

FILES: dict[Code, str] = {
    "regulation": "peraturan",
    "task_force": "sk-satgas",
    "procedure": "sop-verifikasi",
}
"""The models are Indonesian; so are the names of their files."""

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_models(sheet: Sheet) -> None:
    """A button for each that this village can use; the file is made when it is asked for."""
    village = sheet.village
    rule, head = words_of(village.kind)
    # Titles name the kind already: Peraturan Desa Campurejo.
    bare = village.bare_name.removeprefix(f"{village.kind.capitalize()} ")
    where = ", ".join(filter(None, [village.district, village.regency]))
    place = Place(bare, village.bare_name, where, rule, head)
    st.caption(
        _(
            "Contoh, bukan naskah resmi: kerangka berbahasa Indonesia dengan bagian kosong untuk diisi, lalu "
            "diperiksa bagian hukum kabupaten/kota."
        )
    )
    if not rule:
        st.caption(
            _("Kelurahan tidak menerbitkan peraturan sendiri; dasar hukumnya Perwali, Perbup, atau SK.")
        )
    for code in available(place):
        st.download_button(
            f"{indicator_of(code)} · {rule if code == 'regulation' else gettext(NAMES[code])} (DOCX)",
            deferred(partial(model, code, place)),
            file_name=f"contoh-{FILES[code]}-{village.code}.docx",
            mime=_TYPE,
            icon=":material/download:",
            on_click="ignore",
            key=f"model-{code}",
        )
