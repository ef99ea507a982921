"""Sourced statistics about migrant workers: context beside the scores, never part of them.

Several definitions are in circulation, so no figure is without its definition, year and source. Where
figures differ, they stand side by side; nothing here adds or averages over definitions.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from emas.domain.rubric_text import Text
from emas.settings import DATA

By = Literal["province", "regency"]

PLACEMENTS, SERVED, DESTINATIONS, REMITTANCES = "placements", "served", "destinations", "remittances"
HANDLED, DEPORTED = "handled", "deported"
PROTECTION = (HANDLED, "returned", "sick", "deceased", "prevented", "complaints", DEPORTED)
FULL, PART, CUMULATIVE = "full", "part", "cumulative"
PEOPLE, SERVICES, COMPLAINTS = "people", "services", "complaints"
RUPIAH, DOLLARS = "billion_rupiah", "million_usd"

_WORDS = {
    "series": (PLACEMENTS, SERVED, DESTINATIONS, REMITTANCES, *PROTECTION),
    "period": (FULL, PART, CUMULATIVE),
    "unit": (PEOPLE, SERVICES, COMPLAINTS, RUPIAH, DOLLARS),
    "breaks": ("true", "false"),
    "needs_check": ("true", "false"),
}
_NEVER_EMPTY = ("definition_id", "definition_en", "period_id", "period_en")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LEVEL = {0: "nation", 2: "province", 4: "regency"}


@dataclass(frozen=True)
class Statistic:
    """One figure as one source states it; texts are empty where there is nothing to say.

    ``region_code`` has 2 or 4 digits, empty for the nation. ``series``: ``placements``, ``served`` (only
    those whom one regional office of the ministry served), ``destinations``, ``remittances``, or one of
    :data:`PROTECTION`; ``country`` is where they are, empty for all. ``period``: ``full`` year, ``part`` of
    it, or ``cumulative`` over several years that end in ``year``; ``span`` says which. ``unit``: ``people``,
    ``services`` (placement services), ``complaints``, ``billion_rupiah`` or ``million_usd``. ``breaks``: it
    may be counted in another way than the year before it, so that no line may lead to it. ``source`` names
    who says so where no address is known (``source_url`` is empty then); ``source_date`` is the page's, as
    precise as its address or text tells (``2024-12-31``, ``2026-02``), empty where unknown. ``needs_check``
    with its ``check_reason``: what is doubtful, such as whether the kabupaten or the kota of a name is meant.
    """

    region_code: str
    series: str
    year: int
    period: str
    span: Text
    value: int
    unit: str
    breaks: bool
    definition: Text
    source: str
    source_url: str
    source_date: str
    needs_check: bool
    check_reason: Text
    note: Text
    country: Text

    @property
    def level(self) -> str:
        """``nation``, ``province`` or ``regency``: the length of the code tells."""
        return _LEVEL[len(self.region_code)]


@dataclass(frozen=True)
class Pocket:
    """A region's placements beside the villages of it that a source names.

    ``per_named``: placements per named village, rounded down; ``None`` where no village is named, a pocket
    without Desa Migran EMAS.
    """

    placements: Statistic
    named: int
    per_named: int | None


@cache
def statistics() -> tuple[Statistic, ...]:
    """Every figure on record, in the order of the data file.

    Raises:
        ValueError: a row of the file has an unknown word or no date, or lacks its definition, period, source
            or the reason of its doubt.
    """
    with (DATA / "statistics.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_statistic(row) for row in csv.DictReader(lines))


def placements(by: By) -> dict[str, Statistic]:
    """By region: figures that may be compared on one map, all of one year and one definition.

    Of the full-year placements of the level, the year and definition with the most regions is taken, the
    later year among equals: a newer list of five would leave the map emptier than an older one of ten.
    Today that is, for provinces, the ten largest of 2023 as BP2MI released them in January 2024 (databoks);
    KP2MI's list for 2024 has five. For regencies, it is BP2MI's ten largest of 2021 (Tribun); later figures
    are of single provinces or come from different offices. 2021 was a year of the pandemic (Indramayu:
    23,435 in 2019, 5,262 in 2021), so these tell where, and understate how many.

    A region that is not in the result has no figure, which does not mean that it has no placements.
    """
    lists: dict[tuple[int, str], dict[str, Statistic]] = defaultdict(dict)
    for found in statistics():
        if (found.series, found.period, found.level) == (PLACEMENTS, FULL, by):
            lists[found.year, found.definition.id][found.region_code] = found
    widest = max(lists, key=lambda of: (len(lists[of]), of[0]))
    return lists[widest]


def contradictions(region_code: str) -> list[Statistic]:
    """Figures of this region that differ although series, year, period and country agree, older years first.

    To be shown side by side as not reconciled. An empty code is the nation.
    """
    return [found for group in disputes(of_region(region_code)) for found in group]


def of_region(region_code: str) -> list[Statistic]:
    """Every figure of this region and no other, in the order of the data file."""
    return [found for found in statistics() if found.region_code == region_code]


def disputes(found: Iterable[Statistic]) -> list[list[Statistic]]:
    """Groups of what contradicts one another among these figures of one region, older years first.

    People placed and placement services are of one kind here: sources write one where another means both.
    """
    same: dict[tuple[int, str, str, str, str], list[Statistic]] = defaultdict(list)
    for one in found:
        unit = PEOPLE if one.unit == SERVICES else one.unit
        same[one.year, one.series, one.span.id, unit, one.country.id].append(one)
    return [same[key] for key in sorted(same) if len({one.value for one in same[key]}) > 1]


def runs(found: Iterable[Statistic]) -> list[list[Statistic]]:
    """Those of these figures that a line may join, each run by year.

    A run is of full years in succession, of one region, series, country, definition and unit, from one
    page: offices count anew under the same words. What breaks with the year before begins another run.
    """
    alike: dict[tuple[str, ...], dict[int, Statistic]] = defaultdict(dict)
    for one in found:
        if one.period == FULL:
            page = one.source_url or one.source
            key = (one.region_code, one.series, one.country.id, one.definition.id, one.unit, page)
            # Where one page states a year twice, the first stands.
            alike[key].setdefault(one.year, one)
    joined: list[list[Statistic]] = []
    for years in alike.values():
        for year in sorted(years):
            if year - 1 not in years or years[year].breaks:
                joined.append([])
            joined[-1].append(years[year])
    return joined


def pockets(named: Mapping[str, int], by: By) -> dict[str, Pocket]:
    """By region with a figure in :func:`placements`: placements against ``named`` villages.

    ``named`` counts by region the villages that a source names; a region that is not in it has none.
    Placements are of an earlier year than the naming: the ratio ranks regions, it is no rate.
    """
    found = {}
    for code, placed in placements(by).items():
        count = named.get(code, 0)
        found[code] = Pocket(placed, count, placed.value // count if count else None)
    return found


def _statistic(row: dict[str, str]) -> Statistic:
    unknown = [column for column, words in _WORDS.items() if row[column] not in words]
    if row["source_date"] and not _DATE.fullmatch(row["source_date"]):
        unknown.append("source_date")
    empty = [column for column in _NEVER_EMPTY if not row[column]]
    empty += [] if row["source_url"] or row["source"] else ["source"]
    empty += ["check_reason"] if row["needs_check"] == "true" and not row["check_reason_id"] else []
    if unknown or empty or len(row["region_code"]) not in _LEVEL:
        raise ValueError(f"statistics.csv: unknown {unknown}, empty {empty}: {row}")
    return Statistic(
        region_code=row["region_code"],
        series=row["series"],
        year=int(row["year"]),
        period=row["period"],
        span=_text(row, "period"),
        value=int(row["value"]),
        unit=row["unit"],
        breaks=row["breaks"] == "true",
        definition=_text(row, "definition"),
        source=row["source"],
        source_url=row["source_url"],
        source_date=row["source_date"],
        needs_check=row["needs_check"] == "true",
        check_reason=_text(row, "check_reason"),
        note=_text(row, "note"),
        country=_text(row, "country"),
    )


def _text(row: dict[str, str], column: str) -> Text:
    return Text(id=row[f"{column}_id"], en=row[f"{column}_en"])
