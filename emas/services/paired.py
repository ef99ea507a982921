"""The same villages in two rounds: what every change is told of.

A share of all villages now against one of all villages then compares different villages. So a change stands
on those that are complete (*lengkap*) in both rounds; beside it stand how many came and how many left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from emas.domain.stored import Kind
from emas.services import database
from emas.services.actors import sees_drafts
from emas.services.points import points
from emas.services.rounds import RoundName, rounds
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot, of_round
from emas.store import scores as stored
from emas.store.unit_of_work import read

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Came:
    """Villages complete in the later round alone.

    ``new`` had no score of the kind in the earlier round nor in any before it; ``back`` had one, but not in
    the earlier round; ``unfinished`` were assessed in the earlier round and not complete there.
    """

    new: int
    back: int
    unfinished: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.new + self.back + self.unfinished


@dataclass(frozen=True)
class Left:
    """Villages complete in the earlier round alone.

    ``silent`` have no score of the kind in the later round, ``unfinished`` have one with open questions,
    ``outside`` have been found to be without migrant workers.
    """

    silent: int
    unfinished: int
    outside: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.silent + self.unfinished + self.outside


@dataclass(frozen=True, eq=False)
class Paired:
    """The villages complete in both, once ``earlier`` and once ``later``: in the same order, by code.

    Both are selections like any other, so every figure of one can be set against that of the other.
    ``whole`` are the two that they were taken from.
    """

    earlier: Selection
    later: Selection
    whole: tuple[Selection, Selection]

    @property
    def n(self) -> int:
        """How many villages they are."""
        return len(self.later)

    def seen_in(self, of: Selection) -> Selection:
        """The pairs as they stand in the round that one of the two selections is of."""
        return self.later if of.snapshot.of_round == self.later.snapshot.of_round else self.earlier

    @property
    def since(self) -> str:
        """Name of the earlier round.

        Raises:
            Problem: ``database_*``.
        """
        return round_name(self.earlier.snapshot)

    @property
    def until(self) -> str:
        """Name of the later round; empty where the later scores are each village's latest.

        Raises:
            Problem: ``database_*``.
        """
        return round_name(self.later.snapshot)

    @cached_property
    def came(self) -> Came:
        """Who is complete in the later round alone, of the villages that the filter selects there.

        Raises:
            Problem: ``database_*``.
        """
        then, now, kind = self.whole[0].snapshot, self.whole[1].snapshot, self.later.kind
        rows = _answered_after(self.whole[1], then)
        code = now.code[np.setdiff1d(rows, self.later.complete)]
        at, known = then.rows_of(code)
        known[known] = then.has[kind][at[known]]
        before = np.isin(code[~known], _assessed_before(then, kind))
        back = int(np.count_nonzero(before))
        return Came(len(before) - back, back, int(np.count_nonzero(known)))

    @cached_property
    def left(self) -> Left:
        """Who is complete in the earlier round alone, of the villages that the filter selects there."""
        earlier, now, kind = self.whole[0], self.whole[1].snapshot, self.later.kind
        then = earlier.snapshot
        at, known = now.rows_of(then.code[earlier.complete])
        at = at[known]
        at = at[_after(now, then)[at] & now.has[kind][at]]
        lacking = at[~now.complete[kind][at]]
        outside = int(np.count_nonzero(~now.scores[kind].target[lacking]))
        return Left(
            silent=len(earlier.complete) - len(at),
            unfinished=len(lacking) - outside,
            outside=outside,
        )


def pair(earlier: Selection, later: Selection) -> Paired:
    """Those that the filter selects in the later one and that are complete in both.

    The later one may hold each village's latest score: one that is still of the earlier round, or of a
    round before it, is no second score and makes no pair.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    then, now = earlier.snapshot, later.snapshot
    here = _answered_after(later, then)
    there, known = then.rows_of(now.code[here])
    known[known] = then.complete[later.kind][there[known]]
    return Paired(_only(earlier, there[known]), _only(later, here[known]), (earlier, later))


def since_last_round(selection: Selection) -> Paired | None:
    """Between the round looked at and the one before it; of the latest scores, between the last two in use.

    ``None`` where there is no round before, or where it had another version of the rubric.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    return selection.remember("since last round", lambda: _since_last_round(selection))


def round_name(snapshot: Snapshot) -> str:
    """Name of the round whose scores these are; empty for the latest of each village.

    Raises:
        Problem: ``database_*``.
    """
    return next((one.name for one in rounds(snapshot) if one.id == snapshot.of_round), "")


def comparable(now: Snapshot) -> list[RoundName]:
    """The round looked at and those before it under the same version of the rubric, the latest first.

    Of the latest scores, from the last round on in which a form was finished: one that has just been opened
    tells nothing yet.

    Raises:
        Problem: ``database_*``.
    """
    known = list(rounds(now))
    in_use = {now.of_round} if now.of_round else set(now.round_id[now.complete["claimed"]].tolist())
    while known and known[0].id not in in_use:
        known.pop(0)
    return [one for one in known if one.rubric_version == now.rubric.version]


def in_round(selection: Selection, round_id: int) -> Selection:
    """The same filter and kind of score in one round.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if selection.snapshot.of_round == round_id:
        return selection
    return select(of_round(selection.snapshot, round_id), selection.kind, selection.filter)


def asks_of_scores(asked: Filter) -> bool:
    """Whether a filter looks at scores: it then picks by how villages stand in the later round."""
    return replace(asked, region="", steps=frozenset()) != Filter()


def _since_last_round(selection: Selection) -> Paired | None:
    known, every = comparable(selection.snapshot), rounds(selection.snapshot)
    if len(known) < 2 or every.index(known[1]) != every.index(known[0]) + 1:
        return None
    return pair(in_round(selection, known[1].id), in_round(selection, known[0].id))


def _only(selection: Selection, rows: Rows) -> Selection:
    """The selection with no other villages than those of these rows of its snapshot."""
    # Points and rows of a snapshot are both in order of code.
    place = np.flatnonzero(points(selection.snapshot).row >= 0)
    return Selection(selection.snapshot, selection.kind, selection.filter, place[rows])


def _answered_after(later: Selection, then: Snapshot) -> Rows:
    """The complete villages whose score is of a later round than ``then``."""
    return later.complete[_after(later.snapshot, then)[later.complete]]


def _after(now: Snapshot, then: Snapshot) -> npt.NDArray[np.bool_]:
    """Which scores are of a later round than ``then``: the latest ones of some villages are not."""
    if now.of_round:
        return np.ones(len(now), dtype=bool)
    known = [one.id for one in rounds(now)]
    return np.isin(now.round_id, known[: known.index(then.of_round)])


def _assessed_before(then: Snapshot, kind: Kind) -> npt.NDArray[np.str_]:
    """Codes of all villages with a score of the kind in a round before ``then``, by whatever rubric."""
    return then.remember(("assessed before", kind), lambda: _read_assessed_before(then, kind))


def _read_assessed_before(then: Snapshot, kind: Kind) -> npt.NDArray[np.str_]:
    known = [one.id for one in rounds(then)]
    older = known[known.index(then.of_round) + 1 :]
    with read(database.engine()) as session:
        codes = stored.villages_scored_in(session, older, kind, drafts=sees_drafts(then.mode))
    return np.array(codes, dtype="U10")
