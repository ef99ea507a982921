"""The nation as a picture: provinces coloured by how many villages are assessed, dots for named villages.

Plain SVG: no map library is loaded for it. The same figures stand in a table below it.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

import numpy as np
import streamlit as st

from emas.domain.stored import KINDS
from emas.geo.polygons import Picture, credit, outline_paths
from emas.geo.register import register
from emas.services import map_figures, programme
from emas.services.kinds import by_kind
from emas.services.selection import Filter, select
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.i18n import gettext as _

CLASSES = 5
"""Shades of the regions, here and in ``style.css`` (the legend)."""

_LIGHT = {"1": "e3efee", "2": "b4d6d3", "3": "7ab6b3", "4": "3c8c8d", "5": "0b5a5e", "none": "e9e7e2"}
_DARK = {"1": "1f3a3d", "2": "245458", "3": "2f7679", "4": "4fa3a2", "5": "9ad9d5", "none": "2a343c"}


def _fills(shades: dict[str, str]) -> str:
    return "".join(f".region-{name}{{fill:#{shade}}}" for name, shade in shades.items())


STYLE = (
    "path{stroke:#fff;stroke-width:.8;fill-rule:evenodd}"
    ".region-none{stroke:#5b6673;stroke-dasharray:3 2;stroke-width:.6}"
    "circle{fill:#e0a526;stroke:#1b2733;stroke-width:1.6}.dot-proposed{fill:#fff;stroke-width:2.2}"
    f"{_fills(_LIGHT)}@media(prefers-color-scheme:dark){{path{{stroke:#12191f}}"
    f".dot-proposed{{fill:#12191f;stroke:#f0be4a}}{_fills(_DARK)}}}"
)
"""A picture takes no colours from the page; a browser tells it the page's scheme."""


def draw_picture(now: Snapshot) -> None:
    """Picture, legend and table."""
    counts = _counts(now)
    edges = class_edges([count for count in counts.values() if count])
    source = now.remember("picture", lambda: _address(_svg(now, counts, edges)))
    told = _(
        "Peta Indonesia menurut provinsi: jumlah desa dinilai, dan desa yang disebut sumber. "
        "Angkanya ada pada tabel di bawah."
    )
    st.html(
        f'<figure class="emas-picture"><img alt="{escape(told)}" src="{source}">'
        f"<figcaption>{_legend(edges)}</figcaption></figure>{_table(now, counts)}"
    )


def _counts(now: Snapshot) -> dict[str, int]:
    """Villages assessed by province, zeros included."""
    found = map_figures.by_region(select(now, "claimed", Filter()), map_figures.ASSESSED, "province")
    return dict(zip(found.code, map(int, found.value), strict=True))


def _svg(now: Snapshot, counts: dict[str, int], edges: list[int]) -> str:
    picture = outline_paths()
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{picture.view_box}'><style>{STYLE}</style>"
        f"{_provinces(picture, counts, edges)}{_dots(picture, now)}</svg>"
    )


def _address(svg: str) -> str:
    # Streamlit's sanitiser takes SVG elements out of a page but leaves a picture that is an address.
    return "data:image/svg+xml," + quote(svg, safe=" =:/,;(){}@-.'")


def class_edges(values: list[int]) -> list[int]:
    """Lower edges of at most :data:`CLASSES` classes holding about as many regions each, ascending."""
    if not values:
        return []
    quantiles = np.quantile(values, np.arange(CLASSES) / CLASSES)
    return sorted({int(edge) for edge in np.ceil(quantiles)})


def _class(value: int, edges: list[int]) -> str:
    """Style of a region: its class from 1 on, the darkest always 5; ``none`` without figures."""
    reached = sum(value >= edge for edge in edges)
    return f"region-{reached + CLASSES - len(edges)}" if value and reached else "region-none"


def _provinces(picture: Picture, counts: dict[str, int], edges: list[int]) -> str:
    shapes = []
    for code, path in picture.paths.items():
        shapes.append(f"<path class='{_class(counts.get(code, 0), edges)}' d='{path}'/>")
    return "".join(shapes)


def _dots(picture: Picture, now: Snapshot) -> str:
    """One dot a named village: filled for those with a step beyond a proposal, hollow for candidates."""
    beyond: dict[str, bool] = {}
    for fact in programme.facts(now):
        if fact.village_code:
            known = beyond.get(fact.village_code, False)
            beyond[fact.village_code] = known or fact.step != programme.PROPOSED
    dots = []
    for code, named in beyond.items():
        village = register().village(code)
        if village is not None:
            x, y = picture.project(village.lon, village.lat)
            style = "dot-named" if named else "dot-proposed"
            dots.append(f"<circle class='{style}' cx='{x:.1f}' cy='{y:.1f}' r='6'/>")
    return "".join(dots)


def _legend(edges: list[int]) -> str:
    items = []
    for at, edge in enumerate(edges):
        last = edges[at + 1] - 1 if at + 1 < len(edges) else None
        low = formats.number(edge)
        label = f"≥ {low}" if last is None else low if last == edge else f"{low}–{formats.number(last)}"
        items.append(f'<span><i class="swatch {_class(edge, edges)}"></i>{label}</span>')
    nothing, named, proposed = _("belum ada"), _("desa yang disebut sumber"), _("calon yang disebut sumber")
    items.append(f'<span><i class="swatch region-none"></i>{escape(nothing)}</span>')
    dots = (
        f'<span><i class="swatch dot dot-named"></i>{escape(named)}</span>'
        f'<span><i class="swatch dot dot-proposed"></i>{escape(proposed)}</span>'
    )
    title = escape(_("Desa dinilai per provinsi:"))
    notice = escape(_("Batas indikatif, bukan acuan hukum.") + " " + credit())
    return (
        f'<div class="emas-picture-legend"><b>{title}</b>{"".join(items)}</div>'
        f'<div class="emas-picture-legend">{dots}</div>'
        f"<small>{notice}</small>"
    )


def _table(now: Snapshot, counts: dict[str, int]) -> str:
    """By province: assessed, complete, and in a column eligible by each kind of score: phones are narrow."""
    kinds = " · ".join(words.kind_name(kind) for kind in KINDS)
    titles = (_("Provinsi"), _("Dinilai"), _("Lengkap"), _("Layak: {kinds}").format(kinds=kinds))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    rows = "".join(_row(now, code) for code, count in counts.items() if count)
    word = _("simulasi")
    title = _("Tabel menurut provinsi") + (f" ({word})" if now.holds_simulated else "")
    return (
        f'<details class="emas-details"><summary>{escape(title)}</summary>'
        f'<table class="emas-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>'
    )


def _row(now: Snapshot, code: str) -> str:
    of = by_kind(select(now, "claimed", Filter(region=code)))
    eligible = " · ".join(
        f"{formats.number(one.eligible)}/{formats.number(one.n)}" if one.n else formats.NOTHING
        for one in of.values()
    )
    cells = (formats.number(of["claimed"].assessed), formats.number(of["claimed"].n), eligible)
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(register().name(code))}</th>{told}</tr>'
