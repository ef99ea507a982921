"""How sure scores are: how often bands hold where what is uncertain is drawn anew, and what matters most."""

from __future__ import annotations

from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.domain.disclosure import few
from emas.domain.robustness import Source
from emas.services.selection import Selection
from emas.services.sureness import Offset, Sureness, sureness
from emas.ui import formats, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.stacked import stacked
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria import intervals
from emas.ui.criteria.names import whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.choice import Choice

LEAST = 0.001
"""Share that is still written in figures."""


def draw(selection: Selection, _choice: Choice) -> None:
    """What the villages' scores are worth, in two sentences, with a picture.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    # Of a nation two seconds the first time.
    with st.spinner(_("Menghitung ulang semua skor …")):
        found = sureness(selection)
    told = _sentence(selection, found)
    if len(found.rows) <= intervals.MOST:
        intervals.draw(selection, found, told)
    else:
        _bands(selection, found, told)
    _eligible(selection, found)
    _sources(selection, found)
    st.caption(
        _(
            "Pengandaian, bukan data: bobot layanan di sekitar usulan rubrik; layanan digabung dengan "
            "rata-rata aritmetik atau geometrik, yang lebih menekan bila satu layanan lemah; tiap tingkat "
            "naik atau turun satu dengan peluang {error}; persen dari sedikit orang menurut selang Wilson. "
            "Rubrik versi {version} (usulan)."
        ).format(
            error=formats.whole_percent(100 * selection.snapshot.rubric.robustness.error_up),
            version=selection.snapshot.rubric.version,
        )
    )


def _sentence(selection: Selection, found: Sureness) -> str:
    """Two sentences that a mayor understands."""
    near = int(found.borderline.sum())
    first = _(
        "Kami menghitung ulang setiap skor {draws} kali dengan bobot, cara menggabung, dan penilaian yang "
        "sedikit berbeda."
    ).format(draws=formats.number(found.found.draws))
    if not near:
        all_hold = ngettext(
            "**Semua {n} desa** tetap pada kategorinya dalam sedikitnya {limit} hitungan ({kind}).",
            "**Semua {n} desa** tetap pada kategorinya dalam sedikitnya {limit} hitungan ({kind}).",
            len(found.rows),
        ).format(n=formats.number(len(found.rows)), limit=_limit(selection), kind=whose(selection))
        return f"{first} {all_hold}"
    second = ngettext(
        "**{firm} dari {n} desa** tetap pada kategorinya dalam sedikitnya {limit} hitungan; {near} desa lain "
        "**dekat ambang** dan sebaiknya diperiksa dulu ({kind}).",
        "**{firm} dari {n} desa** tetap pada kategorinya dalam sedikitnya {limit} hitungan; {near} desa lain "
        "**dekat ambang** dan sebaiknya diperiksa dulu ({kind}).",
        len(found.rows),
    ).format(
        firm=formats.number(len(found.rows) - near),
        n=formats.number(len(found.rows)),
        limit=_limit(selection),
        near=formats.number(near),
        kind=whose(selection),
    )
    return f"{first} {second}"


def _limit(selection: Selection) -> str:
    return formats.whole_percent(100 * selection.snapshot.rubric.robustness.borderline)


def _bands(selection: Selection, found: Sureness, told: str) -> None:
    """By band: how many hold, how many are near a threshold, and how far their scores may lie."""
    bands = {band.code: words.text(band.name) for band in selection.snapshot.rubric.bands}
    firm, near = _("tetap"), _("dekat ambang")
    data = [
        {
            _("Kategori"): name,
            firm: found.firm[code],
            near: found.near[code],
            _("Lebar selang rata-rata (poin)"): _tenths(found.width[code]),
        }
        for code, name in bands.items()
    ]
    rows = [(name, [found.firm[code], found.near[code]]) for code, name in bands.items()]
    frame.draw(
        "sureness",
        _("Seberapa sering kategorinya tetap"),
        told,
        partial(_firm, rows, (firm, near)),
        data,
        about=of_scores(selection),
    )

    widths = {
        f"{name}, n = {n}" if few(n := found.firm[code] + found.near[code]) else name: width
        for code, name in bands.items()
        if (width := found.width[code]) is not None
    }
    told = _("Dalam {interval} hitungan, skor sebuah desa berada di rentang selebar rata-rata {widths} poin.")
    st.markdown(
        told.format(
            interval=formats.whole_percent(100 * selection.snapshot.rubric.robustness.interval),
            widths=", ".join(f"{formats.number(width, 1)} ({name})" for name, width in widths.items()),
        )
    )


def _tenths(width: float | None) -> float | None:
    return None if width is None else round(width, 1)


def _firm(rows: list[tuple[str, list[int]]], parts: tuple[str, str], dark: bool) -> Chart:
    firm, near = parts
    return stacked(
        rows,
        {firm: tone("teal", dark), near: tone("gold", dark)},
        across=_("bagian dari desa pada kategori itu"),
        of=_("Kategori"),
        counted=_("Desa"),
        part=_("Hasil"),
        dark=dark,
    )


def _eligible(selection: Selection, found: Sureness) -> None:
    if not found.eligible:
        return
    told = ngettext(
        "Kelayakan: **{still} dari {eligible} desa** yang layak tetap layak dalam sedikitnya {limit} "
        "hitungan. Bobot tidak berpengaruh padanya.",
        "Kelayakan: **{still} dari {eligible} desa** yang layak tetap layak dalam sedikitnya {limit} "
        "hitungan. Bobot tidak berpengaruh padanya.",
        found.eligible,
    )
    st.markdown(
        told.format(
            still=formats.number(found.still),
            eligible=formats.number(found.eligible),
            limit=_limit(selection),
        )
    )


def _sources(selection: Selection, found: Sureness) -> None:
    """Each source by itself, and all together: how many results lie in another band."""
    names: dict[Source, str] = {
        "weights": _("bobot layanan"),
        "geometric": _("cara menggabung layanan"),
        "error": _("kekeliruan penilai"),
        "counts": _("persen dari sedikit orang"),
    }
    by_source = sorted(found.found.moved_by.items(), key=lambda item: -item[1])
    rows = [(names[source], share) for source, share in by_source]
    rows.append((_("semuanya bersama"), found.found.moved))
    if rows[0][1]:
        told = _(
            "Paling berpengaruh: **{name}**; sendirian ia memindahkan {share} hasil ke kategori lain. "
            "Semuanya bersama memindahkan {all}."
        ).format(name=rows[0][0], share=_share(rows[0][1]), all=_share(found.found.moved))
    else:
        told = _(
            "Tidak satu pun sendirian memindahkan hasil ke kategori lain; semuanya bersama memindahkan {all}."
        ).format(all=_share(found.found.moved))
    if found.offset:
        told += " " + _offset(found.offset, names[found.offset.source])
    heading = _("Hasil di kategori lain (%)")
    data = [{_("Sumber"): name, heading: round(100 * share, 1)} for name, share in rows]
    frame.draw(
        "sources",
        _("Apa yang paling berpengaruh"),
        told,
        partial(_bars, rows),
        data,
        about=of_scores(selection),
    )


def _offset(of: Offset, name: str) -> str:
    """Why all together move fewer results than one alone."""
    if not of.away:
        return _(
            "Bersama lebih kecil daripada {name} sendirian karena pengaruhnya tidak menjumlah: skor yang "
            "digeser satu sumber melewati ambang digeser kembali oleh yang lain."
        ).format(name=name)
    told = _(
        "Bersama lebih kecil daripada {name} sendirian karena pengaruhnya tidak menjumlah: sumber lain "
        "menurunkan skor desa yang dekat ambang rata-rata {points} poin, menjauhi ambang itu."
    )
    if of.points > 0:
        told = _(
            "Bersama lebih kecil daripada {name} sendirian karena pengaruhnya tidak menjumlah: sumber lain "
            "menaikkan skor desa yang dekat ambang rata-rata {points} poin, menjauhi ambang itu."
        )
    return told.format(name=name, points=formats.number(abs(of.points), 1))


def _share(share: float) -> str:
    """In tenths of a per cent; what is less is not told as nothing."""
    if 0 < share < LEAST:
        return f"< {formats.number(100 * LEAST, 1)}%"
    return f"{formats.number(100 * share, 1)}%"


def _bars(rows: list[tuple[str, float]], dark: bool) -> Chart:
    data = pd.DataFrame(rows, columns=["name", "share"])
    data["written"] = [_share(share) for share in data["share"]]
    most = 1.3 * max(0.01, float(data["share"].max()))
    across = alt.X(
        "share:Q",
        title=_("bagian hasil di kategori lain"),
        axis=alt.Axis(format="%", tickCount=4),
        scale=alt.Scale(domain=[0, most]),
    )
    down = alt.Y("name:N", sort=[name for name, _share in rows], title=None)
    bars = (
        alt.Chart(data, height=alt.Step(34))
        .mark_bar(height=22, color=tone("teal", dark))
        .encode(
            x=across,
            y=down,
            tooltip=[
                alt.Tooltip("name:N", title=_("Sumber")),
                alt.Tooltip("written:N", title=_("Di kategori lain")),
            ],
        )
    )
    figures = alt.Chart(data).mark_text(align="left", dx=6).encode(x=across, y=down, text="written:N")
    return alt.layer(bars, figures)
