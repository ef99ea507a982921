"""Services side by side: nothing lost, lopsided means below half, every exemption has its reason."""

from __future__ import annotations

from hypothesis import given

from emas.domain.profile import Profile
from emas.domain.scoring import score
from emas.services.balance import balance, reasons_of
from tests.unit.domain_cases import RUBRIC, answers


@given(answers())
def test_services_add_up_and_exemptions_are_explained(given_answers: dict) -> None:
    found = score(RUBRIC, Profile.of(RUBRIC, given_answers))
    states = balance(found)
    assert [state.service.code for state in states] == [service.code for service in RUBRIC.services]
    assert sum(state.units for state in states) == found.total
    assert {state.service.code for state in states if state.covered} == set(found.covered)
    assert set(reasons_of(found)) == set(found.not_applicable)
    explained = [indicator.code for state in states for indicator, _ in state.not_applicable]
    assert explained == list(found.not_applicable)


def test_lopsided_begins_below_half() -> None:
    states = balance(score(RUBRIC, Profile((2,) * 30)))
    assert all(state.units == 5 * RUBRIC.unit and not state.lopsided for state in states)
    lower = [2] * 30
    lower[0] = 1
    assert [s.lopsided for s in balance(score(RUBRIC, Profile(tuple(lower))))] == [True] + [False] * 9


def test_the_reason_is_that_of_the_rule() -> None:
    at = RUBRIC.position["L4.3"]
    found = score(RUBRIC, Profile(tuple(0 if i == at else 2 for i in range(30)), frozenset({at})))
    reasons = reasons_of(found)
    assert list(reasons) == ["L4.3", "L5.1", "L5.3"]
    assert "purna PMI" in reasons["L5.1"].id
