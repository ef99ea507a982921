"""Says at a field which of its signs a PDF cannot show."""

from __future__ import annotations

import streamlit as st

from emas.reports.signs import lacking
from emas.ui.i18n import gettext as _
from emas.ui.markdown import plain


def tell_left_out(typed: str | None) -> None:
    """One line under the field; nothing where every sign can be printed."""
    signs = lacking(typed or "")
    if signs:
        told = _("Huruf berkas PDF tidak memiliki {signs}: ditinggalkan di sana, tampil di layar dan PPTX.")
        st.caption(f":material/info: {told.format(signs=' '.join(map(plain, signs)))}")
