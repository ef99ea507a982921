"""Three words, three numbers: assessed, in target, complete."""

from __future__ import annotations

from emas.services.selection import Filter, select
from tests.support.eight import CODES, eight


def test_unfinished_forms_and_villages_without_migrants_are_assessed_but_not_complete() -> None:
    """Of the eight one has no migrant, one answered nothing, and here one more left a question open."""
    now = eight({7: {"L10.2": -1}})
    now.remember("programme", tuple)
    selection = select(now, "claimed", Filter())

    assert [CODES[row] for row in selection.scores] == sorted(CODES)
    assert [CODES[row] for row in selection.targets] == sorted(set(CODES) - {"3524012001"})
    assert [CODES[row] for row in selection.complete] == sorted(
        set(CODES) - {"3524012001", "3524012002", "5201152003"}
    )


def test_a_verifiers_open_question_leaves_the_claim_complete() -> None:
    """Each kind of score has its own complete villages."""
    now = eight(verified={2: {"L1.2": -1}})
    now.remember("programme", tuple)

    assert select(now, "claimed", Filter()).complete.tolist() == [2, 3, 4, 5, 6, 7]
    assert select(now, "verified", Filter()).complete.tolist() == [3, 4, 5, 6, 7]
