"""Those who came home: training, business groups, businesses, the three obstacles, plans for remittances."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.domain.disclosure import few
from emas.services.participating import participating
from emas.services.returnees import Levels, returnees
from emas.services.selection import Selection
from emas.services.shares import shares
from emas.ui import formats, words
from emas.ui.about import of_counts, of_scores
from emas.ui.charts import frame
from emas.ui.charts.stacked import stacked
from emas.ui.charts.theme import Chart
from emas.ui.criteria import levels, shares_chart
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import indicator, whose
from emas.ui.criteria.participation import unranked
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.maps.choice import Choice
from emas.ui.maps.palette import PALETTES, css

RUNNING = 3
"""The level from which on something is done, not only written down."""

ACCOMPANIED, PLANNED = "L4.3", "L6.3"


def draw(selection: Selection, choice: Choice) -> None:
    """Levels of what is about returnees, what is done about their obstacles, and both counted shares.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    _levels(selection)
    _obstacles(selection)
    _counted(selection, choice)


def _levels(selection: Selection) -> None:
    rubric, found = selection.snapshot.rubric, returnees(selection)
    found = [one for one in found if one.of]
    if not found:
        st.info(_("Belum ada desa dalam pilihan ini yang menjawab pertanyaan tentang purna PMI."))
        return
    told = _ranked([one for one in found if not few(one.of)], selection) or unranked(selection)
    steps = [words.text(level.name) for level in rubric.levels]
    data = [
        {
            _("Indikator"): indicator(rubric.by_code[one.indicator]),
            **dict(zip(steps, one.at_level, strict=True)),
            _("belum diisi"): one.unanswered,
            _("tidak berlaku"): one.not_applicable,
        }
        for one in found
    ]
    wide = screen.width() >= screen.NARROW
    rows = [
        (indicator(rubric.by_code[one.indicator]) if wide else one.indicator, list(one.at_level))
        for one in found
    ]
    frame.draw(
        "returnees",
        _("Layanan bagi purna PMI menurut tingkat capaian"),
        told,
        partial(_bars, rows, steps),
        data,
        about=of_scores(selection),
    )
    if not wide:
        st.caption("; ".join(indicator(rubric.by_code[one.indicator]) for one in found) + ".")
    drops = max(one.not_applicable for one in found)
    notes = [_("Pada yang dihitung, tingkatnya mengikuti ambang persen.")]
    if drops:
        beside = _("Sampai {n} desa tidak punya purna PMI yang tercatat: tidak berlaku di sana.")
        notes.append(beside.format(n=formats.number(drops)))
    st.caption(" ".join(notes))


def _ranked(found: list[Levels], selection: Selection) -> str:
    """What runs most often and least; empty where no indicator has enough villages."""
    if not found:
        return ""
    rubric = selection.snapshot.rubric
    most, least = (pick(found, key=_running) for pick in (max, min))
    return _(
        "Paling sering berjalan: **{most}**, di {most_n} dari {most_of} desa; paling jarang: **{least}**, di "
        "{least_n} dari {least_of} desa ({kind})."
    ).format(
        most=indicator(rubric.by_code[most.indicator]),
        most_n=formats.number(most.from_level(RUNNING)),
        most_of=formats.number(most.of),
        least=indicator(rubric.by_code[least.indicator]),
        least_n=formats.number(least.from_level(RUNNING)),
        least_of=formats.number(least.of),
        kind=whose(selection),
    )


def _running(one: Levels) -> float:
    return one.from_level(RUNNING) / one.of


def _bars(rows: list[tuple[str, list[int]]], levels: list[str], dark: bool) -> Chart:
    colours = map(css, PALETTES["dark" if dark else "light"].regions)
    return stacked(
        rows,
        dict(zip(levels, colours, strict=True)),
        across=_("bagian dari desa yang menjawab"),
        of=_("Indikator"),
        counted=_("Desa"),
        part=_("Tingkat"),
        dark=dark,
    )


def _obstacles(selection: Selection) -> None:
    """What is done about training, technology and marketing."""
    found, asked = participating(selection), selection.snapshot.rubric.participation.obstacles
    st.subheader(_("Tiga kendala purna PMI"), anchor=False)
    if not found.met_answered.any():
        st.markdown(_("Belum ada desa dalam pilihan ini yang menjawabnya; pertanyaan ini tidak dinilai."))
        return
    told = _("Desa yang sudah menanganinya, dari yang menjawab; pertanyaan ini tidak dinilai.")
    simulated = _("Angka simulasi.") if selection.holds_simulated else ""
    st.markdown(" ".join(filter(None, [told, simulated])))
    rows = [
        (
            words.text(obstacle),
            [
                GridCell(formats.share(yes, answered)),
                GridCell(formats.number(yes)),
                GridCell(formats.number(answered)),
            ],
        )
        for obstacle, yes, answered in zip(
            asked, found.met.tolist(), found.met_answered.tolist(), strict=True
        )
    ]
    st.html(grid([_("Kendala"), _("Ditangani"), _("Desa"), _("Menjawab")], rows))


def _counted(selection: Selection, choice: Choice) -> None:
    now, region = selection.snapshot, selection.filter.region
    known = [code for code in (ACCOMPANIED, PLANNED) if code in now.rubric.position]
    if all(shares(now, code, region, 4).whole is None for code in known):
        return
    st.subheader(_("Yang dihitung desa"), anchor=False)
    digits, level = levels.choose(choice), now.rubric.robustness.interval
    pictures = {
        ACCOMPANIED: (
            _("Purna PMI yang didampingi"),
            _("**{share}** dari {den} purna PMI yang tercatat tinggal di desa didampingi"),
        ),
        PLANNED: (
            _("Rencana penggunaan remitansi"),
            _("**{share}** dari {den} keluarga peserta kelas menyusun rencana penggunaan remitansi"),
        ),
    }
    sure = _(" (selang {level}%: {low} sampai {high}; {villages} desa).")
    for code in known:
        title, told = pictures[code]
        found = shares(now, code, region, digits)
        if found.whole is None:
            continue
        sentence = (told + sure).format(**shares_chart.measured(found.whole, level))
        shares_chart.draw(code, title, sentence, found, of_counts(selection))
        notes = [shares_chart.of_villages(), shares_chart.unfiltered() if choice.filter.narrows else ""]
        st.caption(" ".join(filter(None, notes)))
