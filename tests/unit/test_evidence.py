"""What a village's documents support, and for how long."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.answers import Counts
from emas.domain.evidence import Evidence, evidenced, months_after
from emas.domain.evidence_input import EARLIEST, evidence_from_json, evidence_to_json, parse_evidence
from emas.domain.profile import Profile
from emas.domain.proof import valid_until, worth_of_proof
from emas.domain.rubric import Indicator
from emas.domain.scoring import score
from tests.unit.domain_cases import RUBRIC, profiles

REFERENCE = date(2026, 12, 31)


def supported(code: str, answer: int | Counts, *named: Evidence) -> int | None:
    claimed = Profile.of(RUBRIC, {code: answer})
    got = evidenced(RUBRIC, claimed, {code: named}, REFERENCE)
    return got.levels[RUBRIC.position[code]]


def decree(when: date) -> Evidence:
    return Evidence("satgas_decree", when, number="141/7/2024", office="Kepala Desa")


@pytest.mark.parametrize(
    ("code", "answer", "named", "level"),
    [
        ("L8.2", 4, [], 1),  # no document: planned at most
        ("L8.2", 1, [], 1),
        ("L8.2", 0, [], 0),
        ("L8.2", 4, [decree(date(2024, 1, 1))], 4),
        ("L8.2", 4, [decree(date(2023, 12, 31))], 4),  # the last day of three years
        ("L8.2", 4, [decree(date(2023, 12, 30))], 1),  # expired
        ("L8.2", 4, [decree(date(2020, 1, 1)), decree(date(2025, 1, 1))], 4),  # renewed
        ("L8.2", 4, [decree(date(2027, 1, 1))], 1),  # not yet issued at the reference date
        ("L8.2", 4, [Evidence("satgas_decree", date(2025, 1, 1), number="141/7/2024")], 1),  # no office
        ("L8.2", 4, [Evidence("regulation", date(2025, 1, 1), "1", "Desa")], 1),  # another kind of paper
        ("L1.3", Counts(19, 20), [], 1),
        ("L1.3", Counts(19, 20), [Evidence("count", date(2026, 12, 1))], 4),
    ],
)
def test_supported_level(code: str, answer: int | Counts, named: list[Evidence], level: int) -> None:
    assert supported(code, answer, *named) == level


def test_running_evidence_that_is_too_old_still_shows_a_document_in_force() -> None:
    running = next(k for k in RUBRIC.evidence if k.expired_cap == 2)
    indicator = next(i for i in RUBRIC.indicators if running.code in i.evidence and i.kind == "level")
    assert running.valid_months is not None
    old = months_after(REFERENCE, -running.valid_months - 1)
    assert supported(indicator.code, 4, Evidence(running.code, old, "1", "Desa")) == 2


@given(profiles())
def test_evidence_never_lifts_a_claim(claimed: Profile) -> None:
    bare = evidenced(RUBRIC, claimed, {}, REFERENCE)
    assert score(RUBRIC, bare).total <= score(RUBRIC, claimed).total
    assert score(RUBRIC, bare).missing == score(RUBRIC, claimed).missing or bare.empty


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_months_land_in_the_right_month(start: date, months: int) -> None:
    end = months_after(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day <= start.day


@given(profiles(), st.sampled_from(RUBRIC.indicators))
def test_worth_of_proof_is_what_naming_a_document_brings(claimed: Profile, indicator: Indicator) -> None:
    fresh = [Evidence(kind, REFERENCE, "1", "Desa") for kind in indicator.evidence]
    before = score(RUBRIC, evidenced(RUBRIC, claimed, {}, REFERENCE))
    after = score(RUBRIC, evidenced(RUBRIC, claimed, {indicator.code: fresh}, REFERENCE))
    gain = worth_of_proof(score(RUBRIC, claimed), before, indicator.code)
    assert gain == after.total - before.total
    assert gain >= 0


def test_valid_until_is_the_last_day_that_counts() -> None:
    item = decree(date(2023, 12, 31))
    assert valid_until(RUBRIC, item) == REFERENCE
    assert valid_until(RUBRIC, Evidence("sop", date(2020, 1, 1))) is None


texts = st.text("abcde / .", max_size=20).map(lambda text: " ".join(text.split()))


@given(st.sampled_from(RUBRIC.indicators), st.dates(EARLIEST, REFERENCE), st.tuples(texts, texts, texts))
def test_stored_form_reads_back(indicator: Indicator, when: date, written: tuple[str, str, str]) -> None:
    number, office, note = written
    item = Evidence(indicator.evidence[0], when, number, office, "https://desa.id/x", bool(note), note)
    raw = json.loads(json.dumps(evidence_to_json(item)))
    assert evidence_from_json(raw) == item
    if item.names_a_document(indicator):
        assert parse_evidence(indicator, raw, REFERENCE) == item
