"""What every slide of a story is told of, and the words that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from emas.geo.register import register
from emas.reports.deck.slide import Cell, Lines, Slide
from emas.services.fulfilment import of_share
from emas.services.selection import Selection
from emas.ui import formats, words
from emas.ui.criteria.names import names, whose
from emas.ui.i18n import gettext as _
from emas.ui.story.story import Story


@dataclass(frozen=True)
class Told:
    """A story with the villages that its filter selects now."""

    story: Story
    selection: Selection

    @property
    def place(self) -> str:
        """The region looked at."""
        region = self.selection.filter.region
        return register().name(region) if region else _("Indonesia")

    @property
    def whose(self) -> str:
        """Whose word the figures are: ``isian desa, simulasi``."""
        return whose(self.selection)

    @property
    def simulated(self) -> bool:
        """Whether any score of it is simulated."""
        return self.selection.holds_simulated

    @property
    def names(self) -> dict[str, str]:
        """Conditions, services and pillars behind their codes."""
        return names(self.selection.snapshot.rubric)

    @property
    def own(self) -> str:
        """Where figures come from that are counted in the store."""
        version = self.selection.snapshot.rubric.version
        told = _("Basis data Desa Migran EMAS ini; rubrik versi {version} adalah usulan proyek ini.")
        return told.format(version=version)

    def without(self, key: str, title: str) -> Slide:
        """The slide where nobody was assessed: it says so instead of showing zeros."""
        told = _("Belum ada desa dengan skor jenis ini dalam pilihan ini.")
        steps = (
            _("Longgarkan saringan atau pilih jenis skor lain."),
            _("Ajak desa mengisi penilaian mandiri."),
        )
        return Slide(key, title, told, (Lines(steps),), "", (self.own,))


def share_cell(share: float | None) -> Cell:
    """A share of villages in per cent, with its sign."""
    if share is None:
        return Cell(formats.NOTHING, "open")
    mark = words.mark(of_share(share))
    return Cell(f"{mark.sign} {formats.number(share)}%", mark.tone)
