"""Hostile text in every kind of element that reads Markdown, alone and inside a sentence."""

from __future__ import annotations

import streamlit as st

from emas.ui.markdown import plain
from tests.support.hostile import MARKUP

kind = st.query_params.get("jenis", "markdown")
for number, text in enumerate(MARKUP):
    for place, told in (("alone", plain(text)), ("inside", f"Teks “{plain(text)}” tidak dikenal.")):
        with st.container(key=f"{place}-{number}"):
            match kind:
                case "markdown":
                    st.markdown(told)
                case "caption":
                    st.caption(told)
                case "error":
                    st.error(told)
                case "expander":
                    st.expander(told)
                case "button":
                    st.button(told, key=f"b-{place}-{number}")
                case "checkbox":
                    st.checkbox(told, key=f"c-{place}-{number}")
                case "input":
                    st.text_input(told, key=f"i-{place}-{number}")
                case "link":
                    st.link_button(told, "/")
