"""Public statistics beside the scores: each with its definition, source and date, none of them averaged."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.geo.register import register
from emas.services import statistics
from emas.services.selection import Selection
from emas.services.statistics import DESTINATIONS, HANDLED, PLACEMENTS, PROTECTION, REMITTANCES, Statistic
from emas.ui import words
from emas.ui.charts import frame
from emas.ui.criteria import context_charts, context_figures
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.maps.choice import Choice


def draw(_selection: Selection, choice: Choice) -> None:
    """Placements, destinations, protection and remittances of the region, else of what it lies in.

    Raises:
        Problem: ``geo_file_*``.
    """
    st.markdown(
        _(
            "Angka publik di samping skor, bukan bagian darinya. Beberapa definisi beredar; yang berbeda "
            "berdiri berdampingan, tidak dijumlahkan dan tidak dihubungkan garis."
        )
    )
    region = choice.region
    for code in dict.fromkeys([region, region[:2], ""]):
        found = [one for one in statistics.statistics() if one.region_code == code]
        if not found:
            told = _("Belum ada angka bersumber untuk {place}.").format(place=_place(code))
            st.info(told, icon=":material/info:")
            continue
        st.header(_place(code), anchor=False)
        _placements(code, found)
        _by_country(code, found, DESTINATIONS, _("Negara tujuan"))
        _protection(code, found)
        _remittances(code, found)


def _place(code: str) -> str:
    return register().name(code) if code else _("Indonesia")


def _placements(code: str, found: list[Statistic]) -> None:
    shown = [one for one in found if one.series in (PLACEMENTS, statistics.SERVED)]
    if not shown:
        return
    told = _("Penempatan PMI, {first}–{last}: {n} angka menurut {definitions} definisi.").format(
        first=min(one.year for one in shown),
        last=max(one.year for one in shown),
        n=len(shown),
        definitions=len({one.definition.id for one in shown}),
    )
    _over_years(f"placements-{code}", _("Penempatan PMI"), told, shown, unit=_("orang"), scale=1)
    st.html(context_figures.cards(shown, statistics.contradictions(code)))


def _protection(code: str, found: list[Statistic]) -> None:
    shown = [one for one in found if one.series in PROTECTION and not one.country.id]
    if shown:
        st.subheader(_("Kepulangan dan pelindungan"), anchor=False)
        st.html(context_figures.cards(shown, statistics.contradictions(code)))
    _by_country(code, found, HANDLED, _("PMI yang ditangani menurut negara"))


def _by_country(code: str, found: list[Statistic], series: str, title: str) -> None:
    """Bars of the countries that a source tells, and the source below them."""
    shown = [one for one in found if one.series == series and one.country.id]
    if not shown:
        return
    most = max(shown, key=lambda one: one.value)
    told = _("Terbanyak **{country}**, tahun {year}: {definition}.").format(
        country=words.text(most.country), year=most.year, definition=words.text(most.definition)
    )
    rows = [(words.text(one.country), one.value) for one in sorted(shown, key=lambda one: -one.value)]
    data = context_figures.table(shown)
    frame.draw(f"{series}-{code}", title, told, partial(context_charts.bars, rows, _("orang")), data)
    st.html(context_figures.source_of(most))


def _remittances(code: str, found: list[Statistic]) -> None:
    shown = [one for one in found if one.series == REMITTANCES]
    rupiah = [one for one in shown if one.unit == statistics.RUPIAH]
    if not rupiah:
        return
    told = _(
        "Uang yang dikirim pulang PMI, dalam triliun rupiah. Sumber dan cara menghitungnya berbeda sebelum "
        "dan sejak 2024."
    )
    _over_years(f"remittances-{code}", _("Remitansi"), told, rupiah, unit=_("triliun rupiah"), scale=1000)
    st.html(context_figures.cards(shown, statistics.contradictions(code)))


def _over_years(key: str, title: str, told: str, shown: list[Statistic], *, unit: str, scale: int) -> None:
    """Points by year; a line joins only full years of one definition that one source tells."""
    runs = [run for run in statistics.runs(shown[0].region_code) if len(run) > 1]
    joined = {id(one): at for at, run in enumerate(runs, start=1) for one in run}
    rows = [
        (
            one.year,
            one.value / scale,
            words.text(one.definition),
            one.period == statistics.FULL,
            joined.get(id(one), 0),
            words.text(one.span),
        )
        for one in shown
    ]
    data, narrow = context_figures.table(shown), screen.width() < screen.NARROW
    frame.draw(key, title, told, partial(context_charts.years, rows, unit, narrow), data)
