"""Text as somebody who means harm types it."""

from __future__ import annotations

SIGNS = ("\x00", "\x08", "\x1b", "\x7f", "\x85", "\u202e", "\u202b", "\u2066", "\u2069", "\ud83d", "\ufffe")
"""No text may hold one: control characters, turned reading, half a pair, no character at all."""

SITE = "evil.example"
"""Where no link may lead."""

MARKUP = (
    f"[klik](https://{SITE}/a)",
    f"https://{SITE}/b",
    f"www.{SITE}/c",
    f"<https://{SITE}/d>",
    f"orang@{SITE}",
    f'<a href="https://{SITE}/e">klik</a>',
    f"![](https://{SITE}/f.png)",
    f"[klik][1] [1]: https://{SITE}/g",
    "# judul",
    "1. satu",
    "- butir",
    "> kutipan",
    "`kode`",
    "**tebal** _miring_ ~~coret~~",
    "$x^2$ :red[merah] :smile: :material/home:",
    "&lt;b&gt; &amp; &#91;x&#93;",
    "a | b",
    "\\[x\\]",
    "a -> b <- c",
)
"""Each is to be read as it stands, and to lead nowhere."""
