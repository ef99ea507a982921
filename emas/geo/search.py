"""Find a village by what a person types: its name, its code, or name and region together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from emas.geo import names, search_fuzzy
from emas.geo.codes import DIGITS
from emas.geo.files import numbers
from emas.geo.register import Register, Village, register

_VILLAGE_WORDS = frozenset(
    (
        *("desa", "ds", "kelurahan", "kel", "gampong", "nagari", "kalurahan", "kampung"),
        *("pekon", "tiyuh", "lembang", "kute", "dusun", "kepenghuluan"),
    )
)
"""Words that may stand before a name. Some begin a real name (Kampung Baru), so both ways are tried."""

_REGION_WORDS = frozenset(("kec", "kecamatan", "kab", "kabupaten", "kota", "prov", "provinsi"))
_CODE = re.compile(r"\d[\d.\s]{3,}")
_EXACT, _PREFIX, _INSIDE = range(3)
_MOST_WORDS = 8
"""Words read at most: the longest village name and its three regions fit; the work grows with them."""

MOST_LETTERS = 200
"""Letters read at most, for the same reason."""

V = TypeVar("V")


@dataclass(frozen=True)
class Found(Generic[V]):
    """Villages for a text, each list best first, no village in both.

    ``exact`` fit as the text stands; ``near`` only if it has typing errors, to be offered as a guess.
    """

    exact: list[V]
    near: list[V]


@dataclass(frozen=True, eq=False)
class _Index:
    """Normal forms: one name a village, and one text a district naming all regions that it lies in."""

    register: Register
    village: pa.Array
    length: np.ndarray
    regions: list[str]


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Built at the first search of a process (about 60 ms)."""
    reg = register()
    village = names.normal_column(reg.villages.name)
    above = {
        code: names.normal(shown) + "|" + names.normal(raw)
        for level in (reg.provinces, reg.regencies)
        for code, raw in zip(level.code.to_pylist(), level.name.to_pylist(), strict=True)
        if (shown := names.region_name(raw))
    }
    regions = [
        f"{names.normal(name)}|{above[code[:4]]}|{above[code[:2]]}"
        for code, name in zip(reg.districts.code.to_pylist(), reg.districts.name.to_pylist(), strict=True)
    ]
    return _Index(reg, village, numbers(pc.utf8_length(village)), regions)


def warm() -> None:
    """Read the register and build the index now, so that the first search is as fast as the next."""
    _index()


def search(text: str, limit: int = 20, within: str = "") -> Found[Village]:
    """At most ``limit`` villages for ``text``, those that fit first, then those that come near.

    Case, spaces, punctuation and diacritics do not count. Four or more digits (dots allowed) are the
    beginning of a code. Otherwise the order is: name equal, name begins with the text, name holds the
    text; the shorter name first, then the code. Words may also name the region, before or after the
    name ("campurejo gresik"). ``within`` is the code of a region to stay in.

    Only where no name equals or begins with the text are typing errors forgiven, in the name and in the
    words for the region (:func:`emas.geo.search_fuzzy.near`); never in a code.
    """
    index = _index()
    text = text[:MOST_LETTERS].strip()
    inside = index.register.villages.rows_in(within)
    if _CODE.fullmatch(text):
        found = index.register.villages.rows_in(re.sub(r"\D", "", text))
        rows = range(max(found.start, inside.start), min(found.stop, inside.stop))[:limit]
        return Found([index.register.village_at(row) for row in rows], [])
    words = names.words(text)[:_MOST_WORDS]
    readings = list(_readings(words))
    # Each word is looked for once in the 7,285 region texts, however many readings use it.
    named_by = {word: np.array([word in regions for regions in index.regions]) for word in words}
    rank = np.full(len(index.length), np.inf)
    for order, (name, regions) in enumerate(readings):
        found_rank = _rank(index, name, [named_by[word] for word in regions])
        # Of two readings with the same kind of match the earlier one (more of the text is name) wins.
        np.minimum(rank, found_rank + order / 1000, out=rank)
    hits = np.flatnonzero(np.isfinite(rank))
    hits = hits[(hits >= inside.start) & (hits < inside.stop)]
    best = hits[np.lexsort((hits, index.length[hits], rank[hits]))][:limit]
    guessed = best[:0]
    if len(best) < limit and rank[hits].min(initial=_INSIDE) >= _INSIDE:
        guessed = search_fuzzy.near(readings, named_by)
        guessed = guessed[(guessed >= inside.start) & (guessed < inside.stop) & ~np.isin(guessed, best)]
        guessed = guessed[: limit - len(best)]
    exact, near = ([index.register.village_at(row) for row in rows.tolist()] for rows in (best, guessed))
    return Found(exact, near)


def _readings(words: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ways to read the words as (name, region words): all of it name first, then less and less."""
    readings: dict[tuple[str, tuple[str, ...]], None] = {}
    starts = [words]
    if len(words) > 1 and words[0] in _VILLAGE_WORDS:
        starts.append(words[1:])
    for some in starts:
        for split in range(len(some), 0, -1):
            for name, rest in ((some[:split], some[split:]), (some[-split:], some[:-split])):
                region = tuple(word for word in rest if word not in _REGION_WORDS)
                readings[("".join(name), region)] = None
    yield from readings


def _rank(index: _Index, name: str, regions: list[np.ndarray]) -> np.ndarray:
    """Rank of every village for one reading; infinity where it does not fit.

    ``regions`` holds one mask over the districts for each region word; all of them must fit.
    """
    rank = np.full(len(index.length), np.inf)
    fits = np.logical_and.reduce(regions) if regions else None
    if fits is not None and not fits.any():
        return rank
    holds = numbers(pc.match_substring(index.village, name))
    if fits is not None:
        holds = holds & fits[index.register.district_row]
    if holds.any():
        begins = numbers(pc.starts_with(index.village, name))
        found = np.where(begins, np.where(index.length == len(name), _EXACT, _PREFIX), _INSIDE)
        rank[holds] = found[holds]
    return rank


def exact(name: str, within: str = "") -> list[Village]:
    """Villages whose name is ``name`` but for case, spaces, marks; in the region ``within``, by code."""
    index = _index()
    inside = index.register.villages.rows_in(within)
    same = numbers(pc.equal(index.village, names.normal(name)))
    return [index.register.village_at(row) for row in (np.flatnonzero(same[inside]) + inside.start).tolist()]


def is_village_code(text: str) -> bool:
    """Whether ``text`` has the form of a village code (ten digits), real or invented."""
    return len(text) == DIGITS["village"] and text.isascii() and text.isdecimal()
