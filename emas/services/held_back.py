"""What holds regions back: the condition that most villages lack, and the single step that changes most.

Counted once by regency, of which provinces and the whole are sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from emas.domain import raising
from emas.domain.disclosure import few
from emas.services.figures import condition_codes
from emas.services.selection import Selection
from emas.services.standing import PROCEDURAL

Whole = npt.NDArray[np.int64]

Sort = Literal["code", "n", "lacking", "only", "eligible", "lifted"]


@dataclass(frozen=True)
class Step:
    """One indicator raised by one level in ``villages``: so many become ``eligible``, so many rise a band."""

    indicator: str
    villages: int
    eligible: int
    lifted: int


@dataclass(frozen=True)
class Held:
    """A region with ``n`` complete villages.

    ``lacking`` of them do not fulfil ``condition``, the most of any; ``only`` lack a single condition,
    whichever. ``eligible`` is the step that makes most of them eligible, ``lifted`` the one that lifts most a
    band; ``None`` where no step does.
    """

    code: str
    n: int
    condition: str
    lacking: int
    only: int
    eligible: Step | None
    lifted: Step | None


@dataclass(frozen=True)
class _Counted:
    """By regency (r): villages, those that lack each condition (r x conditions) or one alone, and what each
    step changes (r x indicators)."""

    code: npt.NDArray[np.str_]
    n: Whole
    lacking: Whole
    only: Whole
    villages: Whole
    eligible: Whole
    lifted: Whole


def single_steps(selection: Selection) -> list[Step]:
    """Each indicator that may be proposed, raised by one level in the selection's complete villages.

    The recorded share of departures is not among them: who stops looking for the others raises it too. Those
    first that make most villages eligible, then those that lift most a band, then in rubric order.
    """
    found = _counted(selection)
    return sorted(_steps(selection, found, slice(None)), key=lambda one: (-one.eligible, -one.lifted))


def held_back(selection: Selection, digits: int, sort: Sort, *, descending: bool) -> list[Held]:
    """The provinces (``digits`` 2) or regencies (4) of the selection, those with a village to count.

    By ``lacking`` the share of villages is meant: regions of few villages are not ranked by it and stand
    last. Equals are in order of code.
    """
    held = selection.remember(("held back", digits), lambda: _regions(selection, digits))
    if sort == "code":
        return list(held)
    found = sorted(held, key=lambda one: _order(one, sort), reverse=descending)
    return sorted(found, key=lambda one: few(one.n)) if sort == "lacking" else found


def _regions(selection: Selection, digits: int) -> tuple[Held, ...]:
    found = _counted(selection)
    named = found.code.astype(f"U{digits}")
    return tuple(_held(selection, found, named == code, str(code)) for code in np.unique(named))


def _order(one: Held, sort: Sort) -> float:
    if sort == "lacking":
        return one.lacking / one.n
    if sort == "eligible":
        return one.eligible.eligible if one.eligible else 0
    if sort == "lifted":
        return one.lifted.lifted if one.lifted else 0
    return one.only if sort == "only" else one.n


def _held(selection: Selection, found: _Counted, of: npt.NDArray[np.bool_], code: str) -> Held:
    lacking = found.lacking[of].sum(axis=0)
    most = int(np.argmax(lacking))
    steps = _steps(selection, found, of)
    eligible, lifted = (max(steps, key=pick) for pick in (_eligible, _lifted))
    return Held(
        code=code,
        n=int(found.n[of].sum()),
        condition=condition_codes(selection.snapshot)[most],
        lacking=int(lacking[most]),
        only=int(found.only[of].sum()),
        eligible=eligible if eligible.eligible else None,
        lifted=lifted if lifted.lifted else None,
    )


def _eligible(one: Step) -> tuple[int, int]:
    return one.eligible, one.lifted


def _lifted(one: Step) -> tuple[int, int]:
    return one.lifted, one.eligible


def _steps(selection: Selection, found: _Counted, of: slice | npt.NDArray[np.bool_]) -> list[Step]:
    counts = [column[of].sum(axis=0).tolist() for column in (found.villages, found.eligible, found.lifted)]
    codes = [indicator.code for indicator in selection.snapshot.rubric.indicators]
    return [Step(*told) for told in zip(codes, *counts, strict=True) if told[0] != PROCEDURAL]


def _counted(selection: Selection) -> _Counted:
    return selection.remember("held back", lambda: _count(selection))


def _count(selection: Selection) -> _Counted:
    snapshot, scores = selection.snapshot, selection.snapshot.scores[selection.kind]
    rows = selection.complete
    codes, at = snapshot.regions(rows, 4)
    size = len(codes)

    def total(of: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> Whole:
        return np.bincount(at[of], minlength=size).astype(np.int64)

    lacks = ~scores.fulfilled[rows]
    changes = [
        (total(step.villages), total(step.villages[step.eligible]), total(step.villages[step.lifted]))
        for step in raising.single_steps(scores, rows)
    ]
    villages, eligible, lifted = (np.stack(column, axis=1) for column in zip(*changes, strict=True))
    return _Counted(
        code=codes,
        n=np.bincount(at, minlength=size).astype(np.int64),
        lacking=np.stack([total(column) for column in lacks.T], axis=1),
        only=total(lacks.sum(axis=1) == 1),
        villages=villages,
        eligible=eligible,
        lifted=lifted,
    )
