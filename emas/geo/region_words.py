"""What words for regions mean: whole names, beginnings of names, abbreviations; Kota is not Kabupaten."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from emas.geo import names
from emas.geo.abbreviations import PROVINCES, REGENCIES, REGION_WORDS
from emas.geo.register import Register, register

Cost = npt.NDArray[np.int16]
"""For each district how well words fit it and the regions around it: ``tier * 16`` and the number of names
that they were taken for; :data:`FAR` where they do not fit."""

WHOLE, BEGINS, HOLDS = range(3)
"""Tiers of a fit: whole names alone; beginnings of names too; later words of names too, or a word for a kind
of region that nothing bears out."""

FAR = 99
_TIER = 16

_SHORTEST = 3
"""Letters that the beginning of a name must have to stand for it."""

_MOST_WORDS = 6
"""Words of the longest name of a region, with its kind."""

_KINDS = ("kabupaten", "kota", "kecamatan", "provinsi")
_LEFT_OUT = ("kepulauan", "dki", "di")
"""First words that names are mostly written without; but "Riau" is another province than Kepulauan Riau."""

Forms = list[list[str]]
"""Ways to write one name, each as its words."""


@dataclass(frozen=True, eq=False)
class _Level:
    """Names of one level, without spaces: rows by ``whole`` name; ``parts`` from each word on, sorted, each
    with its row and tier; ``row_of`` has the row around each district."""

    whole: dict[str, list[int]]
    parts: list[tuple[str, int, int]]
    row_of: npt.NDArray[np.int64]

    def tiers(self, text: str) -> Cost:
        """The tier in which ``text`` names each district."""
        found = np.full(int(self.row_of.max()) + 1, FAR, dtype=np.int16)
        for part, row, tier in self.parts[bisect_left(self.parts, (text, -1, -1)) :]:
            if not part.startswith(text):
                break
            found[row] = min(found[row], tier if len(text) >= _SHORTEST else HOLDS)
        found[self.whole.get(text, [])] = WHOLE
        return found[self.row_of]


class RegionWords:
    """The words of one text, read as names of regions; each run of them is looked up once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = [REGION_WORDS.get(word, word) for word in words]
        self._segments: dict[tuple[int, int], Cost] = {}
        self._runs: dict[tuple[int, int], Cost] = {}

    def cost(self, start: int, stop: int) -> Cost:
        """How well the words from ``start`` to before ``stop`` fit each district, all of them."""
        key = start, stop
        if key not in self._runs:
            self._runs[key] = self._cost(start, stop)
        return self._runs[key]

    def plain(self, start: int, stop: int) -> tuple[str, ...]:
        """The same words, without those that say a kind of region only."""
        return tuple(word for word in self._words[start:stop] if word not in _KINDS)

    def says_kind(self, start: int, stop: int) -> bool:
        """Whether one of the words can only stand before a region's name."""
        return any(word in _KINDS and word != "kota" for word in self._words[start:stop])

    def _cost(self, start: int, stop: int) -> Cost:
        if start == stop:
            return np.zeros(len(register().districts), dtype=np.int16)
        best = np.full(len(register().districts), FAR, dtype=np.int16)
        for middle in range(start + 1, min(stop, start + _MOST_WORDS) + 1):
            first = self._segment(start, middle)
            if first.min() == FAR:
                continue
            rest = self.cost(middle, stop)
            both = np.maximum(first, rest // _TIER) * _TIER + rest % _TIER + 1
            best = np.minimum(best, np.where((first == FAR) | (rest == FAR), FAR, both))
        return best

    def _segment(self, start: int, stop: int) -> Cost:
        key = start, stop
        if key not in self._segments:
            text = "".join(self._words[start:stop])
            found = np.minimum.reduce([level.tiers(text) for level in _levels()])
            if text in _KINDS:
                found = np.where(found == WHOLE, WHOLE, HOLDS).astype(np.int16)
            self._segments[key] = found
        return self._segments[key]


def meant(cost: Cost) -> tuple[int, npt.NDArray[np.bool_]]:
    """The tier in which words are understood, and the districts that they then mean.

    Where they are whole names somewhere, that is what they mean; else what takes them for fewest names.
    """
    best = int(cost.min())
    tier = best // _TIER
    if best >= FAR or tier == HOLDS:
        return HOLDS, np.zeros(len(cost), dtype=bool)
    return tier, cost < _TIER if tier == WHOLE else cost == best


@lru_cache(maxsize=1)
def _levels() -> tuple[_Level, ...]:
    """Built at the first search of a process (about 40 ms)."""
    reg = register()
    district = reg.districts.number
    return (
        _level(map(_of_district, reg.districts.name.to_pylist()), np.arange(len(district))),
        _level(_regencies(reg), np.searchsorted(reg.regencies.number, district // 100)),
        _level(_provinces(reg), np.searchsorted(reg.provinces.number, district // 10**4)),
    )


def _level(forms: Iterable[Forms], row_of: npt.NDArray[np.int64]) -> _Level:
    whole: dict[str, list[int]] = {}
    parts: dict[tuple[str, int], int] = {}
    for row, ways in enumerate(forms):
        for words in ways:
            whole.setdefault("".join(words), []).append(row)
            for at in range(len(words)):
                key = "".join(words[at:]), row
                parts[key] = min(parts.get(key, HOLDS), BEGINS if at == 0 else HOLDS)
    return _Level(whole, sorted((text, row, tier) for (text, row), tier in parts.items()), row_of)


def _of_district(name: str) -> Forms:
    ways = [names.words(name), names.words(names.region_name(name))]
    return [*ways, *(["kecamatan", *words] for words in ways)]


def _regencies(reg: Register) -> list[Forms]:
    shown = [names.region_name(name) for name in reg.regencies.name.to_pylist()]
    short = _short(REGENCIES)
    proper = [names.words(name)[1:] for name in shown]
    known = {"".join(words) for words in proper}
    found = []
    for name, words in zip(shown, proper, strict=True):
        kind = names.words(name)[0]
        ways = [words, *_without(words, known), *([one] for one in short.get(name, ()))]
        if words[0] == "administrasi":
            ways.append(words[1:])
        found.append([*ways, *([kind, *way] for way in ways)])
    return found


def _provinces(reg: Register) -> list[Forms]:
    raw = reg.provinces.name.to_pylist()
    shown = [names.region_name(name) for name in raw]
    known, short, found = {names.normal(name) for name in shown}, _short(PROVINCES), []
    for name, full in zip(shown, raw, strict=True):
        words = names.words(name)
        ways = [words, names.words(full), *_without(words, known), *([one] for one in short.get(name, ()))]
        found.append([*ways, *(["provinsi", *way] for way in ways)])
    return found


def _without(words: list[str], known: set[str]) -> Forms:
    """The name without a first word that is mostly left out, where the rest is no other's name."""
    rest = words[1:]
    return [rest] if words[0] in _LEFT_OUT and rest and "".join(rest) not in known else []


def _short(table: dict[str, str]) -> dict[str, list[str]]:
    """Short names by name."""
    found: dict[str, list[str]] = {}
    for short, name in table.items():
        found.setdefault(name, []).append(short)
    return found
