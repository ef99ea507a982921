"""How far villages serve those who came home: training, groups, businesses, plans for remittances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emas.domain.rubric import MAX_LEVEL
from emas.services.selection import Selection

ABOUT = ("L4.3", "L5.1", "L5.2", "L5.3", "L6.3")
"""The indicators that tell of returnees and remittances; a rubric without one of them leaves it out."""


@dataclass(frozen=True)
class Levels:
    """Villages at each level of an indicator (index 0 to 4), unanswered, and where it does not apply."""

    indicator: str
    at_level: tuple[int, ...]
    unanswered: int
    not_applicable: int

    @property
    def of(self) -> int:
        """Villages that answered it and that it applies to."""
        return sum(self.at_level)

    def from_level(self, level: int) -> int:
        """Villages at ``level`` or above."""
        return sum(self.at_level[level:])


def returnees(selection: Selection) -> list[Levels]:
    """The selection's complete villages by level, an indicator of :data:`ABOUT` each, in rubric order."""
    return selection.remember("returnees", lambda: _returnees(selection))


def _returnees(selection: Selection) -> list[Levels]:
    scores, rows = selection.snapshot.scores[selection.kind], selection.complete
    position = selection.snapshot.rubric.position
    found = []
    for code in ABOUT:
        if code not in position:
            continue
        levels, applies = scores.levels[rows, position[code]], scores.applicable[rows, position[code]]
        known = levels[applies & (levels >= 0)]
        counts = np.bincount(known, minlength=MAX_LEVEL + 1)
        found.append(
            Levels(
                indicator=code,
                at_level=tuple(int(n) for n in counts),
                unanswered=int(np.count_nonzero(applies & (levels < 0))),
                not_applicable=int(np.count_nonzero(~applies)),
            )
        )
    return found
