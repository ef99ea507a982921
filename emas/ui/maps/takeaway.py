"""What a reader takes away: the map as a picture, the selection as tables. Made when it is asked for.

The words of files are written here; :mod:`emas.reports` lays them out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from emas.domain.disclosure import FEW
from emas.domain.rubric import Rubric
from emas.geo.register import register
from emas.geo.time_zones import today
from emas.reports.csv_file import Form
from emas.reports.names import file_name
from emas.reports.words import Caption, Words
from emas.services import snapshot
from emas.store.tables import Origin
from emas.ui import about, changed, csv_form, headline, words
from emas.ui.guard import deferred
from emas.ui.i18n import gettext as _
from emas.ui.maps import keys, state
from emas.ui.maps.choice import ASSESSED_POINTS, EVERY_POINT, NAMED_POINTS, Choice
from emas.ui.maps.drawn import Drawn
from emas.ui.maps.palette import PALETTES

_SHOWN = "map-shown"

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Wanted:
    """What is taken away."""

    drawn: Drawn
    choice: Choice

    @property
    def simulated(self) -> bool:
        """Whether any score in it is simulated."""
        return self.drawn.selection.snapshot.holds_simulated


def keep(drawn: Drawn, choice: Choice) -> None:
    """Remember what the map shows: that is what the reader takes away."""
    _shown()[:] = [Wanted(drawn, choice)]


def _shown() -> list[Wanted]:
    """Holds what the map shows now, for files that are made later, outside of the session."""
    held: list[Wanted] = st.session_state.setdefault(_SHOWN, [])
    return held


def draw() -> None:
    """A button for each kind of file, and beside CSV in which form it is."""
    form = csv_form.chosen()
    kinds: list[tuple[str, str, str, str, Callable[[Wanted], bytes]]] = [
        ("xlsx", _("Excel"), ":material/table:", XLSX, _xlsx),
        ("csv", _("CSV"), ":material/csv:", "text/csv", partial(_csv, form=form)),
        ("geojson", _("GeoJSON"), ":material/location_on:", "application/geo+json", _geojson),
        ("png", _("Gambar (PNG)"), ":material/image:", "image/png", _png),
    ]
    st.caption(_("Peta sebagai gambar, desa yang dipilih sebagai tabel."))
    for ending, label, icon, mime, make in kinds:
        st.download_button(
            label,
            data=deferred(partial(_made, make, _shown())),
            file_name=_name(ending),
            mime=mime,
            icon=icon,
            key=f"map-take-{ending}",
            on_click="ignore",
            width="stretch",
        )
        if ending == "csv":
            csv_form.draw("map")


def _made(make: Callable[[Wanted], bytes], shown: list[Wanted]) -> bytes:
    (wanted,) = shown
    return make(wanted)


def _png(wanted: Wanted) -> bytes:
    from emas.reports.picture import map_png

    drawn, choice = wanted.drawn, wanted.choice
    light = replace(drawn, colours=PALETTES["light"])
    villages = keys.villages(
        light,
        assessed=ASSESSED_POINTS in choice.points,
        named=NAMED_POINTS in choice.points,
        every=EVERY_POINT in choice.points and not choice.filter.narrows,
    )
    return map_png(drawn.selection, drawn.figures, keys.regions(light), villages, _caption(wanted))


def _csv(wanted: Wanted, *, form: Form) -> bytes:
    from emas.reports.csv_file import csv_bytes
    from emas.reports.villages import village_table

    told = _words(wanted.drawn.selection.snapshot.rubric)
    table = village_table(wanted.drawn.selection, told)
    return csv_bytes(table, told, _caption(wanted), form)


def _xlsx(wanted: Wanted) -> bytes:
    from emas.reports.regions import region_table
    from emas.reports.villages import village_table
    from emas.reports.workbook import xlsx_bytes

    drawn = wanted.drawn
    told = _words(drawn.selection.snapshot.rubric)
    regions = region_table(drawn.selection, drawn.figures, drawn.measure.name, told)
    return xlsx_bytes(village_table(drawn.selection, told), regions, told, _caption(wanted))


def _geojson(wanted: Wanted) -> bytes:
    from emas.reports.geojson import geojson_bytes
    from emas.reports.villages import village_table

    told = _words(wanted.drawn.selection.snapshot.rubric)
    return geojson_bytes(village_table(wanted.drawn.selection, told), told, _caption(wanted))


def _caption(wanted: Wanted) -> Caption:
    found = about.drawn_on_boundaries(about.of_scores(wanted.drawn.selection))
    if pairs := wanted.drawn.pairs:
        region = pairs.later.filter.region
        place = register().name(region) if region else _("Indonesia")
        found = replace(found, of=_("Wilayah {place}: {of}").format(place=place, of=changed.pairs(pairs)))
    else:
        ready = _("Layak: {eligible}.").format(eligible=headline.eligible(wanted.drawn.selection))
        found = replace(found, of=f"{found.of}. {ready}")
    mark = words.origin_name(Origin.SIMULATED)
    return replace(found, title=wanted.drawn.measure.name, simulated=f"({mark})" if wanted.simulated else "")


def _name(ending: str) -> str:
    place = register().name(state.region()) or _("Indonesia")
    kind = words.kind_name(state.kind())
    mark = _("simulasi") if snapshot.current().holds_simulated else ""
    return file_name(_("peta"), place, kind, today().isoformat(), mark, ending=ending)


def _words(rubric: Rubric) -> Words:
    simulated, trial = words.origin_name(Origin.SIMULATED), words.origin_name(Origin.TRIAL)
    return Words(
        headings=_headings(rubric),
        values={
            "flag": {"yes": _("ya"), "no": _("tidak")},
            "point": {
                "village": _("titik desa"),
                "district": _("titik kecamatan"),
                "corrected": _("titik desa, diperbaiki"),
                "simulated": _("titik rekaan"),
            },
            "origin": {"village": _("isian desa"), "trial": trial, "simulated": simulated},
            "step": {step: words.step_name(step) for step in words.STEPS},
            "kind": {kind: words.kind_name(kind) for kind in ("claimed", "evidenced", "verified")},
            "band": {
                **{band.code: words.text(band.name) for band in rubric.bands},
                "not_target": _("bukan sasaran"),
                "unfinished": _("belum lengkap"),
            },
        },
        marks={"simulated": f"({simulated})", "trial": f"({trial})"},
        sheets=(_("Desa"), _("Wilayah"), _("Keterangan")),
    )


def _headings(rubric: Rubric) -> Mapping[str, str]:
    status, covered, points, pillar = (
        _("Syarat {name}"),
        _("{name} tersedia"),
        _("{name} poin"),
        _("Pilar {name} (%)"),
    )
    conditions = {item.code: words.text(item.name) for item in rubric.prerequisites}
    conditions |= {item.code: item.code for item in rubric.criteria}
    return {
        "code": _("Kode"),
        "name": _("Nama"),
        "district": _("Kecamatan"),
        "regency": _("Kabupaten/kota"),
        "province": _("Provinsi"),
        "lon": _("Bujur"),
        "lat": _("Lintang"),
        "point": _("Sumber titik"),
        "origin": _("Asal isian"),
        "step": _("Langkah tertinggi menurut sumber"),
        "round": _("Periode"),
        "reference": _("Tanggal acuan"),
        "rubric": _("Rubrik"),
        "kind": _("Jenis skor"),
        "score": _("Skor"),
        "units": _("Skor tepat (pembilang)"),
        "unit": _("Skor tepat (penyebut)"),
        "answered": _("Indikator terisi"),
        "complete": _("Lengkap (sasaran, semua terjawab)"),
        "band": _("Kategori"),
        "met": _("Syarat terpenuhi"),
        "eligible": _("Layak diusulkan"),
        **{f"s_{code}": status.format(name=name) for code, name in conditions.items()},
        **{f"c_{one.code}": covered.format(name=one.code) for one in rubric.services},
        **{f"p_{one.code}": points.format(name=one.code) for one in rubric.services},
        **{f"e_{one.code}": pillar.format(name=one.code) for one in rubric.pillars},
        "changed": _("Terakhir diubah"),
        "measure": _("Ukuran"),
        "value": _("Angka"),
        "without": _("Tanpa desa yang disebut sumber"),
        "n": _("Desa lengkap"),
        "few": _("Kurang dari {few} desa").format(few=FEW),
        "simulated": _("Simulasi"),
        **about.fact_headings(),
    }
