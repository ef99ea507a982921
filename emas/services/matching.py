"""How many departures are recorded, how far matching with BP3MI has come, and both since the round before."""

from __future__ import annotations

from dataclasses import dataclass

from emas.services.paired import since_last_round
from emas.services.selection import Selection
from emas.services.share_change import ShareChange, share_change
from emas.services.shares import Shares, shares
from emas.services.standing import MATCHED, PROCEDURAL


@dataclass(frozen=True)
class Since:
    """Change of both shares since the round ``name``, each in the villages that counted in both rounds."""

    name: str
    matched: ShareChange
    recorded: ShareChange

    @property
    def looked_closer(self) -> bool:
        """More was matched and a smaller share found recorded: honest work, no decline (METHOD)."""
        return self.matched.points > 0 > self.recorded.points


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
    return Matching(recorded, matched, _since(selection))


def _since(selection: Selection) -> Since | None:
    rounds = since_last_round(selection)
    if rounds is None:
        return None
    then, now = (one.snapshot for one in rounds.whole)
    matched, recorded = (
        share_change(then, now, indicator, selection.filter.region) for indicator in (MATCHED, PROCEDURAL)
    )
    if matched is None or recorded is None:
        return None
    return Since(rounds.since, matched, recorded)
