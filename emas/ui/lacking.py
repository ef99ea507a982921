"""Which condition villages lack most often, in a sentence: none, where they are few or lack nothing."""

from __future__ import annotations

from emas.domain.disclosure import few
from emas.services.blocking import blocking, most_lacking
from emas.services.selection import Selection
from emas.ui import denominators, formats
from emas.ui.criteria.names import names, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext


def sentence(selection: Selection, *, bold: bool = False) -> str:
    """The condition with its figures, for a chart or a slide; ``bold`` marks its name in Markdown."""
    n = len(selection.complete)
    if few(n):
        return denominators.unranked(whose(selection))
    most = most_lacking(blocking(selection))
    if most is None:
        return _("Semua syarat terpenuhi di semua {of} desa ({kind}).").format(
            of=formats.number(n), kind=whose(selection)
        )
    strong = "**" if bold else ""
    told = ngettext(
        "{name} paling sering belum terpenuhi: {lacking} dari {of} desa ({kind}).",
        "{name} paling sering belum terpenuhi: {lacking} dari {of} desa ({kind}).",
        n,
    )
    return told.format(
        name=f"{strong}{names(selection.snapshot.rubric)[most.code]}{strong}",
        lacking=formats.number(most.lacking),
        of=formats.number(n),
        kind=whose(selection),
    )


def rarest(selection: Selection) -> str:
    """The same in short, behind a sentence on how many are eligible; empty where no condition is."""
    most = None if few(len(selection.complete)) else most_lacking(blocking(selection))
    if most is None:
        return ""
    name = names(selection.snapshot.rubric)[most.code]
    return _("Paling jarang terpenuhi: {rarest}.").format(rarest=name)
