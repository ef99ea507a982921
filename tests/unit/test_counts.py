"""Counts and the unscored part go into the store as text and come back as columns."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emas.domain.answers import Counts
from emas.domain.counts import NOT_COUNTED, counts_of, read_counts, write_counts
from emas.domain.evidence import Evidence
from emas.domain.participation import length, read_participation
from emas.domain.stored import Stored
from tests.unit.domain_cases import RUBRIC

PERCENT = [indicator.code for indicator in RUBRIC.indicators if indicator.kind == "percent"]
REFERENCE = date(2026, 6, 30)
COUNTED = st.integers(0, 10**6).flatmap(lambda den: st.builds(Counts, st.integers(0, den), st.just(den)))


@given(st.lists(st.dictionaries(st.sampled_from(PERCENT), COUNTED), max_size=5))
def test_what_is_written_is_read(villages: list[dict[str, Counts]]) -> None:
    read = read_counts(RUBRIC, [write_counts(RUBRIC, answers) for answers in villages])
    assert read.num.shape == read.den.shape == (len(villages), len(RUBRIC.indicators))
    for row, answers in enumerate(villages):
        for at, indicator in enumerate(RUBRIC.indicators):
            expected = answers.get(indicator.code, Counts(NOT_COUNTED, NOT_COUNTED))
            assert (read.num[row, at], read.den[row, at]) == (expected.num, expected.den)


def test_a_village_without_counts_has_none() -> None:
    assert np.all(read_counts(RUBRIC, [None]).den == NOT_COUNTED)
    with pytest.raises(ValueError, match="reshape"):
        read_counts(RUBRIC, ["1 2"])


def test_each_kind_has_the_counts_that_it_accepts() -> None:
    kind = RUBRIC.by_code["L7.3"].evidence[0]
    named = Evidence(kind, REFERENCE)
    stored = {
        "L7.3": Stored(Counts(48, 50), evidence=(named,), verified=Counts(40, 50)),
        "L1.3": Stored(Counts(7, 10)),
        "L8.2": Stored(3),
    }
    written = counts_of(RUBRIC, stored, REFERENCE)
    assert written["claimed"] == write_counts(RUBRIC, {"L7.3": Counts(48, 50), "L1.3": Counts(7, 10)})
    assert written["evidenced"] == write_counts(RUBRIC, {"L7.3": Counts(48, 50)})
    assert written["verified"] == write_counts(RUBRIC, {"L7.3": Counts(40, 50)})
    # Dated after the reference date it proves nothing yet.
    late = {"L7.3": Stored(Counts(48, 50), evidence=(Evidence(kind, date(2026, 7, 1)),))}
    assert counts_of(RUBRIC, late, REFERENCE)["evidenced"] == write_counts(RUBRIC, {})


def test_who_takes_part_is_read_sign_by_sign() -> None:
    asked = RUBRIC.participation
    text = "1" + "0" * (length(RUBRIC) - 2) + "-"
    read = read_participation(RUBRIC, [text, None])
    assert read.who.shape == (2, len(asked.stakeholders), len(asked.stages))
    assert (read.who[0, 0, 0], read.who[0, -1, -1], read.met[0, 0], read.met[0, -1]) == (1, 0, 0, -1)
    assert np.all(read.who[1] == -1)
    with pytest.raises(ValueError, match="reshape"):
        read_participation(RUBRIC, ["1"])
