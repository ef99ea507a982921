"""What stands beside the map: a region's placements and strongest villages, one village as a card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from emas.domain.path import Path
from emas.domain.problems import Problem
from emas.domain.rubric import Rubric
from emas.domain.rubric_text import Text
from emas.domain.scoring import Score, Status
from emas.domain.stored import KINDS, Kind
from emas.geo import codes
from emas.geo.codes import DIGITS
from emas.geo.register import register
from emas.services import history, statistics
from emas.services.actors import Action, Actor, may
from emas.services.conditions import conditions
from emas.services.history import Result
from emas.services.points import highest_steps, points
from emas.services.rounds import rounds
from emas.services.selection import Selection
from emas.services.snapshot import Snapshot
from emas.services.statistics import Statistic
from emas.services.villages import VillageName, find
from emas.services.way import way_to_eligibility

NO_REGION = frozenset(
    {"unknown_region", "no_region_code", "district_not_region", "village_not_region", "code_shortened"}
)
"""Problems of :func:`known_region` that another code mends."""


Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ConditionState:
    """How a village stands with one condition of eligibility."""

    code: str
    name: Text
    prerequisite: bool
    status: Status


@dataclass(frozen=True)
class Standing:
    """A village's score of one kind, with what it was measured by, as far as everybody may see it.

    ``total`` and ``high`` (what open answers leave possible) in units of the rubric; ``band`` is a code,
    ``None`` where the village is no target; ``pillars`` by code: units earned and attainable; ``missing``
    counts the indicators not answered.
    """

    rubric: Rubric
    round_name: str
    reference_date: date
    total: int
    high: int
    band: str | None
    met: int
    missing: int
    conditions: tuple[ConditionState, ...]
    pillars: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Card:
    """A village on the map; ``standing`` is ``None`` without a score of the kind asked for.

    ``assessed``: it has a score of some kind in this snapshot; ``elsewhere``: only under another version of
    the rubric or in another round. ``origin`` is text of :class:`emas.store.tables.Origin`, empty where it
    is not assessed; ``step`` the highest of the programme's ladder that a source states, from 1, or 0.
    ``way`` is the cheapest way to eligibility from what the village claims: levels are answers, so it is
    ``None`` for those who may not read them.
    """

    village: VillageName
    assessed: bool
    elsewhere: bool
    origin: str
    step: int
    standing: Standing | None = None
    way: Path | None = None


@dataclass(frozen=True)
class Entry:
    """A village in a region's short list; ``total`` (units) and ``met`` (conditions) are of the list's kind
    of score, ``None`` without one; ``step``, ``origin`` and ``simulated`` as in :class:`Card`."""

    code: str
    name: str
    district: str
    regency: str
    simulated: bool
    origin: str
    step: int
    total: int | None
    met: int | None


@dataclass(frozen=True)
class Listed:
    """A region's short list: by which ``kind`` of score (``None``: by step), and whether it is a ranking."""

    kind: Kind | None
    ranked: bool
    entries: tuple[Entry, ...]


LEAST = 5
"""Villages that make a ranking: fewer are not ranked anywhere."""


def known_region(code: str) -> str:
    """The plain code of a province or regency, from any spelling that :mod:`emas.geo.codes` reads.

    Raises:
        Problem: one of :data:`NO_REGION`, or ``geo_file_*``.
    """
    plain, reg = codes.plain(code), register()
    if len(plain) in (DIGITS["province"], DIGITS["regency"]):
        if reg.region(plain) is None:
            raise Problem("unknown_region", code=plain)
        return plain
    above = plain[: DIGITS["regency"]]
    if name := reg.name(plain):
        told = {"code": plain, "name": name, "above": above, "above_name": reg.name(above)}
        if len(plain) == DIGITS["village"]:
            raise Problem("village_not_region", **told)
        raise Problem("district_not_region", **told)
    if codes.shortened(code):
        raise Problem("code_shortened")
    raise Problem("no_region_code")


def placed(code: str) -> list[Statistic]:
    """Placements of a province, a regency or the nation (empty code) in one full year, as sources say.

    The figure that the map colours by comes first, else that of the latest year; with it those of the same
    year that contradict it. Empty where no source has one.
    """
    own = [
        one
        for one in statistics.statistics()
        if (one.region_code, one.series, one.period) == (code, statistics.PLACEMENTS, statistics.FULL)
    ]
    if not own:
        return []
    drawn = statistics.placements("regency" if len(code) == 4 else "province").get(code)
    first = drawn or max(own, key=lambda one: one.year)
    apart = [one for one in statistics.contradictions(code) if one in own and one.year == first.year]
    return [first, *(one for one in apart if one != first)]


def strongest(selection: Selection, count: int) -> Listed:
    """At most ``count`` complete villages of the selection, from the highest score.

    By the verified score, else the evidenced one, whichever :data:`LEAST` villages or more are complete by:
    what villages claim of themselves, or a few villages, make no ranking and stand in order of code. Where
    none is complete: those that a source names, from the highest step. Equals stand in order of code.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember(("strongest", count), lambda: _strongest(selection, count))


def card(actor: Actor, snapshot: Snapshot, code: str, kind: Kind) -> Card:
    """What the map says about one village to this actor; kept, as a map is drawn often under an open card.

    Raises:
        Problem: ``unknown_village``, ``no_village_code``, ``rubric_version_unknown``, ``geo_file_*`` or
            ``database_*``.
    """
    answers = may(actor, Action.READ_ANSWERS)
    return snapshot.remember_lately(
        ("card", code, kind, answers), lambda: _card(snapshot, code, kind, answers=answers)
    )


def _card(snapshot: Snapshot, code: str, kind: Kind, *, answers: bool) -> Card:
    village = find(code)
    results = history.rounds_of(village.code)
    at = int(np.searchsorted(snapshot.code, code))
    assessed = at < len(snapshot) and str(snapshot.code[at]) == code
    result = _result(snapshot, at, results) if assessed else None
    score = result.scores[kind] if result else None
    return Card(
        village=village,
        assessed=assessed,
        elsewhere=bool(results) and not assessed,
        origin=str(snapshot.origin[at]) if assessed else "",
        step=highest_steps(snapshot).get(code, 0),
        standing=_standing(result, score) if result and score else None,
        way=way_to_eligibility(result.claimed) if result and score and answers else None,
    )


def _strongest(selection: Selection, count: int) -> Listed:
    found = points(selection.snapshot)
    complete = {kind: _complete(selection, kind) for kind in KINDS}
    ranking: tuple[Kind, ...] = ("verified", "evidenced")
    for kind in ranking:
        if len(rows := complete[kind]) >= LEAST:
            strength = selection.snapshot.scores[kind].total[found.row[rows]].astype(np.int64)
            return _listed(selection, kind, _highest(rows, strength, count), ranked=True)
    others: tuple[Kind, ...] = ("evidenced", "claimed")
    for kind in others:
        if len(complete[kind]):
            return _listed(selection, kind, complete[kind][:count], ranked=False)
    rows = selection.rows[found.step[selection.rows] > 0]
    return _listed(selection, None, _highest(rows, found.step[rows], count), ranked=True)


def _complete(selection: Selection, kind: Kind) -> Rows:
    """Points of the selection that are complete by a kind, in order of code."""
    row = points(selection.snapshot).row[selection.rows]
    known = row >= 0
    known[known] = selection.snapshot.complete[kind][row[known]]
    return selection.rows[known]


def _highest(rows: Rows, strength: Rows, count: int) -> Rows:
    if len(rows) > count:  # sorting a nation for its first few would take ten times as long
        least = np.partition(strength, -count)[-count]
        rows, strength = rows[strength >= least], strength[strength >= least]
    return rows[np.argsort(-strength, kind="stable")[:count]]


def _listed(selection: Selection, kind: Kind | None, rows: Rows, *, ranked: bool) -> Listed:
    return Listed(kind, ranked, tuple(_entry(selection, at, kind) for at in rows.tolist()))


def _entry(selection: Selection, at: int, kind: Kind | None) -> Entry:
    snapshot = selection.snapshot
    found, scores = points(snapshot), snapshot.scores[kind] if kind else None
    code, row = str(found.code[at]), int(found.row[at])
    real = register().village(code)
    return Entry(
        code=code,
        name=real.name if real else str(found.name[at]),
        district=real.district if real else "",
        regency=register().name(code[:4]),
        simulated=real is None,
        origin=str(snapshot.origin[row]) if row >= 0 else "",
        step=int(found.step[at]),
        total=int(scores.total[row]) if scores else None,
        met=int(scores.met[row]) if scores else None,
    )


def _result(snapshot: Snapshot, at: int, results: list[Result]) -> Result | None:
    """The result that the snapshot's row was made from."""
    names = {one.id: one.name for one in rounds(snapshot)}
    wanted = names.get(int(snapshot.round_id[at]))
    return next((result for result in results if result.round_name == wanted), None)


def _standing(result: Result, score: Score) -> Standing:
    return Standing(
        rubric=result.rubric,
        round_name=result.round_name,
        reference_date=result.reference_date,
        total=score.total,
        high=score.high,
        band=score.band,
        met=score.met,
        missing=len(score.missing),
        conditions=tuple(
            ConditionState(one.code, one.name, one.prerequisite, one.status) for one in conditions(score)
        ),
        pillars=dict(score.pillars),
    )
