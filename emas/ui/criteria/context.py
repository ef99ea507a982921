"""Public statistics beside the scores: each with its definition, source and date, none of them averaged."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.services import map_figures, map_region, statistics, statistics_topics
from emas.services.selection import Selection
from emas.services.statistics import Statistic
from emas.services.statistics_topics import Topic, Topics
from emas.ui import formats, navigation, words
from emas.ui.about import of_sources
from emas.ui.charts import frame
from emas.ui.criteria import context_charts, context_figures
from emas.ui.criteria.context_figures import place
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.maps.choice import Choice


def draw(_selection: Selection, choice: Choice) -> None:
    """Placements, destinations, protection and remittances of the region, then of what it lies in.

    Raises:
        Problem: ``geo_file_*``.
    """
    st.markdown(
        _(
            "Angka publik di samping skor, **tidak pernah menjadi bagiannya**. Beberapa definisi beredar: "
            "angka yang berbeda berdiri berdampingan, tidak dijumlahkan, tidak dirata-ratakan, dan tidak "
            "dihubungkan garis. Semua laman dibaca November 2026; tanggalnya ditulis bila diketahui."
        )
    )
    around = {code: statistics_topics.topics(code) for code in statistics_topics.around(choice.region)}
    without = [place(code) for code, found in around.items() if not found]
    if without:
        told = _("Belum ada angka bersumber untuk {places}; di bawah ini angka wilayah yang memuatnya.")
        st.info(told.format(places=", ".join(without)), icon=":material/info:")
    for code, found in around.items():
        if found:
            st.header(place(code), anchor=False)
            _region(found)


def _region(found: Topics) -> None:
    code = found.region_code
    if found.placements.figures:
        title = _("Penempatan PMI menurut definisi")
        _topic("placements", code, title, _placements(found.placements), found.placements)
        # The map tells what a full year's placements of the region are.
        if map_region.placed(code):
            query = {"ukuran": map_figures.PLACEMENTS, "wilayah": code}
            shown = {name: value for name, value in query.items() if value}
            navigation.link("map", _("Penempatan ini di peta"), icon=":material/map:", **shown)
    told = _("Negara tujuan terbanyak pada {year}: **{first}** ({n} orang), lalu {second}.")
    _countries("destinations", code, _("Negara tujuan"), told, found.destinations)
    if found.protection.figures:
        title = _("Kepulangan dan pelindungan")
        _topic("protection", code, title, _latest(found.protection), found.protection)
    told = _("Kasus terbanyak ditangani pada {year} di **{first}** ({n} orang), lalu {second}.")
    _countries("handled", code, _("PMI yang ditangani menurut negara"), told, found.handled)
    if found.remittances.figures:
        _topic("remittances", code, _("Remitansi"), _remittances(found.remittances), found.remittances)


def _placements(topic: Topic) -> str:
    """What the picture, or else the list, of placements shows."""
    first, last = topic.figures[-1].year, topic.figures[0].year
    told = _("{n} angka menurut {definitions} definisi, {years}.").format(
        n=formats.number(len(topic.figures)),
        definitions=formats.number(len({one.definition.id for one in topic.figures})),
        years=str(first) if first == last else f"{first}–{last}",
    )
    if topic.disputes:
        group = topic.disputes[0]
        apart = _("Untuk {year} saja sumber menyebut dari **{least}** sampai **{most}**.")
        told += " " + apart.format(
            year=group[0].year,
            least=formats.number(min(one.value for one in group)),
            most=formats.number(max(one.value for one in group)),
        )
    return told


def _latest(topic: Topic) -> str:
    latest = topic.figures[0]
    told = _("Terbaru: **{n}** ({definition}; {period}).")
    return told.format(
        n=context_figures.written(latest),
        definition=words.text(latest.definition),
        period=context_figures.period(latest),
    )


def _remittances(topic: Topic) -> str:
    full = [one for one, _run in topic.yearly if one.period == statistics.FULL]
    if len(full) < 2:
        return _latest(topic)
    told = _("Uang yang dikirim pulang PMI: **{first}** ({from_}) dan **{last}** ({to}).").format(
        first=context_figures.written(full[0]),
        from_=full[0].year,
        last=context_figures.written(full[-1]),
        to=full[-1].year,
    )
    if any(one.breaks for one in full) or len({one.definition.id for one in full}) > 1:
        told += " " + _("Sumber atau cara menghitungnya berganti di antaranya: naiknya tidak dapat dibaca.")
    return told


def _topic(key: str, code: str, title: str, told: str, topic: Topic) -> None:
    """A picture where there are several years, what contradicts side by side, then all else one by one."""
    if len(topic.years) > 1:
        narrow = screen.width() < screen.NARROW
        scale = 1000 if topic.yearly[0][0].unit == statistics.RUPIAH else 1
        rows = [context_figures.point(one, run, scale) for one, run in topic.yearly]
        unit = context_figures.axis([one for one, _run in topic.yearly])
        build = partial(context_charts.years, rows, unit, narrow)
        _chart(f"{key}-{code}", title, f"{told} {_key(topic)}", build, topic.figures)
    else:
        st.subheader(title, anchor=False)
        st.markdown(told)
    st.html(context_figures.shown(topic.disputes, topic.others))


def _key(topic: Topic) -> str:
    """How the marks of the picture are to be read."""
    told = []
    if any(run for _one, run in topic.yearly):
        told.append(_("Garis hanya menghubungkan tahun penuh dari satu definisi dan satu laman."))
    else:
        told.append(_("Tidak ada dua tahun dengan definisi dan laman yang sama: tanpa garis."))
    if any(one.period != statistics.FULL for one, _run in topic.yearly):
        told.append(_("Tanda berongga: sebagian tahun."))
    return " ".join(told)


def _countries(key: str, code: str, title: str, told: str, lists: tuple[tuple[Statistic, ...], ...]) -> None:
    """Bars of the countries that a source tells, and the source below them; a picture for each list."""
    for at, found in enumerate(lists):
        if len(found) < 2:
            st.subheader(title, anchor=False)
            st.html(context_figures.shown((), found))
            continue
        first, second, *_others = found
        sentence = told.format(
            year=first.year,
            first=words.text(first.country),
            n=formats.number(first.value),
            second=words.text(second.country),
        )
        rows = [(words.text(one.country), one.value) for one in found]
        build = partial(context_charts.bars, rows, context_figures.unit(first))
        _chart(f"{key}-{code}-{at}", title, sentence, build, found)
        st.html(context_figures.below(found))


def _chart(key: str, title: str, told: str, build: frame.Build, found: tuple[Statistic, ...]) -> None:
    """The picture; its region stands in its sentence and files, for who meets them without the page."""
    where = place(found[0].region_code)
    sources = "; ".join(dict.fromkeys(one.source_url or one.source for one in found))
    about = of_sources(found[0].region_code, sources)
    frame.draw(key, title, f"{where}: {told}", build, context_figures.table(found), about=about)
