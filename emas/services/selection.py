"""Which villages a reader looks at: a filter, and the points that pass it.

Map, panel, table and downloads all take the same :class:`Selection`; a filter is a boolean mask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from emas.domain.evidence import months_after
from emas.domain.problems import Problem
from emas.domain.stored import Kind
from emas.geo.register import register
from emas.geo.time_zones import today
from emas.services.figures import condition_codes
from emas.services.points import NOT_TARGET, UNFINISHED, bands, points, scored
from emas.services.programme import STEPS
from emas.services.snapshot import Snapshot

T = TypeVar("T")

LONGEST = 120
"""Months that "assessed within" may ask for: ten rounds."""


@dataclass(frozen=True)
class Filter:
    """What a village must fulfil to be looked at; a field's empty value asks for nothing.

    ``region`` is a province's or regency's code; ``steps`` numbers of the ladder from 1 (0: named by no
    source); ``bands`` indices in the rubric, ``NOT_TARGET`` or
    ``UNFINISHED``; ``lacks`` the code of a condition that is
    not fulfilled; ``uncovered`` that of a service; ``months``: assessed in this many months up to now.
    All but ``region`` and ``steps`` look at the score of the kind chosen: a village without one fails.
    """

    region: str = ""
    steps: frozenset[int] = frozenset()
    bands: frozenset[int] = frozenset()
    eligible: bool | None = None
    lacks: str = ""
    uncovered: str = ""
    months: int = 0

    @property
    def anywhere(self) -> Filter:
        """The same conditions in the whole nation."""
        return replace(self, region="")

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything beyond a region."""
        return self.anywhere != Filter()


@dataclass(frozen=True, eq=False)
class Selection:
    """The villages of a snapshot that pass a filter, with the kind of score looked at.

    ``rows`` are positions in :func:`emas.services.points.points`, in order of code.
    """

    snapshot: Snapshot
    kind: Kind
    filter: Filter
    rows: npt.NDArray[np.int64]
    _memory: dict[object, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def scores(self) -> npt.NDArray[np.int64]:
        """Rows of the snapshot that are *dinilai*, assessed: with a score of the kind, in order of code."""
        has = scored(self.snapshot, self.kind)[self.rows]
        return points(self.snapshot).row[self.rows[has]]

    @cached_property
    def targets(self) -> npt.NDArray[np.int64]:
        """Those of :attr:`scores` that are *sasaran*, in target: not known to be without migrant workers."""
        return self.scores[self.snapshot.scores[self.kind].target[self.scores]]

    @cached_property
    def complete(self) -> npt.NDArray[np.int64]:
        """Those of :attr:`targets` that are *lengkap*, complete: with every question answered."""
        return self.scores[self.snapshot.complete[self.kind][self.scores]]

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives for ``key``, made once: it lives as long as the selection is kept."""
        if key not in self._memory:
            self._memory[key] = make()
        made: T = self._memory[key]
        return made

    @cached_property
    def holds_simulated(self) -> bool:
        """Whether any score in it is simulated."""
        return bool(self.snapshot.simulated[self.scores].any())


def select(snapshot: Snapshot, kind: Kind, wanted: Filter) -> Selection:
    """The villages that pass; some milliseconds for a nation, kept for those who ask again.

    Raises:
        Problem: ``unknown_region``, ``unknown_condition``, ``unknown_service``, ``geo_file_*`` or
            ``database_*``.
    """
    day = today() if wanted.months else None
    return snapshot.remember_lately(
        ("selection", kind, wanted, day), lambda: _select(snapshot, kind, wanted, day)
    )


def since(months: int, day: date) -> np.datetime64:
    """The first day that is at most ``months`` months before ``day``."""
    return np.datetime64(months_after(day, -months), "D")


def _select(snapshot: Snapshot, kind: Kind, wanted: Filter, day: date | None) -> Selection:
    found = points(snapshot)
    passes = np.ones(len(found), dtype=bool)
    if wanted.region:
        if len(wanted.region) not in (2, 4) or register().region(wanted.region) is None:
            raise Problem("unknown_region", code=wanted.region)
        passes &= found.inside(wanted.region)
    if wanted.steps:
        passes &= _among(found.step, wanted.steps)
    if wanted.bands:
        passes &= _among(bands(snapshot, kind), wanted.bands)
    of_score = _of_score(snapshot, kind, wanted, day)
    if of_score is not None:
        known = scored(snapshot, kind)
        passes &= known
        passes[known] &= of_score[found.row[known]]
    return Selection(snapshot, kind, wanted, np.flatnonzero(passes))


def _of_score(
    snapshot: Snapshot, kind: Kind, wanted: Filter, day: date | None
) -> npt.NDArray[np.bool_] | None:
    """Which rows of the snapshot pass what is asked of scores; ``None`` where nothing is."""
    scores, tests = snapshot.scores[kind], []
    if wanted.eligible is not None:
        tests.append(scores.eligible == wanted.eligible)
    if wanted.lacks:
        at = _position(wanted.lacks, condition_codes(snapshot), "unknown_condition")
        tests.append(~scores.fulfilled[:, at])
    if wanted.uncovered:
        at = _position(wanted.uncovered, [s.code for s in snapshot.rubric.services], "unknown_service")
        tests.append(~scores.covered[:, at])
    if day is not None:
        tests.append(snapshot.updated >= since(wanted.months, day))
    return np.logical_and.reduce(tests) if tests else None


def _position(code: str, codes: list[str], problem: str) -> int:
    if code not in codes:
        raise Problem(problem)
    return codes.index(code)


def _among(values: npt.NDArray[np.int64], wanted: Iterable[int]) -> npt.NDArray[np.bool_]:
    return np.isin(values, list(wanted))


def known_bands(snapshot: Snapshot) -> list[int]:
    """The bands that a filter can ask for: the rubric's, lowest first, then what stands in their place."""
    return [*range(len(snapshot.rubric.bands)), NOT_TARGET, UNFINISHED]


def known_steps() -> list[int]:
    """The steps that a filter can ask for: the ladder's from 1, then 0 for none."""
    return [*range(1, len(STEPS) + 1), 0]
