"""The measures that regions can be coloured by: name, group, unit; in the order of the chooser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from emas.domain.rubric import Rubric
from emas.services.map_figures import ASSESSED, ELIGIBLE, MEAN, NAMED
from emas.ui import words
from emas.ui.i18n import N_, gettext

_ = gettext

Scale = Literal["share", "points", "percent", "count"]
"""``share``: per cent of the villages assessed; ``points``: a mean of 0–100 points; ``percent``: a mean of
the attainable; ``count``: villages."""

DEFAULT = MEAN

GROUPS = {
    "summary": N_("Ringkas"),
    "condition": N_("Syarat"),
    "service": N_("Layanan"),
    "pillar": N_("Pilar"),
    "programme": N_("Program"),
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
        return self.code != NAMED

    @property
    def shown_as(self) -> str:
        """What its figures are, for the legend."""
        told = {
            "share": _("% dari desa yang dinilai"),
            "points": _("poin, dari 100"),
            "percent": _("% dari yang dapat dicapai"),
            "count": _("jumlah desa"),
        }
        return told[self.scale]

    @property
    def unit(self) -> str:
        """What stands behind a figure, with the space before it where one belongs."""
        told = {"share": "%", "percent": "%", "points": " " + _("poin"), "count": " " + _("desa")}
        return told[self.scale]


def all_measures(rubric: Rubric) -> dict[str, Measure]:
    """Every measure by its code, in the language in use."""
    found = [
        Measure(MEAN, "summary", _("Skor rata-rata"), "points"),
        Measure(ELIGIBLE, "summary", _("Layak (semua syarat terpenuhi)"), "share"),
        Measure(ASSESSED, "summary", _("Desa yang dinilai"), "count"),
        *_conditions(rubric),
        *(Measure(s.code, "service", f"{s.code} {words.text(s.name)}", "share") for s in rubric.services),
        *(Measure(p.code, "pillar", f"{p.code} {words.text(p.name)}", "percent") for p in rubric.pillars),
        Measure(NAMED, "programme", _("Desa yang disebut sumber"), "count"),
    ]
    return {measure.code: measure for measure in found}


def _conditions(rubric: Rubric) -> Iterable[Measure]:
    for prerequisite in rubric.prerequisites:
        yield Measure(prerequisite.code, "condition", words.text(prerequisite.name), "share")
    for criterion in rubric.criteria:
        yield Measure(criterion.code, "condition", f"{criterion.code} {words.text(criterion.name)}", "share")
