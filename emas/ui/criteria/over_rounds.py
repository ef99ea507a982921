"""How the same villages stood in each round: a bar a round, parted by band, and the figures below it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from emas.domain.rounding import score_down
from emas.services.over_rounds import InRound, over_rounds
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.about import of_scores
from emas.ui.charts import frame
from emas.ui.charts.stacked import banded
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.i18n import gettext as _


def draw(selection: Selection) -> None:
    """The bands by round; nothing where there was one round only.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    found = [one for one in over_rounds(selection) if one.n]
    if len(found) < 2:
        return
    first, last = found[0], found[-1]
    told = _(
        "Dari desa yang sama: pada periode {first} layak **{was}** dari {was_n} desa, pada periode {last} "
        "**{now}** dari {now_n} desa."
    ).format(
        first=first.name,
        was=formats.number(first.eligible),
        was_n=formats.number(first.n),
        last=last.name,
        now=formats.number(last.eligible),
        now_n=formats.number(last.n),
    )
    bands = {band.code: words.text(band.name) for band in selection.snapshot.rubric.bands}
    data = [
        {
            _("Periode"): one.name,
            _("Desa dinilai"): one.n,
            _("Belum mengisi"): one.silent,
            _("Layak"): one.eligible,
            _("Rata-rata (poin)"): score_down(one.mean, 1) if one.mean is not None else None,
            **{bands[code]: n for code, n in one.bands.items()},
        }
        for one in found
    ]
    rows = [(one.name, list(one.bands.values())) for one in found]
    frame.draw(
        "over-rounds",
        _("Antarperiode"),
        told,
        partial(banded, rows, list(bands.values()), _("Periode")),
        data,
        about=of_scores(selection),
    )
    titles = [_("Periode"), _("Desa dinilai"), _("Belum mengisi"), _("Layak"), _("Rata-rata (poin)")]
    st.html(grid(titles, [(one.name, _cells(one)) for one in found]))


def _cells(one: InRound) -> list[GridCell]:
    counts = [formats.number(n) for n in (one.n, one.silent, one.eligible)]
    return list(map(GridCell, [*counts, formats.mean_points(one.mean)]))
