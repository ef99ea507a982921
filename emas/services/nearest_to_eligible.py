"""The village of a selection that is nearest to eligibility: whose way is told where none is named."""

from __future__ import annotations

import numpy as np

from emas.services.selection import Selection


def nearest_to_eligible(selection: Selection) -> str:
    """Code of the village that lacks fewest conditions, at least one; the first by code. Empty without one.

    Told of complete villages alone: what a form leaves open may already be there.
    """
    scores, rows = selection.snapshot.scores[selection.kind], selection.complete
    rows = rows[~scores.eligible[rows]]
    if not len(rows):
        return ""
    lacking = (~scores.fulfilled[rows]).sum(axis=1)
    return str(selection.snapshot.code[rows[np.argmin(lacking)]])
