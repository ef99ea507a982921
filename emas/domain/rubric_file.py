"""Reading a rubric from ``data/rubric-*.toml`` and writing it out again.

The shape of the file is told by ``data/rubric-1.toml`` itself and by ``docs/METHOD.md``. Whatever is
wrong with it is refused with the place where it stands; what a consistent rubric must hold is in
:mod:`emas.domain.rubric_rules`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from emas.domain.problems import Problem
from emas.domain.rubric import (
    MAX_LEVEL,
    Band,
    Criterion,
    EvidenceKind,
    Indicator,
    Kind,
    Level,
    Marks,
    Named,
    NotApplicable,
    Participation,
    Prerequisite,
    Robustness,
    Rubric,
    Service,
)
from emas.domain.rubric_rules import check
from emas.domain.rubric_table import Table
from emas.domain.rubric_text import Local, Swap


def load(path: Path) -> Rubric:
    """Read and check the rubric file at ``path``.

    Raises:
        Problem: ``rubric_unreadable`` (missing, or no TOML), else ``rubric_*`` naming the place.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Problem("rubric_unreadable", file=path.name, detail=str(error)) from error
    return read(data)


def read(data: Mapping[str, Any]) -> Rubric:
    """Build a rubric from plain data and check it.

    Raises:
        Problem: ``rubric_missing``, ``rubric_type`` or ``rubric_unknown_key`` naming the place, or one
            of the codes of :func:`emas.domain.rubric_rules.check`.
    """
    top = Table(data, "rubric")
    rubric = Rubric(
        version=top.string("version"),
        title=top.text("title"),
        status=top.text("status"),
        source=top.text("source"),
        levels=top.each("level", _level),
        pillars=top.each("pillar", _named),
        phases=top.each("phase", _named),
        groups=top.each("group", _named),
        services=top.each("service", _service),
        evidence=top.each("evidence", _evidence),
        indicators=top.each("indicator", _indicator),
        not_applicable=top.each("not_applicable", _not_applicable),
        prerequisites=top.each("prerequisite", _prerequisite),
        criteria=top.each("criterion", _criterion),
        bands=top.each("band", _band),
        screening=top.table("screening").strings("indicators"),
        marks=_marks(top.table("marks")),
        participation=_participation(top.table("who")),
        local=top.each("local", _local),
        robustness=_robustness(top.table("robustness")),
    )
    top.done()
    check(rubric)
    return rubric


def write(rubric: Rubric) -> dict[str, Any]:
    """The rubric as plain data (strings, numbers, lists, dictionaries): ``read(write(r)) == r``."""
    return {
        "version": rubric.version,
        **{key: _plain(getattr(rubric, key)) for key in ("title", "status", "source")},
        "level": [_plain(item) for item in rubric.levels],
        "pillar": [_plain(item) for item in rubric.pillars],
        "phase": [_plain(item) for item in rubric.phases],
        "group": [_plain(item) for item in rubric.groups],
        "service": [_plain(item) for item in rubric.services],
        "evidence": [_plain(item) for item in rubric.evidence],
        "indicator": [_plain(item) for item in rubric.indicators],
        "not_applicable": [_plain(item) for item in rubric.not_applicable],
        "prerequisite": [_plain(item) for item in rubric.prerequisites],
        "criterion": [_plain(item) for item in rubric.criteria],
        "band": [_plain(item) for item in rubric.bands],
        "screening": {"indicators": list(rubric.screening)},
        "marks": _plain(rubric.marks),
        "who": _plain(rubric.participation),
        "local": [_plain(item) for item in rubric.local],
        "robustness": _plain(rubric.robustness),
    }


_RENAMED = {"start": "from", "swaps": "swap"}  # `from` is a word of Python's own


def _plain(value: Any) -> Any:
    """A dataclass as the tables of the file: what is empty is left out."""
    if hasattr(value, "__dataclass_fields__"):
        pairs = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
        return {
            _RENAMED.get(name, name): _plain(item)
            for name, item in pairs
            if item is not None and item not in ((), {})
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _level(table: Table) -> Level:
    return Level(table.whole("value"), table.text("name"), table.text("meaning"))


def _named(table: Table) -> Named:
    return Named(table.string("code"), table.text("name"), table.maybe("meaning", table.text))


def _service(table: Table) -> Service:
    return Service(table.string("code"), table.text("name"), table.whole("points"), table.text("office"))


def _evidence(table: Table) -> EvidenceKind:
    return EvidenceKind(
        code=table.string("code"),
        name=table.text("name"),
        valid_months=table.maybe("valid_months", table.whole),
        expired_cap=table.maybe("expired_cap", table.whole),
    )


def _indicator(table: Table) -> Indicator:
    steps = (
        table.ints("effort")
        if isinstance(table.data.get("effort"), list)
        else (table.whole("effort"),) * MAX_LEVEL
    )
    if len(steps) != MAX_LEVEL:
        raise Problem("rubric_effort", where=table.where)
    return Indicator(
        code=table.string("code"),
        service=table.string("service"),
        pillar=table.string("pillar"),
        phase=table.string("phase"),
        group=table.string("group"),
        points=table.whole("points"),
        kind=cast("Kind", table.string("kind")),
        effort=cast("tuple[int, int, int, int]", steps),
        evidence=table.strings("evidence"),
        name=table.text("name"),
        question=table.text("question"),
        help=table.text("help"),
        anchors=table.maybe("anchors", table.texts) or (),
        cuts=table.maybe("cuts", table.ints) or (),
        numerator=table.maybe("numerator", table.text),
        denominator=table.maybe("denominator", table.text),
        counted=table.maybe("counted", table.texts) or (),
    )


def _not_applicable(table: Table) -> NotApplicable:
    return NotApplicable(
        indicator=table.string("indicator"),
        and_at_least=table.maybe("and_at_least", table.levels) or {},
        drops=table.strings("drops"),
        reason=table.text("reason"),
    )


def _prerequisite(table: Table) -> Prerequisite:
    return Prerequisite(
        code=table.string("code"),
        name=table.text("name"),
        needs=table.maybe("needs", table.levels) or {},
        denominator_of=table.maybe("denominator_of", table.string),
        not_target=table.maybe("not_target", table.text),
    )


def _criterion(table: Table) -> Criterion:
    return Criterion(table.string("code"), table.text("name"), table.text("published"), table.levels("needs"))


def _band(table: Table) -> Band:
    return Band(
        code=table.string("code"),
        start=table.whole("from"),
        below=table.maybe("below", table.whole),
        name=table.text("name"),
        meaning=table.text("meaning"),
    )


def _marks(table: Table) -> Marks:
    marks = Marks(
        covered_group=table.string("covered_group"),
        covered_level=table.whole("covered_level"),
        lopsided_below=table.whole("lopsided_below"),
        unproven_level=table.whole("unproven_level"),
    )
    table.done()
    return marks


def _participation(table: Table) -> Participation:
    who = Participation(
        table.text("name"),
        table.text("question"),
        table.text("obstacle_question"),
        table.texts("stakeholders"),
        table.texts("stages"),
        table.texts("obstacles"),
    )
    table.done()
    return who


def _local(table: Table) -> Local:
    return Local(table.string("kind"), table.each("swap", _swap))


def _swap(table: Table) -> Swap:
    return Swap(table.text("from"), table.text("to"))


def _robustness(table: Table) -> Robustness:
    parameters = Robustness(
        draws_selection=table.whole("draws_selection"),
        draws_nation=table.whole("draws_nation"),
        selection_limit=table.whole("selection_limit"),
        dirichlet=table.number("dirichlet"),
        error_down=table.number("error_down"),
        error_up=table.number("error_up"),
        interval=table.number("interval"),
        borderline=table.number("borderline"),
        seed=table.whole("seed"),
    )
    table.done()
    return parameters
