"""The simulated rounds as rows of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from emas.domain.answers import Answer, Counts
from emas.domain.evidence import Evidence
from emas.domain.rubric import Rubric
from emas.domain.stored import Stored, write_stored
from emas.geo.time_zones import day_of
from emas.services import scorecard
from emas.services.demo import answers
from emas.services.demo.places import Places
from emas.store import assessments, rounds
from emas.store import scores as current_scores
from emas.store.tables import Origin, State


@dataclass(frozen=True)
class Period:
    """A round of the demonstration; the last one is open."""

    name: str
    reference: date
    opened: date
    closed: date | None


PERIODS = (
    Period("2024", date(2024, 12, 31), date(2024, 10, 1), date(2025, 1, 31)),
    Period("2025", date(2025, 12, 31), date(2025, 10, 1), date(2026, 1, 31)),
    Period("2026", date(2026, 12, 31), date(2026, 10, 1), None),
)

Progress = Callable[[float], None]
"""Told the share done so far, from 0 to 1."""


def fill(session: Session, rubric: Rubric, places: Places, progress: Progress) -> None:
    """Add the three rounds with the simulated assessments of ``places``."""
    nature = answers.natures(rubric, places)
    for number, period in enumerate(PERIODS):
        added = rounds.add(
            session,
            name=period.name,
            reference_date=period.reference,
            rubric_version=rubric.version,
            opened_at=_noon(period.opened),
            closed_at=_noon(period.closed) if period.closed else None,
        )
        simulated = answers.simulate(rubric, nature, number, len(PERIODS))
        rows = _rows(rubric, places, simulated, period, added.id)
        done = (number / len(PERIODS), 1 / len(PERIODS) / len(places))
        assessments.insert_many(session, _counted(rows, done, progress))
        current_scores.take_over_round(session, round_id=added.id or 0)


def _rows(
    rubric: Rubric, places: Places, simulated: answers.Round, period: Period, round_id: int | None
) -> Iterator[dict[str, Any]]:
    moment = _noon(period.closed or period.opened)
    for at in map(int, simulated.takes_part.nonzero()[0]):
        stored = _stored(rubric, simulated, at, min(period.reference, day_of(moment)))
        scores = scorecard.scores_of(rubric, stored, period.reference)
        state = State.DRAFT if period.closed is None else State.SUBMITTED
        if scores["verified"] is not None:
            state = State.VERIFIED
        yield {
            "village_code": places.code[at],
            "round_id": round_id,
            "submitted_at": None if state is State.DRAFT else moment,
            "state": state,
            "origin": Origin.SIMULATED,
            "answers": write_stored(stored),
            "participation": "".join(simulated.participation[at]),
            "started_at": moment,
            "updated_at": moment,
            **scorecard.columns(rubric, stored, scores, period.reference).model_dump(),
        }


def _stored(rubric: Rubric, simulated: answers.Round, village: int, latest: date) -> dict[str, Stored]:
    # No document is newer than `latest`, the day on which the answers were given.
    levels, num, den = (getattr(simulated, name)[village].tolist() for name in ("levels", "num", "den"))
    named, age, verified = (
        getattr(simulated, name)[village].tolist() for name in ("named", "age", "verified")
    )
    stored = {}
    for at, indicator in enumerate(rubric.indicators):
        if levels[at] < 0:
            continue
        answer: Answer = Counts(num[at], den[at]) if indicator.kind == "percent" else levels[at]
        evidence: tuple[Evidence, ...] = ()
        if named[at]:
            issued = answers.issued(latest, age[at])
            evidence = (
                Evidence(indicator.evidence[0], issued, number=f"{at + 1}/{issued.year}", office="Desa"),
            )
        checked: Answer | None = None
        if verified[at] >= 0:
            checked = answer if isinstance(answer, Counts) else verified[at]
        stored[indicator.code] = Stored(answer, evidence=evidence, verified=checked)
    return stored


def _counted(
    rows: Iterator[dict[str, Any]], done: tuple[float, float], progress: Progress
) -> Iterator[dict[str, Any]]:
    start, step = done
    for count, row in enumerate(rows):
        if count % 500 == 0:
            progress(start + step * count)
        yield row
    progress(start + 1 / len(PERIODS))


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)  # 12.00 WIB
