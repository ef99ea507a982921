"""A small bar in plain markup: no chart library, readable on paper, its figure always beside it."""

from __future__ import annotations

from html import escape


def bar(share: float, tone: str = "teal") -> str:
    """Markup of a bar filled to ``share`` (0 to 1; outside of it, to the nearer end).

    It is decoration to a screen reader: the figure that it shows must stand beside it.
    """
    filled = 100 * min(max(share, 0.0), 1.0)
    inner = f'<span style="width:{filled:.2f}%"></span>'
    return f'<span class="emas-bar {escape(tone)}" aria-hidden="true">{inner}</span>'
