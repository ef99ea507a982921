"""What is on record about a region, by what it is about: placements, protection, remittances, countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from emas.services import statistics
from emas.services.statistics import (
    CUMULATIVE,
    DESTINATIONS,
    HANDLED,
    PLACEMENTS,
    PROTECTION,
    REMITTANCES,
    RUPIAH,
    SERVED,
    Statistic,
)


@dataclass(frozen=True)
class Topic:
    """Figures of one region about one thing.

    ``yearly`` are those that may stand over one axis of years, each with the number of the run that joins
    it to others (:func:`emas.services.statistics.runs`), 0 where nothing does. ``disputes`` are groups that
    contradict one another, the latest year first; ``others`` are all else, the latest first too.
    """

    yearly: tuple[tuple[Statistic, int], ...]
    disputes: tuple[tuple[Statistic, ...], ...]
    others: tuple[Statistic, ...]

    @property
    def figures(self) -> tuple[Statistic, ...]:
        """All of them, the latest first."""
        disputed = (one for group in self.disputes for one in group)
        return tuple(sorted((*disputed, *self.others), key=lambda one: -one.year))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which there is a figure to be drawn, in order."""
        return tuple(sorted({one.year for one, _run in self.yearly}))


@dataclass(frozen=True)
class Topics:
    """What is on record about one region.

    ``destinations`` and ``handled`` are lists by country, most first: each list of one year, definition, unit
    and page, the latest year first.
    """

    region_code: str
    placements: Topic
    destinations: tuple[tuple[Statistic, ...], ...]
    protection: Topic
    handled: tuple[tuple[Statistic, ...], ...]
    remittances: Topic


def around(region_code: str) -> tuple[str, ...]:
    """The region, the province that it lies in and the nation (an empty code), each once."""
    return tuple(dict.fromkeys([region_code, region_code[:2], ""]))


def topics(region_code: str) -> Topics | None:
    """What is on record about this region; ``None`` where no source has a figure of it."""
    found = statistics.of_region(region_code)
    if not found:
        return None
    whole = [one for one in found if not one.country.id]
    return Topics(
        region_code,
        placements=_topic(one for one in whole if one.series in (PLACEMENTS, SERVED)),
        destinations=_by_country(found, DESTINATIONS),
        protection=_topic(one for one in whole if one.series in PROTECTION),
        handled=_by_country(found, HANDLED),
        remittances=_topic(one for one in whole if one.series == REMITTANCES),
    )


def _topic(of: Iterable[Statistic]) -> Topic:
    found = list(of)
    disputes = [tuple(group) for group in reversed(statistics.disputes(found))]
    disputed = {one for group in disputes for one in group}
    joined = {
        one: at
        for at, run in enumerate((run for run in statistics.runs(found) if len(run) > 1), start=1)
        for one in run
    }
    # Sums over many years would press the years flat; dollars have no place on an axis of rupiah.
    rupiah = any(one.unit == RUPIAH for one in found)
    drawn = [one for one in found if one.period != CUMULATIVE and (one.unit == RUPIAH or not rupiah)]
    return Topic(
        yearly=tuple((one, joined.get(one, 0)) for one in drawn),
        disputes=tuple(disputes),
        others=tuple(sorted((one for one in found if one not in disputed), key=lambda one: -one.year)),
    )


def _by_country(found: Iterable[Statistic], series: str) -> tuple[tuple[Statistic, ...], ...]:
    alike: dict[tuple[int, str, str, str, str], list[Statistic]] = defaultdict(list)
    for one in found:
        if one.series == series and one.country.id:
            page = one.source_url or one.source
            alike[one.year, one.span.id, one.definition.id, one.unit, page].append(one)
    latest = sorted(alike, key=lambda of: -of[0])
    return tuple(tuple(sorted(alike[of], key=lambda one: -one.value)) for of in latest)
