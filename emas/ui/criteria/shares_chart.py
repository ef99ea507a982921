"""Shares of regions with their intervals: a dot a region, a line as far as the share may lie."""

from __future__ import annotations

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.domain.rounding import outwards
from emas.geo.register import register
from emas.reports.words import Caption
from emas.services.shares import Share, Shares
from emas.ui import formats
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext

MOST = 40
"""Regions in a picture: those that counted most; the file has all."""


Dot = tuple[str, tuple[float, float, float], tuple[str, str, str]]
"""A region's name; its share and bounds from 0 to 1; the same as they are written."""


def draw(key: str, title: str, told: str, found: Shares, about: Caption) -> None:
    """The picture with what ``told`` says and what it leaves out; nothing where no region may be shown."""
    if found.whole is None:
        return
    reg = register()
    data = [
        {
            _("Wilayah"): reg.name(one.code),
            _("Pembilang"): one.num,
            _("Penyebut (n)"): one.den,
            _("Bagian (%)"): round(100 * one.share, 1),
            _("Batas bawah (%)"): outwards(100 * one.low, 100 * one.high, 1)[0],
            _("Batas atas (%)"): outwards(100 * one.low, 100 * one.high, 1)[1],
            _("Desa"): one.villages,
            _("Desa terverifikasi"): one.verified,
        }
        for one in found.parts
    ]
    largest = sorted(found.parts, key=lambda one: -one.den)[:MOST]
    shown = sorted(largest, key=lambda one: one.code)
    rows: list[Dot] = [
        (
            _labelled(reg.name(one.code), one),
            (one.share, one.low, one.high),
            (formats.percent(one.num, one.den), *formats.between(one.low, one.high)),
        )
        for one in shown
    ]
    simulated = _("Angka simulasi.") if about.simulated else ""
    line = _("Garis putus-putus: bagian seluruhnya.") if len(rows) > 1 else ""
    told = " ".join(filter(None, [told, hidden(found), simulated, line]))
    frame.draw(key, title, told, partial(_dots, rows, found.whole.share), data, about=about)
    if len(found.parts) > MOST:
        note = _("Gambar memuat {n} wilayah dengan hitungan terbanyak; berkas CSV memuat semuanya.")
        st.caption(note.format(n=MOST))


def measured(one: Share, level: float) -> dict[str, str]:
    """The figures of a share as sentences name them."""
    low, high = formats.between(one.low, one.high)
    return {
        "share": formats.percent(one.num, one.den),
        "den": formats.number(one.den),
        "num": formats.number(one.num),
        "level": formats.number(int(100 * level)),
        "low": low,
        "high": high,
        "villages": formats.number(one.villages),
        "verified": formats.number(one.verified),
    }


def hidden(found: Shares) -> str:
    """What is left out and why; empty where nothing is."""
    if not found.hidden:
        return ""
    told = ngettext(
        "Di luar angka ini: {villages} desa lain yang menghitung, di {regencies} kabupaten/kota yang desa "
        "atau orangnya terlalu sedikit untuk ditampilkan.",
        "Di luar angka ini: {villages} desa lain yang menghitung, di {regencies} kabupaten/kota yang desa "
        "atau orangnya terlalu sedikit untuk ditampilkan.",
        found.outside,
    )
    return told.format(regencies=formats.number(found.hidden), villages=formats.number(found.outside))


def of_villages() -> str:
    """Whose counts these shares are of, and what the interval takes into account."""
    return _(
        "Dari semua desa dinilai yang menghitungnya, juga yang isiannya belum lengkap. Selang "
        "memperhitungkan bahwa PMI satu desa tidak saling bebas: makin berbeda desanya, makin lebar."
    )


def unfiltered() -> str:
    """Why the filter does not narrow these shares."""
    return _(
        "Bagian ini selalu menghitung semua desa di wilayahnya, apa pun saringannya: selisih dua saringan "
        "dapat membuka angka satu desa."
    )


def _labelled(name: str, one: Share) -> str:
    return f"{name} · {formats.number(one.den)}"


def _dots(rows: list[Dot], whole: float, dark: bool) -> Chart:
    columns = ["name", "share", "low", "high", "written", "from", "to"]
    data = pd.DataFrame([(name, *drawn, *told) for name, drawn, told in rows], columns=columns)
    down = alt.Y("name:N", sort=[row[0] for row in rows], title=None)
    scale, axis = alt.Scale(domain=[0, 1]), alt.Axis(format="%", tickCount=5)

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=_("bagian; di samping nama: n"), scale=scale, axis=axis)

    tips = [
        alt.Tooltip("name:N", title=_("Wilayah · n")),
        alt.Tooltip("written:N", title=_("Bagian")),
        alt.Tooltip("from:N", title=_("Batas bawah")),
        alt.Tooltip("to:N", title=_("Batas atas")),
    ]
    base = alt.Chart(data, height=alt.Step(22)).encode(y=down, tooltip=tips)
    # One region alone is the whole.
    middle = alt.Chart(pd.DataFrame({"share": [whole] if len(rows) > 1 else []}, dtype=float))
    return alt.layer(
        middle.mark_rule(color=tone("gold", dark), strokeDash=[4, 3], strokeWidth=2).encode(
            x=across("share")
        ),
        base.mark_rule(color=tone("teal", dark), strokeWidth=3, opacity=0.45).encode(
            x=across("low"), x2="high:Q"
        ),
        base.mark_point(color=tone("teal", dark), filled=True, size=70, opacity=1).encode(x=across("share")),
    )
