"""``python -m emas``: score and path of one village from a file, and the making of the database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from emas import cli_find, cli_paper
from emas.domain.answers import parse_answers
from emas.domain.output import score_to_json
from emas.domain.path import find_path, path_to_json
from emas.domain.problems import Problem
from emas.domain.profile import Profile
from emas.domain.rubric import Rubric
from emas.domain.scoring import score
from emas.services.rubrics import rubric as rubric_of
from emas.text.numbers import read_whole
from emas.ui.i18n import gettext as _
from emas.ui.i18n import locale, set_language
from emas.ui.problems import sentence_as_text

SHOWN = 40
"""Signs of a strange indicator code that are repeated to the reader."""

MOST_BYTES = 2_000_000
"""Size of a file of answers that is read; a village's hold some 2 kB."""

BAD_INPUT = 2
"""Exit status for input that the user can put right."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0, or 2 with one plain line on standard error)."""
    set_language("en" if _reader_is_english() else "id")
    try:
        chosen = _parser().parse_args(arguments)
        chosen.run(chosen)
    except Problem as problem:
        print(_one_line(sentence_as_text(problem)), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read the output has enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _one_line(text: str) -> str:
    """``text`` on one line of printable signs, whatever stood in the input that it repeats."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


class _Parser(argparse.ArgumentParser):
    """argparse with its complaint on one line, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        """Say how to get help and leave."""
        print(
            _("Perintah ini tidak dikenali. Bantuan: {prog} --help").format(prog=self.prog), file=sys.stderr
        )
        raise SystemExit(BAD_INPUT)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m emas", description=_("Dasbor Desa Migran EMAS"))
    commands = parser.add_subparsers(required=True, metavar=_("perintah"))

    scoring = commands.add_parser("score", help=_("skor sebuah desa dari berkas jawaban"))
    scoring.add_argument("file", metavar="FILE", help=_("berkas JSON, atau - untuk masukan baku"))
    scoring.set_defaults(run=_score)

    way = commands.add_parser("path", help=_("jalan termurah menuju kelayakan atau suatu kategori"))
    way.add_argument("--to", metavar="eligible|Berkembang|Mantap|Teladan", help=_("tujuan"))
    way.add_argument("file", metavar="FILE", help=_("berkas JSON, atau - untuk masukan baku"))
    way.set_defaults(run=_path)

    making = commands.add_parser("init", help=_("membuat basis data"))
    making.add_argument(
        "--demo", action="store_true", help=_("dengan penilaian simulasi untuk desa-desa rekaan")
    )
    making.add_argument("--villages", type=_count, metavar="N", help=_("jumlah desa rekaan"))
    making.set_defaults(run=_init)

    borders = commands.add_parser("boundaries", help=_("memakai batas kabupaten/kota milik sendiri"))
    borders.add_argument(
        "file", metavar="FILE", nargs="?", help=_("GeoPackage, GeoJSON, FlatGeobuf, atau shapefile dalam ZIP")
    )
    borders.add_argument("--credit", metavar="TEXT", help=_("sumber yang disebut pada peta"))
    borders.add_argument("--shipped", action="store_true", help=_("kembali ke batas bawaan"))
    borders.set_defaults(run=_boundaries)

    cli_find.add_command(commands)
    cli_paper.add_commands(commands)
    return parser


def _init(arguments: argparse.Namespace) -> None:
    # The store and its libraries take a second to import: score and path do without them.
    from emas.services.initialise import DEMO_VILLAGES, demo_size, initialise
    from emas.ui.progress import TerminalProgress

    if arguments.villages is not None and not arguments.demo:
        raise Problem("villages_without_demo")
    villages = DEMO_VILLAGES if arguments.villages is None else arguments.villages
    made = initialise(demo_villages=villages if arguments.demo else None, progress=TerminalProgress())
    if arguments.villages is not None and demo_size() != arguments.villages:
        raise Problem("demo_of_other_size", found=demo_size(), wanted=arguments.villages)
    print(_("Basis data siap.") if made else _("Basis data sudah ada dan mutakhir."), file=sys.stderr)


def _boundaries(arguments: argparse.Namespace) -> None:
    from emas.geo import own_boundaries
    from emas.geo.register import register
    from emas.ui import formats

    given = arguments.file is not None, arguments.credit is not None, arguments.shipped
    if given not in ((True, True, False), (False, False, True)):
        raise Problem("boundary_usage")
    if arguments.shipped and not own_boundaries.remove():
        told = _("Batas bawaan memang sedang dipakai.")
    elif arguments.shipped:
        told = _("Batas bawaan dipakai lagi setelah server dimulai ulang.")
    else:
        done = own_boundaries.install(Path(arguments.file), credit=arguments.credit)
        told = _(
            "Batas disimpan di {folder} dan dipakai setelah server dimulai ulang. "
            "{share} titik desa berada di dalam kabupaten/kotanya."
        ).format(folder=done.folder, share=formats.whole_percent(100 * done.inside))
        if done.doubtful:
            names = ", ".join(map(register().name, done.doubtful))
            told += " " + _("Periksa {names}: kurang dari separuh titik desanya ada di dalam.").format(
                names=names
            )
    print(_one_line(told), file=sys.stderr)


def _score(arguments: argparse.Namespace) -> None:
    rubric = rubric_of()
    _print(score_to_json(score(rubric, _read_profile(rubric, arguments.file))))


def _path(arguments: argparse.Namespace) -> None:
    rubric = rubric_of()
    _print(path_to_json(find_path(rubric, _read_profile(rubric, arguments.file), arguments.to)))


def _read_profile(rubric: Rubric, name: str) -> Profile:
    """The profile of the answers in the file called ``name`` (``-``: standard input)."""
    try:
        # Never more than the limit: a device or a pipe may have no end.
        if name == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError, AttributeError) as error:  # also: standard input is closed
        raise Problem("file_unreadable", file=name) from error
    if len(raw) > MOST_BYTES:
        raise Problem("answers_too_large", most=MOST_BYTES // 1000)
    try:
        # What has a point or an exponent is no count and no level: kept as written, to be repeated.
        decoded = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_without_repeats, parse_float=str, parse_constant=str
        )
    except UnicodeDecodeError as error:
        raise Problem("not_text") from error
    except json.JSONDecodeError as error:
        raise Problem("not_json", line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:  # brackets a thousand deep, numbers of a thousand digits
        raise Problem("answers_expected") from error
    return Profile.of(rubric, parse_answers(rubric, decoded))


def _count(typed: str) -> int:
    """A whole number among the arguments, as the reader's language writes it.

    An empty one, as of a script's unset variable, would mean the demonstration's usual size.
    """
    number = read_whole(typed, locale())
    if number is None:
        raise Problem("argument_empty")
    return number


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Problem("repeated_indicator", code=key[:SHOWN])
        found[key] = value
    return found


def _print(data: dict[str, Any]) -> None:
    try:
        print(json.dumps(data, ensure_ascii=False), flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Problem("disk_full") from error


def _reader_is_english() -> bool:
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return spoken.startswith("en")
