"""What both of the twin's tables are made of: what the reader asks for, and what the table gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from emas.geo.register import register
from emas.services.kinds import by_kind
from emas.services.selection import Selection
from emas.store.tables import Origin
from emas.ui import denominators, words
from emas.ui.i18n import gettext as _
from emas.ui.table import PRINTED, Column, Row

ROWS = 12
"""Rows of one page on the screen."""


@dataclass(frozen=True)
class Wish:
    """``sort`` is a column's code, behind ``-`` if descending; ``page`` counts from 1; ``narrowed`` says in
    words what the filter asks for; ``marked`` is the code of the row that is chosen elsewhere."""

    sort: str = ""
    page: int = 1
    narrowed: str = ""
    marked: str = ""

    def order(self, columns: Sequence[Column], default: str, *, descending: bool = True) -> tuple[str, bool]:
        """Column and direction; what the table has no column for means the default."""
        code = self.sort.removeprefix("-")
        if any(column.sortable and column.code == code for column in columns):
            return code, self.sort != code
        return default, descending


@dataclass(frozen=True)
class Sheet:
    """One page of a table, as :func:`emas.ui.table.table` takes it."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    paper: Sequence[Row]
    caption: str
    total: int
    page: int
    sort: str
    descending: bool

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return pages(self.total)


def pages(total: int) -> int:
    """How many pages so many rows take, at least one."""
    return max(1, ceil(total / ROWS))


def on_paper(total: int) -> int:
    """How many rows are sent for paper beside the page: none where the page has them all."""
    return min(total, PRINTED) if total > ROWS else 0


def caption(subject: str, selection: Selection, wish: Wish, of: str = "") -> str:
    """What the table shows, where, by which kind of score, of how many villages, and what was asked for.

    ``of`` says of which villages where they are not all of the selection's complete ones.
    """
    region = selection.filter.region
    kind = words.kind_name(selection.kind)
    if selection.holds_simulated:
        kind += f" ({words.origin_name(Origin.SIMULATED)})"
    told = _("{subject}, {place}. Skor: {kind}; {chain}.").format(
        subject=subject,
        place=register().name(region) if region else _("Indonesia"),
        kind=kind,
        chain=of or denominators.chain(by_kind(selection)[selection.kind]),
    )
    asked = " " + _("Saringan: {asked}.").format(asked=wish.narrowed) if wish.narrowed else ""
    return told + asked
