"""What the browser's tab says, and a link in a chat: which page, which section, which place."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from emas.domain.problems import Problem
from emas.ui.i18n import N_, gettext
from emas.ui.i18n import gettext as _
from emas.ui.navigation import PAGES

DESCRIPTIONS = {
    "overview": N_(
        "Program Kementerian Pelindungan Pekerja Migran Indonesia (KP2MI) untuk melindungi, melayani, dan "
        "memberdayakan pekerja migran Indonesia (PMI) beserta keluarganya, mulai dari desa."
    ),
    "map": N_("Peta desa dan wilayah: skor kesiapan, syarat yang terpenuhi, dan langkah program."),
    "criteria": N_("Syarat dan layanan yang terpenuhi, apa yang menahan, dan perbandingan antarwilayah."),
    "village": N_("Kelayakan, skor kesiapan, layanan, riwayat, dan sumber data satu desa."),
    "assessment": N_("Jawab pertanyaan penilaian desa; skor dan kelayakan langsung terlihat."),
    "present": N_("Cerita untuk rapat dari data terkini: tayangan layar penuh, PPTX, dan PDF."),
    "trial": N_("Pertanyaan kelayakan saja, tanpa akun; tidak ada yang disimpan."),
}
"""What each page is for, by its name in :data:`emas.ui.navigation.PAGES`."""

_ABOUT_A_VILLAGE = ("village", "assessment", "map")


def title(name: str, query: Mapping[str, str]) -> str:
    """Title of the page ``name`` at the address ``query``, in the language in use.

    A place that cannot be read or found is left out: the page itself says what is the matter.
    """
    what, where = gettext(PAGES[name][2]), _place(name, query)
    if name == "criteria":
        from emas.ui.criteria.sections import SECTION_NAMES  # slow to import: see emas.web.lifespan

        section = SECTION_NAMES.get(query.get("bagian", ""))
        what = gettext(section) if section else what
    parts = [f"{what}: {where}" if where else what, _("Desa Migran EMAS")]
    return " · ".join(parts)


def say_title(name: str) -> None:
    """Have the browser's tab say what the address shows; a fragment that writes the address says it again."""
    st.set_page_config(page_title=title(name, st.query_params))


def _place(name: str, query: Mapping[str, str]) -> str:
    if name == "overview" or not (query.get("desa") or query.get("wilayah")):
        return ""
    from emas.geo import codes  # slow to import: see emas.web.lifespan
    from emas.geo.register import register
    from emas.services import villages

    try:
        if query.get("desa") and name in _ABOUT_A_VILLAGE:
            village = villages.find(query["desa"])
            return f"{village.name}, {village.regency}"
        code = codes.plain(query.get("wilayah", ""))
        return register().name(code) if code else ""
    except Problem:
        return ""
