"""Services and pillars: how far they are built, on paper and in fact, by phase, and how villages differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from emas.domain.disclosure import few
from emas.domain.rounding import score_down
from emas.services import coverage
from emas.services.coverage import QUANTILES, ServiceBuilt, Spread
from emas.services.fulfilment import HALF, MOST, of_share
from emas.services.selection import Selection
from emas.ui import denominators, formats, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.theme import Chart, tone
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import headings, names, whose
from emas.ui.i18n import gettext as _
from emas.ui.maps import screen
from emas.ui.maps.choice import Choice


def draw(selection: Selection, _choice: Choice) -> None:
    """The spread of the services, the same by document, service, result and phase, and the pillars."""
    of_services, of_pillars = coverage.spread(selection)
    _spread(selection, "services", _("Sepuluh layanan: sebaran antardesa"), of_services)
    _built(selection)
    _spread(selection, "pillars", _("Empat pilar: sebaran antardesa"), of_pillars)
    st.caption(
        _("Penempatan indikator pada pilar adalah usulan proyek ini; tidak ada sumber yang menerbitkannya.")
    )


def _spread(selection: Selection, key: str, title: str, found: list[Spread]) -> None:
    named = names(selection.snapshot.rubric)
    low, high = min(found, key=_mean), max(found, key=_mean)
    ranked = _("Rata-rata tertinggi **{high}** ({most}), terendah **{low}** ({least}) ({kind}).").format(
        high=named[high.code],
        most=formats.score_percent(high.mean),
        low=named[low.code],
        least=formats.score_percent(low.mean),
        kind=whose(selection),
    )
    if few(len(selection.complete)):
        ranked = denominators.unranked(whose(selection))
    key_ = _("Batang: separuh desa di tengah; garis: delapan dari sepuluh desa; tanda tegak: desa di tengah.")
    data = [
        {_("Nama"): named[one.code], _("Rata-rata (%)"): score_down(one.mean, 1), **_columns(one)}
        for one in found
    ]
    written = named if screen.width() >= screen.NARROW else headings(selection.snapshot.rubric)
    rows = [
        (written[one.code], *(score_down(value, 1) for value in (*one.quantiles, one.mean))) for one in found
    ]
    frame.draw(key, title, f"{ranked} {key_}", partial(_bars, rows), data, about=of_scores(selection))


def _mean(one: Spread) -> float:
    return one.mean


def _columns(one: Spread) -> dict[str, float]:
    heading = _("Persentil {n} (%)")
    return {
        heading.format(n=n): score_down(value, 1) for n, value in zip(QUANTILES, one.quantiles, strict=True)
    }


def _bars(rows: list[tuple[str, float, float, float, float, float, float]], dark: bool) -> Chart:
    data = pd.DataFrame(rows, columns=["name", "p10", "p25", "p50", "p75", "p90", "mean"])
    down = alt.Y("name:N", sort=[row[0] for row in rows], title=None)
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(tickCount=5)

    def across(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=_("% dari poin yang dapat dicapai desa"), scale=scale, axis=axis)

    tips = [
        alt.Tooltip("name:N", title=_("Nama")),
        *(alt.Tooltip(f"p{n}:Q", title=_("Persentil {n} (%)").format(n=n), format=".1f") for n in QUANTILES),
        alt.Tooltip("mean:Q", title=_("Rata-rata (%)"), format=".1f"),
    ]
    base = alt.Chart(data, height=alt.Step(30)).encode(y=down, tooltip=tips)
    return alt.layer(
        base.mark_rule(color=tone("muted", dark), strokeWidth=1).encode(x=across("p10"), x2="p90:Q"),
        base.mark_bar(color=tone("pale", dark), height=14).encode(x=across("p25"), x2="p75:Q"),
        base.mark_tick(color=tone("teal", dark), thickness=3, size=18).encode(x=across("p50")),
    )


def _built(selection: Selection) -> None:
    """What is written, done and reached, and in which phase, as a table."""
    rubric, found = selection.snapshot.rubric, coverage.services(selection)
    st.subheader(_("Dokumen, layanan, dan hasil; sebelum, selama, dan setelah"), anchor=False)
    told = _(
        "Tercapai **{written}%** dari semua poin dokumen, **{reached}%** dari semua poin hasil. "
        "“Tersedia”: bagian desa yang layanannya berjalan."
    )
    first, last = (coverage.of_group(selection, rubric.groups[at].code) for at in (0, -1))
    st.markdown(told.format(written=first, reached=last))
    wide = screen.width() >= screen.NARROW
    named = names(rubric) if wide else headings(rubric)
    sorts = [
        (_("Tersedia"), partial(_runs, len(selection.complete))),
        *((words.text(group.name), _of("groups", group.code)) for group in rubric.groups),
        *((words.text(phase.name).capitalize(), _of("phases", phase.code)) for phase in rubric.phases),
    ]
    # Eight columns do not fit a phone: what and when stand under one another.
    first = len(rubric.groups) + 1
    for columns in [sorts] if wide else [sorts[:first], sorts[first:]]:
        rows = [(named[one.code], [cell(one) for _title, cell in columns]) for one in found]
        st.html(grid([_("Layanan"), *(title for title, _cell in columns)], rows))
    st.caption(
        _(
            "Persen poin yang tercapai, {kind}. ✓ dari {most}% · ◐ dari {half}% · ✕ di bawahnya · ∅ layanan "
            "ini tidak punya indikator semacam itu."
        ).format(kind=whose(selection), most=MOST, half=HALF)
    )


def _of(attribute: str, code: str) -> Callable[[ServiceBuilt], GridCell]:
    def cell(one: ServiceBuilt) -> GridCell:
        return _share(getattr(one, attribute)[code])

    return cell


def _runs(villages: int, one: ServiceBuilt) -> GridCell:
    """In which share of the villages it runs; of few their number."""
    if few(villages):
        return GridCell(f"{formats.counted(one.covered, villages)}/{villages}")
    return _share(one.covered)


def _share(share: int | None) -> GridCell:
    if share is None:
        return GridCell("∅")
    state = words.mark(of_share(share))
    return GridCell(f"{state.sign} {share}", state.tone)
