"""A story as a value: which slides in which order, told of what; and its words in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from emas.domain.plain_text import visible
from emas.domain.rubric import Rubric
from emas.ui.i18n import N_
from emas.ui.maps.choice import Choice

SLIDES = {
    "sampul": N_("Sampul"),
    "program": N_("Program dalam satu gambar"),
    "peta": N_("Peta"),
    "hitungan": N_("Angka yang beredar"),
    "layak": N_("Kelayakan 2 + 6 per wilayah"),
    "layanan": N_("Layanan menurut tahap"),
    "menahan": N_("Yang paling menahan"),
    "gerak": N_("Gerak sejak periode lalu"),
    "bukti": N_("Isian dan verifikasi"),
    "jalan": N_("Jalan sebuah desa"),
    "andai": N_("Bagaimana jika"),
    "janji": N_("Janji pada rapat lalu"),
    "keputusan": N_("Keputusan yang diminta"),
}
"""Every slide that can be told, by its word in the address, in the order of a whole story."""

READY: dict[str, tuple[str, tuple[str, ...]]] = {
    "menteri": (N_("Untuk Menteri"), tuple(SLIDES)),
    "gubernur": (
        N_("Untuk gubernur atau bupati"),
        tuple(name for name in SLIDES if name not in ("hitungan", "bukti")),
    ),
    "musdes": (
        N_("Untuk musyawarah desa"),
        ("sampul", "program", "jalan", "janji", "layak", "andai", "keputusan"),
    ),
}
"""Three stories to begin with: their names and their slides."""

FIRST = "menteri"

LONGEST = 90
"""Signs of a title, or of a decision asked for: what stands on two lines of a slide."""

MOST_ASKED = 5
"""Decisions on one slide."""

STORY, ORDER, NAME, ASKED, TITLED = "cerita", "slaid", "nama", "minta", "judul"
"""Words of the address beside those of the choice."""

_APART = "|"


@dataclass(frozen=True)
class Story:
    """``choice`` says of which villages and by which kind of score; ``village`` in it whose way is shown.

    ``slides`` are words of :data:`SLIDES`; ``titles`` are the presenter's own, by slide; ``asked`` the
    decisions asked for, empty for those that the figures suggest.
    """

    choice: Choice
    ready: str = FIRST
    slides: tuple[str, ...] = READY[FIRST][1]
    name: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()

    def address(self, rubric: Rubric) -> dict[str, str]:
        """The query of a link that opens this story."""
        told = {
            STORY: self.ready if self.ready != FIRST else "",
            ORDER: ",".join(self.slides) if self.slides != READY[self.ready][1] else "",
            NAME: self.name,
            ASKED: _APART.join(self.asked),
            TITLED: _APART.join(f"{slide}:{title}" for slide, title in self.titles.items() if title),
        }
        return self.choice.address(rubric) | {name: value for name, value in told.items() if value}


def read(query: Mapping[str, str], choice: Choice) -> Story:
    """The story of an address; what means nothing in it is left out."""
    ready = query.get(STORY, "")
    ready = ready if ready in READY else FIRST
    slides = tuple(dict.fromkeys(name for name in query.get(ORDER, "").split(",") if name in SLIDES))
    parted = (part.partition(":") for part in query.get(TITLED, "").split(_APART))
    return Story(
        choice=choice,
        ready=ready,
        slides=slides or READY[ready][1],
        name=clean(query.get(NAME, "")),
        titles={slide: clean(title) for slide, _colon, title in parted if slide in SLIDES and clean(title)},
        asked=asked(query.get(ASKED, "").split(_APART)),
    )


def asked(lines: list[str]) -> tuple[str, ...]:
    """Decisions as they stand on a slide: none empty, not too many, none too long."""
    return tuple(filter(None, map(clean, lines)))[:MOST_ASKED]


def clean(text: str) -> str:
    """A text on one line, without what no text may hold and without what parts texts in an address."""
    return visible(text.replace(_APART, " "))[:LONGEST].rstrip()


def asks_too_much(lines: list[str]) -> bool:
    """Whether :func:`asked` would leave out some of the decisions, or the end of one."""
    meant = [line for line in lines if line.strip()]
    return len(meant) > MOST_ASKED or any(len(visible(line)) > LONGEST for line in meant)
