"""Villages whose name and region come near to what was typed: for a text in which nothing fits as it stands.

Edit distances are rapidfuzz's optimal string alignment: letters inserted, left out, replaced, or two
neighbours swapped, each one error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from emas.geo import names
from emas.geo.files import numbers
from emas.geo.register import Register, register

Reading = tuple[str, tuple[str, ...]]
"""One way to understand a text: the name, and the words that name regions."""

_LETTERS_AN_ERROR = 4
"""One error is forgiven for so many letters; if fewer sufficed, short names would become each other."""

_MOST_ERRORS, _MOST_REGION_ERRORS = 3, 2
_SHORTEST = 4
"""Letters that a misspelt name must have; a shorter one stands for nothing but itself."""

_SHORTEST_REGION = 3
"""Letters that a misspelt word for a region must have."""

_SHORTEST_BEGINNING = 6
"""Letters that the first words of a name must have to stand for all of it ("Telaga" for Telaga Waru)."""

_WORSE = 1
"""Errors more than those of the best match with which a village is still offered."""

_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"))
"""Spelling until 1947 and 1972 as today's. Only in the text: a name that keeps it is met as it stands."""

_REGION_KINDS = ("kecamatan", "kabupaten", "provinsi")
"""Belong to every district, so that a misspelt one does not rule all regions out."""

_FAR = 99
"""More than any sum of errors that is accepted."""


@dataclass(frozen=True, eq=False)
class _Groups:
    """Groups of row numbers, end to end: group ``i`` is ``members[starts[i]:starts[i + 1]]``."""

    members: np.ndarray
    starts: np.ndarray

    def expand(self, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """All members of ``groups``, and for each the position in ``groups`` that it comes from."""
        sizes = self.starts[groups + 1] - self.starts[groups]
        origin = np.repeat(np.arange(len(groups)), sizes)
        offset = np.arange(len(origin)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.members[self.starts[groups][origin] + offset], origin


@dataclass(frozen=True, eq=False)
class _Index:
    """Names with the villages that bear them, and region words with the districts that they name.

    ``forms`` are whole names and then the beginnings of longer ones, each once, in normal form;
    ``villages`` groups village rows by form. ``words`` are the region words, numbered in their order;
    ``districts`` groups these numbers by district.
    """

    register: Register
    forms: tuple[str, ...]
    form_length: np.ndarray
    villages: _Groups
    name_length: np.ndarray
    words: dict[str, int]
    word_length: np.ndarray
    districts: _Groups


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Built at the first misspelt search of a process, with the import of rapidfuzz about 0.3 s.

    Deliberately not when the server starts: that would compete with the first page for the processor,
    and most texts are spelt right.
    """
    reg = register()
    whole = names.normal_column(reg.villages.bare_name)
    form, row = _forms(reg.villages.bare_name, whole)
    coded = form.dictionary_encode()
    number = numbers(coded.indices)
    by_number = np.argsort(number, kind="stable")
    words, districts = _region_words(reg)
    return _Index(
        register=reg,
        # A tuple of text is left alone by the garbage collector, a list of 67,000 is not.
        forms=tuple(coded.dictionary.to_pylist()),
        form_length=numbers(pc.utf8_length(coded.dictionary)),
        villages=_Groups(row[by_number], np.append(0, np.cumsum(np.bincount(number)))),
        name_length=numbers(pc.utf8_length(whole)),
        words=words,
        word_length=np.array([len(word) for word in words]),
        districts=districts,
    )


def _forms(raw: pa.Array, whole: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Each village's name and, where it has several words, its beginnings; and the village's row."""
    forms, rows = [whole], [np.arange(len(raw))]
    spaced, row = raw, rows[0]
    while len(spaced):
        cut = pc.replace_substring_regex(spaced, pattern=r"[\s/,;-]+[^\s/,;-]*$", replacement="")
        form = names.normal_column(cut)
        # A pattern, because a number to compare with makes Arrow import pandas.
        long = pc.match_substring_regex(form, f"^.{{{_SHORTEST_BEGINNING}}}")
        kept = pc.and_(long, pc.less(pc.utf8_length(cut), pc.utf8_length(spaced)))
        forms.append(form.filter(kept))
        spaced, row = cut.filter(kept), row[numbers(kept)]
        rows.append(row)
    return pa.concat_arrays(forms), np.concatenate(rows)


def _region_words(reg: Register) -> tuple[dict[str, int], _Groups]:
    """Words of the names of all regions, numbered; and the numbers that stand for each district.

    A district has the words of its own name and of the regions around it, and each name as one word.
    """

    def of(name: str) -> set[str]:
        words = names.words(names.region_name(name))
        proper = [word for word in words if word not in ("kabupaten", "kota")]
        return {*names.words(name), *words, "".join(proper)}

    above = {
        code: of(name)
        for level in (reg.provinces, reg.regencies)
        for code, name in zip(level.code.to_pylist(), level.name.to_pylist(), strict=True)
    }
    number: dict[str, int] = {}
    members: list[int] = []
    starts = [0]
    for code, name in zip(reg.districts.code.to_pylist(), reg.districts.name.to_pylist(), strict=True):
        words = sorted({*of(name), *above[code[:4]], *above[code[:2]], *_REGION_KINDS})
        members += [number.setdefault(word, len(number)) for word in words]
        starts.append(len(members))
    return number, _Groups(np.array(members), np.array(starts))


def near(readings: Sequence[Reading], named_by: Mapping[str, np.ndarray]) -> np.ndarray:
    """Rows of the villages that come near to one of ``readings``, best first; empty if none does.

    The fewest errors in name and region words together come first, then the fewest in the region, a
    whole name before the beginning of one, the earlier reading, the shorter name, the lower code.

    Args:
        readings: the likeliest first.
        named_by: for each of their region words a mask over the districts that it names as it stands.
    """
    index = _index()
    both = list(dict.fromkeys([*readings, *_apart(index, readings)]))
    errors_of = _region_errors(index, {word for _, region in both for word in region}, named_by)
    everywhere = np.zeros(len(index.register.districts), dtype=np.int64)
    regions = [sum((errors_of[word] for word in region), start=everywhere) for _, region in both]
    possible = [i for i, errors in enumerate(regions) if errors.min() < _FAR]
    names_near = _near_names(index, {both[i][0] for i in possible})
    keys = [np.zeros((0, 6), dtype=np.int64)]
    for i in possible:
        form, errors = names_near[both[i][0]]
        row, origin = index.villages.expand(form)
        region = regions[i][index.register.district_row[row]]
        part = index.form_length[form[origin]] < index.name_length[row]
        order = np.full(len(row), i)
        key = np.stack([errors[origin] + region, region, part, order, index.name_length[row], row], axis=1)
        keys.append(key[region < _FAR])
    key = np.concatenate(keys)
    key = key[key[:, 0] <= key[:, 0].min(initial=_FAR) + _WORSE]
    row = key[np.lexsort(key.T[::-1]), -1]
    # A village stands where its best reading puts it.
    return row[np.sort(np.unique(row, return_index=True)[1])]


def _apart(index: _Index, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Readings with the space that is missing between name and region: "campurejogresik"."""
    for name, region in readings:
        for split in range(_SHORTEST, len(name) - _SHORTEST + 1):
            if name[split:] in index.words:
                yield name[:split], (name[split:], *region)


def _region_errors(
    index: _Index, words: set[str], named_by: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Errors of each word as a name of each district (int64); ``_FAR`` where it names something else."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    if not words:
        return {}
    spelt = _spelt(words)
    ways, most = [way for way, _ in spelt], _MOST_REGION_ERRORS
    errors = cdist(ways, list(index.words), scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
    length = np.array([[len(way)] for way in ways])
    # One error in three letters too ("Kta Bima", "Rte Ndao"): that a name is near as well keeps junk away.
    allowed = np.clip(np.maximum(length, index.word_length) // _LETTERS_AN_ERROR, 1, most)
    allowed = np.where(length < _SHORTEST_REGION, 0, allowed)
    errors[errors > allowed] = _FAR
    # No district is without a word, as reduceat requires.
    districts = np.minimum.reduceat(errors[:, index.districts.members], index.districts.starts[:-1], axis=1)
    fewest: dict[str, np.ndarray] = {}
    for (_, word), row in zip(spelt, districts.astype(np.int64), strict=True):
        fewest[word] = np.minimum(fewest.get(word, _FAR), row)
    for word, named in named_by.items():
        if word in fewest:
            fewest[word][named] = 0
    return fewest


def _near_names(index: _Index, typed: set[str]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each name the numbers of the forms near to it, and the errors of each."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    longest = int(index.form_length.max()) + _MOST_ERRORS
    nothing = np.zeros(0, dtype=np.int64)
    found = dict.fromkeys(typed, (nothing, nothing))
    spelt = [(way, name) for way, name in _spelt(typed) if _SHORTEST <= len(way) <= longest]
    if not spelt:
        return found
    ways = [way for way, _ in spelt]
    errors = cdist(ways, index.forms, scorer=OSA.distance, score_cutoff=_MOST_ERRORS, dtype=np.uint8)
    for (way, name), row in zip(spelt, errors, strict=True):
        form = np.flatnonzero(row <= _MOST_ERRORS)
        # The cutoff has seen to the most; the longer of typed and meant tells what its letters allow.
        form = form[row[form] <= np.maximum(len(way), index.form_length[form]) // _LETTERS_AN_ERROR]
        before_form, before_errors = found[name]
        found[name] = np.append(before_form, form), np.append(before_errors, row[form].astype(np.int64))
    return found


def _spelt(words: set[str]) -> list[tuple[str, str]]:
    """Each word as it stands and, if that differs, in today's spelling: pairs of (spelling, word)."""
    pairs = set()
    for word in words:
        today = word
        for old, new in _OLD_SPELLING:
            today = today.replace(old, new)
        pairs |= {(word, word), (today, word)}
    return sorted(pairs)
