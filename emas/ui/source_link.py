"""Where a statement comes from, as a link that names the page's host."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit


def source_link(address: str) -> str:
    """Markup: a link in a new tab, or plain text where the source is known by its name alone.

    Nothing is fetched by showing it; only a reader's click leaves the machine.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # a name with brackets in it
        parts = urlsplit("")
    if parts.scheme not in ("http", "https"):
        return f'<span class="emas-source">{escape(address)}</span>'
    host = parts.hostname or address
    return (
        f'<a class="emas-source" href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(host.removeprefix('www.'))}</a>"
    )
