"""Links as people paste them: read for storing, found in a text, and searched for telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote, urlsplit

from emas.domain.problems import Problem

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})"
"""A name with a dot, its last part of letters: neither this machine nor a bare number of a machine."""

_NAMED = re.compile(_HOST)
_BARE = re.compile(rf"{_HOST}(?::\d{{1,5}})?(?:[/?#].*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s\\<>\"^`{|}]")
"""What browsers read in more than one way, or what ends a link where it is written."""

_IN_TEXT = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:id|com|net|org|info|app|site|page|link|online|ly|gl|be|me|co|io|my)/\S*"
    r"|(?<![\w@./-])(?:tel|sms|callto|whatsapp|viber):\S+"
)
"""Of a text in small letters. Without a scheme only what ends as links here do: *Perdes.No/5* is none."""

_CALLS = ("tel", "sms", "callto", "whatsapp", "viber")
_CHATS = ("wa.me", "whatsapp.com", "t.me", "signal.me", "viber.me")
_NAMES = re.compile(r"phone|telp?|telepon|hp|no_?hp|nohp|wa|no_?wa|msisdn|nik|no_?kk|ktp|paspor|passport")
_ENOUGH = 7
"""Digits that make a telephone number."""


def read_link(text: str) -> str:
    """A link in the form in which it is stored; empty stays empty.

    ``https://`` is put before a name that lacks it, as in *drive.google.com/…*, and scheme and host are
    written small.

    Raises:
        Problem: ``evidence_link`` where it is no http or https address of a named site, written in plain
            letters; ``evidence_link_user`` where a name or a password stands before the site's, which
            passes one site off as another.
    """
    if not text:
        return ""
    whole = text if not _BARE.fullmatch(text) else f"https://{text}"
    try:
        parts = urlsplit(whole)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:  # brackets that do not close, a port that is no number
        raise Problem("evidence_link") from error
    if "@" in parts.netloc:
        raise Problem("evidence_link_user")
    if parts.scheme not in ("http", "https") or _UNSAFE.search(whole) or not _NAMED.fullmatch(host):
        raise Problem("evidence_link")
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def replaced_links(text: str, by: Callable[[str], str]) -> str:
    """``text`` (in small letters) with ``by(link)`` in the place of each link in it."""
    return _IN_TEXT.sub(lambda found: by(found[0]), text)


def calls_somebody(link: str) -> bool:
    """Whether a link surely names somebody: it rings a telephone, opens a chat, or says so itself.

    Other digits in a link are the number of a post or of a file, however much they look like a person's.
    """
    try:
        parts = urlsplit(link if _SCHEME.match(link) else f"https://{link}")
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme in _CALLS:
        return _has_number(link)
    fields = parse_qsl(parts.query, max_num_fields=None)
    if any(_NAMES.fullmatch(name.lower()) and _has_number(value) for name, value in fields):
        return True
    chat = any(host == name or host.endswith(f".{name}") for name in _CHATS)
    return chat and _has_number(f"{parts.path} {parts.fragment}")


def _has_number(text: str) -> bool:
    return sum(sign.isdecimal() for sign in unquote(text)) >= _ENOUGH
