"""The notice on every page of figures that villages are missing from them, because their rows are broken."""

from __future__ import annotations

import streamlit as st

from emas.services.snapshot import Snapshot
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext


def warn(now: Snapshot) -> None:
    """Say how many villages were left out, where any were."""
    if now.broken:
        sentence = ngettext(
            "{count} desa tidak ikut dihitung: datanya tersimpan rusak. Pengelola menemukan kodenya di "
            "catatan server.",
            "{count} desa tidak ikut dihitung: datanya tersimpan rusak. Pengelola menemukan kodenya di "
            "catatan server.",
            now.broken,
        )
        st.warning(sentence.format(count=formats.number(now.broken)), icon=":material/warning:")


def warn_of_rounds(names: list[str]) -> None:
    """Say of which rounds a village's result is missing."""
    if names:
        sentence = _("Hasil periode {names} tersimpan rusak, jadi tidak ditampilkan. Hubungi pengelola.")
        st.warning(sentence.format(names=", ".join(names)), icon=":material/warning:")
