"""What-if for a portfolio: levels that every village of the selection is supposed to have, and the effect."""

from __future__ import annotations

import streamlit as st

from emas.domain.rubric import Rubric
from emas.services import supposition
from emas.services.selection import Selection
from emas.services.supposition import Effect, supposable
from emas.ui import formats, words
from emas.ui.criteria import supposed_map
from emas.ui.criteria.grid import GridCell, grid
from emas.ui.criteria.names import indicator, level, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import state
from emas.ui.maps.choice import Choice


def draw(selection: Selection, choice: Choice) -> None:
    """The levels supposed, and what would change; nothing of it is stored.

    Raises:
        Problem: ``unknown_indicator``.
    """
    rubric = selection.snapshot.rubric
    st.markdown(_("Andaikan setiap desa dalam pilihan ini sekurangnya mencapai tingkat tertentu:"))
    choose_levels(rubric)
    if choice.supposed:
        # Of two levels of one indicator the higher holds: it comes last.
        least = dict(sorted(choice.supposed))
        _effect(supposition.effect(selection, least), selection, rubric)
        supposed_map.draw(selection, choice, least)


def choose_levels(rubric: Rubric) -> None:
    """The list of all levels that can be supposed; ``state.current()`` knows what is chosen."""
    named = {
        f"{one.code}:{value}": f"{indicator(one)} ≥ {level(rubric, one, value)}"
        for one in rubric.indicators
        for value in supposable(one)
    }
    st.multiselect(
        _("Tingkat yang diandaikan"),
        list(named),
        format_func=named.__getitem__,
        key=state.SUPPOSED,
        select_all=False,
        placeholder=_("Indikator dan tingkatnya, misalnya L8.2"),
        label_visibility="collapsed",
    )


def _effect(found: Effect, selection: Selection, rubric: Rubric) -> None:
    more = found.eligible[1] - found.eligible[0]
    st.warning(_("Pengandaian, bukan data: tidak ada yang disimpan."), icon=":material/experiment:")
    told = ngettext(
        "**{more} desa lagi** menjadi layak. {villages} dari {of} desa perlu naik; bebannya kira-kira "
        "{weeks} minggu kerja satu petugas.",
        "**{more} desa lagi** menjadi layak. {villages} dari {of} desa perlu naik; bebannya kira-kira "
        "{weeks} minggu kerja satu petugas.",
        more,
    )
    if not more:
        told = _(
            "**Tidak ada desa lagi** yang menjadi layak. {villages} dari {of} desa perlu naik; bebannya "
            "kira-kira {weeks} minggu kerja satu petugas."
        )
    st.markdown(
        told.format(
            more=formats.number(more),
            villages=formats.number(found.villages),
            of=formats.number(found.of),
            weeks=formats.number(found.weeks),
        )
    )
    before, after = found.mean
    rows = [
        (_("Layak diusulkan (desa)"), _counts(*found.eligible)),
        (_("Skor rata-rata (poin)"), _cells(before, after, 1)),
        *((words.text(band.name), _counts(*found.bands[band.code])) for band in rubric.bands),
    ]
    st.html(grid([_("Ukuran"), _("Sekarang"), _("Andaikan"), _("Selisih")], rows))
    note = _(
        "Dari skor {kind}, rubrik versi {version} (usulan). Beban kerja adalah perkiraan rubrik; yang tidak "
        "berlaku bagi suatu desa tidak dinaikkan."
    )
    st.caption(note.format(kind=whose(selection), version=rubric.version))


def _counts(before: int, after: int) -> list[GridCell]:
    return _cells(before, after, 0)


def _cells(before: float, after: float, digits: int) -> list[GridCell]:
    told = [formats.number(before, digits), formats.number(after, digits)]
    return [*map(GridCell, told), GridCell(formats.signed(after - before, digits))]
