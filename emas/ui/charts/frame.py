"""A chart on the page: its sentence, the chart, and its files."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from emas.reports.csv_file import harmless
from emas.reports.lettering import register_fonts
from emas.reports.names import file_name
from emas.ui.charts.theme import Chart, themed
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language, set_language

Build = partial[Chart]
"""Makes a chart for dark ground (True) or light: a function and all the figures that it draws, so that equal
figures are drawn once."""

Data = Sequence[Mapping[str, Any]] | Mapping[str, Sequence[Any]]
"""What a picture shows, as it is taken away; made a table of by who takes it."""

SPECS = 200
"""Charts kept drawn, of all readers together: a nation's take some 20 kB each."""


def draw(key: str, title: str, sentence: str, build: Build, data: Data, *, mark: str = "") -> None:
    """Draw what ``build`` gives; ``sentence`` says what it shows, to who cannot see it too.

    ``data`` is what the CSV holds, rows by heading or columns, with headings to be read; ``mark`` stands in
    file names, such as "simulasi".
    """
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(title, anchor=False, width="content")
        _take(key, title, build, data, mark)
    st.markdown(sentence)
    spoken = sentence.replace("**", "")
    # As bytes: Streamlit takes ten times as long to tell apart what it has to walk through.
    what = pickle.dumps((build.func.__qualname__, build.args, build.keywords, language()))
    spec = _spec(what, build, dark=st.context.theme.type == "dark")
    st.vega_lite_chart(spec, theme=None, width="stretch", key=key, alt=spoken)


@st.cache_data(max_entries=SPECS, show_spinner=False)
def _spec(what: bytes, _build: Build, *, dark: bool) -> dict[str, Any]:
    """Known by ``what`` is drawn; Streamlit leaves an argument with an underscore out of the key."""
    spec = themed(_build(dark), dark=dark)
    # As rows Streamlit would make a DataFrame of them and that a table again, at every run.
    spec["datasets"] = {name: pa.Table.from_pylist(rows) for name, rows in spec.get("datasets", {}).items()}
    return spec


def _take(key: str, title: str, build: Build, data: Data, mark: str) -> None:
    """What can be taken away, behind one button."""
    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("png", _("Gambar (PNG)"), "image/png", partial(_picture, "png", build, language())),
        ("svg", _("Gambar (SVG)"), "image/svg+xml", partial(_picture, "svg", build, language())),
        ("csv", _("Data (CSV)"), "text/csv", partial(_csv, data, language())),
    ]
    # Drawn and sent while it is open: a section has several, and few readers take a file.
    with st.popover(
        _("Unduh"), icon=":material/download:", type="tertiary", key=f"{key}-take", on_change="rerun"
    ) as files:
        for ending, label, mime, make in kinds if files.open else ():
            st.download_button(
                label,
                data=make,
                file_name=file_name(title, mark, ending=ending),
                mime=mime,
                key=f"{key}-{ending}",
                on_click="ignore",
                width="stretch",
            )


def _picture(ending: str, build: Build, lang: str) -> bytes:
    import vl_convert

    # Files are made outside of the reader's session, and for paper: on light ground.
    set_language(lang)
    register_fonts()
    spec = themed(build(False), dark=False, paper=True) | {"width": 640, "padding": 16}
    if ending == "svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode()
    return bytes(vl_convert.vegalite_to_png(spec, scale=2))


def _csv(data: Data, lang: str) -> bytes:
    table = pd.DataFrame(data)
    separator, decimal = (",", ".") if lang == "en" else (";", ",")
    # Names of villages may come from a register of one's own: no cell may be read as a formula.
    texts = {name: table[name].map(_plain) for name in table.columns if table[name].dtype.kind not in "iuf"}
    return table.assign(**texts).to_csv(index=False, sep=separator, decimal=decimal).encode("utf-8-sig")


def _plain(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value
