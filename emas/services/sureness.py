"""How sure the scores of a selection are: of its complete villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emas.domain.robustness import Robustness, Source, robustness
from emas.services.selection import Filter, Selection


@dataclass(frozen=True)
class Sureness:
    """``rows`` of the snapshot (n) with what :class:`Robustness` tells of each.

    ``borderline`` (n): the band holds in fewer draws than the rubric asks for. By band code ``firm`` counts
    the villages whose band holds, ``near`` the others, and ``width`` tells how many points wide the intervals
    of their scores are on average (``None`` of no village). ``still`` of the ``eligible`` ones stay so in as
    many draws. ``offset``: why a source alone moves more than all together, where one does.
    """

    rows: npt.NDArray[np.int64]
    found: Robustness
    borderline: npt.NDArray[np.bool_]
    firm: dict[str, int]
    near: dict[str, int]
    width: dict[str, float | None]
    eligible: int
    still: int
    offset: Offset | None


@dataclass(frozen=True)
class Offset:
    """Why everything together moves fewer results than ``source`` alone.

    Told of the villages whose bands hold more often together, each as much as it gains. ``points`` is by how
    many the middle of their scores moved; ``away``: from the threshold that they are nearest to.
    """

    source: Source
    points: float
    away: bool


def sureness(selection: Selection) -> Sureness:
    """What the selection's scores are worth; for a nation some two seconds, then at hand.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if selection.filter == Filter():
        # Whatever else readers look at meanwhile: it is not counted twice.
        return selection.snapshot.remember(("sureness", selection.kind), lambda: _sureness(selection))
    return selection.remember("sureness", lambda: _sureness(selection))


def _sureness(selection: Selection) -> Sureness:
    snapshot, kind = selection.snapshot, selection.kind
    scores, rubric = snapshot.scores[kind], snapshot.rubric
    rows = selection.complete
    found = robustness(scores, rows, snapshot.counts[kind])
    borderline = found.stays < rubric.robustness.borderline
    band, width = scores.band[rows], found.high - found.low
    of_band = {one.code: band == at for at, one in enumerate(rubric.bands)}
    eligible = scores.eligible[rows]
    still = found.eligible >= rubric.robustness.borderline
    return Sureness(
        rows=rows,
        found=found,
        borderline=borderline,
        firm={code: int(np.count_nonzero(~borderline & of)) for code, of in of_band.items()},
        near={code: int(np.count_nonzero(borderline & of)) for code, of in of_band.items()},
        width={code: float(width[of].mean()) if of.any() else None for code, of in of_band.items()},
        eligible=int(np.count_nonzero(eligible)),
        still=int(np.count_nonzero(eligible & still)),
        offset=_offset(selection, found),
    )


def _offset(selection: Selection, found: Robustness) -> Offset | None:
    """``None`` where no source alone moves more results than all together."""
    source = max(found.moved_by, key=lambda one: found.moved_by[one])
    if not len(found.stays) or found.moved >= found.moved_by[source]:
        return None
    rubric = selection.snapshot.rubric
    score = selection.snapshot.scores[selection.kind].total[selection.complete] / rubric.unit
    starts = np.array([band.start for band in rubric.bands if band.start])
    nearest = starts[np.argmin(np.abs(score[:, None] - starts), axis=1)]
    gain = np.maximum(found.stays - found.stays_by[source], 0)
    moved = (found.low + found.high) / 2 - score
    away = gain[(score - nearest) * moved > 0].sum() > gain.sum() / 2
    return Offset(source, float((gain * moved).sum() / gain.sum()), bool(away))
