"""What stands under every page of a demonstration: the way back to its beginning.

It stands far from the language switch, which people press without reading, and asks once more: everything
that visitors tried goes with it.
"""

from __future__ import annotations

import streamlit as st

from emas.services import database
from emas.services.actors import VISITOR
from emas.services.demo.reset import reset_demo
from emas.ui.i18n import gettext as _


def draw_foot() -> None:
    """The reset of a demonstration; nothing in a database of one's own.

    Raises:
        Problem: ``database_*``.
    """
    if database.mode() != "demo":
        return
    with (
        st.container(horizontal=True, horizontal_alignment="right", key="foot"),
        st.popover(
            _("Setel ulang demo"),
            type="tertiary",
            icon=":material/restart_alt:",
            key="reset",
            on_change="rerun",
        ) as asked,
    ):
        # Drawn and sent while it is open: it stands on every page.
        if not asked.open:
            return
        st.markdown(_("Hapus semua uji coba dan kembalikan data simulasi seperti semula?"))
        if st.button(_("Ya, setel ulang demo"), type="primary", key="reset-demo"):
            with st.spinner(_("Menyetel ulang demo …")):
                reset_demo(VISITOR)
            st.rerun()
