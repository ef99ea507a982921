"""The points of one service under assessor error and small counts: drawn from tables, not scored anew.

An indicator's level is a small distribution: one level higher or lower by an assessor's error, and for a
percent, the levels that its Wilson interval allows. A service has few indicators, so all its combinations
of levels stand in one table of :data:`SLOTS` equally likely results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from emas.domain.counts import Counted
from emas.domain.raising import condition_parts
from emas.domain.rubric import MAX_LEVEL, Indicator, NotApplicable, Rubric, Service
from emas.domain.scoring_many import OPEN, Flags, Levels, Scores, earned

SLOTS = 4096
"""Equally likely results of a service: what is rarer than half of one in 4,096 is left out."""

LEVELS = MAX_LEVEL + 1

_FAR, _STEPS = 5, 4096
"""The table of the normal distribution goes so far to either side, in so many steps a unit."""

_BELOW = np.array([NormalDist().cdf(at / _STEPS - _FAR) for at in range(2 * _FAR * _STEPS + 1)])

Rows = npt.NDArray[np.int64]
Slots = npt.NDArray[np.uint16]
Numbers = npt.NDArray[np.float64]
Units = npt.NDArray[np.int16]


@dataclass(frozen=True)
class ServiceDraws:
    """One service of n villages.

    ``table`` (keys x ``SLOTS``) holds units; ``begins`` (n x alternatives) where in it a village's row
    begins, an alternative for each combination of levels of its counted percents; ``edges`` one array
    (n x 4) a percent: the slots from which on it stands at level 1, 2, 3 and 4. ``holds`` (n) is the chance
    that what the conditions ask of this service is fulfilled.
    """

    table: Units
    begins: npt.NDArray[np.int32]
    edges: tuple[Slots, ...]
    holds: Numbers

    def draw(self, random: np.random.Generator, rows: slice, draws: int) -> Units:
        """Units of the villages ``rows`` in ``draws`` draws."""
        begins = self.begins[rows]
        size = (len(begins), draws)
        if self.edges:
            chosen = self._percents(random, rows, draws)
            chosen += np.arange(0, begins.size, begins.shape[1], dtype=np.int32)[:, None]
            chosen = begins.ravel().take(chosen, mode="clip")
            chosen += _slots_drawn(random, size)
        else:
            chosen = begins + _slots_drawn(random, size)
        # Out of range is nothing; to be told so would cost as long as looking up.
        found: Units = self.table.ravel().take(chosen, mode="clip")
        return found

    def _percents(self, random: np.random.Generator, rows: slice, draws: int) -> npt.NDArray[np.int32]:
        """Which alternative holds in each draw: the levels of the percents as one number."""
        chosen = np.zeros((rows.stop - rows.start, draws), dtype=np.int32)
        for edges in self.edges:
            slots = _slots_drawn(random, chosen.shape)
            # In bytes: the processor compares and adds many at a time.
            level = np.zeros(chosen.shape, dtype=np.uint8)
            for at in range(MAX_LEVEL):
                level += (slots >= edges[rows, at, None]).view(np.uint8)
            chosen *= LEVELS
            chosen += level
        return chosen


def _slots_drawn(random: np.random.Generator, size: tuple[int, ...]) -> Slots:
    """Slots, each as likely: four from every number of 64 bits, which is four times as fast as one by one."""
    count = int(np.prod(size))
    whole = random.integers(0, np.iinfo(np.uint64).max, -(-count // 4), dtype=np.uint64, endpoint=True)
    return whole.view(np.uint16)[:count].reshape(size) & np.uint16(SLOTS - 1)


def service_draws(
    scores: Scores, rows: Rows, service: Service, counted: Counted | None, error: tuple[float, float]
) -> ServiceDraws:
    """The tables of one service.

    Args:
        scores: of the snapshot.
        rows: the villages.
        service: one of the rubric.
        counted: counts behind the percents, ``None`` where they are taken as certain.
        error: chance of a level to be one lower, and one higher, than it should have been given.
    """
    rubric = scores.rubric
    members = [rubric.position[one.code] for one in rubric.of_service[service.code]]
    given = scores.levels[rows][:, members]
    levels, empty = np.maximum(given, 0), scores.empty[rows][:, members]
    applies = ~_dropped_elsewhere(rubric, scores, rows, members)
    # What nobody answered, and what nobody was there to count, has no level that could be wrong.
    varies = applies & (given != OPEN) & ~empty
    chances: Mapping[int, Numbers] = {}
    if counted is not None:
        here = Counted(counted.num[rows][:, members], counted.den[rows][:, members])
        chances = _counted_chances([rubric.indicators[at] for at in members], levels, here, varies)
    alternatives = _alternatives(levels, list(chances))
    size = len(members)
    key, first = _alike(alternatives, np.concatenate([applies, varies, empty], axis=1))
    village, alternative = np.divmod(first, key.shape[1])
    known = alternatives[village, alternative]
    combinations = np.indices((LEVELS,) * size).reshape(size, -1).T.astype(np.int8)
    pmf = _joint(known, varies[village], combinations, error)
    units, holds = _results(rubric, service, members, (applies[village], empty[village]), combinations)
    edges = np.rint(np.cumsum(pmf, axis=1) * SLOTS).astype(np.int64)
    counts = np.diff(edges, axis=1, prepend=0)
    return ServiceDraws(
        table=np.repeat(units.ravel(), counts.ravel()).reshape(len(known), SLOTS),
        begins=(key * SLOTS).astype(np.int32),
        edges=tuple(_slots(of) for of in chances.values()),
        holds=_mixed((pmf * holds).sum(axis=1)[key], list(chances.values())),
    )


def _alike(levels: Levels, flags: Flags) -> tuple[Rows, Rows]:
    """Which row of the table each village's alternative has (n x alternatives), and for each row whose it is.

    Villages alike in all that decides about their draws share a row. Told by one number each, which is small
    enough to be looked up instead of sorted.
    """
    of_flags = flags @ (1 << np.arange(flags.shape[1]))
    code = np.zeros(levels.shape[:2], dtype=np.int64)
    for place in range(levels.shape[2]):
        code = code * LEVELS + levels[:, :, place]
    code += of_flags[:, None] * LEVELS ** levels.shape[2]
    used = np.zeros(int(code.max(initial=0)) + 1, dtype=np.int64)
    used[code.ravel()[::-1]] = np.arange(code.size)[::-1] + 1  # the first one of each is written last
    known = np.flatnonzero(used)
    first = used[known] - 1
    used[known] = np.arange(len(known))
    return used[code], first


def percent_levels(num: Numbers, den: Numbers, cuts: tuple[int, ...]) -> Numbers:
    """Chance of a percent to stand at level 1, 2, 3, 4 or above (n x 4), of ``num`` out of ``den`` (above 0).

    By the score test that Wilson's interval inverts: the share lies at ``c`` or above with the chance that a
    normal deviate is above ``(c - share) / sqrt(c (1 - c) / n)``. So the bounds of the interval of any level
    are the quantiles of what is drawn.
    """
    share, found = num / den, np.ones((len(num), MAX_LEVEL))
    for at, cut in enumerate(cuts, start=1):
        c = cut / 100
        if 0 < c < 1:
            found[:, at] = 1 - _below((c - share) / np.sqrt(c * (1 - c) / den))
        else:
            found[:, at] = share >= c
    return found


def _below(z: Numbers) -> Numbers:
    """Chance of a normal deviate to lie below ``z``, from a table: right to five digits."""
    at = np.clip((z + _FAR) * _STEPS, 0, len(_BELOW) - 1)
    return np.asarray(_BELOW[np.rint(at).astype(np.int32)])


def _counted_chances(
    members: list[Indicator], levels: Levels, counted: Counted, varies: Flags
) -> dict[int, Numbers]:
    """By place among the members: the chances of each percent that any village counted."""
    found: dict[int, Numbers] = {}
    for place, indicator in enumerate(members):
        num, den = counted.num[:, place].astype(np.float64), counted.den[:, place].astype(np.float64)
        some = varies[:, place] & (den > 0)
        if indicator.kind == "percent" and some.any():
            # Who named no counts stands where it stands.
            chances = (levels[:, place, None] >= np.arange(1, LEVELS)).astype(np.float64)
            chances[some] = percent_levels(num[some], den[some], indicator.cuts)
            found[place] = chances
    return found


def _alternatives(levels: Levels, percents: list[int]) -> Levels:
    """Levels of the members (n x alternatives x members): every level of each percent, the rest as it is."""
    found = levels[:, None, :]
    for place in percents:
        found = np.repeat(found, LEVELS, axis=1)
        found[:, :, place] = np.tile(np.arange(LEVELS, dtype=np.int8), found.shape[1] // LEVELS)
    return found


def _within(rubric: Rubric, members: list[int]) -> list[NotApplicable]:
    """Rules whose every condition is answered in this service: they follow the levels that are drawn."""
    codes = {rubric.indicators[at].code for at in members}
    return [r for r in rubric.not_applicable if {r.indicator, *r.and_at_least} <= codes and r.and_at_least]


def _dropped_elsewhere(rubric: Rubric, scores: Scores, rows: Rows, members: list[int]) -> Flags:
    """Members (n x members) that do not apply by any other rule, at the levels as they are."""
    dropped, within = np.zeros((len(rows), len(members)), dtype=bool), _within(rubric, members)
    for rule in rubric.not_applicable:
        if rule not in within:
            holds = scores.empty[rows, rubric.position[rule.indicator]].copy()
            for code, least in rule.and_at_least.items():
                holds &= scores.levels[rows, rubric.position[code]] >= least
            for code in rule.drops:
                if rubric.position[code] in members:
                    dropped[holds, members.index(rubric.position[code])] = True
    return dropped


def _joint(levels: Levels, varies: Flags, combinations: Levels, error: tuple[float, float]) -> Numbers:
    """Chance of each combination (keys x combinations): the members err independently."""
    down, up = error
    single = np.zeros((2, LEVELS, LEVELS))
    single[0] = np.eye(LEVELS)
    for level in range(LEVELS):
        single[1, level, max(level - 1, 0)] += down
        single[1, level, min(level + 1, MAX_LEVEL)] += up
        single[1, level, level] += 1 - down - up
    pmf = np.ones((len(levels), len(combinations)))
    for place in range(levels.shape[1]):
        pmf *= single[varies[:, place].astype(int), levels[:, place]][:, combinations[:, place]]
    return pmf


def _results(
    rubric: Rubric, service: Service, members: list[int], keys: tuple[Flags, Flags], combinations: Levels
) -> tuple[Units, Flags]:
    """Units of each combination (keys x combinations), and whether it fulfils what conditions ask here."""
    applies, empty = keys
    place = {rubric.indicators[at].code: of for of, at in enumerate(members)}
    counts = np.repeat(applies[:, None, :], len(combinations), axis=1)
    for rule in _within(rubric, members):
        reached = np.ones(len(combinations), dtype=bool)
        for code, least in rule.and_at_least.items():
            reached &= combinations[:, place[code]] >= least
        holds = empty[:, place[rule.indicator], None] & reached
        for code in rule.drops:
            if code in place:
                counts[holds, place[code]] = False
    points = np.array([rubric.indicators[at].points for at in members], dtype=np.int32)
    units = earned(service.points * rubric.unit, points, counts, combinations).sum(axis=2)
    fulfilled = np.ones(units.shape, dtype=bool)
    for at, least in condition_parts(rubric):
        if at in members:
            of = members.index(at)
            fulfilled &= ~counts[:, :, of] | (combinations[:, of] >= least)
    return units.astype(np.int16), fulfilled


def _slots(chances: Numbers) -> Slots:
    """Slots from which on a percent stands at each level or above."""
    return np.rint((1 - chances) * SLOTS).astype(np.uint16)


def _mixed(holds: Numbers, percents: list[Numbers]) -> Numbers:
    """The chance over all alternatives (n x alternatives), each as likely as its percents' levels."""
    weight = np.ones((len(holds), 1))
    for chances in percents:
        reached = np.hstack([np.ones((len(chances), 1)), chances])
        of_level = reached - np.hstack([chances, np.zeros((len(chances), 1))])
        weight = (weight[:, :, None] * of_level[:, None, :]).reshape(len(holds), -1)
    return np.asarray((weight * holds).sum(axis=1))
