"""A small table in plain markup, for figures that nobody sorts or opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class GridCell:
    """``text`` as it is read; ``tone`` is the class of a state's colour (``emas.ui.words.Mark``)."""

    text: str
    tone: str = ""


def grid(titles: Sequence[str], rows: Sequence[tuple[str, Sequence[GridCell]]]) -> str:
    """Markup of a table; ``titles`` begin with that of the rows' names."""
    heads = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    body = "".join(
        f"<tr><th scope='row'>{escape(name)}</th>{''.join(map(_cell, cells))}</tr>" for name, cells in rows
    )
    return f"<table class='emas-grid'><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: GridCell) -> str:
    tone = f" class='{escape(cell.tone)}'" if cell.tone else ""
    return f"<td{tone}>{escape(cell.text)}</td>"
