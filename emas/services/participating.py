"""Who takes part in planning, implementing and evaluating, and what is done about returnees' obstacles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.services.selection import Selection

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Participating:
    """Counts of the selection's complete villages: ``yes`` out of ``answered``.

    ``who`` and ``who_answered`` (stakeholders x stages), ``met`` and ``met_answered`` (obstacles), all in the
    rubric's order; ``villages`` were asked or not; ``silent`` of them answered none of it.
    """

    villages: int
    silent: int
    who: Whole
    who_answered: Whole
    met: Whole
    met_answered: Whole


def participating(selection: Selection) -> Participating:
    """The counts of the selection's complete villages."""
    return selection.remember("participating", lambda: _participating(selection))


def _participating(selection: Selection) -> Participating:
    rows, taking = selection.complete, selection.snapshot.taking_part
    who, met = taking.who[rows], taking.met[rows]
    silent = (who < 0).all(axis=(1, 2)) & (met < 0).all(axis=1)
    return Participating(
        villages=len(rows),
        silent=int(np.count_nonzero(silent)),
        who=np.count_nonzero(who == 1, axis=0),
        who_answered=np.count_nonzero(who >= 0, axis=0),
        met=np.count_nonzero(met == 1, axis=0),
        met_answered=np.count_nonzero(met >= 0, axis=0),
    )
