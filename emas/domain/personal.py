"""Numbers that tell who somebody is: they have no place among a village's answers.

Only what can be told by its form: a name cannot, so the form asks in words that none be written. What a
number is written with (dashes of any kind, slashes, spaces, signs that nobody sees, digits of another script)
does not hide it; what documents are numbered with is no person's number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from emas.domain.links import calls_somebody, replaced_links

Personal = Literal["nik", "passport", "phone"]

_DROPPED = frozenset("\u115f\u1160\u3164")
"""Letters without a form."""

_SLASHES = "\u2044\u2215\u29f8\u2571"
_MINUS = "\u2212\u2043"

_APART = "\u00df"
"""Stands where something was that is no person's number: a letter, so that numbers beside it do not join."""

_GAP = r"[\W_]{1,3}"
"""Between digits of one number: no letter, and no more than a bracket, a dash and a space."""

_DAY = (
    r"(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:(?:19|20)\d\d|[12]\d)"
    r"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])"
)
_HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?"
_DATE = re.compile(rf"(?<!\d)(?:{_DAY})(?!\d|[-/.]\d)")
_WHEN = re.compile(rf"(?:{_DAY}|{_HOUR})(?:{_GAP}(?:{_DAY}|{_HOUR}))*")
"""Days and times alone: *12-11-2026 09.30-12.00* has as many digits as a NIK."""

_PLACE = re.compile(
    r"(?:[-+]|\b(?:lat|lintang|koordinat|gps|titik)\w*[\W_]{1,3}-?)\d{1,2}[.,]\d{3,8}"
    r"[\W_]{1,3}(?:(?:long?|bujur)\w*[\W_]{1,3})?\d{2,3}[.,]\d{3,8}(?!\d)"
)
"""A point on the map, known by its sign or its word."""

_YEAR = re.compile(r"(?:19|20)\d\d")

_PASSPORT = re.compile(
    r"(?<![^\W_])(?:[a-z][ -]{0,2}\d(?:[ -]?\d){6}|(?!no|nr|rt|rw|rp|tb|bn|ld)[a-z]{2}\d{6,7})(?!\d)"
    r"|paspor\w*\W{0,3}(?:(?:no|nr)\w*\W{0,3}(?:[a-z]{1,2}\W?)?\d|(?:[a-z]{1,2}\W?)?\d(?:[ -]?\d){5})"
)

_MOBILE = r"(?:1[1-9]|2[1-35-9]|3[1-9]|5[1-9]|7[1-9]|8[1-9]|9[1-9])"
"""After 08, as numbers are given out: 0820 and 0819 of a year are told apart by what follows."""

_ABROAD = re.compile(
    rf"(?:\+[\W_]{{0,2}}|(?<!\d)00)62(?:{_GAP})?\d(?:(?:{_GAP})?\d){{6,11}}(?!\d)"
    r"|(?<![\d+])(?<!\d[/.])62[ .()-]{0,3}8(?:[ .()-]{0,3}\d){7,11}(?!\d)"
    r"|\+[1-9](?:[ ()-]{0,3}\d){8,13}(?!\d)"
)
"""With a country's code: Indonesia's, and others written with their sign and no points."""

_RINGS = re.compile(
    # In one piece, or in groups as people dictate them.
    rf"(?<!\d)(?<!\d[/.])08{_MOBILE}(?:(?:{_GAP})?\d){{6,9}}(?!\d)"
    rf"|(?<!\d)(?<!\d[/.])08[1-35789]{_GAP}\d(?:(?:{_GAP})?\d){{6,9}}(?!\d)"
    rf"|(?<!\d)(?<!\d[/. -])0(?:[ -]?8[ -]|[ -]8)(?:[ -]?\d){{8,11}}(?!\d)"
)

_OFFICE = re.compile(
    r"(?<!\d)(?<!\d[/.-])(?:\(0[2-79]\d{1,2}\)[ -]{0,3}|0[2-79]\d{1,2}(?:[ -]{1,3}|/(?=\d{7,8}(?!\d))))"
    r"(?:\d{5,8}|\d{3,4}[ .-]{1,3}\d{3,4})(?!\d)(?!/(?:(?:19|20)\d\d(?!\d)|[ivx]+/))"
)
"""An office's line with its area code."""

_NIB = re.compile(r"(?<!\d)(?!628)\d{13}(?!\d)")
"""A business identification number: since 2021 it begins with the date of its issue, so also with 08.

None begins as a mobile number with the country's code does."""

_PROVINCE = re.compile(r"1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6]")
"""Codes of provinces, which a NIK begins with."""

_NIK_LENGTH = 16


def personal(text: str) -> Personal | None:
    """Which personal number ``text`` holds, as far as its form tells; ``None`` for none.

    Sixteen digits in one piece are taken for a NIK (Nomor Induk Kependudukan: province, regency, district,
    date of birth, serial) or a family card's number, which is built alike. With other signs between them they
    are one where they are built so, unless they read as days and times alone, or end in a year as the
    numbers of documents do. Thirteen digits in one piece are a business's NIB, not a telephone number. Of
    links only those count that surely call somebody.
    """
    plain = _folded(text)
    called = False

    def seen(link: str) -> str:
        nonlocal called
        called = called or calls_somebody(link)
        return _APART

    plain = _PLACE.sub(_APART, replaced_links(plain, seen))
    if any(map(_is_nik, _runs(plain))):
        return "nik"
    if any(not _ends_in_a_year(found[0]) for found in _PASSPORT.finditer(plain)):
        return "passport"
    return "phone" if called or _telephone(plain) else None


def _folded(text: str) -> str:
    """Small letters, digits of ASCII, one kind of dash, slash and space; nothing that is not seen."""
    return re.sub(" +", " ", "".join(map(_sign, unicodedata.normalize("NFKC", text)))).lower()


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me") or sign in _DROPPED:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign in _MINUS:
        return "-"
    if kind[0] == "Z" or kind == "Cc":
        return " "
    return "/" if sign in _SLASHES else sign


_Run = tuple[str, list[str], bool]


def _runs(plain: str) -> Iterator[_Run]:
    """Neighbouring groups of digits that make sixteen: as written, the groups, whether none stands beside."""
    for joined in re.finditer(rf"\d+(?:{_GAP}\d+)*", plain):
        groups = list(re.finditer(r"\d+", joined[0]))
        for first, begin in enumerate(groups):
            length = 0
            for last in range(first, len(groups)):
                length += len(groups[last][0])
                if length < _NIK_LENGTH:
                    continue
                if length == _NIK_LENGTH:
                    written = joined[0][begin.start() : groups[last].end()]
                    alone = first == 0 and last == len(groups) - 1
                    yield written, [group[0] for group in groups[first : last + 1]], alone
                break


def _is_nik(run: _Run) -> bool:
    written, groups, alone = run
    if len(groups) == 1:
        return True
    digits = "".join(groups)
    # Women's day of birth is written with 40 added.
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    built = (
        _PROVINCE.fullmatch(digits[:2])
        and "00" not in (digits[2:4], digits[4:6])
        and 1 <= day <= 31
        and 1 <= month <= 12
        and digits[12:] != "0000"
    )
    if not built or _YEAR.fullmatch(groups[-1]) or _WHEN.fullmatch(written):
        return False
    # Beside other digits (a list, a long document's number) only where it is cut as people cut it.
    return alone or len({len(group) for group in groups}) == 1 or all(len(group) % 2 == 0 for group in groups)


def _ends_in_a_year(found: str) -> bool:
    groups = re.findall(r"\d+", found)
    return len(groups) > 1 and _YEAR.fullmatch(groups[-1]) is not None


def _telephone(plain: str) -> bool:
    rest = _DATE.sub(_APART, _NIB.sub(_APART, plain))
    if _ABROAD.search(rest) or any(map(_dialled, _RINGS.finditer(rest))):
        return True
    return any(not _dated(found[0]) for found in _OFFICE.finditer(rest))


def _dialled(found: re.Match[str]) -> bool:
    """Whether digits that begin as a mobile number are grouped as one, where points or slashes part them."""
    _first, *others = re.findall(r"\d+", found[0])
    if not others or not re.search("[/.]", found[0]):
        return True
    if any(map(_YEAR.fullmatch, others)):
        return False
    whole = len(others) == 1 and len(others[0]) >= 7 and not _YEAR.match(others[0])
    return whole or (len(others) > 1 and all(3 <= len(group) <= 5 for group in others))


def _dated(found: str) -> bool:
    """Whether what follows an area code is a year, or begins a day without signs."""
    return any(_YEAR.match(group) and len(group) in (4, 8) for group in re.findall(r"\d+", found)[1:])
