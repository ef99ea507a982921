"""The cheapest way to a target: which levels to raise, by how much, at what effort.

Exact: every combination of raises within a service is scored by the scoring function itself (a raise
can make another indicator not apply), and services are joined by dynamic programming over points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from emas.domain.output import score_to_json
from emas.domain.problems import Problem
from emas.domain.profile import Profile, dropped
from emas.domain.rubric import MAX_LEVEL, Rubric
from emas.domain.scoring import Score, earned_units, score, status

ELIGIBLE = "eligible"


@dataclass(frozen=True)
class Step:
    """Raise one indicator from a level to another; ``effort`` in weeks of one officer."""

    indicator: str
    start: int
    to: int
    effort: int


@dataclass(frozen=True)
class Path:
    """The cheapest set of raises to ``target``; ``reaches`` is ``None`` where nothing leads there."""

    target: str
    steps: tuple[Step, ...]
    answer_first: tuple[str, ...]
    reaches: Score | None

    @property
    def effort(self) -> int | None:
        """Total effort, ``None`` where the target is out of reach."""
        return None if self.reaches is None else sum(step.effort for step in self.steps)


def default_target(current: Score) -> str:
    """Eligibility where it is not there yet, else the next band, else the highest one."""
    if not current.eligible:
        return ELIGIBLE
    rubric = current.rubric
    higher = (band.code for band in rubric.bands if band.start * rubric.unit > current.total)
    return next(higher, rubric.bands[-1].code)


def find_path(rubric: Rubric, profile: Profile, target: str | None = None) -> Path:
    """The cheapest path of a village to ``eligible`` or to a band.

    Unanswered indicators are taken as level 0 and listed under ``answer_first``. Ties go to the fewest
    steps, then to the raises that stand first in the rubric. Takes some tens of milliseconds.

    Raises:
        Problem: ``unknown_target``.
    """
    current = score(rubric, profile)
    target = default_target(current) if target is None else target
    # The lowest band is where everybody stands: nothing leads there.
    starts = {band.code: band.start for band in rubric.bands[1:]}
    if target != ELIGIBLE and target not in starts:
        raise Problem("unknown_target", target=target, known=", ".join([ELIGIBLE, *starts]))
    if not current.is_target:  # no migrant in the register: nothing that a raise could change
        return Path(target, (), current.missing, None)
    options = [_options(rubric, profile, service.code) for service in rubric.services]
    if target == ELIGIBLE:
        chosen = [min((o for o in of_service if o.fulfils), key=_cost) for of_service in options]
    else:
        chosen = _cheapest_sum(options, starts[target] * rubric.unit)
    raises = {at: to for option in chosen for at, to in option.raises.items()}
    return Path(
        target=target,
        steps=tuple(_step(rubric, profile, at, raises[at]) for at in sorted(raises)),
        answer_first=current.missing,
        reaches=score(rubric, profile.with_levels(raises)),
    )


def path_to_json(path: Path) -> dict[str, Any]:
    """The path as plain JSON data, as ``python -m emas path`` prints it."""
    return {
        "to": path.target,
        "effort": path.effort,
        "steps": [
            {"indicator": step.indicator, "from": step.start, "to": step.to, "effort": step.effort}
            for step in path.steps
        ],
        "answer_first": list(path.answer_first),
        "reaches": None if path.reaches is None else score_to_json(path.reaches),
    }


@dataclass(frozen=True)
class _Option:
    """One combination of raises within a service."""

    raises: Mapping[int, int]
    """New level by position."""

    units: int
    """What the service then earns."""

    fulfils: bool
    """Whether the parts of all eligibility conditions that lie in this service then hold."""

    effort: int
    order: int
    """Rubric order as one number: the earlier the raise stands, the smaller."""


def _cost(option: _Option) -> tuple[int, int, int]:
    return option.effort, len(option.raises), option.order


def _options(rubric: Rubric, profile: Profile, service: str) -> list[_Option]:
    """Every combination of raises in ``service`` that raises nothing which does not apply."""
    members = [rubric.position[i.code] for i in rubric.of_service[service]]
    parts = [
        {code: least for code, least in needs.items() if rubric.position[code] in members}
        for needs in [item.needs for item in rubric.criteria] + [item.needs for item in rubric.prerequisites]
    ]
    options = []
    for levels in product(*(range(profile.levels[at] or 0, MAX_LEVEL + 1) for at in members)):
        raises = {at: to for at, to in zip(members, levels, strict=True) if to > (profile.levels[at] or 0)}
        raised = profile.with_levels(raises)
        out = dropped(rubric, raised)
        if not out.isdisjoint(raises):
            continue
        earned = earned_units(rubric, raised, out)
        options.append(
            _Option(
                raises=raises,
                units=sum(earned[at] for at in members),
                fulfils=all(status(rubric, part, raised, out).counts for part in parts),
                effort=sum(_effort(rubric, profile, at, to) for at, to in raises.items()),
                order=-sum(to * _weight(rubric, at) for at, to in raises.items()),
            )
        )
    return options


def _cheapest_sum(options: list[list[_Option]], target: int) -> list[_Option]:
    """One option a service so that the units reach ``target`` at the least cost.

    After each service only those partial sums are kept that no other beats in both units and cost.
    """
    front: list[tuple[int, tuple[int, int, int], list[_Option]]] = [(0, (0, 0, 0), [])]
    for of_service in options:
        best: dict[int, tuple[tuple[int, int, int], list[_Option]]] = {}
        for units, cost, chosen in front:
            for option in _undominated(of_service):
                reached = min(units + option.units, target)
                effort, steps, order = _cost(option)
                together = (cost[0] + effort, cost[1] + steps, cost[2] + order)
                if reached not in best or together < best[reached][0]:
                    best[reached] = (together, [*chosen, option])
        front = []
        for units in sorted(best, reverse=True):
            cost, chosen = best[units]
            if not front or cost < front[-1][1]:
                front.append((units, cost, chosen))
    # The highest sum stands first and reaches the target: all levels raised give all points.
    return front[0][2]


def _undominated(options: Iterable[_Option]) -> list[_Option]:
    kept: list[_Option] = []
    for option in sorted(options, key=lambda o: (-o.units, _cost(o))):
        if not kept or _cost(option) < _cost(kept[-1]):
            kept.append(option)
    return kept


def _step(rubric: Rubric, profile: Profile, at: int, to: int) -> Step:
    start = profile.levels[at] or 0
    return Step(rubric.indicators[at].code, start, to, _effort(rubric, profile, at, to))


def _effort(rubric: Rubric, profile: Profile, at: int, to: int) -> int:
    return sum(rubric.indicators[at].effort[profile.levels[at] or 0 : to])


def _weight(rubric: Rubric, at: int) -> int:
    # Base MAX_LEVEL + 1, the first indicator the most significant digit: sums of services never carry.
    digits_after: int = len(rubric.indicators) - 1 - at
    return int((MAX_LEVEL + 1) ** digits_after)
