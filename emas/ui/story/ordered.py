"""A story that is ordered by words: from the command line, checked word by word."""

from __future__ import annotations

from typing import cast

from emas.domain.problems import Problem
from emas.domain.stored import KINDS, Kind
from emas.services.map_region import known_region
from emas.services.rounds import rounds
from emas.services.selection import Filter
from emas.services.snapshot import Snapshot
from emas.services.villages import find
from emas.ui.maps import measures
from emas.ui.maps.choice import Choice
from emas.ui.story.story import FIRST, READY, Story


def ordered(
    now: Snapshot,
    *,
    ready: str = FIRST,
    region: str = "",
    kind: str = KINDS[0],
    round_name: str = "",
    village: str = "",
) -> Story:
    """One of the ready stories about a region, by a kind of score.

    Raises:
        Problem: ``unknown_story``, ``unknown_kind``, ``unknown_round_name``, what
            :func:`emas.services.map_region.known_region` or :func:`emas.services.villages.find` raise.
    """
    if ready not in READY:
        raise Problem("unknown_story", known=", ".join(READY))
    if kind not in KINDS:
        raise Problem("unknown_kind", known=", ".join(KINDS))
    names = [one.name for one in rounds(now)]
    if round_name and round_name not in names:
        raise Problem("unknown_round_name", known=", ".join(names))
    choice = Choice(
        measure=measures.DEFAULT,
        kind=cast("Kind", kind),
        filter=Filter(region=known_region(region) if region else ""),
        village=find(village).code if village else "",
        round=round_name,
    )
    return Story(choice=choice, ready=ready, slides=READY[ready][1])
