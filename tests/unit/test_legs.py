"""The steps of a way, one after the other, add up to the way."""

from __future__ import annotations

from hypothesis import given, settings

from emas.domain.legs import legs
from emas.domain.path import ELIGIBLE, find_path
from emas.domain.profile import Profile
from emas.domain.scoring import score
from tests.unit.domain_cases import RUBRIC, profiles


@given(profiles())
@settings(max_examples=40)
def test_legs_add_up_to_the_way(profile: Profile) -> None:
    current, path = score(RUBRIC, profile), find_path(RUBRIC, profile, ELIGIBLE)
    found = legs(current, path)
    assert [leg.step for leg in found] == list(path.steps)
    if path.reaches is None:
        assert found == ()
        return
    assert current.total + sum(leg.units for leg in found) == path.reaches.total
    gained = [code for leg in found for code in leg.fulfils]
    assert current.met + len(gained) == RUBRIC.conditions
    assert len(set(gained)) == len(gained)
