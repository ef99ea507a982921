"""``python -m emas find``: the villages of the register that some words name or may mean, as JSON lines."""

from __future__ import annotations

import argparse
import json

from emas.domain.problems import Problem
from emas.geo import codes
from emas.geo.register import Village, register
from emas.geo.search import MOST_LETTERS, search
from emas.ui.i18n import gettext as _

MOST = 20
"""Lines printed at most: what is further down is found with another word."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name it to the parser."""
    find = commands.add_parser("find", help=_("mencari desa dengan nama, wilayah, atau kode"))
    find.add_argument("words", metavar="WORDS", nargs="+", help=_("nama desa, dengan wilayahnya; atau kode"))
    find.add_argument("--within", metavar="CODE", help=_("hanya di wilayah dengan kode ini"))
    find.set_defaults(run=_find)


def _find(arguments: argparse.Namespace) -> None:
    """Print what is found, best first.

    Raises:
        Problem: ``find_nothing``, ``find_empty``, ``find_long``; ``no_place_code``, ``unknown_place`` or
            ``code_shortened`` of the region; ``geo_file_*``.
    """
    words = " ".join(arguments.words)
    if len(words) > MOST_LETTERS:
        raise Problem("find_long", most=MOST_LETTERS)
    if not words.strip():
        raise Problem("find_empty")
    found = search(words, MOST, "" if arguments.within is None else _region(arguments.within))
    if not found.exact and not found.near:
        if codes.shortened(words):
            raise Problem("code_shortened")
        raise Problem("find_nothing")
    for match, villages in (("exact", found.exact), ("likely", found.near)):
        for village in villages:
            print(json.dumps(_line(village, match), ensure_ascii=False))


def _region(text: str) -> str:
    """The code of a region of any level, in digits."""
    code = codes.plain(text)
    if code and register().name(code):
        return code
    if code:
        raise Problem("unknown_place", code=code)
    if codes.shortened(text):
        raise Problem("code_shortened")
    raise Problem("no_place_code")


def _line(village: Village, match: str) -> dict[str, str]:
    return {
        "code": village.code,
        "name": village.bare_name,
        "district": village.district,
        "regency": village.regency,
        "province": village.province,
        "match": match,
    }
