"""A score as published: the JSON of ``python -m emas score`` and of every export."""

from __future__ import annotations

from typing import Any

from emas.domain.scoring import Score


def hundredths(units: int, whole: int) -> float:
    """``units / whole`` rounded *down* to two decimals: 74.996 is never shown as 75."""
    return (100 * units // whole) / 100


def score_to_json(score: Score) -> dict[str, Any]:
    """The score as plain JSON data; the keys are told in ``docs/METHOD.md``."""
    rubric, unit = score.rubric, score.rubric.unit
    return {
        "rubric": rubric.version,
        "score": hundredths(score.total, unit),
        "exact": list(score.points.as_integer_ratio()),
        "range": [hundredths(score.total, unit), hundredths(score.high, unit)],
        "answered": score.answered,
        "services": {code: hundredths(units, unit) for code, units in score.services.items()},
        "pillars": {code: hundredths(100 * earned, whole) for code, (earned, whole) in score.pillars.items()},
        "criteria": {code: str(status) for code, status in score.criteria.items()},
        "prerequisites": dict(score.prerequisites),
        "eligible": {"met": score.met, "of": rubric.conditions, "all": score.eligible},
        "band": band_name(score),
        "missing": list(score.missing),
    }


def band_name(score: Score, language: str = "id") -> str:
    """The band's name, or the word for a village that is no target of the programme."""
    if score.band is None:
        return next(p.not_target for p in score.rubric.prerequisites if p.not_target)[language]
    return score.rubric.band_of(score.total).name[language]
