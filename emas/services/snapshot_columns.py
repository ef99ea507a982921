"""Scores in columns: the shape of a snapshot, and how rows of the store become one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from emas.domain.counts import Counted, read_counts
from emas.domain.participation import TakingPart, read_participation
from emas.domain.rubric import Rubric
from emas.domain.scoring_many import Scores, read_profiles, score_many
from emas.domain.stored import KINDS, Kind
from emas.geo.register import register
from emas.geo.time_zones import days_of
from emas.services import sound
from emas.store import installation
from emas.store.tables import Origin

Text = npt.NDArray[np.str_]
T = TypeVar("T")

CODE_DIGITS = 10
"""Digits of a village's code; a region's are the first of them."""

LATELY = 64
"""Answers that a snapshot keeps of those that readers combine at will."""

_SECONDS = len("2026-11-27 23:30:00")
"""Of a moment as text: what follows is smaller, or its zone, which is UTC."""

_lately = threading.Lock()


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Current scores of all assessed villages, one row each, in order of code.

    ``code`` (10 digits), ``name`` (display name), ``lon``/``lat`` (degrees), ``origin`` (text of
    :class:`Origin`), ``round_id``, ``answered`` (indicators), ``updated`` (day of the last change);
    ``scores`` holds a kind's results for the rows of ``has[kind]`` and rows of no answers elsewhere,
    ``counts`` what stands behind its percents; ``taking_part`` is the unscored part. ``draft`` are those
    whose assessment has not been submitted.
    ``of_round`` is 0 for the current scores, else the id of the one round whose scores these are.
    ``broken`` counts the villages left out because their row in the store cannot be read.
    """

    number: int
    mode: installation.Mode
    rubric: Rubric
    code: Text
    name: Text
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    origin: Text
    round_id: npt.NDArray[np.int64]
    answered: npt.NDArray[np.int64]
    updated: npt.NDArray[np.datetime64]
    scores: dict[Kind, Scores]
    has: dict[Kind, npt.NDArray[np.bool_]]
    counts: dict[Kind, Counted]
    taking_part: TakingPart
    draft: npt.NDArray[np.bool_]
    of_round: int = 0
    broken: int = 0
    _memory: dict[object, Any] = field(default_factory=dict, repr=False)
    _lately: OrderedDict[object, Any] = field(default_factory=OrderedDict, repr=False)

    def __len__(self) -> int:
        return len(self.code)

    @cached_property
    def regency(self) -> Text:
        """Code of each row's regency (4 digits)."""
        return self.code.astype("U4")

    @cached_property
    def province(self) -> Text:
        """Code of each row's province (2 digits)."""
        return self.code.astype("U2")

    @cached_property
    def number_of(self) -> npt.NDArray[np.int64]:
        """Each row's code as a number: what is counted by region is counted by it in a moment."""
        return self.code.astype(np.int64)

    def regions(self, rows: npt.NDArray[np.int64], digits: int) -> tuple[Text, npt.NDArray[np.int64]]:
        """Provinces (``digits`` 2) or regencies (4) of rising ``rows``, and for each row which of them."""
        region = self.number_of[rows] // 10 ** (CODE_DIGITS - digits)
        begins = np.diff(region, prepend=-1) != 0
        codes = np.array([f"{number:0{digits}d}" for number in region[begins].tolist()], dtype=f"U{digits}")
        return codes, np.cumsum(begins) - 1

    @cached_property
    def complete(self) -> dict[Kind, npt.NDArray[np.bool_]]:
        """By kind: which rows are *lengkap*, in target and every question answered (or not applicable).

        Means, shares and changes stand on these: an unfinished form counts as 0 what nobody has answered yet,
        and a village without migrants is not what the programme is for.
        """
        every = len(self.rubric.indicators)
        return {
            kind: self.has[kind] & self.scores[kind].target & (self.scores[kind].answered == every)
            for kind in KINDS
        }

    @cached_property
    def simulated(self) -> npt.NDArray[np.bool_]:
        """Which rows are invented villages."""
        return np.asarray(self.origin == Origin.SIMULATED.value)

    def rows_of(self, codes: Text) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """Where villages stand, and which of ``codes`` do; a row means nothing where they do not."""
        at = np.searchsorted(self.code, codes)
        at[at == len(self)] = 0
        known = self.code[at] == codes if len(self) else np.zeros(len(codes), dtype=bool)
        return at, known

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives for ``key``, made once: it lives as long as the snapshot and no longer."""
        if key not in self._memory:
            self._memory[key] = make()
        made: T = self._memory[key]
        return made

    def remember_lately(self, key: object, make: Callable[[], T]) -> T:
        """As :meth:`remember`, for what readers combine at will: only the last 64 are kept."""
        with _lately:
            if key in self._lately:
                self._lately.move_to_end(key)
                kept: T = self._lately[key]
                return kept
        made = make()
        with _lately:
            self._lately[key] = made
            while len(self._lately) > LATELY:
                self._lately.popitem(last=False)
        return made

    @cached_property
    def holds_simulated(self) -> bool:
        """Whether any figure made from it is to be marked as simulated."""
        return bool(self.simulated.any())


def made(
    columns: dict[str, list[Any]],
    invented: dict[str, list[object]],
    used: Rubric,
    *,
    number: int,
    mode: installation.Mode,
    of_round: int,
) -> Snapshot:
    """The snapshot of all rows that can be read; a row that cannot is logged and counted."""

    def read_in(part: Mapping[str, Sequence[Any]]) -> Snapshot:
        return _read(part, invented, used, number=number, mode=mode, of_round=of_round)

    try:
        return read_in(columns)
    except sound.BROKEN:
        broken = set(sound.broken_rows(columns, read_in))
        if not broken:  # no single row is at fault
            raise
    kept = {
        name: [value for at, value in enumerate(values) if at not in broken]
        for name, values in columns.items()
    }
    return replace(read_in(kept), broken=len(broken))


def _read(
    columns: Mapping[str, Sequence[Any]],
    invented: dict[str, list[object]],
    used: Rubric,
    *,
    number: int,
    mode: installation.Mode,
    of_round: int,
) -> Snapshot:
    # A score under another version of the rubric is not comparable with these; it stays on the village's
    # own page until its next round.
    same = np.array([version == used.version for version in columns["rubric_version"]], dtype=bool)
    code = np.array(columns["village_code"], dtype="U10")[same]
    name, lon, lat = _places(code, invented)
    scored: dict[Kind, Scores] = {}
    has: dict[Kind, npt.NDArray[np.bool_]] = {}
    counts: dict[Kind, Counted] = {}
    nothing = "-" * len(used.indicators)
    moments = [text[:_SECONDS] for text in _kept(columns["updated_at"], same)]
    for kind in KINDS:
        texts = _kept(columns[f"{kind}_profile"], same)
        has[kind] = np.array([text is not None for text in texts], dtype=bool)
        levels, empty = read_profiles([text or nothing for text in texts], len(used.indicators))
        scored[kind] = score_many(used, levels, empty)
        counts[kind] = read_counts(used, _kept(columns[f"{kind}_counts"], same))
    return Snapshot(
        number=number,
        mode=mode,
        rubric=used,
        code=code,
        name=name,
        lon=lon,
        lat=lat,
        origin=np.array(columns["origin"], dtype="U10")[same],
        round_id=np.array(columns["round_id"], dtype=np.int64)[same],
        answered=np.array(columns["answered"], dtype=np.int64)[same],
        updated=days_of(np.array(moments, dtype="datetime64[s]"), code),
        scores=scored,
        has=has,
        counts=counts,
        taking_part=read_participation(used, _kept(columns["participation"], same)),
        draft=~np.array(columns["submitted"], dtype=bool)[same],
        of_round=of_round,
    )


def _kept(values: Sequence[Any], which: npt.NDArray[np.bool_]) -> list[Any]:
    return [value for value, keep in zip(values, which.tolist(), strict=True) if keep]


def _places(
    code: Text, invented: dict[str, list[object]]
) -> tuple[Text, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Name and point of each code: from the register, or from the invented villages."""
    real = register().villages
    known = np.concatenate([real.number, np.array(invented["code"], dtype=np.int64)])
    order = np.argsort(known, kind="stable")
    wanted = code.astype(np.int64)
    at = order[np.minimum(np.searchsorted(known, wanted, sorter=order), len(known) - 1)]
    if not np.array_equal(known[at], wanted):
        raise ValueError("a code that no village has")
    names = np.array([*real.name.to_pylist(), *invented["name"]], dtype=object)
    lon = np.concatenate([real.lon, np.array(invented["lon"], dtype=np.float64)])
    lat = np.concatenate([real.lat, np.array(invented["lat"], dtype=np.float64)])
    return names[at].astype(np.str_), lon[at], lat[at]
