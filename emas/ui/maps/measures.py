"""The measures that regions can be coloured by: name, group, unit; in the order of the chooser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isinf
from typing import Literal

from emas.domain.disclosure import few
from emas.domain.rubric import Rubric
from emas.services import map_figures
from emas.services.map_figures import BAND, STEP
from emas.services.programme import STEPS
from emas.ui import formats, words
from emas.ui.i18n import N_, gettext

_ = gettext

Scale = Literal["share", "points", "percent", "count", "people"]
"""``share``: per cent of the complete villages; ``points``: a mean of 0–100 points; ``percent``: a mean of
the attainable; ``count``: villages; ``people``: people placed abroad."""

DEFAULT = map_figures.MEAN

GROUPS = {
    "summary": N_("Ringkas"),
    "band": N_("Kategori"),
    "condition": N_("Syarat"),
    "service": N_("Layanan"),
    "pillar": N_("Pilar"),
    "programme": N_("Program"),
    "context": N_("Penempatan"),
}


@dataclass(frozen=True)
class Measure:
    """One measure; ``code`` is its name in the figures and in the address."""

    code: str
    group: str
    name: str
    scale: Scale

    @property
    def label(self) -> str:
        """How the chooser names it: its group first."""
        return f"{gettext(GROUPS[self.group])} · {self.name}"

    @property
    def of_kind(self) -> bool:
        """Whether the figures differ by the kind of score."""
        return map_figures.of_kind(self.code)

    @property
    def shown_as(self) -> str:
        """What its figures are, for the legend."""
        told = {
            "share": _("% dari desa lengkap"),
            "points": _("poin, dari 100"),
            "percent": _("% dari yang dapat dicapai"),
            "count": _("jumlah desa"),
            "people": _("orang setahun"),
        }
        if self.code == map_figures.POCKETS:
            return _("orang setahun per desa yang disebut sumber")
        return told[self.scale]

    @property
    def unit(self) -> str:
        """What stands behind a figure, with the space before it where one belongs."""
        told = {
            "share": "%",
            "percent": "%",
            "points": " " + _("poin"),
            "count": " " + _("desa"),
            "people": " " + _("orang"),
        }
        return told[self.scale]

    @property
    def decimals(self) -> int:
        """Decimals of its figures: a mean of points has one, all else is whole."""
        return 1 if self.scale == "points" else 0

    def written(self, value: float | None, n: int) -> str:
        """A figure of ``n`` villages with its unit, ``54,3 poin``; a dash where there is nothing to say.

        Of few villages a share is told as a count, ``3 dari 3 desa``, and a mean with its n. Where people
        leave from a region in which no source names a village, words say so.
        """
        if value is None:
            return formats.NOTHING
        if isinf(value):
            return _("tanpa desa bernama")
        told = formats.number(value, self.decimals) + self.unit
        if not (few(n) and map_figures.of_share(self.code)):
            return told
        return formats.share(formats.counted(value, n), n) if self.scale == "share" else f"{told} (n = {n})"

    @property
    def nothing(self) -> str:
        """Why a region may have no figure."""
        if self.group == "context":
            return _("tanpa angka bersumber")
        return _("belum ada desa lengkap") if self.of_kind else _("tidak ada desa yang disebut")


def all_measures(rubric: Rubric) -> dict[str, Measure]:
    """Every measure by its code, in the language in use."""
    placements = _("Penempatan PMI")
    pockets = _("Penempatan per desa bernama (kantong PMI)")
    at_step = _("Langkah tertinggi: {step}")
    found = [
        Measure(map_figures.MEAN, "summary", _("Skor rata-rata"), "points"),
        Measure(map_figures.ELIGIBLE, "summary", _("Layak (semua syarat terpenuhi)"), "share"),
        Measure(map_figures.ASSESSED, "summary", _("Desa yang dinilai"), "count"),
        *_conditions(rubric),
        *(Measure(s.code, "service", f"{s.code} {words.text(s.name)}", "share") for s in rubric.services),
        *(Measure(p.code, "pillar", f"{p.code} {words.text(p.name)}", "percent") for p in rubric.pillars),
        *(Measure(BAND + b.code, "band", words.text(b.name), "share") for b in rubric.bands),
        Measure(map_figures.NAMED, "programme", _("Desa yang disebut sumber"), "count"),
        *(
            Measure(STEP + step, "programme", at_step.format(step=words.step_name(step)), "count")
            for step in STEPS
        ),
        Measure(map_figures.PLACEMENTS, "context", placements, "people"),
        Measure(map_figures.POCKETS, "context", pockets, "people"),
    ]
    return {measure.code: measure for measure in found}


def _conditions(rubric: Rubric) -> Iterable[Measure]:
    for prerequisite in rubric.prerequisites:
        yield Measure(prerequisite.code, "condition", words.text(prerequisite.name), "share")
    for criterion in rubric.criteria:
        yield Measure(criterion.code, "condition", f"{criterion.code} {words.text(criterion.name)}", "share")
