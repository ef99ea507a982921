"""What a rubric must hold to be usable: sums, codes, references, bands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sized
from itertools import pairwise

from emas.domain.problems import Problem
from emas.domain.rubric import MAX_LEVEL, TOTAL_POINTS, Indicator, Rubric


def check(rubric: Rubric) -> None:
    """Refuse an inconsistent rubric.

    Raises:
        Problem: ``rubric_repeated``, ``rubric_unknown_code``, ``rubric_points``, ``rubric_effort``,
            ``rubric_levels``, ``rubric_anchors``, ``rubric_cuts``, ``rubric_bands``,
            ``rubric_not_applicable``, ``rubric_service_empty``, ``rubric_pillar_empty``,
            ``rubric_condition``, ``rubric_screening`` or ``rubric_range``, each with ``where``.
    """
    for rule in _RULES:
        rule(rubric)


def _nothing_is_empty(rubric: Rubric) -> None:
    who = rubric.participation
    parts: dict[str, Sized] = {
        "pillar": rubric.pillars,
        "service": rubric.services,
        "prerequisite": rubric.prerequisites,
        "criterion": rubric.criteria,
        "who.stakeholders": who.stakeholders,
        "who.stages": who.stages,
        "who.obstacles": who.obstacles,
    }
    for where, members in parts.items():
        if not members:
            raise Problem("rubric_missing", where="rubric", key=where)
    # The version names the file and stands in every export: letters, digits and dots only.
    if not re.fullmatch(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*", rubric.version):
        raise Problem("rubric_type", where="rubric", key="version", expected="1, 2, 2.1 …")


def _codes_differ(rubric: Rubric) -> None:
    conditions = [item.code for item in rubric.prerequisites] + [item.code for item in rubric.criteria]
    groups: dict[str, Iterable[str]] = {
        "pillar": (item.code for item in rubric.pillars),
        "phase": (item.code for item in rubric.phases),
        "group": (item.code for item in rubric.groups),
        "service": (item.code for item in rubric.services),
        "evidence": (item.code for item in rubric.evidence),
        "indicator": (item.code for item in rubric.indicators),
        "prerequisite / criterion": conditions,
        "band": (item.code for item in rubric.bands),
        "screening": rubric.screening,
        "local": (item.kind for item in rubric.local),
    }
    for where, codes in groups.items():
        seen: set[str] = set()
        for code in codes:
            if code in seen:
                raise Problem("rubric_repeated", where=where, code=code)
            seen.add(code)


def _references_exist(rubric: Rubric) -> None:
    known = {
        "service": {item.code for item in rubric.services},
        "pillar": {item.code for item in rubric.pillars},
        "phase": {item.code for item in rubric.phases},
        "group": {item.code for item in rubric.groups},
        "evidence": {item.code for item in rubric.evidence},
        "indicator": {item.code for item in rubric.indicators},
    }

    def exists(what: str, code: str, where: str) -> None:
        if code not in known[what]:
            raise Problem("rubric_unknown_code", where=where, what=what, code=code)

    for indicator in rubric.indicators:
        where = f"indicator {indicator.code}"
        for what in ("service", "pillar", "phase", "group"):
            exists(what, getattr(indicator, what), where)
        for code in indicator.evidence:
            exists("evidence", code, where)
    for criterion in rubric.criteria:
        for code in criterion.needs:
            exists("indicator", code, f"criterion {criterion.code}")
    for prerequisite in rubric.prerequisites:
        for code in [*prerequisite.needs, *filter(None, [prerequisite.denominator_of])]:
            exists("indicator", code, f"prerequisite {prerequisite.code}")
    for rule in rubric.not_applicable:
        for code in [rule.indicator, *rule.and_at_least, *rule.drops]:
            exists("indicator", code, f"not_applicable {rule.indicator}")
    for code in rubric.screening:
        exists("indicator", code, "screening")


def _points_add_up(rubric: Rubric) -> None:
    total = sum(service.points for service in rubric.services)
    if total != TOTAL_POINTS:
        raise Problem("rubric_points", where="service", found=total, expected=TOTAL_POINTS)
    for service in rubric.services:
        found = sum(indicator.points for indicator in rubric.of_service[service.code])
        if found != service.points:
            raise Problem(
                "rubric_points", where=f"service {service.code}", found=found, expected=service.points
            )
    for indicator in rubric.indicators:
        if indicator.points < 1:
            raise Problem(
                "rubric_points", where=f"indicator {indicator.code}", found=indicator.points, expected=1
            )


def _scale_is_whole(rubric: Rubric) -> None:
    if [level.value for level in rubric.levels] != list(range(MAX_LEVEL + 1)):
        raise Problem("rubric_levels", where="level", highest=MAX_LEVEL)


def _indicators_are_whole(rubric: Rubric) -> None:
    for indicator in rubric.indicators:
        where = f"indicator {indicator.code}"
        if any(step < 1 for step in indicator.effort):
            raise Problem("rubric_effort", where=where)
        if indicator.kind == "level":
            if len(indicator.anchors) != MAX_LEVEL + 1 or indicator.cuts:
                raise Problem("rubric_anchors", where=where, expected=MAX_LEVEL + 1)
        elif indicator.kind != "percent" or not _cuts_are_whole(indicator):
            raise Problem("rubric_cuts", where=where, expected=MAX_LEVEL - 1)
        if indicator.counted and (indicator.kind == "level" or len(indicator.counted) != 2):
            raise Problem("rubric_counted", where=where)
    for kind in rubric.evidence:
        if (kind.valid_months is None) != (kind.expired_cap is None):
            raise Problem("rubric_missing", where=f"evidence {kind.code}", key="expired_cap")


def _cuts_are_whole(indicator: Indicator) -> bool:
    cuts = [0, *indicator.cuts, 101]
    return (
        len(indicator.cuts) == MAX_LEVEL - 1
        and all(low < high for low, high in pairwise(cuts))
        and indicator.numerator is not None
        and indicator.denominator is not None
        and not indicator.anchors
    )


def _bands_tile(rubric: Rubric) -> None:
    if not rubric.bands or rubric.bands[0].start != 0:
        raise Problem("rubric_bands", where=f"band {rubric.bands[0].code}" if rubric.bands else "band")
    for band, following in pairwise(rubric.bands):
        if band.below != following.start or band.below <= band.start:
            raise Problem("rubric_bands", where=f"band {band.code} / {following.code}")
    last = rubric.bands[-1]
    if last.below is not None or last.start > TOTAL_POINTS:
        raise Problem("rubric_bands", where=f"band {last.code}")


def _conditions_are_whole(rubric: Rubric) -> None:
    for prefix, items in (("prerequisite", rubric.prerequisites), ("criterion", rubric.criteria)):
        for item in items:
            where = f"{prefix} {item.code}"
            counted = getattr(item, "denominator_of", None)
            if bool(item.needs) == bool(counted):
                raise Problem("rubric_condition", where=where)
            if counted and rubric.by_code[counted].kind != "percent":
                raise Problem("rubric_condition", where=where)
            if any(not 1 <= level <= MAX_LEVEL for level in item.needs.values()):
                raise Problem("rubric_levels", where=where, highest=MAX_LEVEL)


def _rules_keep_to_a_service(rubric: Rubric) -> None:
    # A rule that hangs on a level must stay within one service: the cheapest path is found service by
    # service. Rules that hang on a count alone may reach further, for no raise changes what was counted.
    for rule in rubric.not_applicable:
        where = f"not_applicable {rule.indicator}"
        if rubric.by_code[rule.indicator].kind != "percent":
            raise Problem("rubric_not_applicable", where=where)
        if rule.and_at_least:
            services = {rubric.by_code[code].service for code in [*rule.and_at_least, *rule.drops]}
            # And it may drop nothing but its own, empty indicator: dropping what earns points would let a
            # score fall when a level rises.
            if len(services) > 1 or rule.drops != (rule.indicator,):
                raise Problem("rubric_not_applicable", where=where)


def _something_always_applies(rubric: Rubric) -> None:
    droppable = {code for rule in rubric.not_applicable for code in rule.drops}
    for service in rubric.services:
        if all(indicator.code in droppable for indicator in rubric.of_service[service.code]):
            raise Problem("rubric_service_empty", where=f"service {service.code}")
    for pillar in rubric.pillars:
        if all(i.code in droppable for i in rubric.indicators if i.pillar == pillar.code):
            raise Problem("rubric_pillar_empty", where=f"pillar {pillar.code}")


def _conditions_are_asked_first(rubric: Rubric) -> None:
    needed = {code for criterion in rubric.criteria for code in criterion.needs}
    for prerequisite in rubric.prerequisites:
        needed |= {*prerequisite.needs, *filter(None, [prerequisite.denominator_of])}
    for code in sorted(needed - set(rubric.screening)):
        raise Problem("rubric_screening", where="screening", code=code)


def _services_can_be_covered(rubric: Rubric) -> None:
    for service in rubric.services:
        telling = [i for i in rubric.of_service[service.code] if i.group == rubric.marks.covered_group]
        if len(telling) != 1:
            raise Problem("rubric_covered", where=f"service {service.code}", group=rubric.marks.covered_group)


def _numbers_are_in_range(rubric: Rubric) -> None:
    r, marks = rubric.robustness, rubric.marks
    limits: list[tuple[str, str, float, float, float]] = [
        ("marks", "covered_level", marks.covered_level, 1, MAX_LEVEL),
        ("marks", "lopsided_below", marks.lopsided_below, 0, 100),
        ("marks", "unproven_level", marks.unproven_level, 0, MAX_LEVEL),
        ("robustness", "draws_selection", r.draws_selection, 1, 1_000_000),
        ("robustness", "draws_nation", r.draws_nation, 1, 1_000_000),
        ("robustness", "selection_limit", r.selection_limit, 1, 1_000_000),
        ("robustness", "dirichlet", r.dirichlet, 0.001, 1_000_000),
        ("robustness", "error_down", r.error_down, 0, 0.5),
        ("robustness", "error_up", r.error_up, 0, 0.5),
        ("robustness", "interval", r.interval, 0.5, 0.999),
        ("robustness", "borderline", r.borderline, 0, 1),
        ("robustness", "seed", r.seed, 0, 2**63),
    ]
    for kind in rubric.evidence:
        where = f"evidence {kind.code}"
        if kind.valid_months is not None and kind.expired_cap is not None:
            limits.append((where, "valid_months", kind.valid_months, 1, 1200))
            limits.append((where, "expired_cap", kind.expired_cap, 0, MAX_LEVEL))
    for where, key, value, lowest, highest in limits:
        if not lowest <= value <= highest:
            raise Problem("rubric_range", where=where, key=key, value=value, lowest=lowest, highest=highest)


_RULES: tuple[Callable[[Rubric], None], ...] = (
    _nothing_is_empty,
    _codes_differ,
    _references_exist,
    _points_add_up,
    _scale_is_whole,
    _indicators_are_whole,
    _bands_tile,
    _conditions_are_whole,
    _rules_keep_to_a_service,
    _something_always_applies,
    _conditions_are_asked_first,
    _services_can_be_covered,
    _numbers_are_in_range,
)
