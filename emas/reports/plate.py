"""What every picture carries: its title and what was chosen at the head, date and source at the foot."""

from __future__ import annotations

from emas.reports.legend import Block
from emas.reports.lettering import INK, LINE, MUTED, NO_BREAK, lines, width, written
from emas.reports.words import Caption

EDGE = 28.0
"""Units that stay free at every edge of a picture."""

_TITLES = (24.0, 21.0, 18.0)
_SUBTITLE, _FOOT = 12.5, 10.0


def head(caption: Caption, room: float, *, simulated: bool) -> Block:
    """Title and, below it, what was chosen. However long the title: its mark is never what is cut.

    Raises:
        ValueError: simulated figures, and the caption has no mark.
    """
    full = caption.full_title(simulated=simulated)
    for size in _TITLES:
        title = lines(full, size, room, most=2, bold=True)
        if len(lines(full, size, room, most=len(full), bold=True)) <= 2:
            break
    else:
        mark = f" {caption.simulated}" if simulated else ""
        title = lines(caption.titled, size, room - width(mark, size, bold=True), most=2, bold=True)
        title[-1] += mark
    found, y = [], 0.0
    for line in title:
        y += size * LINE
        found.append(written(line, (0, y - 5), size, bold=True))
    # A filter may be long: what is cut must not be whose word the figures are.
    told = _joined(caption.kind, caption.round, caption.of, caption.rubric, caption.filter)
    for line in lines(told, _SUBTITLE, room, most=3):
        y += _SUBTITLE * LINE
        found.append(written(line, (0, y - 2), _SUBTITLE, fill=MUTED))
    return Block(room, y, "".join(found))


def foot(caption: Caption, room: float) -> Block:
    """Date and source, whose boundaries, and in ink what the picture is not."""
    told = _joined(caption.date, caption.source, caption.credit)
    found, y = [], 0.0
    for text, ink, bold, most in ((caption.disclaimer, INK, True, 2), (told, MUTED, False, 4)):
        for line in lines(text, _FOOT, room, most=most, bold=bold):
            y += _FOOT * LINE
            found.append(written(line, (0, y - 2), _FOOT, fill=ink, bold=bold))
    return Block(room, y, "".join(found))


def sentence(text: str, room: float) -> Block:
    """What a chart shows, in words: whoever gets the picture alone reads it by this."""
    found, y = [], 0.0
    for line in lines(text, _SUBTITLE, room, most=6):
        y += _SUBTITLE * LINE
        found.append(written(line, (0, y - 2), _SUBTITLE))
    return Block(room, y, "".join(found))


def rule(across: float, y: float) -> str:
    """The line above the foot of a picture so wide."""
    return f'<path d="M{EDGE} {y:.1f}H{across - EDGE}" stroke="#d9d5cb" stroke-width="0.8"/>'


def _joined(*texts: str) -> str:
    """Texts in a row; no line begins with the dot between them."""
    return f"{NO_BREAK}· ".join(filter(None, texts))
