"""The eight conditions one by one say the same as the score, and what they miss is what is missing."""

from __future__ import annotations

from hypothesis import given

from emas.domain.profile import Profile
from emas.domain.scoring import Status, score
from emas.services.conditions import conditions
from tests.unit.domain_cases import RUBRIC, answers


@given(answers())
def test_they_count_like_the_score(given_answers: dict) -> None:
    found = score(RUBRIC, Profile.of(RUBRIC, given_answers))
    rows = conditions(found)
    assert len(rows) == RUBRIC.conditions
    assert sum(row.status.counts for row in rows) == found.met
    for row in rows:
        assert row.status.counts == (not row.missing)


@given(answers())
def test_raising_what_is_missing_makes_a_target_village_eligible(given_answers: dict) -> None:
    profile = Profile.of(RUBRIC, given_answers)
    found = score(RUBRIC, profile)
    missing = [part for row in conditions(found) for part in row.missing]
    if any(part.needed is None for part in missing):  # nobody counted: no level changes that
        return
    raised = profile.with_levels({RUBRIC.position[p.indicator.code]: p.needed for p in missing})
    assert score(RUBRIC, raised).eligible


def test_a_part_names_the_document_or_the_share_that_it_needs() -> None:
    rows = {row.code: row for row in conditions(score(RUBRIC, Profile((1,) * 30)))}
    (regulation,) = rows["regulation"].missing
    assert (regulation.needed, regulation.now, regulation.cut) == (2, 1, None)
    assert "Perdes" in regulation.anchor.id
    shares = {part.indicator.code: part.cut for part in rows["K4"].missing}
    assert shares == {"L7.3": 75, "L1.3": 80}
    assert all(part.anchor is None for part in rows["K4"].missing)


def test_nothing_answered_is_unanswered_throughout() -> None:
    rows = conditions(score(RUBRIC, Profile((None,) * 30)))
    assert [row.status for row in rows if row.code != "regulation"] == [Status.UNANSWERED] * 7
    assert all(part.now is None for row in rows for part in row.missing)


def test_no_migrant_in_the_register_is_said_as_unmet() -> None:
    at = RUBRIC.position["L7.3"]
    found = score(RUBRIC, Profile((0,) * 30, frozenset({at})))
    first = conditions(found)[0]
    assert (first.code, first.status, first.parts[0].now) == ("pmi", Status.UNMET, 0)
