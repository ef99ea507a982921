"""How the same villages stood in each round: a bar a round, parted by band, and the figures below it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from emas.domain.disclosure import few
from emas.domain.rounding import score_down
from emas.domain.stored import KINDS, Kind
from emas.reports.words import Caption
from emas.services.over_rounds import InRound, over_rounds
from emas.services.selection import Selection
from emas.ui import changed, formats, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.stacked import banded
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import whose
from emas.ui.i18n import gettext as _


def draw(selection: Selection) -> None:
    """The bands by round; nothing where no village is complete in two rounds.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = over_rounds(selection)
    if not found:
        return
    told = sentence(found, selection, bold=True)
    by_later = changed.by_later(selection, found[-1].name)
    if few(found[-1].n):
        st.subheader(_("Antarperiode"), anchor=False)
        st.markdown(told)
    else:
        bands = {band.code: words.text(band.name) for band in selection.snapshot.rubric.bands}
        frame.draw(
            "over-rounds",
            _("Antarperiode"),
            f"{told} {by_later}".strip(),
            partial(
                banded,
                [(one.name, list(one.bands.values())) for one in found],
                list(bands.values()),
                _("Periode"),
            ),
            [_record(one, bands) for one in found],
            about=_about(selection, found),
        )
    titles = [
        _("Periode"),
        _("Desa yang lengkap di periode itu"),
        *(_eligible(words.kind_name(kind)) for kind in KINDS),
        _("Rata-rata (poin)"),
    ]
    st.html(grid(titles, [(one.name, _cells(one)) for one in found]))
    st.caption(note(found))


def sentence(found: list[InRound], selection: Selection, *, bold: bool = False) -> str:
    """How many of the same villages were eligible in each round, by each kind of score that all of them have.

    ``bold`` marks figures in Markdown.
    """
    strong = "**" if bold else ""
    rounds = ", ".join(one.name for one in found)
    told = _("Dari {n} desa yang sama, lengkap di {rounds} ({whose}), layak pada periode itu: {counts}.")
    return told.format(
        n=f"{strong}{formats.number(found[-1].n)}{strong}",
        rounds=rounds,
        whose=whose(selection),
        counts="; ".join(
            _("{counts} ({kind})").format(
                counts=", ".join(f"{strong}{formats.number(one.eligible[kind][0])}{strong}" for one in found),
                kind=words.kind_name(kind),
            )
            for kind in KINDS
            if of_all(found, kind)
        ),
    )


def of_all(found: list[InRound], kind: Kind) -> bool:
    """Whether the same villages are complete by a kind of score in every round: else nothing is compared."""
    return all(one.eligible[kind][1] == one.n for one in found)


def note(found: list[InRound]) -> str:
    """Of which villages the table's figures are."""
    told = [_("Layak dan rata-rata dihitung dari desa yang sama, bukan dari semua yang lengkap.")]
    part = [words.kind_name(kind) for kind in KINDS if not of_all(found, kind)]
    if part:
        beside = _("Kecuali {kinds}: sebagian desa itu saja, tiap periode desa lain, jadi bukan perubahan.")
        told.append(beside.format(kinds=", ".join(part)))
    return " ".join(told)


def _about(selection: Selection, found: list[InRound]) -> Caption:
    """What the chart is of: the rounds shown, and the villages that are the same in all."""
    return replace(
        of_scores(selection),
        round=", ".join(one.name for one in found),
        of=_("{n} desa yang lengkap di semua periode ini").format(n=formats.number(found[-1].n)),
    )


def _eligible(kind: str) -> str:
    return _("Layak, {kind}").format(kind=kind)


def _record(one: InRound, bands: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = {
        _("Periode"): one.name,
        _("Desa yang lengkap di periode itu"): one.complete,
        _("Desa yang sama"): one.n,
    }
    for kind, (eligible, of) in one.eligible.items():
        name = words.kind_name(kind)
        found |= {_eligible(name): eligible, _("Desa lengkap, {kind}").format(kind=name): of}
    found[_("Rata-rata (poin)")] = score_down(one.mean, 1)
    return found | {bands[code]: n for code, n in one.bands.items()}


def _cells(one: InRound) -> list[GridCell]:
    counts = [
        _("{count} dari {all}").format(count=formats.number(eligible), all=formats.number(of))
        if of
        else formats.NOTHING
        for eligible, of in one.eligible.values()
    ]
    return list(map(GridCell, [formats.number(one.complete), *counts, formats.mean_points(one.mean)]))
