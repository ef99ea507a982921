"""``python -m emas deck`` and ``brief``: a story or a place as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from emas.domain.problems import Problem
from emas.geo import codes
from emas.ui.i18n import LANGUAGES, set_language
from emas.ui.i18n import gettext as _

_KINDS = "claimed|evidenced|verified"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name them to the parser."""
    deck = commands.add_parser("deck", help=_("cerita untuk rapat sebagai PPTX atau PDF"))
    deck.add_argument(
        "--story", type=_said, metavar="menteri|gubernur|musdes", default="menteri", help=_("cerita")
    )
    deck.add_argument("--village", type=_said, metavar="CODE", help=_("desa yang jalannya ditampilkan"))
    deck.add_argument("--region", type=_said, metavar="CODE", help=_("kode provinsi atau kabupaten/kota"))
    deck.add_argument("--kind", type=_said, metavar=_KINDS, default="claimed", help=_("jenis skor"))
    deck.add_argument("--round", type=_said, metavar="NAME", help=_("periode; bawaan: terbaru tiap desa"))
    deck.add_argument("--lang", choices=list(LANGUAGES), help=_("bahasa berkas"))
    deck.add_argument("out", metavar="OUT.pptx|OUT.pdf", help=_("berkas hasil"))
    deck.set_defaults(run=_deck)

    brief = commands.add_parser("brief", help=_("ringkasan A4 sebuah desa atau wilayah sebagai PDF"))
    brief.add_argument(
        "code", type=_said, metavar="CODE", help=_("kode desa, kabupaten/kota, atau provinsi; 0: Indonesia")
    )
    brief.add_argument("--summary", action="store_true", help=_("satu halaman penilaian mandiri desa"))
    brief.add_argument("--kind", type=_said, metavar=_KINDS, default="claimed", help=_("jenis skor"))
    brief.add_argument("--round", type=_said, metavar="NAME", help=_("periode; bawaan: terbaru tiap desa"))
    brief.add_argument("--lang", choices=list(LANGUAGES), help=_("bahasa berkas"))
    brief.add_argument("out", metavar="OUT.pdf", help=_("berkas hasil"))
    brief.set_defaults(run=_brief)


def _said(value: str) -> str:
    """A value that says something: an empty one, as of a script's unset variable, would mean the nation."""
    if not value.strip():
        raise Problem("argument_empty")
    return value


def _deck(arguments: argparse.Namespace) -> None:
    from emas.services import snapshot
    from emas.ui.story.ordered import ordered
    from emas.ui.story.printed import printed
    from emas.ui.story.telling import tell

    if arguments.lang:
        set_language(arguments.lang)
    out = Path(arguments.out)
    if out.suffix.lower() not in (".pptx", ".pdf"):
        raise Problem("deck_ending")
    now = snapshot.current()
    story = ordered(
        now,
        ready=arguments.story,
        region=arguments.region or "",
        kind=arguments.kind,
        round_name=arguments.round or "",
        village=arguments.village or "",
    )
    _write(out, printed(tell(story, now), out.suffix.lower()[1:], now))


def _brief(arguments: argparse.Namespace) -> None:
    from emas.services import snapshot
    from emas.ui.story import brief
    from emas.ui.story.ordered import ordered

    if arguments.lang:
        set_language(arguments.lang)
    out, code, now = Path(arguments.out), arguments.code, snapshot.current()
    if out.suffix.lower() != ".pdf":
        raise Problem("brief_ending")
    if arguments.summary:
        deck = brief.assessment_summary(code)
        if deck is None:
            raise Problem("not_assessed")
        _write(out, brief.printed(deck, pages=1))
        return
    if codes.is_village(codes.plain(code)):
        deck = brief.village_brief(code, now)
    else:
        region = "" if code == "0" else code
        story = ordered(now, region=region, kind=arguments.kind, round_name=arguments.round or "")
        deck = brief.region_brief(story, now)
    _write(out, brief.printed(deck))


def _write(out: Path, made: bytes) -> None:
    try:
        out.write_bytes(made)
    except OSError as error:
        raise Problem("file_not_written", file=str(out)) from error
    print(_("Ditulis: {file}").format(file=out), file=sys.stderr)
