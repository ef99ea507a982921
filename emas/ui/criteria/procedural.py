"""The share of departures that are recorded and how far matching has come, by region, with n and interval."""

from __future__ import annotations

import streamlit as st

from emas.reports.words import Caption
from emas.services.matching import Matching, Since, matching
from emas.services.selection import Selection
from emas.ui import formats
from emas.ui.about import of_counts
from emas.ui.criteria import levels, shares_chart
from emas.ui.i18n import gettext as _
from emas.ui.maps.choice import Choice


def draw(selection: Selection, choice: Choice) -> None:
    """Both shares by province or, inside a province or on request, by regency.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = matching(selection, levels.choose(choice))
    level = selection.snapshot.rubric.robustness.interval
    notes = [
        _(
            "Tidak ditemukan tidak sama dengan nonprosedural; yang belum dapat dipastikan tidak masuk "
            "hitungan."
        ),
        shares_chart.of_villages(),
    ]
    if choice.filter.narrows:
        notes.append(shares_chart.unfiltered())
    if found.recorded.whole is None and found.matched.whole is None:
        st.info(
            _("Belum cukup desa di sini yang menghitung keberangkatan untuk menampilkan bagiannya."),
            icon=":material/visibility_off:",
        )
    _recorded(found, level, of_counts(selection))
    st.caption(" ".join(filter(None, notes)))
    _matched(found, level, of_counts(selection))


def _recorded(found: Matching, level: float, about: Caption) -> None:
    whole = found.recorded.whole
    if whole is None:
        return
    told = _(
        "**{share}** dari {den} keberangkatan 24 bulan terakhir yang sudah diperiksa bersama BP3MI "
        "tercatat di SISKOP2MI (selang {level}%: {low} sampai {high}). Dihitung {villages} desa, "
        "{verified} di antaranya terverifikasi."
    ).format(**shares_chart.measured(whole, level))
    if found.since is not None:
        told += " " + _moved(found.since)
    shares_chart.draw("recorded", _("Keberangkatan yang tercatat"), told, found.recorded, about)


def _matched(found: Matching, level: float, about: Caption) -> None:
    whole = found.matched.whole
    if whole is None:
        return
    told = _(
        "**{share}** dari {den} PMI dalam data desa sudah diperiksa bersama BP3MI (selang {level}%: {low} "
        "sampai {high}). Dihitung {villages} desa, {verified} di antaranya terverifikasi."
    ).format(**shares_chart.measured(whole, level))
    shares_chart.draw("matched", _("Pencocokan dengan BP3MI"), told, found.matched, about)


def _moved(since: Since) -> str:
    if since.looked_closer:
        told = _(
            "Sejak periode {name} pencocokan naik {matched} poin persen ({matched_n} desa) dan bagian yang "
            "tercatat turun {recorded} ({recorded_n} desa): desa mencari lebih teliti, bukan kemunduran."
        )
    else:
        told = _(
            "Sejak periode {name}: pencocokan {matched} poin persen ({matched_n} desa), bagian yang tercatat "
            "{recorded} poin persen ({recorded_n} desa)."
        )
    write = formats.number if since.looked_closer else formats.signed
    matched, recorded = since.matched, since.recorded
    told = told.format(
        name=since.name,
        matched=write(matched.points, 1),
        matched_n=formats.number(matched.villages),
        recorded=write(abs(recorded.points) if since.looked_closer else recorded.points, 1),
        recorded_n=formats.number(recorded.villages),
    )
    of = _("Perubahan ini dari desa yang menghitung di kedua periode, di kabupaten yang boleh ditampilkan.")
    return f"{told} {of}"
