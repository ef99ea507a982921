"""How a text that names a village can be read: which words are its name, which its region, which neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emas.geo import codes, names
from emas.geo.abbreviations import HAMLET_WORDS, OFFICE_WORDS, OFFICES, REGION_WORDS, VILLAGE_WORDS
from emas.geo.region_words import RegionWords

MOST_WORDS = 18
"""Words read at most: a long name with four regions and their kinds fits; the work grows with them."""

# RT and RW are numbered parts of a hamlet: "RT 02 RW 01", "RT/RW 02/01".
_NEIGHBOURHOOD = re.compile(
    r"\b(?:rt\s*/\s*rw|rt|rw)\s*[.:]?\s*[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?(?![0-9])", re.IGNORECASE
)
_DOTTED = re.compile(
    rf"\b({'|'.join(sorted({*VILLAGE_WORDS, *REGION_WORDS, *HAMLET_WORDS} - {'adm'}))})\.(?=\w)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[\s/;()]+")


@dataclass(frozen=True)
class Reading:
    """One way to read the words: the ``name`` (normal form), the ``kind`` of village said before it (empty:
    none), and the words from ``start`` to before ``stop`` of ``regions`` for its region."""

    name: str
    kind: str
    regions: RegionWords
    start: int
    stop: int

    @property
    def region(self) -> tuple[str, ...]:
        """The words for its region, without those that say a kind only."""
        return self.regions.plain(self.start, self.stop)


@dataclass(frozen=True)
class _Word:
    """A word in normal form; ``breaks`` where a comma stands before it."""

    text: str
    breaks: bool


def words_of(text: str) -> list[str]:
    """The words of a text in normal form, without offices and neighbourhoods."""
    return [word.text for word in _words(text)]


def readings(text: str) -> list[Reading]:
    """Ways to read ``text``, the likeliest first.

    All of it is name, then less and less; the name stands before its region rather than behind; a word for
    the kind of village is part of the name rather than not. What no comma and no word for a kind of region
    cuts comes before all that one does.
    """
    found: dict[tuple[str, str, tuple[str, ...]], tuple[tuple[bool, bool], Reading]] = {}
    for words in _orders(_words(text)):
        regions = RegionWords([word.text for word in words])
        for cut, reading in _split(words, regions):
            key = reading.name, reading.kind, regions.plain(reading.start, reading.stop)
            found.setdefault(key, ((cut, bool(reading.kind)), reading))
    return [reading for _, reading in sorted(found.values(), key=lambda one: one[0])]


def _split(words: Sequence[_Word], regions: RegionWords) -> Iterator[tuple[bool, Reading]]:
    """Each way to part the words in two; whether something cuts the name."""
    count = len(words)
    for size in range(count, 0, -1):
        for start, stop, left, right in ((0, size, size, count), (count - size, count, 0, count - size)):
            name = words[start:stop]
            cut = any(word.breaks for word in name[1:]) or regions.says_kind(start, stop)
            yield cut, Reading("".join(word.text for word in name), "", regions, left, right)
            kind = VILLAGE_WORDS.get(name[0].text, "")
            if kind and size > 1:
                yield cut, Reading("".join(word.text for word in name[1:]), kind, regions, left, right)
            if size == count:
                break


def _orders(words: list[_Word]) -> Iterator[list[_Word]]:
    """The words as they stand; and, where a word for a village stands among them, from it on: what is before
    is the name of a hamlet, or regions."""
    if words:
        yield words
    for at, word in enumerate(words[1:], 1):
        if word.text in VILLAGE_WORDS and at + 1 < len(words):
            from_here = [_Word(word.text, False), *words[at + 1 :]]
            if words[0].text in HAMLET_WORDS:
                yield from_here
            yield [*from_here, _Word(words[0].text, True), *words[1:at]]
            return


def _words(text: str) -> list[_Word]:
    plain = _DOTTED.sub(r"\1 ", _NEIGHBOURHOOD.sub(" , ", codes.folded(text)))
    words: list[_Word] = []
    breaks = False
    for part in _BREAK.split(plain):
        for at, piece in enumerate(part.split(",")):
            breaks = breaks or at > 0
            if word := names.normal(piece):
                words.append(_Word(word, breaks))
                breaks = False
    return _without_office(words)[:MOST_WORDS]


def _without_office(words: list[_Word]) -> list[_Word]:
    at = 0
    while at + 1 < len(words) and words[at].text in OFFICE_WORDS | OFFICES:
        at += 1
    meant = at and (words[at - 1].text in OFFICES or words[at].text in VILLAGE_WORDS)
    return words[at:] if meant else words
