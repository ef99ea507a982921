"""A chart on the page: its sentence, the chart, and its files."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from emas.reports.csv_file import Form
from emas.reports.lettering import register_fonts
from emas.reports.names import file_name
from emas.reports.words import Caption
from emas.ui import about as abouts
from emas.ui import csv_form
from emas.ui.charts.theme import Chart, themed
from emas.ui.guard import deferred
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language

Build = partial[Chart]
"""Makes a chart for dark ground (True) or light: a function and all the figures that it draws, so that equal
figures are drawn once."""

Data = Sequence[Mapping[str, Any]] | Mapping[str, Sequence[Any]]
"""What a picture shows, as it is taken away; made a table of by who takes it."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ESCAPED = re.compile(r"\\(\W)")

SPECS = 200
"""Charts kept drawn, of all readers together: a nation's take some 20 kB each."""


def draw(key: str, title: str, sentence: str, build: Build, data: Data, *, about: Caption) -> None:
    """Draw what ``build`` gives; ``sentence`` says what it shows, to who cannot see it too.

    ``data`` is what the tables hold that are taken away, rows by heading or columns, with headings to be
    read; ``about`` is what the chart is of (:mod:`emas.ui.about`), for all its files.
    """
    spoken = plain_text(sentence)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(title, anchor=False, width="content")
        _take(key, replace(about, title=title), spoken, build, data)
    st.markdown(sentence)
    # As bytes: Streamlit takes ten times as long to tell apart what it has to walk through.
    what = pickle.dumps((build.func.__qualname__, build.args, build.keywords, language()))
    spec = _spec(what, build, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(spec, theme=None, width="stretch", key=key, alt=spoken)


def plain_text(sentence: str) -> str:
    """A sentence without its Markdown: bold marks, and strokes before signs that are meant as they are."""
    return _ESCAPED.sub(r"\1", sentence.replace("**", "")).replace("\N{WORD JOINER}", "")


@st.cache_data(max_entries=SPECS, show_spinner=False)
def _spec(what: bytes, _build: Build, *, dark: bool) -> dict[str, Any]:
    """Known by ``what`` is drawn; Streamlit leaves an argument with an underscore out of the key."""
    spec = themed(_build(dark), dark=dark)
    # As rows Streamlit would make a DataFrame of them and that a table again, at every run.
    spec["datasets"] = {name: pa.Table.from_pylist(rows) for name, rows in spec.get("datasets", {}).items()}
    return spec


def _take(key: str, about: Caption, sentence: str, build: Build, data: Data) -> None:
    """What can be taken away, behind one button."""
    form = csv_form.chosen()
    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("xlsx", _("Data (Excel)"), XLSX, partial(_xlsx, data, about)),
        ("csv", _("Data (CSV)"), "text/csv", partial(_csv, data, about, form)),
        ("png", _("Gambar (PNG)"), "image/png", partial(_picture, "png", build, sentence, about)),
        ("svg", _("Gambar (SVG)"), "image/svg+xml", partial(_picture, "svg", build, sentence, about)),
    ]
    # Drawn and sent while it is open: a section has several, and few readers take a file.
    with st.popover(
        _("Unduh"), icon=":material/download:", type="tertiary", key=f"{key}-take", on_change="rerun"
    ) as files:
        for ending, label, mime, make in kinds if files.open else ():
            st.download_button(
                label,
                data=deferred(make),
                file_name=file_name(about.title, *abouts.named_after(about), ending=ending),
                mime=mime,
                key=f"{key}-{ending}",
                on_click="ignore",
                width="stretch",
            )
            if ending == "csv":
                csv_form.draw(key)


def _picture(ending: str, build: Build, sentence: str, about: Caption) -> bytes:
    import vl_convert

    from emas.reports.chart_picture import chart_png, chart_svg

    # For paper: on light ground.
    register_fonts()
    spec = themed(build(False), dark=False, paper=True) | {"width": 640, "padding": 0}
    chart = str(vl_convert.vegalite_to_svg(spec))
    if ending == "svg":
        return chart_svg(chart, sentence, about).encode()
    return chart_png(chart, sentence, about)


def _csv(data: Data, about: Caption, form: Form) -> bytes:
    import pandas as pd

    from emas.reports.csv_file import figures_csv

    return figures_csv(pd.DataFrame(data), abouts.fact_headings(), about, form)


def _xlsx(data: Data, about: Caption) -> bytes:
    import pandas as pd

    from emas.reports.workbook import figures_xlsx

    sheets = (_("Data"), _("Keterangan"))
    return figures_xlsx(pd.DataFrame(data), abouts.fact_headings(), about, sheets)
