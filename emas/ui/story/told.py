"""What every slide of a story is told of, and the words that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from emas.domain.disclosure import few
from emas.geo.register import register
from emas.geo.time_zones import today
from emas.reports.deck.slide import Cell, Lines, Slide
from emas.services.fulfilment import of_share
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot
from emas.ui import denominators, formats, words
from emas.ui.criteria.names import names, whose
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import filters
from emas.ui.maps.looked_at import looked_at
from emas.ui.story.story import Story


@dataclass(frozen=True)
class Told:
    """A story with the villages that its filter selects now."""

    story: Story
    selection: Selection

    @classmethod
    def of(cls, story: Story, now: Snapshot) -> Told:
        """The story with what its choice selects.

        Raises:
            Problem: ``unknown_*`` for what a filter names, ``geo_file_*`` or ``database_*``.
        """
        return cls(story, looked_at(now, story.choice, story.choice.round))

    @property
    def stamp(self) -> str:
        """Filter, kind of score with its denominator, date and rubric: what every slide carries."""
        choice, rubric = self.story.choice, self.selection.snapshot.rubric
        asked = filters.told(choice.filter, rubric, choice.round)
        day = formats.day(today())
        version = _("rubrik {version} (usulan)").format(version=rubric.version)
        n = len(self.selection.complete)
        kind = ngettext("{kind}: {n} desa lengkap", "{kind}: {n} desa lengkap", n).format(
            kind=words.kind_name(choice.kind), n=formats.number(n)
        )
        return " · ".join(filter(None, [self.place, asked, kind, day, version]))

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

    @cached_property
    def names(self) -> dict[str, str]:
        """Conditions, services and pillars behind their codes."""
        return names(self.selection.snapshot.rubric)

    @property
    def own(self) -> str:
        """Where figures come from that are counted in the store."""
        version = self.selection.snapshot.rubric.version
        told = _("Basis data Desa Migran EMAS ini; rubrik versi {version} adalah usulan proyek ini.")
        return told.format(version=version)

    @property
    def basis(self) -> str:
        """The denominators, and which of them the figures stand on."""
        return denominators.sentence(self.selection)

    def without(self, key: str, title: str) -> Slide:
        """The slide where no village is complete: it says so instead of showing zeros."""
        if len(self.selection.scores):
            told = self.basis
            steps = (_("Ajak desa menyelesaikan isiannya."), _("Longgarkan saringan."))
        else:
            told = _("Belum ada desa dengan skor jenis ini dalam pilihan ini.")
            steps = (
                _("Longgarkan saringan atau pilih jenis skor lain."),
                _("Ajak desa mengisi penilaian mandiri."),
            )
        return Slide(key, title, told, (Lines(steps),), "", (self.own,))


def share_cell(share: float | None, villages: int) -> Cell:
    """A share of villages in per cent, with its sign; of few villages their number, without."""
    if share is None:
        return Cell(formats.NOTHING, "open")
    told = short_share(share, villages)
    if few(villages):
        return Cell(told, "open")
    mark = words.mark(of_share(share))
    return Cell(f"{mark.sign} {told}", mark.tone)


def short_share(share: float, villages: int) -> str:
    """``67%``, or ``2/3`` of few villages."""
    if few(villages):
        return f"{formats.counted(share, villages)}/{villages}"
    return formats.whole_percent(share)
