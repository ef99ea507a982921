"""Trying the eligibility questions without an account: nothing of it ever reaches the store."""

from __future__ import annotations

from collections.abc import Mapping

from emas.domain.answers import Answer
from emas.domain.participation import UNKNOWN, length
from emas.domain.stored import Stored
from emas.geo.time_zones import today
from emas.services import scorecard
from emas.services.assess import Sheet
from emas.services.rubrics import rubric
from emas.services.villages import VillageName
from emas.store.tables import Origin, State

NOWHERE = 0
"""No round has this id."""


def trial_sheet(answers: Mapping[str, Answer], version: Mapping[str, int]) -> Sheet:
    """A sheet of answers that only its reader has, for a village that is not named.

    ``version`` tells how often each answer was given, as a stored one would.
    """
    used, day = rubric(), today()
    stored = {code: Stored(answer, version=version[code]) for code, answer in answers.items()}
    return Sheet(
        village=VillageName("", "", "", "", "", 0.0, 0.0, "", "desa"),
        round_id=NOWHERE,
        round_name="",
        reference_date=day,
        rubric=used,
        stored=stored,
        scores=scorecard.scores_of(used, stored, day),
        origin=Origin.TRIAL,
        state=State.DRAFT,
        participation=UNKNOWN * length(used),
        people={},
        saved_at=None,
        submitted_at=None,
        round_open=True,
    )
