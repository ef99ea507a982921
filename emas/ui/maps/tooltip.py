"""What the pointer tells: a region's name and figure; of a village its name, where the data carry it.

Streamlit fills ``{name}`` from the thing under the pointer and leaves it standing where the thing has no such
property. The style sheet hides the parts that then make no sense, by the attributes written here.
"""

from __future__ import annotations

from html import escape
from typing import Any

from emas.domain.stored import Kind
from emas.services import map_figures
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.maps.measures import Measure


def tooltip(measure: Measure, kind: Kind, *, simulated: bool) -> dict[str, Any]:
    """The tooltip as pydeck wants it."""
    figure = map_figures.key(kind, measure.code)
    word, villages = _("simulasi"), _("desa")
    few, none, more = (
        _("terlalu sedikit untuk disimpulkan"),
        _("belum ada desa dinilai"),
        _("Klik untuk rincian desa"),
    )
    mark = f" ({word})" if simulated and measure.of_kind else ""
    value = f"<b>{{{figure}}}{escape(measure.unit)}</b>"
    region = f'<div data-value="{{{figure}}}">{escape(measure.name)}: {value}{mark}</div>'
    if measure.of_kind:
        count = map_figures.key(kind, map_figures.ASSESSED)
        region += (
            f'<small data-n="{{{count}}}">{escape(words.kind_name(kind))}, n = {{{count}}} {villages}'
            f"<i> · {few}</i></small>"
            f'<small data-none="{{{figure}}}">{none}</small>'
        )
    html = (
        '<div class="emas-map-tip"><b data-name="{name}">{name}</b>'
        f'<div data-region="{{code}}">{region}</div>'
        f'<div data-village="{{c}}">{more}</div></div>'
    )
    return {"html": html, "style": {"background": "none", "padding": "0"}}
