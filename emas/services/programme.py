"""Sourced facts about the programme: who was proposed, launched or given a decree, and how many are said.

A step of the ladder is what a source states, with its date; none implies another, and none is a score.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from emas.domain.rubric_text import Text
from emas.geo.names import normal, title
from emas.geo.register import register
from emas.services import database, sound
from emas.services.snapshot import Snapshot
from emas.settings import DATA
from emas.store import programme as stored
from emas.store.tables import ProgrammeEvent
from emas.store.unit_of_work import read

STEPS = ("usulan", "pencanangan", "peluncuran", "plakat", "sk")
"""The ladder from proposal to the minister's decree."""

_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", re.ASCII)

PROPOSED, DECREE = "usulan", "sk"


@dataclass(frozen=True)
class Fact:
    """One step of one village as one source states it.

    ``date`` is as precise as the source (``2025``, ``2025-06`` or ``2025-06-25``), empty where unknown;
    ``spelling`` is the source's spelling where it differs from the register's name, else empty;
    ``village_code`` is empty where the source's name fits more than one village.
    """

    village_code: str
    province_code: str
    regency_code: str
    raw_name: str
    spelling: str
    step: str
    date: str
    needs_check: bool
    check_reason: str
    source_url: str
    note: str


@dataclass(frozen=True)
class Count:
    """One of the numbers in circulation, with all that is known about it; texts are empty where unknown.

    ``kind``: ``stated`` (an official's word), ``computed`` (from the lists of this project) or ``live``
    (counted in the store now).
    """

    key: str
    kind: str
    value: int
    provinces: int | None
    regencies: int | None
    target: int | None
    target_by: str
    as_of: str
    stated_on: str
    stated_by: str
    definition: Text
    source_url: str
    note: str


@dataclass(frozen=True)
class Event:
    """One event at which villages were proclaimed, launched or given decrees; ``count`` may be unknown."""

    place: str
    step: str
    date: str
    count: int | None
    named: int
    source_url: str
    note: str


def facts(now: Snapshot) -> tuple[Fact, ...]:
    """Every fact on record that can be read, in the order of the data files.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return now.remember("programme", _facts)


def facts_of(now: Snapshot, village_code: str) -> list[Fact]:
    """What sources state about one village, from the first step of the ladder to the last."""
    own = [fact for fact in facts(now) if fact.village_code == village_code]
    return sorted(own, key=lambda fact: (STEPS.index(fact.step), fact.date))


def villages_at(now: Snapshot) -> dict[str, int]:
    """How many villages sources name at each step of the ladder; one may stand at several."""
    at: dict[str, set[tuple[str, str]]] = {step: set() for step in STEPS}
    for fact in facts(now):
        at[fact.step].add((fact.village_code, fact.raw_name if not fact.village_code else ""))
    return {step: len(named) for step, named in at.items()}


def counts(now: Snapshot) -> list[Count]:
    """The numbers in circulation side by side, in the order of the data file; ``live`` ones counted now."""
    live = {"decrees_by_source": villages_at(now)[DECREE]}
    return [_count(row, live) for row in _rows("programme-counts.csv")]


@cache
def events() -> tuple[Event, ...]:
    """The known events, oldest first, those without a date last: what the computed counts are sums of."""
    found = [
        Event(
            place=", ".join(filter(None, [row["raw_regency"], row["raw_province"]])),
            step=row["step"],
            date=row["date"],
            count=_whole(row["village_count"]),
            named=int(row["names_known"] or 0),
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in _rows("programme-events.csv")
    ]
    return tuple(sorted(found, key=lambda event: event.date or "9999"))


def _facts() -> tuple[Fact, ...]:
    with read(database.engine()) as session:
        rows = stored.events(session)
    return tuple(sound.readable(rows, _fact, lambda row: f"programme event {row.id}"))


def _fact(row: ProgrammeEvent) -> Fact:
    if row.step not in STEPS or not _DATE.fullmatch(row.date or ""):
        raise ValueError(f"step {row.step!r} on {row.date!r}")
    return Fact(
        village_code=row.village_code or "",
        province_code=row.province_code,
        regency_code=row.regency_code or "",
        raw_name=row.raw_name,
        spelling=_spelling(row.village_code, row.raw_name),
        step=row.step,
        date=row.date or "",
        needs_check=row.needs_check,
        check_reason=row.check_reason or "",
        source_url=row.source_url,
        note=row.note or "",
    )


def _spelling(village_code: str | None, raw_name: str) -> str:
    real = register().village(village_code) if village_code else None
    return "" if real is None or normal(title(real.name)) == normal(raw_name) else raw_name


def _count(row: dict[str, str], live: dict[str, int]) -> Count:
    return Count(
        key=row["key"],
        kind=row["kind"],
        value=live[row["key"]] if row["kind"] == "live" else int(row["value"]),
        provinces=_whole(row["provinces"]),
        regencies=_whole(row["regencies"]),
        target=_whole(row["target"]),
        target_by=row["target_by"],
        as_of=row["as_of"],
        stated_on=row["stated_on"],
        stated_by=row["stated_by"],
        definition=Text(id=row["definition_id"], en=row["definition_en"]),
        source_url=row["source_url"],
        note=row["note"],
    )


@cache
def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _whole(text: str) -> int | None:
    return int(text) if text else None
