"""The frame around every page: language, menu, the demonstration's band. Streamlit runs this file."""

from __future__ import annotations

import streamlit as st

from emas.ui import navigation
from emas.ui.foot import draw_foot
from emas.ui.frame import ASSETS, draw_frame
from emas.ui.garbage import freeze_after
from emas.ui.guard import guarded
from emas.ui.reader import read_language
from emas.ui.titles import say_title

with guarded():
    read_language()
    st.set_page_config(page_icon=ASSETS / "mark.svg", layout="wide")
    pages = {name: navigation.page(name) for name in navigation.PAGES}
    current = st.navigation(list(pages.values()), position="top")
    say_title(next(name for name, page in pages.items() if page is current))
    draw_frame()
    current.run()
    draw_foot()
    freeze_after(current.url_path)
