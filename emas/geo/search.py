"""Find a village by what a person types: its name, its code, or name and region together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from emas.geo import codes, names, search_fuzzy
from emas.geo.abbreviations import is_short
from emas.geo.codes import DIGITS
from emas.geo.files import numbers
from emas.geo.reading import Reading, readings, words_of
from emas.geo.region_words import FAR, WHOLE, RegionWords, meant
from emas.geo.register import Register, Village, register

MOST_LETTERS = 200
"""Letters read at most: the work grows with them."""

_SAME_KIND, _BEGINS, _SAME, _INSIDE, _ELSEWHERE = range(5)
"""Sorts of a guess, the likeliest first: the name itself but another kind of village; a longer name; the name
itself where the region fits less well; a name that holds the text; a longer name there. Typing errors are
forgiven only where no guess is better than ``_INSIDE``."""

_NONE = 1000.0
_ORDER = 1 / 1000
"""What a later reading adds to the rank of what it finds."""

_TYPED_WRONG = 8
"""Words at most in which typing errors are looked for."""

V = TypeVar("V")


@dataclass(frozen=True)
class Found(Generic[V]):
    """Villages for a text, each list best first, no village in both.

    ``exact``: every word is understood and the name is the village's. ``near``: what is likely only, to be
    offered as a guess: names that begin with the text or hold it, other regions, typing errors.
    """

    exact: list[V]
    near: list[V]


@dataclass(frozen=True, eq=False)
class _Index:
    """The register with the names of its villages in normal form."""

    register: Register
    village: pa.Array
    length: npt.NDArray[np.int64]


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Built at the first search of a process (about 30 ms)."""
    reg = register()
    village = names.normal_column(reg.villages.bare_name)
    return _Index(reg, village, numbers(pc.utf8_length(village)))


def warm() -> None:
    """Read the register and build the indexes now, so that the first search is as fast as the next."""
    _index()
    RegionWords(["a"]).cost(0, 1)


def search(text: str, limit: int = 20, within: str = "", *, errors: bool = True) -> Found[Village]:
    """At most ``limit`` villages for ``text``: those that it names, then those that it may mean.

    Words for the region may stand before or after the name, those for its kind may be left out; the
    beginning of a code lists what is inside it, and so does a region's name that no village bears.

    Args:
        text: at most :data:`MOST_LETTERS` of it are read.
        limit: of both lists together.
        within: code of a region to stay in (digits alone).
        errors: whether typing errors are forgiven where no name equals or begins with the text: in the name
            and in the words for the region (:func:`emas.geo.search_fuzzy.near`), never in a code.
    """
    index = _index()
    text = codes.folded(text[:MOST_LETTERS]).strip()
    inside = index.register.villages.rows_in(within)
    digits = "".join(text.strip(".,;:()").split())
    for sign in ".-/":
        digits = digits.replace(sign, "")
    if digits.isdecimal() and len(digits) >= DIGITS["regency"]:
        rows = list(_overlap(index.register.villages.rows_in(digits), inside))[:limit]
        whole = len(digits) == DIGITS["village"]
        return _villages(rows if whole else [], [] if whole else rows)
    code, rest = codes.village_in(text)
    named = index.register.villages.row(code)
    if code and named is not None and inside.start <= named < inside.stop:
        return _coded(named, rest, limit, within)
    exact, near = _by_words(rest if code else text, limit, inside, errors=errors and not code)
    # Words beside a code that is no village's: they may be meant, and the code mistyped.
    return _villages([], [*exact, *near]) if code else _villages(exact, near)


def exact(name: str, within: str = "") -> list[Village]:
    """Villages whose name is ``name`` but for case, spaces, marks; in the region ``within``, by code."""
    index = _index()
    inside = index.register.villages.rows_in(within)
    same = _bears(index, names.normal(name))
    return [index.register.village_at(row) for row in (np.flatnonzero(same[inside]) + inside.start).tolist()]


def _bears(index: _Index, name: str) -> npt.NDArray[np.bool_]:
    """Which villages have this name. (To compare for equality Arrow would import pandas.)"""
    return numbers(pc.starts_with(index.village, name)) & (index.length == len(name))


def _villages(exact: Iterable[int], near: Iterable[int]) -> Found[Village]:
    reg = _index().register
    return Found([reg.village_at(row) for row in exact], [reg.village_at(row) for row in near])


def _overlap(one: slice, other: slice) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _coded(row: int, rest: str, limit: int, within: str) -> Found[Village]:
    """The village of a code with words beside it: they have to be its name, its regions, or both."""
    index = _index()
    district, words = index.register.district_row[row], words_of(rest)
    fits = [
        reading.name == index.village[row].as_py()
        and reading.regions.cost(reading.start, reading.stop)[district] < FAR
        for reading in readings(rest)
    ]
    if not words or any(fits) or RegionWords(words).cost(0, len(words))[district] < FAR:
        return _villages([row], [])
    exact, near = _by_words(rest, limit, index.register.villages.rows_in(within), errors=False)
    return _villages([], [row, *(other for other in [*exact, *near] if other != row)][:limit])


def _by_words(text: str, limit: int, inside: slice, *, errors: bool) -> tuple[list[int], list[int]]:
    """Rows of the villages that ``text`` names, and of those that it may mean."""
    index, ways = _index(), readings(text)
    named = _named(ways, inside)
    rank = _ranks(ways)
    rank[named] = _NONE
    hits = np.flatnonzero(rank < _NONE)
    hits = hits[(hits >= inside.start) & (hits < inside.stop)]
    guesses = hits[np.lexsort((hits, index.length[hits], rank[hits]))]
    best = rank[hits].min(initial=_INSIDE)
    if not len(named):
        guesses = _with_region(text, inside, guesses, rank)
    likely = guesses[: max(limit - len(named), 0)].tolist()
    if errors and not len(named) and best >= _INSIDE and len(likely) < limit:
        short = [way for way in ways if len(way.region) < _TYPED_WRONG]
        masks = {word: _fits(RegionWords([word])) for way in short for word in way.region}
        found = search_fuzzy.near(list(dict.fromkeys((way.name, way.region) for way in short)), masks)
        found = found[(found >= inside.start) & (found < inside.stop) & ~np.isin(found, guesses)]
        likely += found[: limit - len(likely)].tolist()
    return named[:limit].tolist(), likely


def _fits(word: RegionWords) -> npt.NDArray[np.bool_]:
    return word.cost(0, 1) < FAR


def _named(ways: list[Reading], inside: slice) -> npt.NDArray[np.int64]:
    """Rows of the villages that bear the name of the best reading in the regions that it means, by code.

    Better is a reading that takes words for whole names of regions, then the earlier one. Of several sorts
    of village the one that the text says is meant.
    """
    index = _index()
    best, rows, kind = FAR, np.zeros(0, dtype=np.int64), ""
    for way in ways:
        tier, districts = (
            meant(way.regions.cost(way.start, way.stop)) if way.start < way.stop else (WHOLE, None)
        )
        if tier >= best or (districts is not None and not districts.any()):
            continue
        same = np.flatnonzero(_bears(index, way.name))
        same = same[(same >= inside.start) & (same < inside.stop)]
        if districts is not None:
            same = same[districts[index.register.district_row[same]]]
        if len(same):
            best, rows, kind = tier, same, way.kind
    if kind:
        kinds = index.register.villages.kind
        said = [row for row in rows.tolist() if kinds[row].as_py() == kind]
        rows = np.array(said, dtype=np.int64) if said else rows
    return rows


def _ranks(ways: list[Reading]) -> npt.NDArray[np.float64]:
    """Rank of every village as a guess; :data:`_NONE` where it is none."""
    index = _index()
    rank = np.full(len(index.length), _NONE)
    for order, way in enumerate(ways):
        fits: npt.NDArray[np.bool_] | None = None
        there = np.ones(len(index.length), dtype=bool)
        if way.start < way.stop:
            cost = way.regions.cost(way.start, way.stop)
            if cost.min() >= FAR:
                continue
            fits = (cost < FAR)[index.register.district_row]
            there = meant(cost)[1][index.register.district_row]
        holds = numbers(pc.match_substring(index.village, way.name))
        if fits is not None:
            holds = holds & fits
        if not holds.any():
            continue
        begins = numbers(pc.starts_with(index.village, way.name))
        same = index.length == len(way.name)
        found = np.where(
            begins,
            np.where(
                same,
                np.where(there & bool(way.kind), _SAME_KIND, _SAME),
                np.where(there, _BEGINS, _ELSEWHERE),
            ),
            np.where(there, _INSIDE, _NONE),
        )
        np.minimum(rank, np.where(holds, found + order * _ORDER, _NONE), out=rank)
    return rank


def _with_region(
    text: str, inside: slice, guesses: npt.NDArray[np.int64], rank: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64]:
    """``guesses`` and, where ``text`` is the whole name of a region, the villages in it.

    They stand behind names that begin with the text, unless it is an abbreviation: "DIY" is no Diyai.
    """
    words, index = words_of(text), _index()
    tier, districts = meant(RegionWords(words).cost(0, len(words)))
    if not words or tier != WHOLE:
        return guesses
    rows = np.flatnonzero(districts[index.register.district_row])
    rows = rows[(rows >= inside.start) & (rows < inside.stop)]
    first = guesses[:0] if is_short("".join(words)) else guesses[rank[guesses] < _SAME]
    every = np.concatenate([first, rows, guesses])
    return every[np.sort(np.unique(every, return_index=True)[1])]
