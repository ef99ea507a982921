"""Typed text inside Markdown: shown as it stands, and never a link, a picture, a heading or an icon."""

from __future__ import annotations

import re

from emas.domain.plain_text import visible

_ANYWHERE = re.compile(r"[\\`*_{}\[\]()<>#|~$:&!]")
"""What Markdown, its tables and formulas, HTML and Streamlit's colours begin with."""

_AT_THE_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")
"""What makes a list, a line or a heading of the text."""

_MEANT = re.compile(
    # Links: Streamlit finds them in the finished text too, where no backslash helps.
    r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?<=@)(?=[\w-])"
    # Pictures of a name, and icons.
    r"|(?<=:)(?=[\w+-]+(?::|/))"
    # Arrows and dashes made of signs.
    r"|(?<=(?<!\S)[<>~-])(?=(?:-?>|-|=)(?!\S))",
    re.IGNORECASE,
)
"""Places where a text is read for more than it is."""

_JOINER = "\u2060"
"""Nobody sees it, and no line breaks at it; what was one word for a reader stays one."""


def plain(text: str) -> str:
    """``text`` on one line, so that Markdown shows it as it is wherever it stands in a sentence or a label.

    For all that somebody typed, stored or put into an address: in ``st.markdown``, captions, alerts, labels,
    helps. HTML wants :func:`html.escape` instead.
    """
    apart = _MEANT.sub(_JOINER, visible(text))
    escaped = _ANYWHERE.sub(r"\\\g<0>", apart)
    begins = _AT_THE_START.match(escaped)
    if begins is None:
        return escaped
    number = begins[0].isdigit()  # the sign behind it makes the list
    return f"{begins[0]}\\{escaped[begins.end() :]}" if number else f"\\{escaped}"
