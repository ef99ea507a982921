"""How many departures are recorded, how far matching with BP3MI has come, and both since the round before."""

from __future__ import annotations

from dataclasses import dataclass

from emas.services.fulfilment import before
from emas.services.rounds import rounds
from emas.services.selection import Selection
from emas.services.shares import Shares, shares
from emas.services.standing import MATCHED, PROCEDURAL


@dataclass(frozen=True)
class Since:
    """Change of both shares since the round ``name``, in percentage points."""

    name: str
    matched: float
    recorded: float

    @property
    def looked_closer(self) -> bool:
        """More was matched and a smaller share found recorded: honest work, no decline (METHOD)."""
        return self.matched > 0 > self.recorded


@dataclass(frozen=True)
class Matching:
    """``recorded`` of the departures that were checked, ``matched`` of the migrants in villages' registers.

    ``since`` is ``None`` where there is nothing to compare with, or nothing that may be shown.
    """

    recorded: Shares
    matched: Shares
    since: Since | None


def matching(selection: Selection, digits: int) -> Matching:
    """Both shares of the selection's region and of the regions in it (``digits`` 2: provinces, 4: regencies).

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
        KeyError: the rubric has no such indicators.
    """
    region, now = selection.filter.region, selection.snapshot
    recorded, matched = shares(now, PROCEDURAL, region, digits), shares(now, MATCHED, region, digits)
    return Matching(recorded, matched, _since(selection, recorded, matched))


def _since(selection: Selection, recorded: Shares, matched: Shares) -> Since | None:
    earlier = before(selection)
    if earlier is None:
        return None
    region, then = selection.filter.region, earlier.snapshot
    pairs = [
        (found.whole, shares(then, indicator, region, 4).whole)
        for found, indicator in ((matched, MATCHED), (recorded, PROCEDURAL))
    ]
    changes = [100 * (now.share - was.share) for now, was in pairs if now is not None and was is not None]
    if len(changes) < len(pairs):
        return None
    name = next(one.name for one in rounds(selection.snapshot) if one.id == then.of_round)
    return Since(name, *changes)
