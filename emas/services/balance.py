"""The ten services of one village beside each other: which run, and which lag behind the rest."""

from __future__ import annotations

from dataclasses import dataclass

from emas.domain.profile import holding_rules
from emas.domain.rubric import Indicator, Service
from emas.domain.rubric_text import Text
from emas.domain.scoring import Score


@dataclass(frozen=True)
class ServiceState:
    """One service: what it earned (in units), whether it runs and whether it is lopsided (*timpang*).

    ``not_applicable`` holds the indicators that do not apply, each with the reason.
    """

    service: Service
    units: int
    covered: bool
    lopsided: bool
    not_applicable: tuple[tuple[Indicator, Text], ...]


def balance(score: Score) -> list[ServiceState]:
    """The services in rubric order. *Timpang*: below the rubric's share of the points of the service."""
    rubric, reasons = score.rubric, reasons_of(score)
    share = rubric.marks.lopsided_below
    return [
        ServiceState(
            service=service,
            units=score.services[service.code],
            covered=service.code in score.covered,
            lopsided=100 * score.services[service.code] < share * service.points * rubric.unit,
            not_applicable=tuple(
                (indicator, reasons[indicator.code])
                for indicator in rubric.of_service[service.code]
                if indicator.code in reasons
            ),
        )
        for service in rubric.services
    ]


def reasons_of(score: Score) -> dict[str, Text]:
    """Why each indicator that does not apply does not: the first rule of the rubric that drops it."""
    reasons: dict[str, Text] = {}
    for rule in holding_rules(score.rubric, score.profile):
        for code in rule.drops:
            reasons.setdefault(code, rule.reason)
    return reasons
